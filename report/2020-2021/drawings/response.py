"""Figure: the answer to COVID-19 from April to August 2020, one dot a project."""

from collections.abc import Iterator

import facts
from geometry import Point
from pen import FINE, HAIR, Palette, Type, polyline, specks, stroke, words

WIDTH, HEIGHT = 504.0, 190.0
START, DAY = 0.5, 503 / 153  # the axis fills the width
AXIS = 132.0
MONTHS = (("April", 30), ("May", 31), ("June", 30), ("July", 31), ("August", 31))
DAYS = (22, 91, 146)  # from 1 April: 23 April, the year's middle, 25 August
VAGUE = (61, 122)  # June and July, within which the undated page falls
PITCH, ACROSS = 12.0, 5
ROOM = 110.0  # what the words beside a date need


def response(color: Palette) -> Iterator[str]:
    """Projects above the time axis, expressions of interest beneath it."""
    yield from _axis(color)
    for told, day in zip(facts.RESPONSES, DAYS, strict=True):
        yield from _told(told, START + day * DAY, color)
    left, right = (START + day * DAY for day in VAGUE)
    yield stroke(polyline((left, AXIS), (right, AXIS)), color.signal, 2.4)


def _axis(color: Palette) -> Iterator[str]:
    x = START
    ticks = polyline((x, AXIS), (x, AXIS + 6))
    for name, days in MONTHS:
        yield words((x + 4, AXIS + 11), name, Type(color.steel, 9))
        x += days * DAY
        ticks += polyline((x, AXIS), (x, AXIS + 6))
    yield stroke(polyline((START, AXIS), (x, AXIS)) + ticks, color.ink, FINE)


def _told(told: facts.Response, x: float, color: Palette) -> Iterator[str]:
    """One date; its words stand on the left where the right has no room for them."""
    side, anchor = (1, "start") if x + ROOM < WIDTH else (-1, "end")
    near, text = x + 7 * side, Type(color.ink, 9, 400, anchor)
    yield stroke(polyline((x, 4), (x, AXIS)), color.slate, HAIR)
    yield specks(((x, AXIS),), color.signal, 6)
    yield words((near, 21), str(told.projects), Type(color.ink, 22, 300, anchor))
    for i, line in enumerate(told.worth):
        yield words((near, 36 + 11 * i), line, text)
    yield specks(_dots(told.projects, x, side), color.ink, 8.5)
    yield words((x, AXIS + 33), told.date, Type(color.signal_deep, 9, 600, anchor))
    if told.interest:
        yield words((x, AXIS + 46), f"{told.interest} expressions of interest", text)


def _dots(count: int, x: float, side: int) -> tuple[Point, ...]:
    """One dot a project, in rows from the axis upwards."""
    return tuple(
        (x + side * (12 + i % ACROSS * PITCH), AXIS - 13 - i // ACROSS * PITCH)
        for i in range(count)
    )
