"""What is told of a section that fixtures cannot show: characters, limits, hints, lines."""

import pytest
from reading import (
    below_title,
    hint,
    html,
    problems,
    problems_below_title,
    section,
    words,
)

from ngen_pdf.problems import Severity


@pytest.mark.parametrize("text", ["", "\n\n", "---\nmatter: front\n---\n", "<!-- nothing -->"])
def test_empty(text: str) -> None:
    assert problems(text) == [("empty-section", 1)]


def test_no_title() -> None:
    assert problems("Text.\n\n## Two") == [("section-title", 3)]


def test_second_title_is_a_warning() -> None:
    (problem,) = section("# One\n\n# Two").problems
    assert (problem.code, problem.where.line) == ("section-title", 3)
    assert problem.severity is Severity.WARNING


def test_place_names_the_file() -> None:
    (problem,) = below_title("[a]()").problems
    assert str(problem).startswith("report/2024/02-test.md:3: error[link-target]: ")


@pytest.mark.parametrize("character", "\0\x0b\x0c\x1b\x7f\x85\ufdd0\ufffe\U0001ffff\ud800")
def test_forbidden_characters(character: str) -> None:
    text = f"# Title\n\none\ntwo {character} three {character}\n"
    assert problems(text) == [("character", 4)]
    assert character not in html(text)


def test_characters_by_entity() -> None:
    assert words(below_title("a&#1;b &#xFFFE; &copy;")) == "Title a\ufffdb \ufffd ©"


def test_too_large() -> None:
    found = section("# Title\n\n" + "é" * (2 * 1024 * 1024))
    assert [problem.code for problem in found.problems] == ["too-large"]


def test_duplicate_anchors_name_both_lines() -> None:
    (problem,) = section("# T {#a}\n\n[x]{#b}\n\n## U {#a}").problems
    assert (problem.code, problem.where.line) == ("anchor-duplicate", 5)
    assert "line 1" in problem.message


def test_hints_suggest() -> None:
    assert hint("# T\n\n[a]{clas=x}") == "did you mean `class`?"
    assert hint("# T\n\n^[b] c[^nots]\n\nd[^note]\n\n[^note]: e") == "did you mean `note`?"


def test_lines_inside_paragraphs() -> None:
    text = "one\n**two\nthree** ![x](http://y.z)\n`four\nfive` [^nope]\n[six](a.html) {.x}"
    assert problems_below_title(text) == [
        ("remote-url", 3), ("footnote", 5), ("attribute", 6), ("link-target", 6),
    ]  # fmt: skip


def test_lines_inside_captions_and_notes() -> None:
    text = "![one\n[two](a.html)](b.svg){alt=c}\n\nthree ^[four\n[five](c.html)]"
    assert problems_below_title(text) == [("link-target", 2), ("link-target", 5)]


def test_lines_inside_raw_html() -> None:
    text = "<div>\n<b>one</b>\n<img>\n</div>\n\ntwo\nthree <span\nclass=x onclick=y>four</span>"
    assert problems_below_title(text) == [("raw-html", 3), ("raw-html", 7)]


def test_problems_are_in_order_and_told_once() -> None:
    found = problems_below_title("[a]() [b]()\n\n[^x]: note\n\n[c]()")
    assert found == [("link-target", 1), ("footnote", 3), ("link-target", 5)]


def test_a_cell_spans_no_more_than_a_table_can_have() -> None:
    text = '# A\n\n<table><tr><td colspan="99999999">a</td></tr></table>'
    assert problems(text) == [("attribute", 3)]
