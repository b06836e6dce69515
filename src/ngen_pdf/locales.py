"""The words that the compiler itself prints, in the report's language.

In: a BCP 47 tag. Out: `Words`, read from `locales/<language>.toml`. What a
writer writes is never looked at here.
"""

import tomllib
from dataclasses import dataclass
from importlib import resources

from ngen_pdf.problems import Place, Problem, Severity


@dataclass(frozen=True, slots=True)
class Words:
    """The furniture of one language."""

    contents: str
    section: str
    figure: str
    table: str
    page: str


def languages() -> tuple[str, ...]:
    """The languages there are words for."""
    files = resources.files("ngen_pdf").joinpath("locales").iterdir()
    return tuple(sorted(f.name.removesuffix(".toml") for f in files if f.name.endswith(".toml")))


def words(language: str, place: Place) -> tuple[Words, tuple[Problem, ...]]:
    """The words of `language`, its region aside; English and a warning where there are none."""
    code = language.partition("-")[0].lower()
    known = languages()
    if code in known:
        return _read(code), ()
    message = f"there are no words for the language `{language}`; English is used"
    hint = f"there are: {', '.join(known)}"
    return _read("en"), (Problem("language", message, place, hint, Severity.WARNING),)


def _read(code: str) -> Words:
    file = resources.files("ngen_pdf").joinpath("locales", f"{code}.toml")
    return Words(**tomllib.loads(file.read_text("utf-8")))
