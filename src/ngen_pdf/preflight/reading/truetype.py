"""How a simple font's codes lead to the glyphs of a TrueType program (ISO 32000-2, 9.6.5.4).

In: the program, the names of codes. Out: a test of codes. It takes every way that viewers go, so
that what it calls absent is so for all of them. Programs of other kinds belong to `glyphs` and
`type1`.
"""

from collections.abc import Callable
from functools import cache
from struct import unpack_from
from typing import Any

from fontTools.agl import toUnicode
from fontTools.encodings.MacRoman import MacRoman

from ngen_pdf.preflight.reading.encodings import Names

SYMBOLIC = 4  # of a descriptor's Flags
SEGMENTS = 4096


def absent(font: Any, descriptor: Any, names: Names) -> Callable[[int], bool] | None:
    """Whether a code leads to no glyph, or to that of .notdef."""
    count = font["maxp"].numGlyphs
    tables = _tables(font.reader["cmap"]) if "cmap" in font else []
    symbolic = bool(int(descriptor.get("/Flags", 0)) & SYMBOLIC)
    named = cache(lambda: frozenset(font.getGlyphOrder()[1:]) if "post" in font else ())

    def test(code: int) -> bool:
        ways = _characters(code, names.get(code), symbolic or not names)
        try:
            if any(0 < _glyph(table, one) < count for table in tables for one in ways):
                return False
            return code not in names or names[code] not in named()
        except Exception:  # a table that is cut off tells nothing
            return False

    return test


def _characters(code: int, name: str | None, symbolic: bool) -> list[int]:
    ways = []
    if name:
        text = toUnicode(name)
        ways += [ord(text)] if len(text) == 1 else []
        ways += [MacRoman.index(name)] if name in MacRoman else []
    if symbolic or not name:
        ways += [code, 0xF000 + code, 0xF100 + code, 0xF200 + code]
    return ways


def _tables(cmap: bytes) -> list[bytes]:
    (count,) = unpack_from(">H", cmap, 2)
    offsets = sorted({unpack_from(">HHI", cmap, 4 + 8 * n)[2] for n in range(min(count, 20))})
    return [cmap[offset:] for offset in offsets]


def _glyph(table: bytes, character: int) -> int:
    """The glyph of a character by a subtable of the `cmap` (formats 0, 4, 6, 12); 0 for none."""
    (form,) = unpack_from(">H", table)
    if form == 0:
        return table[6 + character] if character < 256 else 0
    if form == 4:
        return _by_segments(table, character)
    if form == 6:
        first, count = unpack_from(">HH", table, 6)
        inside = first <= character < first + count
        return int(unpack_from(">H", table, 10 + 2 * (character - first))[0]) if inside else 0
    if form == 12:
        for n in range(min(unpack_from(">I", table, 12)[0], SEGMENTS)):
            low, high, start = unpack_from(">III", table, 16 + 12 * n)
            if low <= character <= high:
                return int(start + character - low)
    return 0


def _by_segments(table: bytes, character: int) -> int:
    (doubled,) = unpack_from(">H", table, 6)
    for n in range(min(doubled // 2, SEGMENTS)):
        (end,) = unpack_from(">H", table, 14 + 2 * n)
        if character > end:
            continue
        at = 16 + doubled + 2 * n
        start, delta = (unpack_from(">H", table, at + k * doubled)[0] for k in (0, 1))
        (offset,) = unpack_from(">H", table, at + 2 * doubled)
        if character < start:
            return 0
        if not offset:
            return int(character + delta & 0xFFFF)
        (glyph,) = unpack_from(">H", table, at + 2 * doubled + offset + 2 * (character - start))
        return int(glyph + delta & 0xFFFF) if glyph else 0
    return 0
