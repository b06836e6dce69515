"""Puts the rows of sheets into a specification, and the palette's colors in place of their names.

In: a specification that `safety` has passed. Out: one with nothing to be read from elsewhere.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from ngen_pdf.charts.model import Fault, Path
from ngen_pdf.charts.safety import sheet_path, walk
from ngen_pdf.data import Sheet
from ngen_pdf.data.sheets import as_number
from ngen_pdf.problems import did_you_mean

VARIABLE = re.compile(r"var\(\s*--([\w-]+)\s*\)")
YEAR = re.compile(r"[0-9]{4}")

Rows = Sequence[Mapping[str, object]]


def colors(spec: object, palette: Mapping[str, str]) -> Iterator[Fault]:
    """A fault for each `var(--name)` of a color that the palette has not."""
    for path, value in walk(spec):
        for name in VARIABLE.findall(value) if isinstance(value, str) else ():
            if name not in palette:
                hint = did_you_mean(name, tuple(palette)) or f"there are: {', '.join(palette)}"
                yield Fault(path, f"the palette has no color `{name}`", hint)


def filled(
    spec: Mapping[str, object],
    source: str,
    sheets: Mapping[str, Sheet],
    palette: Mapping[str, str],
) -> dict[str, object]:
    """The specification with rows in place of sheets, and values in place of colors' names."""
    dates = frozenset(_dates(spec))

    def fill(value: object, path: Path) -> object:
        if isinstance(value, str):
            return VARIABLE.sub(lambda found: palette.get(found[1], found[0]), value)
        if isinstance(value, list):
            if path[-2:] == ("data", "values") or (path[:1] == ("datasets",) and len(path) == 2):
                return [_row(row, dates) for row in value]
            return [fill(inner, (*path, index)) for index, inner in enumerate(value)]
        if not isinstance(value, dict):
            return value
        url = value.get("url") if path[-1:] == ("data",) else None
        if isinstance(url, str):
            rows = [dict(row) for row in rows_of(sheets[sheet_path(source, url)], dates)]
            kept = {k: v for k, v in value.items() if k not in ("url", "format")}
            return {**kept, "values": rows}
        return {key: fill(inner, (*path, key)) for key, inner in value.items()}

    return {key: fill(value, (key,)) for key, value in spec.items()}


def _dates(spec: object) -> Iterator[str]:
    """The fields that are read as dates: a year among them is no number."""
    for _, value in walk(spec):
        if not isinstance(value, dict) or not isinstance(value.get("field"), str):
            continue
        if value.get("type") == "temporal" or "timeUnit" in value:
            yield value["field"]


def _row(row: object, dates: frozenset[str]) -> object:
    if not isinstance(row, dict) or not dates:
        return row
    return {k: str(v) if k in dates and YEAR.fullmatch(str(v)) else v for k, v in row.items()}


def rows_of(sheet: Sheet, dates: frozenset[str] = frozenset()) -> Rows:
    """The rows of a sheet; a cell that reads as a number is one, an empty one is null."""
    return [
        {
            name: _cell(cell, name in dates)
            for name, cell in zip(sheet.columns, row.cells, strict=True)
        }
        for row in sheet.rows
    ]


def _cell(cell: str, is_date: bool) -> object:
    if not cell:
        return None
    number = None if is_date else as_number(cell)
    if number is None:
        return cell
    return int(number) if number == number.to_integral_value() else float(number)
