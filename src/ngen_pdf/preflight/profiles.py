"""What each profile asks of a file: which rules are applied, with what numbers.

In: a profile's name, a `PressProfile`, or a file that is to be judged. Out: a `Profile`, read
from `profiles/<name>.toml`. How a rule judges belongs to `rules`, how a press profile is read
to `ngen_pdf.press`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from importlib import resources

from ngen_pdf import config, units
from ngen_pdf.preflight.facts import Document
from ngen_pdf.preflight.rules import Terms, Value
from ngen_pdf.press import PressProfile
from ngen_pdf.problems import NgenError, Problem, Severity, did_you_mean
from ngen_pdf.unprintable import UNPRINTABLE

PRESS = "gwg-sheetfed"
"""What a press file is judged by unless another profile is named, and what shops begin with."""

SCREEN, ANY = "screen", "any"
MAKEUP = "makeup"
"""What laid-out pages are judged by; no file is."""

OFF = "off"
SEVERITIES = (*(severity.value for severity in Severity), OFF)
COMMON = {"severity": "", "clause": ""}
"""Keys that the table of each rule may have, beside the numbers of the rule."""

MOST = 1_000_000  # of any number: no length, percent or count of a page is near it

Tables = Mapping[str, Mapping[str, Value]]


@dataclass(frozen=True, slots=True)
class Profile:
    """Rules by code, in order, with the terms that each is applied with.

    A rule that the profile turns off is not among them.
    """

    name: str
    title: str
    terms: tuple[tuple[str, Terms], ...]

    def without(self, code: str) -> "Profile":
        """The same, but for one rule."""
        return replace(self, terms=tuple(term for term in self.terms if term[0] != code))


def names() -> tuple[str, ...]:
    """The profiles there are, in order of name."""
    files = resources.files("ngen_pdf.preflight").joinpath("profiles").iterdir()
    found = (f.name.removesuffix(".toml") for f in files if f.name.endswith(".toml"))
    return tuple(sorted(name for name in found if name != MAKEUP))


def codes() -> tuple[str, ...]:
    """The rules that there are for files and for laid-out pages."""
    return tuple(sorted({code for name in (*names(), MAKEUP) for code in _read(name)[1]}))


def named(name: str) -> Profile:
    """The profile `name`; raises `NgenError` where there is none."""
    if name not in names():
        hint = f"{did_you_mean(name, names())} there is: {', '.join(names())}".strip()
        raise NgenError(
            Problem("preflight-profile", f"there is no preflight profile `{name}`", hint=hint)
        )
    title, tables = _read(name)
    return Profile(name, title, tuple(_terms(name, tables)))


def fitting(document: Document) -> Profile:
    """The profile of a file that says nothing of where it goes: of a press for PDF/X."""
    return named(PRESS if document.pdfx else SCREEN)


def for_press(press: PressProfile) -> Profile:
    """`PRESS` with what a press profile says in its place.

    Raises `NgenError` with all that is wrong with its tables `[preflight.CODE]`.
    """
    if wrong := tuple(faults(press)):
        raise NgenError(*wrong)
    terms = _shop_terms(press, PRESS, _merged(_numbers(press), _settled(press.preflight.values)))
    return Profile(press.name, press.title, tuple(terms.items()))


def of_pages(press: PressProfile | None) -> Mapping[str, Terms]:
    """The terms for laid-out pages, by code, with what a press profile has of its own."""
    if press is None:
        return dict(_terms(MAKEUP, _read(MAKEUP)[1]))
    return _shop_terms(press, MAKEUP, _settled(press.preflight.values))


def _shop_terms(press: PressProfile, name: str, asked: Tables) -> dict[str, Terms]:
    """The terms of the profile `name` with what is asked by a press profile in their place."""
    _, tables = _read(name)
    own = {code: values for code, values in asked.items() if code in tables}
    merged = _merged(tables, own)
    base = _terms(name, {code: merged[code] for code in merged if code not in own})
    terms = {**dict(base), **dict(_terms(press.name, {code: merged[code] for code in own}))}
    return {code: terms[code] for code in merged if code in terms}


def faults(press: PressProfile) -> Iterator[Problem]:
    """What is wrong with a press profile's tables `[preflight.CODE]`, each at its line."""
    tables = {**_read(PRESS)[1], **_read(MAKEUP)[1]}
    table = press.preflight
    for code, values in table.values.items():
        if code not in tables:
            message = f"there is no rule `{code}` for a press file"
            hint = did_you_mean(code, tuple(tables)) or f"known rules: {', '.join(tables)}"
            yield Problem("unknown-key", message, table.place(code), hint)
        else:
            assert isinstance(values, Mapping)
            yield from _faults(table, code, values, {**COMMON, **tables[code]})


def _faults(
    table: config.Table,
    code: str,
    values: Mapping[str, object],
    known: Mapping[str, Value],
) -> Iterator[Problem]:
    for key, value in values.items():
        place = table.place(f"{code}.{key}")
        if key not in known:
            hint = did_you_mean(key, tuple(known)) or f"known keys: {', '.join(known)}"
            yield Problem("unknown-key", f"there is no key `{key}`", place, hint)
        elif key == "severity" and value not in SEVERITIES:
            message = f"`{key}` must be one of: {', '.join(SEVERITIES)}"
            yield Problem("press-profile", message, place)
        elif wanted := _fault(value, known[key]):
            yield Problem("press-profile", f"`{key}` must be {wanted}", place)


def _fault(value: object, like: Value) -> str:
    """What a value should have been, by the one that it takes the place of, or ""."""
    if isinstance(like, bool):
        return "" if isinstance(value, bool) else "true or false"
    if isinstance(like, str):
        return "" if _is_text(value) else "text"
    if isinstance(like, tuple):
        fits = isinstance(value, list) and all(_is_text(item) for item in value)
        return "" if fits else "a list of texts"
    return "" if units.number(value, 0, MOST) is not None else f"a number from 0 to {MOST}"


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and not UNPRINTABLE.search(value)


def _numbers(press: PressProfile) -> Tables:
    """What a press profile says beside its tables for preflight, by the rule that asks it."""
    asked = _asked(press)
    return {code: {"clause": press.path, **values} for code, values in asked.items()}


def _asked(press: PressProfile) -> Tables:
    return {
        "output-intent": {"condition": press.intent.condition},
        "page-count": {
            "multiple": float(press.page_multiple),
            "cover-apart": press.cover_apart,
        },
        "ink-coverage": {"limit": round(press.ink_limit * 100, 3)},
        "spot-color": {"inks": press.spots},
        "bleed": {
            "top": press.bleed.top,
            "bottom": press.bleed.bottom,
            "outside": press.bleed.outside,
            "spine": press.bleed.spine,
        },
    }


@cache
def _read(name: str) -> tuple[str, Tables]:
    """A profile's title and tables, on top of those of the profile that it extends."""
    file = resources.files("ngen_pdf.preflight").joinpath("profiles", f"{name}.toml")
    with resources.as_file(file) as path:
        table = config.read_table(path.parent, path.name)
    values = dict(table.values)
    title, extends = str(values.pop("name")), values.pop("extends", "")
    below: Tables = _read(str(extends))[1] if extends else {}
    return title, _merged(below, _settled(values))


def _settled(tables: Mapping[str, object]) -> Tables:
    """Tables of TOML with their values as rules read them."""
    return {
        code: {key: _value(value) for key, value in values.items()}
        for code, values in tables.items()
        if isinstance(values, Mapping)
    }


def _value(value: object) -> Value:
    if isinstance(value, list):
        return tuple(str(item) for item in value)
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return float(value)
    assert isinstance(value, str | bool)
    return value


def _merged(below: Tables, above: Tables) -> Tables:
    """The tables of both; where both have a key, that of `above`."""
    codes = dict.fromkeys((*below, *above))
    return {code: {**below.get(code, {}), **above.get(code, {})} for code in codes}


def _terms(profile: str, tables: Tables) -> Iterator[tuple[str, Terms]]:
    """The terms of each table that is not turned off; an error unless it says otherwise."""
    for code, values in tables.items():
        severity = str(values.get("severity", Severity.ERROR))
        numbers = tuple((key, value) for key, value in values.items() if key not in COMMON)
        if severity != OFF:
            yield code, Terms(profile, Severity(severity), numbers, str(values.get("clause", "")))
