"""Reads `data/figures.toml`, where every figure of a report stands once.

In: the root and a report's folder. Out: `Figure`s by their dotted names, and what is
wrong with the file. Their formulas are reckoned in `formulas`.
"""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from ngen_pdf import config
from ngen_pdf.data import numbers
from ngen_pdf.problems import Place, Problem, did_you_mean

FILE = "data/figures.toml"
NAME = re.compile(r"[a-z][a-z0-9_]*")
REQUIRED = ("value", "unit", "period", "source")
KEYS = (*REQUIRED, "note", "formula")
MAX_DEPTH = 8
MAX_DIGITS = 30  # of a value; what is larger is no figure of a report
HINT = 'write value, unit, period and source: unit = "members", "%", "CAD" or "million CAD"'


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: `value` as written, with its decimals, in `unit`.

    A unit is a noun, `%`, a currency's code, or either after a scale (`million CAD`,
    `thousand tonnes`). `formula` is "" where the figure is not calculated from others.
    """

    name: str
    value: Decimal
    unit: str
    period: str
    source: tuple[str, ...]
    note: str
    formula: str
    place: Place

    @property
    def scale(self) -> str:
        """`million` of `million CAD`; "" where the unit has none."""
        first = self.unit.partition(" ")[0]
        return first if first in numbers.SCALES else ""

    @property
    def measure(self) -> str:
        """The unit without its scale: a noun, `%` or a currency's code."""
        return self.unit.removeprefix(self.scale).strip()

    @property
    def amount(self) -> Decimal:
        """The value times its scale: 154500000 for 154.5 million."""
        return self.value.scaleb(numbers.SCALES.get(self.scale, 0))

    def parts(self, language: str) -> tuple[str, str]:
        """The numeral and the word beside it, as large figures are set; the word may be ""."""
        measure = self.measure
        if measure == "%":
            return numbers.percent(self.value, language), ""
        if not numbers.is_currency(measure):
            word = numbers.scale_word(self.value, self.scale, language) if self.scale else ""
            return numbers.number(self.value, language), word
        if self.scale:
            return numbers.money(self.value, self.scale, measure, language)
        return numbers.currency(self.value, measure, language), ""

    def text(self, language: str) -> str:
        """The figure in running text: $154.5 million."""
        return numbers.NBSP.join(part for part in self.parts(language) if part)


Figures = Mapping[str, Figure]


def read(root: Path, folder: str) -> tuple[Figures, tuple[Problem, ...]]:
    """The figures of the report in `folder`; one without the file has none."""
    path = f"{folder}/{FILE}"
    if not os.path.lexists(root / path):
        return {}, ()
    table = config.read_table(root, path)
    figures: dict[str, Figure] = {}
    problems = list(table.problems)
    for name, entry in _entries(table.values, ""):
        made = _figure(name, entry, table)
        if isinstance(made, Figure):
            figures[name] = made
        else:
            problems += made
    return figures, tuple(problems)


def _entries(table: Mapping[str, object], above: str) -> Iterator[tuple[str, object]]:
    """Each table that holds a value, with its dotted name; and whatever else is there."""
    for key, entry in table.items():
        name = f"{above}.{key}" if above else key
        groups = isinstance(entry, dict) and not set(entry) & set(KEYS)
        if isinstance(entry, dict) and entry and groups and name.count(".") < MAX_DEPTH:
            yield from _entries(entry, name)
        else:
            yield name, entry


def _figure(name: str, entry: object, table: config.Table) -> Figure | list[Problem]:
    def problem(message: str, key: str = "", hint: str = "") -> Problem:
        place = table.place(f"{name}.{key}") if key else Place("")
        return Problem("figure", message, place if place.line else table.place(name), hint)

    if not all(NAME.fullmatch(part) for part in name.split(".")):
        hint = "use small letters, digits and underscores"
        return [problem(f"`{name}` cannot name a figure", hint=hint)]
    if not isinstance(entry, dict):
        return [problem(f"`{name}` is not a figure", hint=HINT)]
    found = [
        problem(f"the figure `{name}` has no key `{key}`", key, did_you_mean(key, KEYS))
        for key in entry
        if key not in KEYS
    ]
    found += [problem(f"`{name}` has no {key}", hint=HINT) for key in REQUIRED if key not in entry]
    found += [problem(message, key) for key in entry if (message := _wrong(name, key, entry[key]))]
    return found or _made(name, entry, table.place(name))


def _wrong(name: str, key: str, value: object) -> str:
    """What is wrong with one key of a figure, "" where nothing is."""
    if key == "value":
        return _wrong_value(name, value)
    if key == "source" and isinstance(value, list):
        return "" if value and all(_is_text(item) for item in value) else f"`{key}` must be text"
    if key not in KEYS or (key == "unit" and isinstance(value, str)) or _is_text(value):
        return ""
    return f"`{key}` of `{name}` must be text"


def _wrong_value(name: str, value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return f"the value of `{name}` is not a number"
    exact = Decimal(value)
    if not exact.is_finite() or abs(exact.adjusted()) + len(exact.as_tuple().digits) > MAX_DIGITS:
        return f"the value of `{name}` has more than {MAX_DIGITS} digits"
    return ""


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _made(name: str, entry: Mapping[str, object], place: Place) -> Figure:
    source = entry["source"]
    keys = tuple(map(str, source)) if isinstance(source, list) else (str(source),)
    return Figure(
        name=name,
        value=Decimal(str(entry["value"])),
        unit=" ".join(str(entry["unit"]).split()),
        period=str(entry["period"]),
        source=keys,
        note=str(entry.get("note", "")),
        formula=str(entry.get("formula", "")),
        place=place,
    )
