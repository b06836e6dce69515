"""Files and functions are no longer than the house rules say (CONTRIBUTING.md)."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT

FILE, FUNCTION = 299, 50  # lines
FOLDERS = ("src", "tests", "docs", "report", "styles")


def _files() -> Iterator[Path]:
    for folder in FOLDERS:
        yield from sorted((ROOT / folder).rglob("*.py"))


def _too_long(file: Path, text: str) -> Iterator[str]:
    """What of a file is too long, and how long it is."""
    if (lines := len(text.splitlines())) > FILE:
        yield f"{file.name}: {lines}"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or 0) - node.lineno + 1
            if lines > FUNCTION:
                yield f"{file.name}:{node.lineno} {node.name}: {lines}"


def test_no_file_and_no_function_is_too_long() -> None:
    assert [told for file in _files() for told in _too_long(file, file.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("\n" * 299, []),
        ("\n" * 300, ["a.py: 300"]),
        ("\ndef f():\n" + "    pass\n" * 49, []),
        ("\ndef f():\n" + "    pass\n" * 50, ["a.py:2 f: 51"]),
    ],
)
def test_what_is_too_long(text: str, told: list[str]) -> None:
    assert list(_too_long(Path("a.py"), text)) == told
