"""Opener 6: the portfolio in three trays, the last cell of each left for its count."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt

import facts
import parts
from page import LEFT, RIGHT, SPAN, opener
from pen import FINE, FULL, Palette, Type, box, polyline, stroke, words

AREA_PER_MILLION = 174.0  # square points


@dataclass(frozen=True, slots=True)
class Tray:
    """Cells for one status: one more than it has projects, in whole rows."""

    status: facts.Status
    word: str
    first: int  # running number of the first part
    top: float
    columns: int

    @property
    def cell(self) -> float:
        """The side of a cell in points."""
        return SPAN / self.columns

    @property
    def rows(self) -> int:
        """How many rows the parts and the count fill."""
        return (self.status.projects + 1) // self.columns


TRAYS = (
    Tray(facts.COMPLETED, "completed", 68, 262, 12),
    Tray(facts.UNDERWAY, "underway", 25, 361, 11),
    Tray(facts.APPROVED, "not contracted", 0, 559.3, 13),
)


def trays(color: Palette) -> Iterator[str]:
    """Each status in its own tray, the parts of all three to one scale."""
    yield from opener(color, 6)
    for tray in TRAYS:
        yield from _cells(tray, color)
        yield from _drawn(tray.status, _items(tray), color)
        yield from _count(tray, color)


def _cells(tray: Tray, color: Palette) -> Iterator[str]:
    cell, low = tray.cell, tray.top + tray.cell * tray.rows
    levels = (tray.top + cell * i for i in range(1, tray.rows))
    grid = "".join(polyline((LEFT, y), (RIGHT, y)) for y in levels)
    walls = (LEFT + cell * i for i in range(1, tray.columns))
    grid += "".join(polyline((x, tray.top), (x, low)) for x in walls)
    yield stroke(grid, color.steel, FINE)
    yield stroke(box(LEFT, tray.top, SPAN, cell * tray.rows), color.line, FULL)


def _items(tray: Tray) -> tuple[parts.Part, ...]:
    scale = sqrt(tray.status.average * AREA_PER_MILLION)
    places = (
        (
            LEFT + tray.cell * (i % tray.columns + 0.5),
            tray.top + tray.cell * (i // tray.columns + 0.5),
        )
        for i in range(tray.status.projects)
    )
    return tuple(parts.placed(parts.part(tray.first + i), at, scale) for i, at in enumerate(places))


def _drawn(status: facts.Status, items: tuple[parts.Part, ...], color: Palette) -> Iterator[str]:
    if status is facts.COMPLETED:
        return parts.solid(items, color.paper)
    if status is facts.UNDERWAY:
        return parts.hatched(items, color.bone, 2.6)
    return parts.outlined(items, color.line)


def _count(tray: Tray, color: Palette) -> Iterator[str]:
    x, low = RIGHT - tray.cell / 2, tray.top + tray.cell * tray.rows
    number = Type(color.paper, 23, 300, "middle")
    yield words((x, low - tray.cell / 2 + 8), str(tray.status.projects), number)
    yield words((LEFT, tray.top - 4.5), tray.word, Type(color.paper, 9, 500))
