"""Opener 9: 207 industry partners as bolt circles, the small and medium ones filled."""

from collections.abc import Iterator
from math import pi, sqrt

import facts
from geometry import Point, hatch, polar, regular
from page import LEFT, opener
from pen import (
    FINE,
    FULL,
    HAIR,
    Palette,
    Type,
    circle,
    polygon,
    polyline,
    segments,
    specks,
    stroke,
    words,
)

MIDDLE: Point = (388.0, 446.0)
CIRCLES = (166.0, 147.0, 128.0)
SPOKES = facts.PARTNERS // len(CIRCLES)  # 69 bolts on each circle
RIM, FACE, HUB, BORE, NUT = 182.0, 112.0, 76.0, 44.0, 60.0
MEASURE = 194.0


def holes() -> tuple[Point, ...]:
    """One bolt a partner, spoke by spoke, clockwise from the head."""
    turn = 2 * pi / SPOKES
    return tuple(
        polar(MIDDLE, radius, turn * (i + j % 2 / 2) - pi / 2)
        for i in range(SPOKES)
        for j, radius in enumerate(CIRCLES)
    )


def bolts(color: Palette) -> Iterator[str]:
    """A flange with every partner a bolt, the share of small firms measured round it."""
    yield from opener(color, 9)
    yield from _flange(color)
    found, small = holes(), facts.SME_PARTNERS
    yield specks(found[:small], color.paper, 10)
    yield specks(found[small:], color.paper, 10)
    yield specks(found[small:], color.ink, 8)
    yield from _measure(color)


def _flange(color: Palette) -> Iterator[str]:
    hub, nut = regular(MIDDLE, HUB, 120), regular(MIDDLE, BORE, 6)
    yield stroke(segments(hatch((hub, nut), 4.6)), color.line, FINE)
    yield stroke(polygon(hub, nut) + circle(MIDDLE, RIM), color.paper, FULL)
    yield stroke(circle(MIDDLE, FACE) + circle(MIDDLE, RIM - 5), color.slate, FINE)
    x, y = MIDDLE
    cross = polyline((x - 26, y), (x + 26, y)) + polyline((x, y - 26), (x, y + 26))
    yield stroke(cross, color.line, HAIR)


def _measure(color: Palette) -> Iterator[str]:
    start, end = -pi / 2 - 0.03, -pi / 2 + 2 * pi * facts.SME_PARTNERS / facts.PARTNERS - 0.06
    steps = 160
    arc = tuple(polar(MIDDLE, MEASURE, start + (end - start) * i / steps) for i in range(steps + 1))
    yield stroke(polyline(*arc), color.signal, 1)
    ticks = "".join(
        polyline(polar(MIDDLE, MEASURE - 8, turn), polar(MIDDLE, MEASURE + 8, turn))
        for turn in (start, end)
    )
    yield stroke(ticks, color.signal, 1.6)
    y = 334.0
    reach = MIDDLE[0] - sqrt(MEASURE**2 - (MIDDLE[1] - y) ** 2)
    yield stroke(polyline((LEFT, y), (reach, y)), color.signal, 1)
    yield words((LEFT, y - 8), str(facts.SME_PARTNERS), Type(color.paper, 22, 300))
    yield words((LEFT, y + 14), "small and medium-sized", Type(color.line, 10))
