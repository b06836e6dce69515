"""Takes the rows and columns of a table out of its sheet, with their totals.

In: a `Request` and the sheets of the report. Out: a `Body`, whose numbers are checked
against the totals, figures and shares that are said of them. How it is written as HTML is
settled in `table_blocks`.
"""

import posixpath
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ngen_pdf.data import Row, Sheet, columns, sums
from ngen_pdf.data.columns import NOTHING, Cells, Column, Format
from ngen_pdf.data.expressions import evaluate
from ngen_pdf.data.operands import Fault
from ngen_pdf.data.sheets import as_number
from ngen_pdf.problems import Place, Problem, did_you_mean
from ngen_pdf.sections import images
from ngen_pdf.sections.draft import Draft
from ngen_pdf.sections.table_keys import Request

MAX_ROWS = 2_000  # which take half a minute to lay out
MAX_COLUMNS = 40


@dataclass(frozen=True, slots=True)
class Body:
    """The columns of a table with their cells, and its total where it has one.

    `total` has a number for each column that is added up, else text, or None where the
    sheet says nothing; () where there is no total.
    """

    path: str
    columns: tuple[Cells, ...]
    total: tuple[Decimal | str | None, ...]


def take(request: Request, line: int, language: str, draft: Draft) -> Body | None:
    """The body of a table whose fence is at `line`; None where none can be had."""
    sheet = _sheet(request, line, draft)
    if sheet is None:
        return None
    wanted = _columns(request, sheet, line, draft)
    if not wanted:
        return None
    return _Taker(request, sheet, wanted, line, language, draft).take()


# --- the sheet and its columns ---------------------------------------------


def _sheet(request: Request, line: int, draft: Draft) -> Sheet | None:
    """The sheet that is named; one that cannot be read has had its problems told."""
    data, written = draft.material.data, request.file
    line = request.line("file") if written else line
    if not written:
        if not request.block.values.get("file"):
            draft.error("table", "this table has no file", line, "file: data/x.csv")
        return None
    if images.REMOTE.match(written):
        hint = "save it as CSV into data/, and name that"
        draft.error(
            "remote-url", f"`{written[:60]}` is not fetched: files come from here", line, hint
        )
        return None
    path = images.joined(draft.path, written)
    if path is None:
        hint = "write it relative to this file, such as data/x.csv"
        draft.error("path", f"`{written[:60]}` leads out of the report", line, hint)
        return None
    if path in data.sheets:
        return data.sheets[path]
    if not any(problem.where.path == path for problem in data.problems):
        draft.error("file", f"there is no sheet `{written[:60]}`", line, _known(written, draft))
    return None


def _known(written: str, draft: Draft) -> str:
    folder = posixpath.dirname(draft.path)
    names = [posixpath.relpath(path, folder) for path in draft.material.data.sheets]
    listed = ", ".join(names[:5]) + (", …" if len(names) > 5 else "")
    return did_you_mean(written, names) or (f"there are {listed}" if names else "save it in data/")


def _columns(request: Request, sheet: Sheet, line: int, draft: Draft) -> tuple[Column, ...]:
    """The columns to be printed that the sheet has, those of the sheet where none are named."""
    if request.columns is None:
        wanted = tuple(Column(name) for name in sheet.columns)
    else:
        wanted = tuple(c for c in request.columns if _is_there(c.name, sheet, c.line, draft))
    if len(wanted) > MAX_COLUMNS:
        message = f"this table has {len(wanted)} columns; {MAX_COLUMNS} is the limit"
        at = line if request.columns is None else request.line("columns")
        draft.error("too-large", message, at, "name those to be printed: columns: [a, b]")
        return ()
    return wanted


def _is_there(name: str, sheet: Sheet, line: int, draft: Draft) -> bool:
    if name in sheet.columns:
        return True
    listed = ", ".join(sheet.columns[:8]) + (", …" if len(sheet.columns) > 8 else "")
    hint = did_you_mean(name, sheet.columns) or f"there are {listed}"
    draft.error("column", f"`{sheet.path}` has no column `{name[:40]}`", line, hint)
    return False


# --- rows ------------------------------------------------------------------


class _Taker:
    """Chooses the rows of one sheet, and reads and checks their cells."""

    def __init__(
        self,
        request: Request,
        sheet: Sheet,
        wanted: tuple[Column, ...],
        line: int,
        language: str,
        draft: Draft,
    ) -> None:
        self.request, self.sheet, self.wanted = request, sheet, wanted
        self.line, self.language, self.draft = line, language, draft
        self.table = Place(draft.path, line)
        self.label = wanted[0].name

    def take(self) -> Body | None:
        """The body; None where no row is to be printed, or too many are."""
        rows, last = self._split()
        rows = self._chosen(rows)
        if not rows:
            message, line = (
                "no row of the sheet is printed",
                self.request.line("where") or self.line,
            )
            self.draft.error("table", message, line, f"look at `{self.sheet.path}`")
            return None
        if len(rows) > MAX_ROWS:
            message = f"this table has {len(rows)} rows; {MAX_ROWS} is the limit"
            hint = "choose some of them with `where`, or split the sheet"
            self.draft.error("too-large", message, self.line, hint)
            return None
        found = tuple(self._read(column, rows, last) for column in self.wanted)
        self._check_sums(found, last)
        self._check_shares(rows)
        total = tuple(self._total(cells, last) for cells in found) if self.request.total else ()
        return Body(self.sheet.path, found, total)

    def _split(self) -> tuple[Sequence[Row], Row | None]:
        """The rows without the total that the sheet has, and that total."""
        rows = self.sheet.rows
        label = self.sheet.columns.index(self.label)
        if not self.request.total or not rows or rows[-1].cells[label] != self.request.total:
            return rows, None
        # a sheet's total is that of all its rows
        return rows[:-1], None if self.request.where else rows[-1]

    def _chosen(self, rows: Sequence[Row]) -> Sequence[Row]:
        for name, wanted in self.request.where.items():
            if _is_there(name, self.sheet, self.request.line("where", name), self.draft):
                index = self.sheet.columns.index(name)
                rows = [row for row in rows if _is_one_of(row.cells[index], wanted)]
        for name in reversed(self.request.sort):
            rows = self._sorted(rows, name)
        return rows

    def _sorted(self, rows: Sequence[Row], key: str) -> Sequence[Row]:
        name = key if key in self.sheet.columns else key.removeprefix("-")
        if not _is_there(name, self.sheet, self.request.line("sort"), self.draft):
            return rows
        index = self.sheet.columns.index(name)
        empty = [row for row in rows if row.cells[index] in NOTHING]
        said = [row for row in rows if row.cells[index] not in NOTHING]
        numbers = {row.line: as_number(row.cells[index]) for row in said}
        if None in numbers.values():
            said.sort(key=lambda row: _collated(row.cells[index]), reverse=name != key)
        else:
            said.sort(key=lambda row: numbers[row.line] or Decimal(), reverse=name != key)
        return said + empty

    # --- cells and totals --------------------------------------------------

    def _read(self, column: Column, rows: Sequence[Row], last: Row | None) -> Cells:
        """The cells of a column; the first has the label in its total, whatever it holds."""
        own = None if column is self.wanted[0] else last
        cells, problems = columns.read(column, self.sheet, rows, own)
        self.draft.problems += problems
        return cells

    def _total(self, cells: Cells, last: Row | None) -> Decimal | str | None:
        """What stands in a column of the total, which is the sheet's or added up here."""
        if cells.column is self.wanted[0]:
            return self.request.total
        if last:
            return cells.total_text if cells.is_text else cells.total
        if cells.column.name in self.request.shares and not cells.is_text:
            return sums.WHOLE
        added = sums.added(cells) if cells.is_added else None
        return "" if added is None else added

    def _check_sums(self, found: Sequence[Cells], last: Row | None) -> None:
        """Every total that is said, against what the numbers come to."""
        for cells in found:
            if last and cells.is_added:
                where = Place(self.sheet.path, last.line)
                self._tell(sums.check_total(cells, where, self.table))
            if cells.column.sum:
                self._check_figure(cells)

    def _check_figure(self, cells: Cells) -> None:
        column, line = cells.column, cells.column.line
        said = evaluate(column.sum, self.draft.material.data.figures, self.language)
        if isinstance(said, Fault):
            self.draft.error("expression", said.message, line, said.hint)
        elif isinstance(said.result, str):
            hint = "total: false, true, or figures.…"
            self.draft.error("table", f"`total: {column.sum[:40]}` is not a number", line, hint)
        else:
            self._tell(sums.check_figure(cells, said.result, Place(self.draft.path, line)))

    def _check_shares(self, rows: Sequence[Row]) -> None:
        line = self.request.line("shares")
        for name in self.request.shares:
            if _is_there(name, self.sheet, line, self.draft):
                column = Column(name, format=Format.PERCENT)
                cells, problems = columns.read(column, self.sheet, rows)
                self.draft.problems += problems
                self._tell(sums.check_shares(cells, Place(self.draft.path, line)))

    def _tell(self, problem: Problem | None) -> None:
        if problem:
            self.draft.problems.append(problem)


def _is_one_of(cell: str, wanted: Sequence[str]) -> bool:
    """Whether the cell holds one of the texts, or a number that is the same."""
    number = as_number(cell)
    return cell in wanted or (number is not None and number in map(as_number, wanted))


def _collated(text: str) -> tuple[str, str]:
    """What text is sorted by: its letters without case and accents, then itself."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in letters if not unicodedata.combining(c)), text
