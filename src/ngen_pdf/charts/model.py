"""What becomes of a chart: a `Drawing`, and the types that are used on the way.

In: nothing. Out: types.
"""

from collections.abc import Mapping
from dataclasses import dataclass

Path = tuple[str | int, ...]
"""The keys and indices that lead to a value in a specification."""


NO_DATA = "write data: {url: data/x.csv}, or data: {values: [...]}"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a specification, at the path of a value in it."""

    path: Path
    message: str
    hint: str = ""
    code: str = "chart"
    warning: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a chart's table as it is printed."""

    text: str
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The data of a chart, in its language."""

    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart as an inline <svg>, the words printed in it, and its data where they are printed."""

    svg: str
    words: tuple[str, ...]
    table: Table | None = None

    def printed(self) -> tuple[str, ...]:
        """All the words that are printed of it."""
        rows = (self.table.head, *self.table.rows) if self.table else ()
        return (*self.words, *(cell.text for row in rows for cell in row))


Drawings = Mapping[tuple[str, str], Drawing]
"""Each drawing by the path of its section and the key of its chart."""
