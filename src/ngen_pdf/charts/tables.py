"""A chart's data as a table: its columns, titled and formatted as the chart has them.

In: a chart, its views, a language. Out: a `Table` of text, or faults. Markup is `galley`'s.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from ngen_pdf.charts.model import Cell, Fault, Table
from ngen_pdf.charts.values import Rows
from ngen_pdf.charts.views import View
from ngen_pdf.data import columns, numbers
from ngen_pdf.data.d3 import CURRENCY
from ngen_pdf.problems import did_you_mean
from ngen_pdf.sections import Chart, Column

MAX_ROWS = 1000  # which fill twenty pages
GUIDES = ("axis", "legend", "header")
# of d3-format: a currency sign, groups, decimals, their trimming, a type
FORMAT = re.compile(r"(?P<sign>\$)?(?P<groups>,)?(?:\.(?P<digits>\d{1,2}))?~?(?P<type>[%dfg])?")


def table(chart: Chart, found: Sequence[View], language: str) -> tuple[Table | None, list[Fault]]:
    """The table of the data that the first view draws."""
    view = next((view for view in found if view.rows), None)
    rows = [row for row in (view.rows or ()) if isinstance(row, dict)] if view else []
    if not rows:
        return None, [Fault(("table",), "these data are no rows that a table could show")]
    if len(rows) > MAX_ROWS:
        message = f"these data have {len(rows)} rows; {MAX_ROWS} can be printed"
        return None, [Fault(("table",), message, "print them from a sheet that sums them up")]
    names = tuple(dict.fromkeys(name for row in rows for name in row))
    faults = list(_unknown(chart.columns, names))
    drawn = _drawn(found)
    columns = chart.columns or tuple(
        Column(name, "", "", 0) for name in ([n for n in names if n in drawn] or names)
    )
    if faults:
        return None, faults
    filled = [_column(column, drawn.get(column.name, {}), rows, language) for column in columns]
    head = tuple(column[0] for column in filled)
    return Table(head, tuple(zip(*(column[1:] for column in filled), strict=True))), []


def _unknown(columns: tuple[Column, ...], names: tuple[str, ...]) -> Iterator[Fault]:
    for index, column in enumerate(columns):
        if column.name not in names:
            hint = did_you_mean(column.name, names) or f"there are: {', '.join(names)}"
            message = f"no row of the data has `{column.name}`"
            yield Fault(("table", "columns", index), message, hint)


def _drawn(found: Sequence[View]) -> dict[str, Mapping[str, object]]:
    """The fields that are drawn, in order, each with the definition that says most of it."""
    drawn: dict[str, Mapping[str, object]] = {}
    for view in found:
        for definition in view.encoding.values():
            if not isinstance(definition, dict) or not isinstance(definition.get("field"), str):
                continue
            if len(definition) > len(drawn.get(definition["field"], ())):
                drawn[definition["field"]] = definition
    return drawn


# --- columns ---------------------------------------------------------------


def _column(
    column: Column, definition: Mapping[str, object], rows: Rows, language: str
) -> list[Cell]:
    """The cells of a column, its head first."""
    values = [row.get(column.name) for row in rows]
    is_number = any(_is_number(value) for value in values) and all(
        _is_number(value) or value is None or value in columns.NOTHING for value in values
    )
    kind = definition.get("type", "nominal" if definition else "quantitative")
    shape = column.format or _guide(definition, "format")
    if is_number and (shape or kind == "quantitative"):
        known = [value if _is_number(value) else None for value in values]
        cells = [Cell(_written(value, known, shape, language), True) for value in known]
    else:
        cells = [Cell("" if value is None else str(value)) for value in values]
    title = column.title or _guide(definition, "title") or column.name
    return [Cell(title, is_number and cells[0].is_number), *cells]


def _guide(definition: Mapping[str, object], key: str) -> str:
    """The title or the format of a field, as its axis, legend or header has it."""
    parts = [definition, *(part for g in GUIDES if isinstance(part := definition.get(g), dict))]
    return next((value for part in parts if isinstance(value := part.get(key), str) and value), "")


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _written(value: object, values: Sequence[object], shape: str, language: str) -> str:
    """A number in the column's format, else with as many decimals as the column has."""
    if value is None:
        return "\u2013"
    number = Decimal(str(value))
    found = FORMAT.fullmatch(shape) or FORMAT.fullmatch("")
    assert found is not None  # the empty format fits
    digits = int(found["digits"]) if found["digits"] else _decimals(values)
    if found["type"] == "%":
        return numbers.percent(number * 100, language, int(found["digits"] or 0))
    if found["sign"]:
        return numbers.currency(number, CURRENCY, language, digits)
    return numbers.number(number, language, 0 if found["type"] == "d" else digits)


def _decimals(values: Sequence[object]) -> int:
    """The most decimals of a column's numbers, so that they stand in line."""
    return max(numbers.digits_of(Decimal(str(v))) for v in values if _is_number(v))
