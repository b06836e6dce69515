"""The boxes of a sheet: trim, bleed and media, with the spine at its side.

In: a page of the master as it was painted, and a `PressProfile`. Out: a `Sheet`. Boxes are
in pt in the page's own user space. What is drawn in them belongs to `sheet` and `marks`.
"""

from dataclasses import dataclass

import pikepdf

from ngen_pdf.press import Edges, PressProfile


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pt, as ISO 32000-2, 7.9.5 writes it."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From left to right, in pt."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From bottom to top, in pt."""
        return self.top - self.bottom

    @property
    def center(self) -> tuple[float, float]:
        """Where the diagonals meet."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def numbers(self) -> list[float]:
        """The corners as a PDF array has them, to a ten thousandth of a point."""
        return [round(number, 4) + 0.0 for number in (self.left, self.bottom, self.right, self.top)]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's boxes; sheets that are equal are marked alike."""

    trim: Box
    bleed: Box
    media: Box


@dataclass(frozen=True, slots=True)
class Painted:
    """A page as the engine painted it: its trim, and how far the paint goes beyond."""

    trim: Box
    bleed: Edges
    spine_left: bool

    def sheet(self, profile: PressProfile) -> Sheet:
        """The page's boxes in that profile; without marks the sheet ends with the bleed."""
        asked, painted = profile.bleed, self.bleed
        kept = Edges(
            min(asked.top, painted.top),
            min(asked.bottom, painted.bottom),
            min(asked.outside, painted.outside),
            min(asked.spine, painted.spine),
        )
        bleed = _around(self.trim, kept, self.spine_left)
        if not profile.marks.drawn:
            return Sheet(self.trim, bleed, bleed)
        slug = Edges(*(profile.slug for _ in range(4)))
        return Sheet(self.trim, bleed, _around(self.trim, slug, self.spine_left))


def painted(page: pikepdf.Page, number: int, right_to_left: bool) -> Painted:
    """A page of the master, `number` from 0: the first is a recto, and every other one."""
    media, trim = (_box(found) for found in (page.mediabox, page.trimbox))
    spine_left = (number % 2 == 0) != right_to_left
    left, right = trim.left - media.left, media.right - trim.right
    outside, spine = (right, left) if spine_left else (left, right)
    edges = Edges(media.top - trim.top, trim.bottom - media.bottom, outside, spine)
    return Painted(trim, edges, spine_left)


def _box(array: pikepdf.Object) -> Box:
    return Box(*(float(array[index]) for index in range(4)))


def _around(box: Box, edges: Edges, spine_left: bool) -> Box:
    left, right = (edges.spine, edges.outside) if spine_left else (edges.outside, edges.spine)
    return Box(box.left - left, box.bottom - edges.bottom, box.right + right, box.top + edges.top)
