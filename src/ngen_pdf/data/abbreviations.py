"""Reads `data/abbreviations.toml`: what each abbreviation of the report stands for.

In: the root and a report's folder. Out: `Abbreviation`s in the order of the file, and
problems. Where they are used is not looked at here.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ngen_pdf import config, unsettled
from ngen_pdf.problems import Place, Problem, did_you_mean

KEYS = ("expansion", "plural", "language")
HINT = 'write `SME = "small and medium-sized enterprise"`, or a table of expansion and language'


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An abbreviation and its expansion; `plural` is "" where it is as words mostly have it.

    `language` (BCP 47) is that of the text it is meant for, "" for all text.
    """

    short: str
    expansion: str
    plural: str
    language: str
    place: Place


def read(root: Path, folder: str) -> tuple[tuple[Abbreviation, ...], tuple[Problem, ...]]:
    """The abbreviations of the report in `folder`; a report may have none."""
    path = f"{folder}/data/abbreviations.toml"
    if not os.path.lexists(root / path):
        return (), ()
    table = config.read_table(root, path)
    found: list[Abbreviation] = []
    problems = list(table.problems)
    for short, value in table.values.items():
        for item in value if isinstance(value, list) else [value]:
            made = _abbreviation(short, item, table.place(short))
            if isinstance(made, Abbreviation):
                found.append(made)
                problems += _marks(made)
            else:
                problems += made
    return tuple(found), (*problems, *_duplicates(found))


def _abbreviation(short: str, value: object, place: Place) -> Abbreviation | list[Problem]:
    """The abbreviation, or all that is wrong with it."""
    fields = {"expansion": value} if isinstance(value, str) else value
    if not isinstance(fields, dict):
        return [Problem("abbreviation", f"`{short}` must be text or a table", place, HINT)]
    problems = list(_wrong_fields(short, fields, place))
    texts = {key: " ".join(str(fields.get(key, "")).split()) for key in KEYS}
    message = ""
    if not any(character.isalpha() for character in short):
        message = f"`{short}` holds no letter" if short.strip() else "an abbreviation is empty"
    elif not texts["expansion"]:
        message = f"`{short}` has no expansion"
    if message:
        problems.append(Problem("abbreviation", message, place, HINT))
    return problems or Abbreviation(" ".join(short.split()), **texts, place=place)


def _marks(made: Abbreviation) -> Iterator[Problem]:
    for text in (made.expansion, made.plural):
        for words in unsettled.marked(text):
            yield unsettled.problem(words, made.place)


def _wrong_fields(short: str, fields: dict[str, object], place: Place) -> Iterator[Problem]:
    for key, value in fields.items():
        if key not in KEYS:
            hint = did_you_mean(key, KEYS) or f"known keys: {', '.join(KEYS)}"
            yield Problem("unknown-key", f"`{short}` has no key `{key}`", place, hint)
        elif not isinstance(value, str):
            yield Problem("abbreviation", f"`{key}` of `{short}` must be text", place, HINT)
        elif not value.isprintable():
            message = f"`{key}` of `{short}` holds what cannot be printed"
            yield Problem("abbreviation", message, place, HINT)


def _duplicates(found: list[Abbreviation]) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for item in found:
        key = item.short, item.language.partition("-")[0].lower()
        if key in seen:
            message = f"`{item.short}` has two expansions for one language"
            yield Problem("abbreviation", message, item.place, "give each its `language`")
        seen.add(key)
