"""Opener 4: a dollar of NGen's and what partners put beside it, as turned shafts."""

from collections.abc import Iterator
from dataclasses import dataclass

import facts
from dimension import across
from geometry import Point, Ring, hatch
from page import LEFT, RIGHT, SPAN, hot, opener, rule
from pen import (
    CENTER,
    FINE,
    FULL,
    HAIR,
    Palette,
    Type,
    polygon,
    polyline,
    segments,
    stroke,
    words,
)

DOLLAR = SPAN / facts.PARTNER_DOLLARS  # points
BORE = 15.0
CHAMFER = 2.5


@dataclass(frozen=True, slots=True)
class Step:
    """A length of shaft, in dollars, and its radius in points."""

    length: float
    radius: float


SHARED = (
    Step(0.08, 34), Step(0.05, 66), Step(0.22, 46), Step(0.02, 39), Step(0.29, 54),
    Step(0.02, 34), Step(0.32, 40),
)  # fmt: skip
BEYOND = (Step(0.04, 52), Step(0.22, 31))


def shafts(color: Palette) -> Iterator[str]:
    """Both shafts from one datum and to one scale, in half section."""
    yield from opener(color, 4)
    dollar = LEFT + DOLLAR
    yield stroke(polyline((dollar, 288), (dollar, 632)), color.slate, HAIR)
    yield from _shaft((*SHARED, *BEYOND), 372, color)
    yield from _shaft(SHARED, 558, color)
    yield from _measure(
        288, RIGHT, f"${facts.PARTNER_DOLLARS:.2f}", "from partners (calculated)", color
    )
    yield from _measure(478, dollar, "$1.00", "from NGen", color)


def _measure(y: float, end: float, sum_: str, whose: str, color: Palette) -> Iterator[str]:
    pen = hot(color) if end == RIGHT else rule(color)
    yield from across(LEFT, end, y, "", pen)
    yield words((LEFT, y - 8), sum_, Type(color.paper, 22, 300))
    yield words((LEFT + 56, y - 8), whose, Type(color.line, 10))


def _shaft(steps: tuple[Step, ...], y: float, color: Palette) -> Iterator[str]:
    """The upper half cut open and hatched, the lower half seen from outside."""
    end = LEFT + sum(step.length for step in steps) * DOLLAR
    wall: Ring = (*_side(steps, y, -1), (end, y - BORE), (LEFT, y - BORE))
    bore: Ring = ((LEFT, y - BORE), (end, y - BORE), (end, y), (LEFT, y))
    body: Ring = ((LEFT, y), *_side(steps, y, 1), (end, y))
    yield stroke(segments(hatch((wall,), 4.6)), color.line, FINE)
    yield stroke(polygon(bore), color.line, FINE)
    yield stroke(polygon(wall) + polygon(body), color.paper, FULL)
    yield stroke(_shoulders(steps, y), color.slate, FINE)
    yield stroke(polyline((LEFT - 22, y), (end + 22, y)), color.slate, FINE, CENTER)


def _edges(steps: tuple[Step, ...]) -> Iterator[tuple[float, float, float]]:
    """Each step's two ends and its radius."""
    x = LEFT
    for step in steps:
        yield x, x + step.length * DOLLAR, step.radius
        x += step.length * DOLLAR


def _side(steps: tuple[Step, ...], y: float, sign: int) -> Iterator[Point]:
    for start, end, radius in _edges(steps):
        for x, inset in ((start, CHAMFER), (start + CHAMFER, 0), (end - CHAMFER, 0)):
            yield x, y + sign * (radius - inset)
        yield end, y + sign * (radius - CHAMFER)


def _shoulders(steps: tuple[Step, ...], y: float) -> str:
    """The edges of chamfers and shoulders, seen from outside."""
    return "".join(
        polyline((x, y), (x, y + radius - inset))
        for start, end, radius in _edges(steps)
        for x, inset in ((start + CHAMFER, 0), (end - CHAMFER, 0), (end, CHAMFER))
    )
