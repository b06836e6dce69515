"""Opener 8: a bar of 190 million dollars, and what is left to cut from it."""

from collections.abc import Iterator
from itertools import pairwise

import facts
from dimension import across
from geometry import Ring, hatch
from page import LEFT, RIGHT, SPAN, hot, opener, rule
from pen import (
    CENTER,
    FINE,
    FULL,
    HAIR,
    Palette,
    Type,
    fill,
    polygon,
    polyline,
    segments,
    stroke,
    words,
)

MILLION = SPAN / facts.PROJECT_FUNDS  # points
AXIS = 456.0
FULL_RADIUS, CUT_RADIUS = 100.0, 78.0
PHANTOM = "10 3 2 3 2 3"  # dash of what is not there yet
STATUSES = (facts.COMPLETED, facts.UNDERWAY, facts.APPROVED)
NAMES = ("completed", "underway", "not contracted")


def ends() -> tuple[float, ...]:
    """Where the lengths of the bar meet: three that are approved, one that is left."""
    found = [LEFT]
    for status in STATUSES:
        found.append(found[-1] + status.ngen * MILLION)
    return (*found, RIGHT)


def stock(color: Palette) -> Iterator[str]:
    """A bar on the lathe: finished, being cut, marked out, and in phantom what is left."""
    yield from opener(color, 8)
    start, finished, cut, marked, end = ends()
    yield from _finished(start, finished, color)
    yield from _being_cut(finished, cut, color)
    yield stroke(_bar(cut, marked), color.paper, FULL)
    yield stroke(_bar(marked, end), color.signal, FULL, PHANTOM)
    axis = polyline((start - 20, AXIS), (end + 20, AXIS))
    yield stroke(axis, color.slate, FINE, CENTER)
    yield from _measures(marked, color)
    yield from _statuses(color)


def _profile(steps: tuple[tuple[float, float], ...], end: float) -> Ring:
    """A turned length from the radii that begin at each place, both sides of the axis."""
    places = (*(x for x, _ in steps), end)
    upper = [
        (x, AXIS - radius)
        for (_, radius), span in zip(steps, pairwise(places), strict=True)
        for x in span
    ]
    return (*upper, *((x, 2 * AXIS - y) for x, y in reversed(upper)))


def _finished(start: float, end: float, color: Palette) -> Iterator[str]:
    steps = ((start, 34.0), (start + 5, 39.0), (start + 46, 32.0), (start + 52, 58.0))
    yield fill(polygon(_profile(steps, end)), color.paper)
    edges = "".join(polyline((x, AXIS - 60), (x, AXIS + 60)) for x, _ in steps[1:])
    yield stroke(edges, color.ink, FINE)


def _being_cut(start: float, end: float, color: Palette) -> Iterator[str]:
    ring = _profile(((start, CUT_RADIUS - 5), (start + 5, CUT_RADIUS)), end)
    yield stroke(segments(hatch((ring,), 4.6)), color.line, FINE)
    yield stroke(polygon(ring), color.paper, FULL)


def _bar(start: float, end: float) -> str:
    """Hexagonal stock seen from the side, with two long edges at a half of its radius."""
    edges = (
        polyline((start, AXIS + y), (end, AXIS + y)) for y in (-FULL_RADIUS / 2, FULL_RADIUS / 2)
    )
    return polygon(_profile(((start, FULL_RADIUS),), end)) + "".join(edges)


def _measures(cut: float, color: Palette) -> Iterator[str]:
    left = facts.PROJECT_FUNDS - facts.APPROVED_NGEN
    for x, height, low in (
        (LEFT, 323, AXIS - 44),  # under the words that begin there
        (cut, 320, AXIS - 106),
        (RIGHT, 286, AXIS - 106),
    ):
        yield stroke(polyline((x, height), (x, low)), color.slate, HAIR)
    yield from across(LEFT, RIGHT, 292, "", rule(color))
    yield words((LEFT, 284), f"${facts.PROJECT_FUNDS:.0f}M", Type(color.paper, 22, 300))
    yield words((LEFT + 66, 284), "meant for projects", Type(color.line, 10))
    yield words((RIGHT - 6, 284), "31 March 2023", Type(color.paper, 11, 500, "end"))
    yield from across(LEFT, cut, 326, "", rule(color))
    yield words((LEFT, 320), f"${facts.APPROVED_NGEN}M approved", Type(color.paper, 11, 500))
    yield from across(cut, RIGHT, 326, "", hot(color))
    yield words((RIGHT - 6, 320), f"about ${left:.1f}M left", Type(color.paper, 11, 500, "end"))
    yield words((RIGHT - 6, 338), "(calculated)", Type(color.line, 9, 400, "end"))


def _statuses(color: Palette) -> Iterator[str]:
    y = AXIS + FULL_RADIUS + 28
    for (start, end), status, name in zip(pairwise(ends()[:-1]), STATUSES, NAMES, strict=True):
        yield from across(start, end, y, f"${status.ngen}M", rule(color))
        yield words(((start + end) / 2, y + 14), name, Type(color.line, 9, 400, "middle"))
