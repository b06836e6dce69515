"""Sources that make parsers slow or deep: an answer instead of a hang, and no traceback."""

import signal
from collections.abc import Iterator

import pytest
from reading import assert_sound, below_title

N = 10_000

NESTED = {
    "quotes": "> " * N + "x",
    "quotes without spaces": ">" * N + "x",
    "lists": "- " * N + "x",
    "mixed": "> - " * N + "x",
    "items in items": "".join("  " * k + "- a\n" for k in range(200)),
    "divs": "::: a\n" * N + ":::\n" * N,
    "raw divs": "<div>\n" * N + "</div>\n" * N,
    "raw spans": "a " + "<b>" * N + "x" + "</b>" * N,
    "emphasis": "*a **b " * N + "c** d* " * N,
    "spans": "[" * N + "]{.a}" * N,
    "brackets": "[" * N,
    "images": "![" * N + "](x)" * N,
    "marks": "[TK: " * N + "]" * N,
    "notes": "^[" * N + "x" + "]" * N,
}
LONG = {
    "brackets and words": "[a " * N,
    "closed brackets": "[]" * N,
    "marks": "[TK] " * N,
    "marks that are links": "[TK: a](#b) " * (N // 4),
    "marks before colons": "[TK]: a\n" * (N // 4),
    "stars": "*" * N + "a" + "*" * N,
    "star words": "*a " * N,
    "backticks": "".join("`" * k + " " for k in range(200)),
    "expressions": "{{ figures.members.result }} and\n" * 40_000,
    "half expressions": "{{ a " * N,
    "backticks and expressions": "` a {{ 1 }} `` b\n" * N,
    "braces": "{.a " * N + "{" * N,
    "quotes in braces": '{a="' * N,
    "calls": "[^a] " * N,
    "half calls": "[^a" * N,
    "at signs": "@fig-" + "a." * N + "@" * N,
    "less than": "<a " * N,
    "comments": "a <!--" * N,
    "declarations": "a <!A <![CDATA[ <?" * N,
    "divs": "a\n::: b\nc\n:::\n" * (N // 4),
    "fences": ":::\n" * N,
    "equal headings": "## a\n\n" * (N // 4),
    "rows": "| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * (N // 4),
    "columns": "|a" * N + "|\n" + "|-" * N + "|\n| 1 |",
    "definitions": "[^1]: x\n\n[1]: y\n\n" * (N // 4),
    "one long line": "word " * 200_000,
    "one long word": "a" * 1_000_000,
    "many lines": "word\n" * 50_000,
    "blank lines": "\n" * 200_000,
    "indents": " " * 1_000_000 + "a",
    "backslashes": "\\" * N,
    "entities": "&amp;&" * N,
    "colons": ":" * N + "\n" + ": a\n" * N,
}


@pytest.fixture(autouse=True)
def _no_hang() -> Iterator[None]:
    """End a parse that would never end; slow machines have room."""
    signal.alarm(120)
    yield
    signal.alarm(0)


@pytest.mark.parametrize("text", NESTED.values(), ids=NESTED.keys())
def test_nested(text: str) -> None:
    found = below_title(text)
    assert "nesting" in {problem.code for problem in found.problems}
    assert_sound(found)


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_long(text: str) -> None:
    below_title(text)


def test_depth_that_writers_use_is_fine() -> None:
    quotes, lists = "> " * 10 + "x", "".join("  " * k + "- a\n" for k in range(10))
    divs = "::: a\n" * 10 + "x\n\n" + ":::\n" * 10
    assert below_title(f"{quotes}\n\n{lists}\n\n{divs}\n\n[[[a *b **c***](#d)]]").problems == ()
