"""Dimension lines: a fine line between two ticks, with the measure set on it.

In: two ends on an axis, a text and a pen. Out: SVG strings.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from geometry import Point
from pen import HAIR, Type, polyline, stroke, words

TICK = 3.4  # half the height of the oblique stroke
OVERRUN = 5.0  # how far the line passes its ticks


@dataclass(frozen=True, slots=True)
class Rule:
    """Colors and size of a dimension."""

    color: str
    text: str
    size: float = 8.5
    weight: int = 400
    width: float = HAIR


def tick(at: Point) -> str:
    """Path data of the oblique stroke that ends a dimension."""
    x, y = at
    return polyline((x - TICK, y + TICK), (x + TICK, y - TICK))


def across(x1: float, x2: float, y: float, text: str, rule: Rule) -> Iterator[str]:
    """A horizontal dimension, its text centered above the line."""
    line = polyline((x1 - OVERRUN, y), (x2 + OVERRUN, y))
    yield stroke(line, rule.color, rule.width)
    yield stroke(tick((x1, y)) + tick((x2, y)), rule.color, rule.width + 0.6)
    if text:
        style = Type(rule.text, rule.size, rule.weight, "middle")
        yield words(((x1 + x2) / 2, y - 5), text, style)


def down(y1: float, y2: float, x: float, text: str, rule: Rule) -> Iterator[str]:
    """A vertical dimension, its text reading upwards on the left of the line."""
    line = polyline((x, y1 - OVERRUN), (x, y2 + OVERRUN))
    yield stroke(line, rule.color, rule.width)
    yield stroke(tick((x, y1)) + tick((x, y2)), rule.color, rule.width + 0.6)
    if text:
        style = Type(rule.text, rule.size, rule.weight, "middle")
        yield words((x - 4, (y1 + y2) / 2), text, style, turned=True)
