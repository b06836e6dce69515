"""Reckons where findings stand on a page in small, and where their numbers go.

In: areas in pt of the page's user space, y upwards; a `Thumbnail`. Out: `Box`es in pt of the
page as it is shown, y downwards, turned as it is turned. How they are drawn is in
`templates/verdict.*`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ngen_pdf.preflight.facts import Area
from ngen_pdf.preflight.thumbnails import Thumbnail

WIDTH, HEIGHT = 416.0, 640.0
"""CSS px, in which a page with findings is shown: as wide or as high."""

LEAST = 8.0  # CSS px of a box; hairlines and specks are seen, too
AIR = 2.0  # CSS px around what is found
BADGE = 18.0  # CSS px, how high a number is
DIGIT, PADDING = 7.0, 9.0  # CSS px, of how wide it is
NUMBERED = 6  # places of a finding; more numbers would hide the page
TRIES = 40  # places that are tried for a number before it covers another


class Box(NamedTuple):
    """A rectangle, from its upper left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding's rectangles, and where its number stands: at the first of them."""

    number: int
    boxes: tuple[Box, ...]
    badges: tuple[Box, ...]

    @property
    def outline(self) -> str:
        """The rectangles as one path of SVG."""
        return "".join(
            f"M{x:.2f} {y:.2f}h{width:.2f}v{height:.2f}h{-width:.2f}z"
            for x, y, width, height in self.boxes
        )


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as it is shown: width and height in pt, a CSS px in pt, where it is cut, marks."""

    width: float
    height: float
    px: float
    trim: Box | None
    marks: tuple[Mark, ...]


def drawn(thumbnail: Thumbnail, found: Iterable[tuple[int, Sequence[Area]]]) -> Drawn:
    """A page with a mark for each finding and its areas, under its number."""
    sheet = shown(thumbnail.area, thumbnail)
    px = max(sheet.width / WIDTH, sheet.height / HEIGHT)
    trim = shown(thumbnail.trim, thumbnail) if thumbnail.trim else None
    boxes = (
        (number, tuple(_seen(shown(area, thumbnail), sheet, px) for area in areas))
        for number, areas in found
    )
    marks = tuple(_marks(boxes, sheet, px))
    return Drawn(sheet.width, sheet.height, px, trim, marks)


def shown(area: Area, thumbnail: Thumbnail) -> Box:
    """An area of the page as it stands on the thumbnail (ISO 32000-2, 7.7.3.3, Rotate)."""
    corners = [
        _turned(x - thumbnail.area.left, y - thumbnail.area.bottom, thumbnail)
        for x, y in ((area.left, area.bottom), (area.right, area.top))
    ]
    (left, right), (top, bottom) = (sorted(sides) for sides in zip(*corners, strict=True))
    return Box(left, top, right - left, bottom - top)


def _turned(x: float, y: float, thumbnail: Thumbnail) -> tuple[float, float]:
    """A place from the lower left of what is shown, as one from the upper left when turned."""
    width, height = thumbnail.area.width, thumbnail.area.height
    return {
        0: (x, height - y),
        90: (y, x),
        180: (width - x, y),
        270: (height - y, width - x),
    }[thumbnail.rotate]


def _seen(box: Box, sheet: Box, px: float) -> Box:
    """The box large enough to be seen, and on the sheet."""
    left, width = _span(box.x, box.width, sheet.width, px)
    top, height = _span(box.y, box.height, sheet.height, px)
    return Box(left, top, width, height)


def _span(start: float, length: float, most: float, px: float) -> tuple[float, float]:
    grown = max(length + 2 * AIR * px, LEAST * px)
    start -= (grown - length) / 2
    end = min(max(start + grown, LEAST * px), most)
    start = max(0.0, min(start, end - LEAST * px))
    return start, end - start


def _marks(found: Iterable[tuple[int, tuple[Box, ...]]], sheet: Box, px: float) -> Iterator[Mark]:
    badges: list[Box] = []
    for number, boxes in found:
        first = len(badges)
        for box in boxes[:NUMBERED]:
            badges.append(_badge(number, box, sheet, px, badges))
        yield Mark(number, boxes, tuple(badges[first:]))


def _badge(number: int, box: Box, sheet: Box, px: float, others: list[Box]) -> Box:
    """Above the box at its left; where a number stands there, beside it or further down."""
    width, height = (PADDING + DIGIT * len(str(number))) * px, BADGE * px
    right = max(0.0, sheet.width - width)
    x, y = min(max(0.0, box.x), right), max(0.0, box.y - height)
    for _ in range(TRIES):
        blocking = next((o for o in others if _overlap(Box(x, y, width, height), o)), None)
        if blocking is None:
            break
        x = blocking.x + blocking.width + px
        if x > right:
            x, y = min(max(0.0, box.x), right), blocking.y + height + px
    return Box(x, min(y, max(0.0, sheet.height - height)), width, height)


def _overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )
