"""Adds up the columns of a table, and compares them with what is said of them.

In: the cells of a column without its total. Out: sums; a warning where a total, a figure
or a whole of 100 % is not what the numbers come to.
"""

from decimal import Decimal

from ngen_pdf.data import numbers
from ngen_pdf.data.columns import Cells
from ngen_pdf.data.figures import Figure
from ngen_pdf.problems import Place, Problem, Severity

WHOLE = Decimal(100)


def added(cells: Cells) -> Decimal | None:
    """What the numbers of the column come to; None where it has none."""
    values = [value for value in cells.values if value is not None]
    return sum(values, Decimal()) if values else None


def check_total(cells: Cells, where: Place, table: Place) -> Problem | None:
    """The total that a sheet has, at `where`, against the numbers above it."""
    found, said = added(cells), cells.total
    if found is None or said is None or found == said:
        return None
    message = f"the column `{cells.column.name}` adds up to {found:f}, its total says {said:f}"
    hint = f"it is added up for the table at {table}"
    return Problem("total", message, where, hint, Severity.WARNING)


def check_figure(cells: Cells, said: Figure | Decimal, where: Place) -> Problem | None:
    """A figure or a number that the column must come to, with the digits that it has."""
    found = added(cells)
    if found is None:
        return None
    amounts = (said.value, said.amount) if isinstance(said, Figure) else (said,)
    if any(round(found, numbers.digits_of(amount)) == amount for amount in amounts):
        return None
    named = f"the figure `{said.name}` is" if isinstance(said, Figure) else "it is said to be"
    message = f"the column `{cells.column.name}` adds up to {found:f}, {named} {amounts[0]:f}"
    hint = "mend the one or the other"
    return Problem("total", message, where, hint, Severity.WARNING)


def check_shares(cells: Cells, where: Place) -> Problem | None:
    """Shares that must make 100 %, but for what rounding explains: half a digit each."""
    found = added(cells)
    parts = sum(value is not None for value in cells.values)
    explained = Decimal(5).scaleb(-cells.digits - 1) * parts
    if found is None or abs(found - WHOLE) <= explained:
        return None
    message = f"the shares in the column `{cells.column.name}` make {found:f} %, not 100 %"
    hint = f"rounding explains no more than {explained:f}"
    return Problem("shares", message, where, hint, Severity.WARNING)
