"""Opener 1: one dot a member, those outside Ontario filled."""

from collections.abc import Iterator
from math import ceil

import facts
from dimension import across
from geometry import Point
from page import LEFT, RIGHT, hot, opener, rule
from pen import HAIR, Palette, Type, polyline, specks, stroke, words

ROWS = 47
TOP = 286.0
COLUMNS = ceil(facts.MEMBERS / ROWS)
PITCH = (RIGHT - LEFT) / COLUMNS


def field() -> tuple[Point, ...]:
    """One point a member, column by column from the right edge."""
    return tuple(
        (RIGHT - PITCH / 2 - i // ROWS * PITCH, TOP + PITCH / 2 + i % ROWS * PITCH)
        for i in range(facts.MEMBERS)
    )


def members(color: Palette) -> Iterator[str]:
    """The field, and the share against its target measured above it."""
    yield from opener(color, 1)
    dots = field()
    outside = round(facts.MEMBERS * facts.OUTSIDE_ONTARIO)
    yield specks(dots[outside:], color.slate, 5)
    yield specks(dots[outside:], color.ink, 3.8)
    yield specks(dots[:outside], color.signal, 5.4)
    yield from _share(color)


def _share(color: Palette) -> Iterator[str]:
    width = facts.MEMBERS / ROWS * PITCH
    edge = RIGHT - facts.OUTSIDE_ONTARIO * width
    target = RIGHT - facts.OUTSIDE_TARGET * width
    low = TOP + ROWS * PITCH
    yield from across(
        edge, RIGHT, TOP - 12, f"{facts.OUTSIDE_ONTARIO:.0%} outside Ontario", hot(color)
    )
    yield from across(target, RIGHT, low + 26, f"target {facts.OUTSIDE_TARGET:.0%}", rule(color))
    yield stroke(polyline((target, low + 3), (target, low + 31)), color.line, HAIR)
    style = Type(color.line, 10)
    yield words((LEFT, TOP - 16), "One dot, one member", style)
