"""Figure: the IP Manager's contacts with members, one mark each."""

from collections.abc import Iterator

import facts
from dimension import Rule, across
from geometry import Point
from pen import HAIR, Palette, Type, polyline, specks, stroke, words

WIDTH, HEIGHT = 332.0, 207.0
ROWS = 9  # so that the workshops fill one column, the discussions four
TOP, PITCH, GAP, MARK = 36.0, 14.0, 7.0, 10.4
OVERRUN = 5.0  # a dimension passes its ends by so much


def contacts(color: Palette) -> Iterator[str]:
    """Workshops and discussions filled; what is not broken down in outline."""
    marks = tuple(_place(i) for i in range(facts.IP_TOUCHPOINTS))
    named = facts.IP_WORKSHOPS + facts.IP_DISCUSSIONS
    yield specks(marks[named:], color.slate, MARK)
    yield specks(marks[named:], color.paper, MARK - 1.4)
    yield specks(marks[facts.IP_WORKSHOPS : named], color.ink, MARK)
    yield specks(marks[: facts.IP_WORKSHOPS], color.signal, MARK)
    yield from _named(color)
    low = TOP + ROWS * PITCH
    pen = Rule(color.steel, color.ink, 9)
    left, right = _column(5), _column(21) + PITCH
    yield from across(left, right, low + 16, "not broken down", Rule(color.steel, color.steel, 9))
    yield from across(OVERRUN, right, low + 38, f"{facts.IP_TOUCHPOINTS} contacts", pen)


def _column(number: int) -> float:
    """The left edge of a column; a gap follows the workshops and the discussions."""
    return OVERRUN + number * PITCH + GAP * ((number > 0) + (number > 4))


def _place(index: int) -> Point:
    return _column(index // ROWS) + PITCH / 2, TOP + PITCH * (index % ROWS + 0.5)


def _named(color: Palette) -> Iterator[str]:
    """The two kinds that are named, each led from its first mark."""
    first, second = _column(0) + PITCH / 2, _column(1) + PITCH / 2
    leads = polyline((first, TOP), (first, 0)) + polyline((second, TOP), (second, 18))
    yield stroke(leads, color.steel, HAIR)
    text = f"{facts.IP_WORKSHOPS} workshops for project teams"
    yield words((first + 5, 8), text, Type(color.signal_deep, 9, 600))
    text = f"{facts.IP_DISCUSSIONS} discussions with applicants before assessment"
    yield words((second + 5, 26), text, Type(color.ink, 9, 600))
