"""Rules of good pages: each is broken by the smallest publication, and not by its mended twin."""

from io import BytesIO

import pikepdf
import pytest
from pages import PATH, STYLE, lines, told

from conftest import Publication
from ngen_pdf import build
from ngen_pdf.build.mapping import lost_text
from ngen_pdf.preflight.reading import read
from ngen_pdf.problems import Place

MANY = "word " * 12
JUSTIFIED = "p { text-align: %s; width: 110pt; hyphens: none }"
FIGURE = '![A caption](images/x.svg){#fig-x alt="a square"}\n\n'
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="50" height="50"><circle r="9"/></svg>'

# what is written, a style, the line that is told of, the page, a part of the message
BROKEN = {
    "widow": (lines(19) + lines(3, "next") + lines(9), "", 23, 4, "alone at the head: `next 3"),
    "orphan": (lines(20) + lines(3, "next") + lines(9), "", 24, 3, "alone at the foot: `next 1"),
    "runt": ("A line of words\\\nit.\n", "", 3, 3, "the last line of a paragraph is `it.` alone"),
    "hyphen-stack": ("a-\\\nb-\\\nc-\\\nd-\\\nthe end.\n", "", 3, 3, "4 lines in a row"),
    "river": ("mmmmm mmmmm " * 5 + "words", JUSTIFIED % "justify", 3, 3, "through 5 lines"),
    "stranded-heading": (
        f"{lines(20)}## Two\n\n{lines(9)}",
        "h2 { break-after: auto }",
        24,
        3,
        "fewer than 2 lines",
    ),
    "short-page": (lines(21) + "The last line.\n", "", 25, 4, "the page ends after 1 line"),
    "spread-balance": (
        lines(21) + lines(12) + f"::: {{.keep}}\n{lines(20)}:::\n\n" + lines(12),
        ".keep { break-inside: avoid }",
        25,
        4,
        "ends 10 lines above the one that faces it",
    ),
    "figure-distance": (
        f"See @fig-x.\n\n{lines(22)}{lines(22)}{FIGURE}{lines(9)}",
        "",
        51,
        5,
        "Figure 1 stands 2 pages after its first mention",
    ),
}
MENDED = {
    "widow": (lines(19) + lines(3, "next") + lines(9), "p { orphans: 2; widows: 2 }"),
    "orphan": (lines(20) + lines(3, "next") + lines(9), "p { orphans: 2 }"),
    "runt": ("A line of words\\\nitself.\n", ""),
    "hyphen-stack": ("a-\\\nb-\\\nc-\\\nd\\\nthe end.\n", ""),
    "river": ("mmmmm mmmmm " * 5 + "words", JUSTIFIED % "left"),
    "stranded-heading": (f"{lines(20)}## Two\n\n{lines(9)}", ""),
    "short-page": (lines(21) + lines(5), ""),
    "spread-balance": (lines(21) + lines(12) + lines(20) + lines(12), ""),
    "figure-distance": (f"See @fig-x.\n\n{lines(22)}{FIGURE}{lines(9)}", ""),
}


@pytest.mark.parametrize("code", BROKEN)
def test_a_bad_page_breaks_just_its_rule(code: str, publication: Publication) -> None:
    publication.write("report/2024/images/x.svg", SQUARE)
    text, style, line, page, message = BROKEN[code]
    (found,) = told(publication, text, style)
    assert (found.code, found.severity, found.page) == (code, "warning", page)
    assert (found.source.path, found.source.line) == (PATH, line)
    assert message in found.message
    assert found.hint
    assert found.area
    assert found.label


@pytest.mark.parametrize("code", MENDED)
def test_its_mended_twin_breaks_none(code: str, publication: Publication) -> None:
    publication.write("report/2024/images/x.svg", SQUARE)
    assert told(publication, *MENDED[code]) == []


LOST = {
    "a box that is too low": (
        f"::: {{.low}}\n{lines(5)}:::\n",
        ".low { height: 28pt }",
        3,
        "a box is 41.9 pt too low for what it holds: `line 5 of them`",
    ),
    "a box that must not be higher": (
        f"::: {{.low}}\n{lines(5)}:::\n",
        ".low { max-height: 28pt }",
        3,
        "a box is 41.9 pt too low for what it holds: `line 5 of them`",
    ),
    "text that is cut off": (
        f"::: {{.low}}\n{lines(5)}:::\n",
        ".low { height: 28pt; overflow: hidden }",
        3,
        "text is cut off at the edge of its box: `line 5 of them`",
    ),
    "an image wider than its column": (
        '![](images/x.svg){alt="a square" width=250pt}\n',
        "",
        3,
        "an image is 30 pt wider than its column",
    ),
    "an image higher than the page": (
        '![](images/x.svg){alt="a square" height=340pt}\n',
        "img { display: block } h1 { position: absolute }",
        3,
        "an image runs 32 pt into the foot of the page",
    ),
    "a table wider than its column": (
        "| A | B |\n|---|---|\n| a | b |\n",
        "table { width: 230pt }",
        3,
        "a table is 10 pt wider than its column",
    ),
    "a line wider than its column": (
        MANY + "\n",
        "p { white-space: nowrap }",
        3,
        "wider than its column",
    ),
    "a line that runs off the page": (
        MANY * 2 + "\n",
        "p { white-space: nowrap }",
        3,
        "text runs off the page: `word word",
    ),
}
FITTING = {
    "a box that is high enough": (f"::: {{.low}}\n{lines(5)}:::\n", ".low { height: 70pt }"),
    "an image that is cut on purpose": (
        '::: {.low}\n![](images/x.svg){alt="a square" width=250pt}\n:::\n',
        ".low { height: 28pt; overflow: hidden }",
    ),
    "a picture that a style moves out": (
        '![](images/x.svg){alt="a square" width=250pt}\n',
        "img { display: block; margin-right: -30pt }",
    ),
}


@pytest.mark.parametrize("case", LOST)
def test_what_does_not_fit_is_told_of(case: str, publication: Publication) -> None:
    publication.write("report/2024/images/x.svg", SQUARE)
    text, style, line, message = LOST[case]
    found = told(publication, text, style)
    assert {(one.code, one.source) for one in found} == {("overflow", Place(PATH, line))}
    assert any(message in one.message for one in found), [one.message for one in found]


@pytest.mark.parametrize("case", FITTING)
def test_what_fits_or_is_meant_is_not(case: str, publication: Publication) -> None:
    publication.write("report/2024/images/x.svg", SQUARE)
    assert told(publication, *FITTING[case]) == []


def test_words_that_are_on_no_page_are_told_of(publication: Publication) -> None:
    text = "Words.\n\n::: {.secret}\nSome hidden words.\n\nAnd more.\n:::\n"
    one, two = told(publication, text, ".secret { display: none }")
    assert (one.code, one.source, one.page) == ("dropped-content", Place(PATH, 6), 0)
    assert one.message == "this text is on no page: `Some hidden words.`"
    assert two.source.line == 8
    shown = "Straße, ﬁne \u00adhy\u00adphens\n\n| A |\n|---|\n| b |\n"
    assert told(publication, shown, "p { text-transform: uppercase }") == []


def test_an_author_allows_it_for_a_block_or_what_is_around_it(publication: Publication) -> None:
    runt = "A line of words\\\nit.\n"
    assert told(publication, '{allow="runt widow"}\n' + runt) == []
    assert told(publication, f'::: {{.a allow="runt"}}\n{runt}\n:::\n', ".a {}") == []
    assert [one.code for one in told(publication, '{allow="widow"}\n' + runt)] == ["runt"]
    hidden = '{.secret allow="dropped-content"}\nHidden.\n'
    assert told(publication, hidden, ".secret { display: none }") == []


def test_a_code_that_there_is_not_is_an_error(publication: Publication) -> None:
    publication.section("01-a.md", '# One\n\n{allow="runt widdow"}\nWords.\n')
    done = publication.run("check", "2024")
    assert done.returncode == 1
    assert done.stderr.splitlines()[:2] == [
        "report/2024/01-a.md:3: error[attribute]: there is no rule `widdow`",
        "  hint: did you mean `widow`?",
    ]


def test_render_tells_of_it_and_a_press_profile_turns_it_off(publication: Publication) -> None:
    publication.section("01-a.md", "# One\n\nA line of words\\\nit.\n")
    done = publication.run("render", "2024", "--edition", "screen", "--quiet")
    assert done.returncode == 0
    assert "01-a.md:3): warning[runt]: the last line" in done.stderr
    strict = publication.run("render", "2024", "--quiet", "--strict")
    assert strict.returncode == 1
    assert strict.stderr.endswith("\nnothing was made: --strict lets no warning pass\n")


def test_words_that_the_file_does_not_give_are_told_of(publication: Publication) -> None:
    publication.write("styles/page.css", STYLE)
    publication.section("01-a.md", "# One\n\nSome ﬁne words.\n\nOther words.\n")
    checked = build.check(publication.root, "2024")
    pages, _ = build.paginate(checked)
    pdf = pikepdf.open(BytesIO(pages.to_pdf().pdf))
    assert lost_text(checked, pages, read(_saved(pdf))) == ()
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and "/ToUnicode" in thing:
            del thing["/ToUnicode"]
    found = lost_text(checked, pages, read(_saved(pdf)))
    assert {one.code for one in found} == {"dropped-content"}
    told_of = {one.source: one.message for one in found if one.source.line == 3}
    assert told_of == {Place(PATH, 3): "the file does not give the text `Some ﬁne words.`"}


def _saved(pdf: pikepdf.Pdf) -> bytes:
    file = BytesIO()
    pdf.save(file)
    return file.getvalue()
