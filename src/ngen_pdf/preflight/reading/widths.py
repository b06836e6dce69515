"""The widths of glyphs, and how tall type is (ISO 32000-2, 9.6.2, 9.7.4.3, 9.8.1).

In: a font's dictionary and descriptor. Out: `Widths`, in em; the reach below and above the line.
Where text goes by them belongs to `text`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf

ENTRIES = 100_000
REACH = (-0.25, 0.75)  # of a font that does not say it: about that of Latin text


@dataclass(slots=True)
class Widths:
    """Widths by code, in em."""

    by_code: dict[int, float]
    other: float

    def sum(self, codes: Sequence[int]) -> float:
        """The width of a string."""
        get, other = self.by_code.get, self.other
        return sum([get(code, other) for code in codes])


def of_simple(source: Any, descriptor: Any) -> Widths:
    """Of the font's Widths; without them half an em, as of the standard fonts (9.6.2.2)."""
    said = source.get("/Widths")
    if not isinstance(said, pikepdf.Array):
        return Widths({}, 0.5)
    scale = 0.001
    if source.get("/Subtype") == "/Type3":
        scale = abs(float(source.FontMatrix[0])) or 0.001
    first = int(source.get("/FirstChar", 0))
    by_code = {first + n: float(width) * scale for n, width in enumerate(list(said)[:256])}
    other = float(descriptor.get("/MissingWidth", 0)) if descriptor is not None else 0.0
    return Widths(by_code, other * scale)


def of_composite(descendant: Any, cids: dict[int, int]) -> Widths:
    """Of a CIDFont's W and DW, by code where a CMap says which CIDs codes are."""
    other = float(descendant.get("/DW", 1000)) / 1000
    by_cid: dict[int, float] = {}
    said = list(descendant.get("/W", ()))
    at = 0
    while at + 1 < len(said) and len(by_cid) < ENTRIES:
        first = int(said[at])
        if isinstance(said[at + 1], pikepdf.Array):
            by_cid |= {first + n: float(one) / 1000 for n, one in enumerate(list(said[at + 1]))}
            at += 2
        elif at + 2 < len(said):
            last = min(int(said[at + 1]), first + ENTRIES)
            by_cid |= dict.fromkeys(range(first, last + 1), float(said[at + 2]) / 1000)
            at += 3
        else:
            break
    if cids:
        by_cid = {code: by_cid.get(cid, other) for code, cid in cids.items()}
    return Widths(by_cid, other)


def reach(source: Any, descriptor: Any) -> tuple[float, float]:
    """How far type goes below and above the line, by Descent and Ascent, in em."""
    if source.get("/Subtype") == "/Type3":
        _, bottom, _, top = (float(one) for one in source.FontBBox)
        height = abs(float(source.FontMatrix[3]))
        return (bottom * height, top * height) if top > bottom else REACH
    if descriptor is None:
        return REACH
    below = -abs(float(descriptor.get("/Descent", 0))) / 1000
    above = float(descriptor.get("/Ascent", 0)) / 1000
    return (below, above) if 0.2 < above < 2 and below > -2 else REACH
