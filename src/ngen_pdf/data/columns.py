"""Reads the cells of a sheet's column, and writes them as they are printed.

In: a `Column`, which says what is wanted, and the rows of a sheet. Out: `Cells`, and a
problem at its line in the file for each cell that does not fit. What they add up to is
told in `sums`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from ngen_pdf.data import numbers
from ngen_pdf.data.sheets import Row, Sheet, as_number
from ngen_pdf.problems import Place, Problem

NOTHING = ("", "-", "\u2013", "\u2014", numbers.MINUS)  # how sheets say that there is no number
IDENTIFIER = re.compile(r"0[0-9]")  # begins what is no number, such as 007
MAX_DIGITS, MAX_DECIMALS = 14, 7  # so that every sum is exact
MAX_TOLD = 20  # cells that are told of for one column


class Format(StrEnum):
    """How the cells of a column are written; percent has 36 for 36%, keys S2 S4 for links."""

    NUMBER = "number"
    PERCENT = "percent"
    CURRENCY = "currency"
    COMPACT = "compact"
    TEXT = "text"
    KEYS = "keys"


WORDS = (Format.TEXT, Format.KEYS)


@dataclass(frozen=True, slots=True)
class Column:
    """What is wanted of a column; None and "" leave it to the cells.

    `sum` is an expression for what the numbers must add up to.
    """

    name: str
    title: str = ""
    format: Format | None = None
    currency: str = ""
    digits: int | None = None
    align: str = ""
    is_added: bool | None = None
    sum: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Cells:
    """A column with its cells: `values` are the numbers, None where there is none.

    `total` and `total_text` are the cell in the sheet's own total, where it has one.
    """

    column: Column
    format: Format
    digits: int  # decimals that each number is printed with
    texts: tuple[str, ...]
    values: tuple[Decimal | None, ...]
    total: Decimal | None
    total_text: str

    @property
    def is_text(self) -> bool:
        """Whether the column holds words."""
        return self.format in WORDS

    @property
    def is_added(self) -> bool:
        """Whether a total of the column means something: of percentages it does not."""
        wanted = self.column.is_added
        return not self.is_text and (
            self.format is not Format.PERCENT if wanted is None else wanted
        )

    def written(self, value: Decimal, language: str) -> str:
        """A number as it is printed in this column."""
        match self.format:
            case Format.PERCENT:
                return numbers.percent(value, language, self.digits)
            case Format.CURRENCY:
                return numbers.currency(value, self.column.currency, language, self.digits)
            case Format.COMPACT:
                return numbers.compact(value, language, self.digits, self.column.currency)
            case _:
                return numbers.number(value, language, self.digits)


def read(
    column: Column, sheet: Sheet, rows: Sequence[Row], last: Row | None = None
) -> tuple[Cells, tuple[Problem, ...]]:
    """The cells of a column that is in the sheet; `last` is the total that the sheet has."""
    index = sheet.columns.index(column.name)
    every = [*rows, last] if last else rows
    texts = tuple(row.cells[index] for row in every)
    values = tuple(map(_number, texts))
    wanted = column.format or _format(column, texts, values)
    problems: tuple[Problem, ...] = ()
    if wanted in WORDS:
        values = (None,) * len(texts)
    else:
        misfits = [
            row
            for row, text, value in zip(every, texts, values, strict=True)
            if value is None and text not in NOTHING
        ]
        problems = tuple(_told(misfits, column, index, sheet))
    end = len(rows)
    cells = Cells(
        column=column,
        format=wanted,
        digits=_digits(column, wanted, values),
        texts=texts[:end],
        values=values[:end],
        total=values[end] if last else None,
        total_text=texts[end] if last else "",
    )
    return cells, problems


def _number(text: str) -> Decimal | None:
    """The number in a cell, if there is one and it can be reckoned with exactly."""
    value = None if text in NOTHING else as_number(text)
    if value is None or value.adjusted() >= MAX_DIGITS or numbers.digits_of(value) > MAX_DECIMALS:
        return None
    return value


def _format(column: Column, texts: Sequence[str], values: Sequence[Decimal | None]) -> Format:
    """The format of a column that names none: numbers where every cell is one."""
    if column.currency:
        return Format.CURRENCY
    said = [text for text in texts if text not in NOTHING]
    numeric = sum(value is not None for value in values) == len(said)
    if said and numeric and not any(IDENTIFIER.match(text) for text in said):
        return Format.NUMBER
    return Format.TEXT


def _digits(column: Column, wanted: Format, values: Sequence[Decimal | None]) -> int:
    if column.digits is not None:
        return column.digits
    if wanted is Format.COMPACT:
        return 1
    return max((numbers.digits_of(value) for value in values if value is not None), default=0)


def _told(misfits: Sequence[Row], column: Column, index: int, sheet: Sheet) -> Iterator[Problem]:
    hint = f"leave it empty, or print the column `{column.name}` with `format: text`"
    for row in misfits[:MAX_TOLD]:
        text = row.cells[index]
        wrong = "is not a number" if as_number(text) is None else "has too many digits"
        message = f"`{text[:40]}` in the column `{column.name}` {wrong}"
        yield Problem("column", message, Place(sheet.path, row.line), hint)
    if rest := misfits[MAX_TOLD:]:
        message = f"and {len(rest)} more such cells in the column `{column.name}`"
        yield Problem("column", message, Place(sheet.path, rest[0].line), hint)
