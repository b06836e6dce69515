"""The locale files: every language has the same keys, and nothing else."""

import tomllib
from dataclasses import fields
from importlib import resources
from typing import Any

import pytest

from ngen_pdf import locales
from ngen_pdf.locales import TABLES, PackageWords, Typography, Words
from ngen_pdf.problems import Place

WORDS = {field.name for field in fields(Words)}
PACKAGE = {field.name for field in fields(PackageWords)}
TYPOGRAPHY = {field.name for field in fields(Typography)}


def _file(language: str) -> dict[str, Any]:
    file = resources.files("ngen_pdf").joinpath("locales", f"{language}.toml")
    return tomllib.loads(file.read_text("utf-8"))


def test_there_are_seven_languages() -> None:
    assert locales.languages() == ("de", "en", "es", "fr", "it", "nl", "pt")


@pytest.mark.parametrize("language", locales.languages())
def test_no_key_is_missing_and_none_is_extra(language: str) -> None:
    found = _file(language)
    assert found.keys() - {"regions"} == WORDS | set(TABLES)
    assert all(isinstance(found[word], str) and found[word] for word in WORDS)
    assert found["package"].keys() == PACKAGE
    assert all(isinstance(word, str) and word for word in found["package"].values())
    assert found["typography"].keys() <= TYPOGRAPHY
    for region in found.get("regions", {}).values():
        assert region.keys() <= WORDS | set(TABLES)
        assert region.get("package", {}).keys() <= PACKAGE
        assert region.get("typography", {}).keys() <= TYPOGRAPHY


@pytest.mark.parametrize("language", locales.languages())
def test_marks_are_single_characters_and_spaces_do_not_break(language: str) -> None:
    for tag in (
        language,
        *(f"{language}-{region}" for region in _file(language).get("regions", ())),
    ):
        found = locales.typography(tag)
        assert len(found.quotes) == 4
        assert all(len(mark) == 1 for mark in (*found.before, *found.after))
        assert {*found.before.values(), *found.after.values()} <= {"\u00a0", "\u202f"}


@pytest.mark.parametrize("language", locales.languages())
def test_an_unknown_region_has_the_words_of_its_language(language: str) -> None:
    words, problems = locales.words(f"{language.upper()}-XX", Place())
    assert (words, problems) == (locales.words_in(language), ())


def test_a_region_changes_what_it_names_and_nothing_else() -> None:
    brazil, portugal = locales.words_in("pt-BR"), locales.words_in("pt-pt")
    assert (brazil.section, portugal.section) == ("Seção", "Secção")
    assert brazil.figure == portugal.figure
    brazil_print, portugal_print = map(locales.package_words, ("pt-BR", "pt-PT"))
    assert (brazil_print.files, portugal_print.files) == ("Arquivos", "Ficheiros")
    assert brazil_print.trim == portugal_print.trim
    france, canada = locales.typography("fr"), locales.typography("fr-CA")
    assert (france.before["»"], canada.before["»"]) == ("\u202f", "\u00a0")
    assert france.symbols == canada.symbols


def test_an_unknown_language_has_english_words_and_a_warning() -> None:
    words, (problem,) = locales.words("tlh", Place("report.toml"))
    assert words == locales.words_in("en")
    assert locales.package_words("tlh") == locales.package_words("en")
    assert str(problem) == (
        "report.toml: warning[language]: there are no words for the language `tlh`;"
        " English is used\n"
        "  hint: there are: de, en, es, fr, it, nl, pt"
    )
