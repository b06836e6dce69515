"""Markdown in, HTML and problems out: `title . input . output .` in fixtures/."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown_it.utils import read_fixture_file
from reading import PATH, assert_sound, section, shown

from ngen_pdf.problems import Place

FIXTURES = sorted((Path(__file__).parent / "fixtures").glob("*.txt"))


def _cases() -> Iterator[object]:
    for path in FIXTURES:
        for line, title, text, expected in read_fixture_file(path):
            yield pytest.param(text, expected, id=f"{path.stem}:{line} {title}")


def _where(place: Place) -> str:
    """The line, after the name of its file where that is another one."""
    name = "" if place.path == PATH else f"{place.path.rpartition('/')[2]}:"
    return f"{name}{place.line}"


def _output(text: str) -> str:
    """The HTML, then every problem but that there is no title."""
    found = section(text)
    told = [
        f"{_where(problem.where)}: {problem.severity}[{problem.code}]: {problem.message}"
        for problem in found.problems
        if problem.code != "section-title"
    ]
    html = "".join(map(shown, found.pieces)).strip("\n")
    return "\n".join(part for part in (html, *told) if part)


@pytest.mark.parametrize(("text", "expected"), list(_cases()))
def test_output(text: str, expected: str) -> None:
    assert _output(text) == expected.strip("\n")
    assert_sound(section(text))
