"""Figure: four results and their targets, each row on a scale of its own.

A row's scale ends at a round number, printed at its end, so that no bar's length
stands for a ratio of result to target.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import facts
from geometry import Ring, hatch
from pen import FINE, HAIR, Palette, Type, polygon, polyline, segments, stroke, words

WIDTH, HEIGHT = 504.0, 210.0
START, END = 132.0, 452.0  # zero, and the round number that ends each scale
TOP, ROW, BAR = 40.0, 44.0, 14.0


@dataclass(frozen=True, slots=True)
class Row:
    """A result, its target and the end of their scale, as numbers and as written."""

    name: str
    target: float
    result: float
    scale: float
    written: tuple[str, str, str]

    def at(self, value: float) -> float:
        """The place of a value on the row's scale."""
        return START + (END - START) * value / self.scale


MONEY = ("$275M", "$349.0M", "$400M")
ROWS = (
    Row("Members", facts.MEMBERS_TARGET, facts.MEMBERS, 4000, ("3,000", "3,334", "4,000")),
    Row("Projects approved", facts.PROJECTS_TARGET, facts.PROJECTS, 100, ("60", "91", "100")),
    Row("Project costs approved", facts.COST_TARGET, facts.APPROVED_COST, 400, MONEY),
    Row("Industry partners", facts.PARTNERS_TARGET, facts.PARTNERS, 250, ("150", "207", "250")),
)


def targets(color: Palette) -> Iterator[str]:
    """Each result a whole bar, its target a mark on the same scale."""
    note = Type(color.steel, 9)
    yield words((0, 9), "Each row on its own scale", note)
    yield words((0, 21), "Not known: whether targets are for one year or all years", note)
    yield words((WIDTH, 9), "Bar: result, 31 March 2021", Type(color.ink, 9, 600, "end"))
    yield words((WIDTH, 21), "Mark: target", Type(color.signal_deep, 9, 600, "end"))
    for i, row in enumerate(ROWS):
        y = TOP + i * ROW
        yield from _bar(row, y, color)
        yield from _scale(row, y + BAR, color)


def _bar(row: Row, y: float, color: Palette) -> Iterator[str]:
    end = row.at(row.result)
    ring: Ring = ((START, y), (end, y), (end, y + BAR), (START, y + BAR))
    yield stroke(segments(hatch((ring,), 2.8)), color.steel, HAIR)
    yield stroke(polygon(ring), color.ink, FINE)
    yield words((0, y + 11), row.name, Type(color.ink, 9.5, 500))
    yield words((end + 6, y + 11), row.written[1], Type(color.ink, 12, 500))


def _scale(row: Row, y: float, color: Palette) -> Iterator[str]:
    """The scale under a bar, from zero to its round end, and the target on it."""
    ends = polyline((START, y), (START, y + 4)) + polyline((END, y), (END, y + 4))
    yield stroke(polyline((START, y), (END, y)) + ends, color.ink, FINE)
    target = row.at(row.target)
    yield stroke(polyline((target, y - BAR - 4), (target, y + 4)), color.signal, 2.2)
    style = Type(color.signal_deep, 9, 600, "middle")
    yield words((target, y + 13), f"target {row.written[0]}", style)
    yield words((START, y + 13), "0", Type(color.steel, 9, 400, "middle"))
    yield words((END, y + 13), row.written[2], Type(color.steel, 9, 400, "middle"))
