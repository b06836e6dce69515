"""Which glyphs an embedded font program has (ISO 32000-2, 9.6.5, 9.7.4.2, 9.9).

In: a font descriptor, and how codes lead to glyphs. Out: a test of codes. Whether a font is
embedded at all, `fonts` tells.
"""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
from fontTools.cffLib import CFFFontSet
from fontTools.ttLib import TTFont

from ngen_pdf.preflight.reading import truetype, type1
from ngen_pdf.preflight.reading.encodings import Names
from ngen_pdf.preflight.reading.streams import decoded

BYTES = 1 << 26
Absent = Callable[[int], bool]
SFNT = (b"\x00\x01\x00\x00", b"true", b"OTTO")


def of_composite(descendant: Any, cids: dict[int, int] | None) -> Absent | None:
    """Whether a code of a Type0 font has no glyph, or that of .notdef.

    `cids` are the CIDs of codes, None where they are the codes themselves. None where it
    cannot be told: nothing is embedded, or the program is broken.
    """
    try:
        present = _of_cid(descendant)
    except Exception:  # a font program may be broken in any way
        return None
    if present is None or cids is None:
        return None if present is None else lambda cid: not present(cid)
    return lambda code: not present(cids.get(code, 0))


def _of_cid(descendant: Any) -> Callable[[int], bool] | None:
    program = _program(descendant.get("/FontDescriptor"))
    if program is None:
        return None
    if program[:4] in SFNT:
        font = TTFont(BytesIO(program), lazy=True)
        if "CFF " not in font:
            return _of_glyph_numbers(descendant, font["maxp"].numGlyphs)
        program = font.reader["CFF "]
    return _of_charset(program)


def _of_glyph_numbers(descendant: Any, count: int) -> Callable[[int], bool]:
    """By the CIDToGIDMap (9.7.4.2)."""
    said = descendant.get("/CIDToGIDMap")
    if not isinstance(said, pikepdf.Stream):
        return lambda cid: 0 < cid < count
    table = decoded(said, 1 << 17)

    def present(cid: int) -> bool:
        return 0 < int.from_bytes(table[2 * cid : 2 * cid + 2], "big") < count

    return present


def _of_charset(program: bytes) -> Callable[[int], bool]:
    """By the CIDs of the charset; by the numbers of glyphs where the program has none."""
    top = _compact(program)
    names = top.charset
    if not hasattr(top, "ROS"):
        return lambda cid: 0 < cid < len(names)
    numbers = {int(name[3:]) for name in names if name.startswith("cid")} - {0}
    return numbers.__contains__


def _compact(program: bytes) -> Any:
    fonts = CFFFontSet()
    fonts.decompile(BytesIO(program), None)
    return fonts[0]


def of_simple(descriptor: Any, names: Names, said: bool) -> tuple[Absent | None, Names]:
    """Whether a code of a simple font has no glyph; and the encoding in the program.

    `names` are those that the PDF gives to codes; `said` is whether it gives a base encoding,
    which wins over the program's.
    """
    try:
        program = _program(descriptor)
        if program is None:
            return None, {}
        if program[:4] in SFNT[:2]:
            return truetype.absent(TTFont(BytesIO(program), lazy=True), descriptor, names), {}
        if program[:4] == SFNT[2]:
            program = TTFont(BytesIO(program), lazy=True).reader["CFF "]
        present, own = _named(program)
    except Exception:  # a font program may be broken in any way
        return None, {}
    if not present:
        return None, {}
    used = names if said else own | names
    return lambda code: used.get(code, ".notdef") not in present, own


def _named(program: bytes) -> tuple[set[str], Names]:
    """The names of the glyphs of a Type 1 program, compact or not, and its own encoding."""
    if program[:1] == b"\x01":
        top = _compact(program)
        if hasattr(top, "ROS"):
            return set(), {}
        encoding = top.Encoding
        listed = type1.STANDARD if isinstance(encoding, str) else dict(enumerate(encoding))
        own = {code: name for code, name in listed.items() if name != ".notdef"}
        return set(top.charset) - {".notdef"}, own
    return type1.names(program)


def _program(descriptor: Any) -> bytes | None:
    for key in ("/FontFile2", "/FontFile3", "/FontFile"):
        if descriptor is not None and key in descriptor:
            return decoded(descriptor[key], BYTES)
    return None
