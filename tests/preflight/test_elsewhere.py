"""Files by other programs are judged rightly: all that is wrong with each is told, no more."""

import tomllib
from pathlib import Path

import pytest

from ngen_pdf.preflight import check, profiles

ELSEWHERE = Path(__file__).parent / "elsewhere"
EXPECTED = tomllib.loads((ELSEWHERE / "expected.toml").read_text("utf-8"))


def test_each_file_is_told_of() -> None:
    assert {file.stem for file in (ELSEWHERE / "files").iterdir()} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_file_by_another_program(name: str) -> None:
    expected = EXPECTED[name]
    data = (ELSEWHERE / "files" / f"{name}.pdf").read_bytes()
    verdict = check(data, profiles.named(expected["profile"]))
    assert sorted({finding.code for finding in verdict.findings}) == expected["codes"], verdict
