"""Running text as it was typed, block by block."""

import pytest
from reading import section

from ngen_pdf.sections import ELSEWHERE

GAP = ELSEWHERE


def _prose(text: str) -> list[str]:
    return [prose.text for prose in section(f"# T\n\n{text}").prose[1:]]


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("One *two*\n[three](#t).", ["One two\nthree."]),
        ("{{ figures.members.result }} of us", [f"{GAP} of us"]),
        ("The `code` and ~~gone~~", [f"The {GAP} and {GAP}"]),
        ("A [B c]{.as-typed} d", [f"A {GAP} d"]),
        ("A [un]{lang=fr} b", [f"A {GAP} b", "un"]),
        ("> Quoted", []),
        ("::: {.as-typed}\nA\n\n- B\n:::\n\nC", ["C"]),
        ("| A | B |\n|---|---|\n| 1 | 2 |", ["A", "B", "1", "2"]),
        ("A.^[N.] B.", ["N.", "A. B."]),
        ("    code", []),
    ],
)
def test_what_was_typed(text: str, typed: list[str]) -> None:
    assert _prose(text) == typed


def test_each_piece_has_its_line() -> None:
    (_, prose) = section("# T\n\nOne\n*two*\n").prose
    words = [piece for piece in prose.pieces if piece.name.strip()]
    assert [(piece.name, piece.line) for piece in words] == [("One", 3), ("two", 4)]


def test_a_block_is_in_its_language() -> None:
    (_, inner) = section("# T\n\n::: {.x lang=fr}\nUn.\n:::\n").prose
    assert inner.language == "fr"
