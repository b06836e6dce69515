"""Opener 7: strategies, assets and what is open to share, as plates one above another."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from math import sqrt

import facts
from geometry import Point, Ring
from page import opener
from pen import CENTER, FINE, FULL, Palette, Type, ellipse, fill, polygon, polyline, stroke, words

U, V, THICK = 430.0, 283.0, 12.0  # sides and thickness of a plate
TILT = 0.25  # sine of the angle at which one looks down on the plates
FAR: Point = (272.0, 494.0)  # the far corner of the lowest plate
RISE = 118.0
HOLE = 10.0


@dataclass(frozen=True, slots=True)
class Plate:
    """A plate with one hole for each thing counted."""

    holes: tuple[Point, ...]
    face: str
    text: str


def project(u: float, v: float, w: float) -> Point:
    """Dimetric projection: u runs to the right, v to the left, w up."""
    half = sqrt(0.5)
    return FAR[0] + (u - v) * half, FAR[1] + (u + v) * half * TILT - w


def plates(color: Palette) -> Iterator[str]:
    """The exploded stack, from the strategies at the foot to the open assets."""
    yield from opener(color, 7)
    stack = (
        Plate(_grid(facts.IP_STRATEGIES), color.steel, "strategies developed"),
        Plate(_grid(facts.IP_ASSETS), color.slate, "new assets created"),
        Plate(_staggered(facts.IP_OPEN), color.paper, "open for sharing"),
    )
    yield from _axes(color)
    for level, plate in enumerate(stack):
        yield from _plate(level * RISE, plate, color)


def _grid(count: int) -> tuple[Point, ...]:
    """Holes in columns of five."""
    step = 5 * U / count
    return tuple((step * (i // 5 + 0.5), V * (i % 5 + 0.5) / 5) for i in range(count))


def _staggered(count: int) -> tuple[Point, ...]:
    """Holes in columns of five and four in turn: 5 + 4 + 5 + 4 + 5 make 23."""
    places = (
        (U * (i + 0.5) / 5, V * (j + (1 if i % 2 else 0.5)) / 5)
        for i in range(5)
        for j in range(5 - i % 2)
    )
    return tuple(islice(places, count))


def _axes(color: Palette) -> Iterator[str]:
    for u, v in ((0, V), (U, 0), (U, V)):
        line = polyline(project(u, v, 0), project(u, v, 2 * RISE))
        yield stroke(line, color.line, FINE, CENTER)


def _plate(w: float, plate: Plate, color: Palette) -> Iterator[str]:
    far, right, near, left = (project(u, v, w) for u, v in ((0, 0), (U, 0), (U, V), (0, V)))
    below = tuple((x, y + THICK) for x, y in (right, near, left))
    rim: Ring = (left, near, right, *below)
    yield fill(polygon((far, right, *below, left)), color.ink)
    yield fill(polygon((far, right, near, left)), plate.face)
    yield stroke(polygon(rim), plate.face, FULL)
    holes = (ellipse(project(u, v, w), HOLE, HOLE * TILT) for u, v in plate.holes)
    yield fill("".join(holes), color.ink)
    x, y = left
    yield words((x + 9, y - 44), str(len(plate.holes)), Type(color.paper, 22, 300))
    yield words((x + 9, y - 30), plate.text, Type(color.line, 10))
