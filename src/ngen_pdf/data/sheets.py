"""Reads the CSV files of a report's `data/` folder.

In: the root and a report's folder. Out: a `Sheet` for each file that can be read, and a
problem with its line for all else. What a sheet is set as belongs to the sections.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from ngen_pdf import config, unsettled
from ngen_pdf.data.numbers import MINUS
from ngen_pdf.problems import Place, Problem
from ngen_pdf.unprintable import UNPRINTABLE

MAX_BYTES = 32 << 20
MAX_ROWS = 200_000
MAX_COLUMNS = 200
MAX_RAGGED = 20  # rows that are told of for one file

# a spreadsheet that exported its formulas, not their values
FORMULA = re.compile(r"=|[+@-][A-Z][A-Z0-9.]*\(|[+-][A-Z]{1,3}[0-9]+(?:[+*/:-]|$)")
NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)")


@dataclass(frozen=True, slots=True)
class Row:
    """One record: its cells, without the space around them, and its first line in the file."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A CSV file: path from the root, the names in its first row, and the rows below."""

    path: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


Sheets = Mapping[str, Sheet]


def as_number(cell: str) -> Decimal | None:
    """The number that a cell holds: digits with a decimal point, no groups; else None."""
    plain = cell.strip().replace(MINUS, "-")
    return Decimal(plain) if len(plain) < 40 and NUMBER.fullmatch(plain) else None


def read_all(root: Path, folder: str) -> tuple[Sheets, tuple[Problem, ...]]:
    """Every CSV file in `data/` of the report in `folder`, by its path from the root."""
    sheets: dict[str, Sheet] = {}
    problems: list[Problem] = []
    for path in _paths(root, f"{folder}/data"):
        text = config.read_text(root, path, MAX_BYTES)
        if isinstance(text, Problem):
            problems.append(text)
            continue
        sheet, found = read(path, text)
        problems += found
        if sheet is not None:
            sheets[path] = sheet
    return sheets, tuple(problems)


def _paths(root: Path, folder: str) -> list[str]:
    if not (root / folder).is_dir():
        return []
    names = sorted(file.name for file in (root / folder).iterdir())
    return [f"{folder}/{n}" for n in names if n.lower().endswith(".csv") and n[0] != "."]


def read(path: str, text: str) -> tuple[Sheet | None, list[Problem]]:
    """The sheet of a CSV text; None where it has no head or breaks off."""
    problems: list[Problem] = []
    rows: list[Row] = []
    try:
        for row in _rows(text):
            rows.append(row)
            if len(rows) > MAX_ROWS:
                hint = "keep to what the report needs"
                return None, [_at(path, 0, f"`{path}` has more than {MAX_ROWS} rows", hint)]
    except csv.Error as error:
        line = rows[-1].line + 1 if rows else 1
        return None, [_at(path, line, f"this is not CSV: {error}", "look at its quotation marks")]
    if not rows:
        return None, [_at(path, 0, f"`{path}` is empty", "its first row names the columns")]
    head, *body = rows
    problems += _wrong_head(path, head)
    problems += _ragged(path, len(head.cells), body)
    problems += _wrong_cells(path, rows)
    return (
        (None, problems) if problems else (Sheet(path, head.cells, tuple(body)), _marks(path, rows))
    )


def _marks(path: str, rows: list[Row]) -> list[Problem]:
    """What is not settled in the cells."""
    return [
        unsettled.problem(words, Place(path, row.line))
        for row in rows
        for cell in row.cells
        for words in unsettled.marked(cell)
    ]


def _rows(text: str) -> Iterator[Row]:
    """The records that are not empty, each with its first line; no-break spaces stay."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield Row(line, tuple(re.sub(r"[ \t\r\n]+", " ", cell).strip() for cell in cells))
        line = reader.line_num + 1


def _wrong_head(path: str, head: Row) -> Iterator[Problem]:
    names = head.cells
    if len(names) == 1 and re.search(r"[;\t]", names[0]):
        hint = "save it with commas between the cells and points before decimals"
        yield _at(path, head.line, "the columns are not parted by commas", hint)
    if len(names) > MAX_COLUMNS:
        yield _at(path, head.line, f"there are {len(names)} columns; {MAX_COLUMNS} is the limit")
        return
    for number, name in enumerate(names, 1):
        if not name:
            yield _at(path, head.line, f"column {number} has no name", "name each in the first row")
        elif name in names[: number - 1]:
            yield _at(path, head.line, f"two columns are named `{name[:40]}`")


def _ragged(path: str, width: int, rows: list[Row]) -> Iterator[Problem]:
    wrong = [row for row in rows if len(row.cells) != width]
    for row in wrong[:MAX_RAGGED]:
        message = f"this row has {len(row.cells)} cells, the first row has {width}"
        yield _at(path, row.line, message, "a cell that holds a comma needs quotation marks")
    if len(wrong) > MAX_RAGGED:
        yield _at(path, wrong[MAX_RAGGED].line, f"and {len(wrong) - MAX_RAGGED} more such rows")


def _wrong_cells(path: str, rows: list[Row]) -> Iterator[Problem]:
    """Formulas and what cannot be printed; the first twenty."""
    count = 0
    for row in rows:
        for cell in row.cells:
            if (message := _wrong_cell(cell)) and count < MAX_RAGGED:
                hint = "save the sheet's values, not its formulas" if FORMULA.match(cell) else ""
                yield _at(path, row.line, message, hint)
                count += 1


def _wrong_cell(cell: str) -> str:
    if FORMULA.match(cell):
        return f"`{cell[:40]}` is a formula, not what comes of it"
    if found := UNPRINTABLE.search(cell):
        return f"the character U+{ord(found[0]):04X} cannot be printed"
    return ""


def _at(path: str, line: int, message: str, hint: str = "") -> Problem:
    return Problem("csv", message, Place(path, line), hint)
