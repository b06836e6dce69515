"""Figure: what the projects of each status cost, and who pays."""

from collections.abc import Iterator

import facts
from dimension import Rule, across
from geometry import Ring, hatch
from pen import FINE, HAIR, Palette, Type, box, fill, polygon, polyline, segments, stroke, words

WIDTH, HEIGHT = 504.0, 230.0
START, MILLION = 120.0, 1.36
TOP, ROW, BAR = 20.0, 77.0, 26.0
STATUSES = (facts.COMPLETED, facts.UNDERWAY, facts.APPROVED)


def portfolio(color: Palette) -> Iterator[str]:
    """A bar for each status: NGen's share solid, the partners' hatched."""
    for i, status in enumerate(STATUSES):
        yield from _row(status, TOP + i * ROW, color)
    low = TOP + 2 * ROW + BAR + 26
    yield stroke(polyline((START, 8), (START, low)), color.slate, HAIR)
    name = Type(color.ink, 9, 600)
    y = TOP + ROW - 6
    yield words((START + 4, y), "NGen", name)
    shared = START + facts.UNDERWAY.ngen * MILLION
    yield words((shared + 4, y), "Partners (calculated)", name)
    yield words((WIDTH, 8), "$ million", Type(color.steel, 9, 400, "end"))


def _row(status: facts.Status, y: float, color: Palette) -> Iterator[str]:
    shared, end = START + status.ngen * MILLION, START + status.total * MILLION
    ring: Ring = ((shared, y), (end, y), (end, y + BAR), (shared, y + BAR))
    yield fill(box(START, y, shared - START, BAR), color.ink)
    yield stroke(segments(hatch((ring,), 2.8)), color.steel, HAIR)
    yield stroke(polygon(ring), color.ink, FINE)
    pen = Rule(color.steel, color.ink, 9)
    yield from across(START, shared, y + BAR + 19, f"{status.ngen:.1f}", pen)
    yield from across(shared, end, y + BAR + 19, f"{status.partners:.1f}", pen)
    yield words((end + 6, y + 17.5), f"{status.total:.1f}", Type(color.ink, 12, 500))
    yield words((0, y + 11), status.name, Type(color.ink, 9.5, 500))
    yield words((0, y + 23), f"{status.projects} projects", Type(color.steel, 9))
