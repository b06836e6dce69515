"""data/abbreviations.toml: what is read, and what is wrong with it, by line."""

from pathlib import Path

import pytest

from ngen_pdf.data import Abbreviation, abbreviations
from ngen_pdf.problems import Place

FILE = "report/2024/data/abbreviations.toml"


def _read(root: Path, text: str) -> tuple[list[tuple[str, str, str, str, int]], list[str]]:
    """Every field of each abbreviation, and the problems."""
    (root / FILE).parent.mkdir(parents=True)
    (root / FILE).write_text(text, "utf-8")
    found, problems = abbreviations.read(root, "report/2024")
    fields = [(a.short, a.expansion, a.plural, a.language, a.place.line) for a in found]
    return fields, [str(problem).replace(f"{FILE}:", "") for problem in problems]


def test_a_report_may_have_none(tmp_path: Path) -> None:
    assert abbreviations.read(tmp_path, "report/2024") == ((), ())


def test_text_tables_and_languages(tmp_path: Path) -> None:
    text = """\
# a comment
SME = "small and  medium-sized enterprise"
"R&D" = "research and development"
AI = {expansion = "analysis", plural = "analyses"}
ISO = [
  {expansion = "International Organization"},
  {expansion = "Organisation internationale", language = "fr"},
]
"""
    assert _read(tmp_path, text) == (
        [
            ("SME", "small and medium-sized enterprise", "", "", 2),
            ("R&D", "research and development", "", "", 3),
            ("AI", "analysis", "analyses", "", 4),
            ("ISO", "International Organization", "", "", 5),
            ("ISO", "Organisation internationale", "", "fr", 5),
        ],
        [],
    )


WRONG = {
    "SME =": "1: error[toml]: ",
    "SME = 3": "1: error[abbreviation]: `SME` must be text or a table",
    'SME = " "': "1: error[abbreviation]: `SME` has no expansion",
    'SME = {plural = "x"}': "1: error[abbreviation]: `SME` has no expansion",
    "SME = {expansion = 3}": "1: error[abbreviation]: `expansion` of `SME` must be text",
    'SME = "a\\u0007b"': "1: error[abbreviation]: `expansion` of `SME` holds what cannot be",
    'SME = {expansion = "a", langage = "fr"}': "1: error[unknown-key]: `SME` has no key `langage`"
    "\n  hint: did you mean `language`?",
    'SME = [{expansion = "a"}, {expansion = "b"}]': "1: error[abbreviation]: `SME` has two",
    '"" = "a"': "1: error[abbreviation]: an abbreviation is empty",
    '"1" = "one"': "1: error[abbreviation]: `1` holds no letter",
}


@pytest.mark.parametrize("text", WRONG)
def test_wrong(text: str, tmp_path: Path) -> None:
    _, problems = _read(tmp_path, f"{text}\n")
    assert problems[0].startswith(WRONG[text])
    assert len(problems) <= 2


def test_place_is_that_of_the_file(tmp_path: Path) -> None:
    _read(tmp_path, 'IP = "intellectual property"\n')
    (found,), _ = abbreviations.read(tmp_path, "report/2024")
    assert found == Abbreviation("IP", "intellectual property", "", "", Place(FILE, 1))


def test_a_mark_is_told_of_and_its_abbreviation_kept(tmp_path: Path) -> None:
    fields, problems = _read(tmp_path, 'SME = "[TK: spell out]"\n')
    assert [field[1] for field in fields] == ["[TK: spell out]"]
    assert [problem.splitlines()[0] for problem in problems] == [
        "1: error[unsettled]: `spell out` is not settled"
    ]
