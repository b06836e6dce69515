"""Figure: four results measured against their targets, each on a scale of its own."""

from collections.abc import Iterator
from dataclasses import dataclass

import facts
from geometry import Ring, hatch
from pen import FINE, HAIR, Palette, Type, box, fill, polygon, polyline, segments, stroke, words

WIDTH, HEIGHT = 504.0, 210.0
START, GOAL = 132.0, 332.0  # zero, and the target that all rows share
TOP, ROW, BAR = 42.0, 43.0, 15.0


@dataclass(frozen=True, slots=True)
class Row:
    """A result beside its target, as numbers and as they are written."""

    name: str
    target: float
    result: float
    written: tuple[str, str]


ROWS = (
    Row("Members", facts.MEMBERS_TARGET, facts.MEMBERS, ("3,000", "3,334")),
    Row("Projects approved", facts.PROJECTS_TARGET, facts.PROJECTS, ("60", "91")),
    Row("Project costs approved", facts.COST_TARGET, facts.APPROVED_COST, ("$275M", "$349.0M")),
    Row("Industry partners", facts.PARTNERS_TARGET, facts.PARTNERS, ("150", "207")),
)


def targets(color: Palette) -> Iterator[str]:
    """Each bar hatched up to the common target and solid beyond it."""
    for i, row in enumerate(ROWS):
        yield from _row(row, TOP + i * ROW, color)
    low = TOP + (len(ROWS) - 1) * ROW + BAR + 8
    yield stroke(polyline((GOAL, 14), (GOAL, low)), color.ink, 1)
    yield stroke(polyline((START, 30), (START, low)), color.slate, HAIR)
    yield words((GOAL, 9), "Target", Type(color.ink, 9, 600, "middle"))
    yield words((0, 9), "Each row on its own scale", Type(color.steel, 8))
    yield words((WIDTH, 9), "Result, 31 March 2021", Type(color.signal_deep, 9, 600, "end"))


def _row(row: Row, y: float, color: Palette) -> Iterator[str]:
    end = START + (GOAL - START) * row.result / row.target
    ring: Ring = ((START, y), (GOAL, y), (GOAL, y + BAR), (START, y + BAR))
    yield stroke(segments(hatch((ring,), 2.8)), color.steel, HAIR)
    yield stroke(polygon(ring), color.ink, FINE)
    yield fill(box(GOAL, y, end - GOAL, BAR), color.signal)
    target, result = row.written
    yield words((0, y + 11), row.name, Type(color.ink, 9.5, 500))
    yield words((GOAL - 5, y - 4), target, Type(color.steel, 9, 400, "end"))
    yield words((end + 6, y + 12), result, Type(color.ink, 12, 500))
