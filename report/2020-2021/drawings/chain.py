"""Opener 3: one chain of 1,700 links, and on it goes."""

from collections.abc import Iterator
from itertools import pairwise
from math import hypot, pi

import facts
from geometry import Point, polar, regular
from page import WIDTH, opener
from pen import (
    FINE,
    Palette,
    circle,
    polygon,
    segments,
    specks,
    stroke,
)

CENTER: Point = (386.0, 443.0)
LINK = 7.6  # from pin to pin
COIL = 8.75  # from turn to turn
CORE = 34.0  # radius of the first turn


def spiral(count: int) -> tuple[Point, ...]:
    """Pins at one distance along a spiral that ends at the foot, heading right."""
    rise = COIL / (2 * pi)
    angle, turns = 0.0, []
    for _ in range(count):
        turns.append(angle)
        angle += LINK / hypot(CORE + rise * angle, rise)
    last = turns[-1]
    return tuple(polar(CENTER, CORE + rise * turn, pi / 2 + last - turn) for turn in turns)


def chain(color: Palette) -> Iterator[str]:
    """The chain wound on its arbor; the plus of 1,700+ leaves the page."""
    yield from opener(color, 3)
    pins = spiral(facts.CLUSTER_MEMBERS)
    end = pins[-1]
    tail = [end]
    while tail[-1][0] < WIDTH + LINK:
        tail.append((tail[-1][0] + LINK, end[1]))
    yield from _links(pins, color.line, color.paper, color.ink)
    yield from _links(tuple(tail), color.signal, color.signal, color.ink)
    yield stroke(polygon(regular(CENTER, 14, 6)) + circle(CENTER, 24), color.line, FINE)


def _links(pins: tuple[Point, ...], inner: str, outer: str, hole: str) -> Iterator[str]:
    pairs = tuple(pairwise(pins))
    yield stroke(segments(pairs[1::2]), inner, 2.0, cap="round")
    yield stroke(segments(pairs[::2]), outer, 4.6, cap="round")
    yield specks(pins, hole, 1.7)
