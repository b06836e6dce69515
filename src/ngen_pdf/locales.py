"""What the compiler prints by itself in a language, and how the language sets its marks.

In: a BCP 47 tag. Out: `Words` and `Typography`, read from `locales/<language>.toml`. What a
writer writes is never looked at here.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from ngen_pdf.problems import Place, Problem, Severity

TABLES = ("package", "typography")
"""The tables of a language's file; what stands above them are the `Words`."""


@dataclass(frozen=True, slots=True)
class Words:
    """The furniture of one language."""

    contents: str
    section: str
    figure: str
    table: str
    page: str
    see: str
    see_also: str
    figures: str
    tables: str
    draft: str


@dataclass(frozen=True, slots=True)
class PackageWords:
    """What the package for the printer says in one language: job sheet, contact sheet, README.

    `about_…` tell what a file in it is, `know_…` are sentences that a printer should know.
    """

    job_sheet: str
    date: str
    contact_sheet: str
    trim: str
    pages: str
    bleed: str
    all_edges: str
    top: str
    bottom: str
    outside: str
    spine: str
    inks: str
    no_spots: str
    multiple: str
    press: str
    condition: str
    intent: str
    profile: str
    ink_limit: str
    standard: str
    images: str
    none: str
    fonts: str
    no_license: str
    files: str
    whole: str
    cover: str
    inside: str
    checks: str
    failed: str
    contact: str
    inch: str
    kilobyte: str
    purpose: str
    contents: str
    printing: str
    about_job_sheet: str
    about_contact_sheet: str
    about_whole: str
    about_cover: str
    about_inside: str
    about_profile: str
    about_notice: str
    about_verdict: str
    about_data: str
    about_page: str
    about_sums: str
    know_pages: str
    know_colors: str
    know_fonts: str
    know_checks: str


@dataclass(frozen=True, slots=True)
class Typography:
    """The marks of one language and the spaces beside them.

    `quotes` are four marks: those around a quotation, those around one inside it. `before`
    and `after` give marks the space that stands there; before each of `symbols` there is a
    no-break space where it follows a number.
    """

    quotes: str
    before: Mapping[str, str] = field(default_factory=dict)
    after: Mapping[str, str] = field(default_factory=dict)
    symbols: str = ""


def languages() -> tuple[str, ...]:
    """The languages there are words for."""
    files = resources.files("ngen_pdf").joinpath("locales").iterdir()
    return tuple(sorted(f.name.removesuffix(".toml") for f in files if f.name.endswith(".toml")))


@cache
def is_known(language: str) -> bool:
    """Whether there are words for the language, its region aside."""
    return language.partition("-")[0].lower() in languages()


def words(language: str, place: Place) -> tuple[Words, tuple[Problem, ...]]:
    """The words of `language`; English and a warning where there are none."""
    if is_known(language):
        return words_in(language), ()
    return words_in("en"), (unknown(language, place, "English is used"),)


def unknown(language: str, place: Place, instead: str) -> Problem:
    """The warning of a language there are no words for; `instead` says what is done."""
    message = f"there are no words for the language `{language}`; {instead}"
    hint = f"there are: {', '.join(languages())}"
    return Problem("language", message, place, hint, Severity.WARNING)


@cache
def words_in(language: str) -> Words:
    """The words of a language that is known, as its region has them."""
    return Words(**{key: value for key, value in _read(language).items() if key not in TABLES})


@cache
def package_words(language: str) -> PackageWords:
    """The words of the package; English where there are none for the language."""
    return PackageWords(**_read(language if is_known(language) else "en")["package"])


@cache
def typography(language: str) -> Typography:
    """The typography of a language that is known, as its region has it."""
    return Typography(**_read(language)["typography"])


def _read(language: str) -> dict[str, Any]:
    """The language's file with what its region has of its own in place of the rest."""
    code, *subtags = language.split("-")
    file = resources.files("ngen_pdf").joinpath("locales", f"{code.lower()}.toml")
    found = tomllib.loads(file.read_text("utf-8"))
    regions = found.pop("regions", {})
    for subtag in subtags:
        region = regions.get(subtag.upper(), {})
        found |= {**region, **{table: found[table] | region.get(table, {}) for table in TABLES}}
    return found
