"""YAML front matter: what it sets, and what is wrong with it, to the line."""

import pytest
from reading import hint, html, problems, section

from ngen_pdf.sections import Matter, Source, parse

BODY = "\n# Title\n"


def test_sets_matter_language_and_class() -> None:
    found = section(f"---\nmatter: front\nlanguage: fr-CA\nclass: wide dark\n---\n{BODY}")
    assert (found.matter, found.language, found.css_class) == (Matter.FRONT, "fr-CA", "wide dark")
    assert found.problems == ()


def test_is_optional() -> None:
    found = section("# Title")
    assert (found.matter, found.language, found.css_class) == (Matter.BODY, "", "")


def test_its_lines_count() -> None:
    assert 'data-line="5"' in html("---\nmatter: front\n---\n\n# Title")


def test_line_ends_and_byte_order_mark() -> None:
    text = "\ufeff---\r\nmatter: front\r\n---\r\n\r\n# Title\r\n\r\nText\rmore"
    found = parse(Source("a.md", text))
    assert found.matter is Matter.FRONT
    assert [mention.line for mention in found.text] == [5, 7, 8]


def test_values_are_strings() -> None:
    """In YAML 1.1 `no` is false; here it is Norwegian."""
    assert section(f"---\nlanguage: no\n---\n{BODY}").language == "no"


@pytest.mark.parametrize("end", ["---", "...", "---  "])
def test_ends(end: str) -> None:
    assert section(f"---\nmatter: back\n{end}\n{BODY}").matter is Matter.BACK


def test_may_be_empty() -> None:
    assert problems(f"---\n---\n{BODY}") == []
    assert problems(f"---\n# a comment\n---\n{BODY}") == []


@pytest.mark.parametrize(
    ("yaml", "problem"),
    [
        ("mater: front", ("unknown-key", 2)),
        ("matter: front\ntitle: x", ("unknown-key", 3)),
        ("matter: frnt", ("front-matter", 2)),
        ("matter:", ("front-matter", 2)),
        ("class: 1\nmatter: body", ("front-matter", 2)),
        ("matter: [front]", ("front-matter", 2)),
        ("matter:\n  - front", ("front-matter", 2)),
        ("language: not a language", ("front-matter", 2)),
        ("matter: front\n\nmatter: back", ("front-matter", 4)),
        ("- matter", ("front-matter", 2)),
        ("matter", ("front-matter", 2)),
        ("matter: front\n  class: x", ("yaml", 3)),
        ("matter: 'front", ("yaml", 3)),
        ("class: x\nmatter: {", ("yaml", 4)),
        ("matter: &a front", ("yaml", 2)),
        ("matter: !x front", ("yaml", 2)),
        ("matter: front\nclass: *a", ("yaml", 3)),
        ("a: " + "x" * 20_000, ("front-matter", 1)),
    ],
)
def test_problems(yaml: str, problem: tuple[str, int]) -> None:
    assert problem in problems(f"---\n{yaml}\n---\n{BODY}")


def test_suggests() -> None:
    assert hint(f"---\nmater: front\n---\n{BODY}") == "did you mean `matter`?"
    assert hint(f"---\nmatter: frnt\n---\n{BODY}") == "did you mean `front`?"
    assert "cover, front, body" in hint(f"---\nmatter: 7\n---\n{BODY}")


def test_without_end() -> None:
    assert ("front-matter", 1) in problems("---\nmatter: front\n\n# Title")


def test_deep_yaml_is_no_recursion() -> None:
    assert problems("---\na: " + "[" * 16_000 + "\n---\n# Title")


def test_cover_needs_no_title() -> None:
    assert problems("---\nmatter: cover\n---\nText") == []
    assert problems("---\nmatter: front\n---\nText") == [("section-title", 1)]
