"""The encodings of simple fonts (ISO 32000-2, 9.6.5 and Annex D).

In: a font's Encoding. Out: the names of glyphs by code, and the characters they stand for. Which
of these glyphs a font has, `glyphs` tells.
"""

from functools import cache
from typing import Any

import pikepdf
from fontTools.agl import UV2AGL, toUnicode
from fontTools.encodings.MacRoman import MacRoman
from fontTools.encodings.StandardEncoding import StandardEncoding

Names = dict[int, str]


@cache
def _win_ansi() -> Names:
    """Windows code page 1252; codes that are not used there are bullets (Annex D.2)."""
    names = {}
    for code in range(32, 256):
        character = bytes([code]).decode("cp1252", "replace")
        names[code] = UV2AGL.get(ord(character), "bullet")
    return names | {0xA0: "space", 0xAD: "hyphen"}


@cache
def _listed(names: tuple[str, ...]) -> Names:
    return {code: name for code, name in enumerate(names) if name != ".notdef"}


def named(name: str) -> Names | None:
    """An encoding of Annex D by its name with a slash; None where there is no such one."""
    match name:
        case "/WinAnsiEncoding":
            return _win_ansi()
        case "/MacRomanEncoding":
            return _listed(tuple(MacRoman))
        case "/StandardEncoding":
            return standard()
    return None


def standard() -> Names:
    """The StandardEncoding of Latin text."""
    return _listed(tuple(StandardEncoding))


def said(source: Any) -> tuple[Names | None, Names]:
    """The base encoding that a font's Encoding names, None for its own, and the Differences."""
    if isinstance(source, pikepdf.Name):
        return named(str(source)), {}
    if not isinstance(source, pikepdf.Dictionary):
        return None, {}
    return named(str(source.get("/BaseEncoding", ""))), _differences(source.get("/Differences"))


def _differences(source: Any) -> Names:
    """The names by code (9.6.5.1): a number says where those that follow begin."""
    names: Names = {}
    code = 0
    for one in list(source or ())[:1024]:
        if isinstance(one, pikepdf.Name):
            names[code] = str(one)[1:]
            code += 1
        else:
            code = int(one)
    return names


def text(names: Names) -> dict[int, str]:
    """The characters of glyphs by the Adobe Glyph List; of unknown ones none."""
    found = {code: toUnicode(name) for code, name in names.items()}
    return {code: character for code, character in found.items() if character}
