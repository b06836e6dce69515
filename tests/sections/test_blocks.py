"""The YAML inside fenced blocks."""

import pytest

from ngen_pdf.sections import blocks
from ngen_pdf.sections.draft import Draft
from ngen_pdf.sections.model import Material

Found = tuple[blocks.Block | None, list[tuple[int, str]]]
FIRST = 10
MARKED = "\ufdd0\ufde033%\ufdd1"


def _read(text: str, inline: tuple[str, ...] = ("a", "b")) -> Found:
    draft = Draft("a.md", Material())
    found = blocks.read(text, FIRST, inline, draft)
    return found, [(problem.where.line, problem.message) for problem in draft.problems]


def test_values_and_the_line_of_each() -> None:
    found, problems = _read("file: x.csv\ncolumns:\n  - a: A\n  - {name: b, digits: 1}\non: no\n")
    assert not problems
    assert found is not None
    assert found.values == {
        "file": "x.csv",
        "columns": [{"a": "A"}, {"name": "b", "digits": 1}],
        "on": "no",
    }
    assert found.line(("columns", 1, "digits")) == FIRST + 3
    assert found.line(("columns", 0, "not there")) == FIRST + 2


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: 1\na: 2", 11, "the key `a` is already set at line 10"),
        ("a: 1\nb: &x 2", 11, "this block cannot hold anchors or aliases"),
        ("a: 1\nb: !!python/name:os.system x", 11, "this block cannot hold tags"),
        ("a: b: c", 10, "mapping values are not allowed here"),
        ("a: 1\nb: [c", 11, "expected ',' or ']', but got '<stream end>'"),
        ("- a", 10, "this block holds no keys"),
        ("", 10, "this block holds no keys"),
        ("a: 1\n---\nb: 2", 10, "this block holds no keys"),
        ("? [a]\n: b", 10, "a key must be a word"),
        (f"a: {'[' * 60}", 10, "this is nested too deeply"),
        (f"a: {'x' * 70_000}", 10, "this block is larger than 64 KiB"),
        ('a: 1\nb: "\\uFDD0x"', 11, "the character U+FDD0 cannot be printed"),
        ('a: "\\0"', 10, "the character U+0000 cannot be printed"),
    ],
)
def test_what_cannot_be_read(text: str, line: int, message: str) -> None:
    assert _read(text) == (None, [(line, message)])


def test_marks_of_values_from_data_stay_in_markdown_only() -> None:
    found, _ = _read(f"a: {MARKED} of all\nb: [x: {MARKED}]\nc: {MARKED}")
    assert found is not None
    assert found.values == {"a": f"{MARKED} of all", "b": [{"x": MARKED}], "c": "33%"}
