"""Columns of sheets: their formats, and what they add up to."""

from decimal import Decimal

import pytest

from ngen_pdf.data import columns, sums
from ngen_pdf.data.columns import Cells, Column, Format
from ngen_pdf.data.sheets import Row, Sheet
from ngen_pdf.problems import Place

PLACE = Place("a.md", 3)


def _sheet(*cells: str) -> Sheet:
    rows = tuple(Row(line, (cell,)) for line, cell in enumerate(cells, 2))
    return Sheet("data/x.csv", ("a",), rows)


def _cells(*cells: str, wanted: Format | None = None) -> Cells:
    sheet = _sheet(*cells)
    found, problems = columns.read(Column("a", format=wanted), sheet, sheet.rows)
    assert not problems
    return found


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("1", "2.50", "", "\u2013", "\u22123"), (Format.NUMBER, 2)),
        (("1", "more than 2"), (Format.TEXT, 0)),
        (("007", "8"), (Format.TEXT, 0)),
        (("0", "0.5"), (Format.NUMBER, 1)),
        (("", "-"), (Format.TEXT, 0)),
        (("123456789012345",), (Format.TEXT, 0)),
    ],
)
def test_the_format_of_a_column_that_names_none(
    cells: tuple[str, ...], expected: tuple[Format, int]
) -> None:
    found = _cells(*cells)
    assert (found.format, found.digits) == expected


def test_cells_that_do_not_fit_are_told_at_their_lines_but_not_all() -> None:
    sheet = _sheet("1", *["x"] * 30, "1234567890123456")
    _, problems = columns.read(Column("a", format=Format.NUMBER), sheet, sheet.rows)
    assert [problem.where.line for problem in problems] == list(range(3, 24))
    assert problems[-1].message == "and 11 more such cells in the column `a`"


@pytest.mark.parametrize(
    ("cells", "is_whole"),
    [
        (("33.3", "33.3", "33.3"), True),  # 99.9: three parts explain 0.15
        (("33.2", "33.3", "33.3"), False),  # 99.8
        (("33", "33", "33"), True),
        (("50", "48"), False),
        (("50", "50.0", "\u2013"), True),
    ],
)
def test_shares_may_miss_the_whole_by_what_rounding_explains(
    cells: tuple[str, ...], is_whole: bool
) -> None:
    assert (sums.check_shares(_cells(*cells), PLACE) is None) == is_whole


def test_sums_are_exact() -> None:
    assert sums.added(_cells(*["0.1"] * 10)) == Decimal("1.0")
    assert sums.added(_cells("99999999999999", "0.0000001")) == Decimal("99999999999999.0000001")


@pytest.mark.parametrize(("said", "agrees"), [("154.5", True), ("154", True), ("154.6", False)])
def test_a_sum_is_compared_with_the_digits_that_the_figure_has(said: str, agrees: bool) -> None:
    cells = _cells("100.25", "54.23")
    assert (sums.check_figure(cells, Decimal(said), PLACE) is None) == agrees
