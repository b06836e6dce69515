"""What a section says of itself: headings, captions, links, images, words."""

import subprocess
import sys

from reading import below_title, section, words

from ngen_pdf.sections import Caption, Heading, Hole, Kind, Mention


def test_headings() -> None:
    found = section("# One *two*\n\n## Three {#sec-x .unnumbered}\n\n### Four {.unlisted}")
    assert found.headings == (
        Heading(1, "One two", "one-two", 1, explicit=False, numbered=True, listed=True),
        Heading(2, "Three", "sec-x", 3, explicit=True, numbered=False, listed=True),
        Heading(3, "Four", "four", 5, explicit=False, numbered=True, listed=False),
    )
    assert found.title == found.headings[0]


def test_heading_text_leaves_notes_out() -> None:
    assert section("# One[^1] two^[x]\n\n[^1]: y").headings[0].text == "One two"


def test_captions() -> None:
    found = below_title("![A *b*[^1]](x.svg){#fig-a alt=c}\n\n| d |\n|-|\n: e\n\n[^1]: note")
    assert found.captions == (
        Caption("figure", "figure-1", "fig-a", True, "A b", ("A <em>b</em>",), 3),
        Caption("table", "table-1", "table/1", False, "e", ("e",), 7),
    )
    assert found.anchors == ()


def test_anchors_are_of_anything_but_headings_and_captions() -> None:
    text = "[a]{#one}\n\n{#two}\nText\n\n::: {#three}\n:::\n\n## H {#four}\n\n<b id=five>x</b>"
    names = [(anchor.name, anchor.line) for anchor in below_title(text).anchors]
    assert names == [("one", 3), ("two", 5), ("three", 8), ("five", 13)]


def test_links_references_and_images() -> None:
    found = below_title("[a](#b) [c](03-d.md#e) <https://f.g>\n@fig-h\n![i](j/k.svg)")
    assert found.links == (Mention("#b", 3), Mention("03-d.md#e", 3))
    assert found.references == (Mention("fig-h", 4),)
    assert found.images == (Mention("report/2024/j/k.svg", 5),)


def test_holes() -> None:
    found = section("::: {.contents}\n:::\n\n# T\n\n[a](#b) @sec-c\n\n![d](e.svg){alt=f}")
    assert [piece for piece in found.pieces if isinstance(piece, Hole)] == [
        Hole(Kind.GENERATED, "contents", "en-CA"),
        Hole(Kind.ANCHOR, "t"),
        Hole(Kind.NUMBER, "t"),
        Hole(Kind.TARGET, "#b"),
        Hole(Kind.REFERENCE, "sec-c", "en-CA"),
        Hole(Kind.ANCHOR, "figure/1"),
        Hole(Kind.LABEL, "figure-1", "en-CA"),
        Hole(Kind.ASSET, "report/2024/e.svg"),
    ]


def test_words_are_those_that_are_printed() -> None:
    found = below_title(
        "a *b* `c` [d](#x)[^1] ![no](x.svg){title=no}\n\n```\ne\n\nf\n```\n\n| g |\n|-|\n| h |\n"
        ": i\n\nj\n: k\n\n<table><tr><td>l &amp; m</td></tr></table>\n\n[^1]: n"
    )
    assert "".join(words(found).split()) == "Titleabcdnefighjkl&m"


def test_words_have_their_lines() -> None:
    found = below_title("a\nb[^1]\n\n```\nc\n\nd\n```\n\n[^1]: e\n\n    f")
    lines = {mention.name: mention.line for mention in found.text}
    assert lines == {"Title": 1, "a": 3, "b": 4, "c": 7, "d": 9, "e": 12, "f": 14}


def test_footnotes_are_told_apart_by_file() -> None:
    pieces = below_title("a^[b]").pieces
    assert any('id="fn-02-test-1"' in piece for piece in pieces if isinstance(piece, str))


def test_is_pure() -> None:
    text = "# A\n\n[b][c] @fig-d[^1]\n\n[c]: #e\n\n[^1]: f"
    assert section(text) == section(text)


def test_import_is_quick() -> None:
    """The parser is imported when the first section is parsed."""
    code = "import sys, ngen_pdf.sections; sys.exit('markdown_it' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_marks_of_what_is_not_settled_are_counted_one_by_one() -> None:
    found = section("# [TK]\n\n[TK: a], [TK] and [TK]\n\n[TK: no end")
    assert sorted(found.unsettled, key=lambda mark: mark.line) == [
        Mention("", 1), Mention("a", 3), Mention("", 3), Mention("", 3), Mention("", 5),
    ]  # fmt: skip


def test_marks_in_blocks_of_data() -> None:
    """A caption is Markdown, where marks are found as in any other."""
    block = 'caption: "[TK: *x*]"\nsource: "[TK: source]"\ntitle: {text: "[TK]"}'
    for fence in ("```{.table}", "```vega-lite"):
        found = section(f"# A\n\n{fence}\n{block}\n```\n")
        assert {Mention("source", 5), Mention("", 6)} <= set(found.unsettled)
        assert Mention("*x*", 4) not in found.unsettled


def test_values_from_data_in_captions_and_marks() -> None:
    value = "{{ figures.portfolio.ngen }}"
    found = below_title(f'![A {value}](x.svg){{alt=a}}\n\n[]{{.index term="{value}"}}{value}')
    printed = '<data value="portfolio.ngen">$154.5\u00a0million</data>'
    assert found.captions[0].title == (f"A {printed}",)
    assert found.marks[0].term == "$154.5 million"
    assert f'">{printed}</span></p>' in str(found.pieces[-1])
