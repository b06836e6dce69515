"""The cover and the back cover: 91 projects as 91 parts on a sheet.

Each status fills whole staggered rows: 13 + 12 approved, 9 + 8 + 9 + 8 + 9 underway,
12 + 11 completed. Parts approved are outlines, parts being cut are hatched, finished
parts are solid. The area inside each outline is to one scale: the average cost of a
project in its status.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import pi, sqrt

import facts
import parts
from dimension import Rule, down
from geometry import Point
from page import LEFT, RIGHT, SPAN, WIDTH, ground
from pen import FINE, HIDDEN, Palette, Type, polyline, stroke, words

AREA_PER_MILLION = 249.0  # square points
HEAD = 27.0  # from a band's rule to its parts


@dataclass(frozen=True, slots=True)
class Band:
    """Staggered rows of one status, the first and longest from edge to edge."""

    status: facts.Status
    first: int  # running number of the first part
    top: float  # height of the rule above
    longest: int
    rows: int


BANDS = (
    Band(facts.APPROVED, 0, 270, 13, 2),
    Band(facts.UNDERWAY, 25, 377, 9, 5),
    Band(facts.COMPLETED, 68, 668, 12, 2),
)


def diameter(status: facts.Status) -> float:
    """The diameter of a disc that costs what a project of the status costs."""
    return 2 * sqrt(status.average * AREA_PER_MILLION / pi)


def centers(band: Band) -> Iterator[Point]:
    """Where the parts of a band stand, row by row."""
    size = diameter(band.status)
    pitch = (SPAN - size) / (band.longest - 1)
    for row in range(band.rows):
        shift = row % 2
        y = band.top + HEAD + size / 2 + row * pitch * sqrt(3) / 2
        for i in range(band.longest - shift):
            yield LEFT + size / 2 + pitch * (i + shift / 2), y


def band_parts(band: Band, mirrored: bool = False) -> tuple[parts.Part, ...]:
    """The parts of a band, in place and to scale; mirrored, as seen from behind."""
    scale = sqrt(band.status.average * AREA_PER_MILLION)
    return tuple(
        parts.placed(parts.part(band.first + i), (WIDTH - x if mirrored else x, y), scale)
        for i, (x, y) in enumerate(centers(band))
    )


def cover(color: Palette) -> Iterator[str]:
    """The front: the sheet of parts, under a field left free for the title."""
    yield ground(color)
    approved, underway, completed = (band_parts(band) for band in BANDS)
    yield from parts.outlined(approved, color.line)
    yield from parts.hatched(underway, color.bone, 2.6)
    yield from parts.solid(completed, color.paper)
    for band in BANDS:
        yield from _heading(band, color)
    rule = Rule(color.signal, color.paper, 10, 500, 1.0)
    yield from down(BANDS[0].top, 762, RIGHT + 21, f"{facts.PROJECTS} projects", rule)


def _heading(band: Band, color: Palette) -> Iterator[str]:
    status, y = band.status, band.top + 14
    yield stroke(polyline((LEFT, band.top), (RIGHT, band.top)), color.line, FINE)
    left = Type(color.paper, 9, 500)
    yield words((LEFT, y), f"{status.projects} {status.name.lower()}", left)
    right = Type(color.line, 9, 400, "end")
    yield words((RIGHT, y), f"average ${status.average:.1f} million (calculated)", right)


def back(color: Palette) -> Iterator[str]:
    """The back: the other face of the same sheet, its edges hidden."""
    yield ground(color)
    for band in BANDS:
        data = "".join(parts.outline(item) for item in band_parts(band, mirrored=True))
        yield stroke(data, color.slate, 0.45, HIDDEN)
