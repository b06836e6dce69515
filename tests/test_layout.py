"""The door to the engine: what it reads, says and numbers."""

from dataclasses import replace
from pathlib import Path

import pytest

from conftest import ROOT, STYLE, Publication
from inspector import Inspector
from ngen_pdf import build, layout
from ngen_pdf.galley import Galley
from ngen_pdf.layout.messages import listening
from ngen_pdf.problems import NgenError, Place


def _galley(publication: Publication, body: str, style: str = "") -> Galley:
    publication.write("styles/more.css", style)
    head = '<title>T</title><link rel="stylesheet" href="styles/more.css">'
    html = f'<html lang="en"><head>{head}</head><body>{body}</body></html>'
    places = (("images/a.png", Place("a.md", 7)),)
    return Galley(
        publication.root, html, ("styles/more.css",), places, (("\u4e2d", Place("a.md", 9)),)
    )


def _said(galley: Galley) -> list[str]:
    laid_out = layout.paginate(galley)
    return [str(problem) for problem in (*laid_out.problems, *laid_out.to_pdf().problems)]


def test_folios_are_roman_before_the_body() -> None:
    assert [layout.roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 900, 1999)] == [
        "i", "iv", "ix", "xiv", "xl", "xc", "cd", "cm", "mcmxcix",
    ]  # fmt: skip


def test_pages_anchors_and_inputs(publication: Publication) -> None:
    publication.section("01-a.md", "# A\n\n[b](#b)\n")
    publication.section("02-b.md", "# B\n")
    laid_out = layout.paginate(build.assemble(build.check(publication.root, "2024")))
    assert [page.folio for page in laid_out.pages] == ["i", "ii", "1", "2"]
    assert laid_out.inputs == ("styles/page.css",)
    assert "b" in [name for name, _, _ in laid_out.pages[3].anchors]
    assert not laid_out.problems


def test_a_family_that_only_a_drawing_has_is_there_when_it_is_painted(
    publication: Publication,
) -> None:
    text = '<text y="9" font-family="IBM Plex Mono" font-size="9">only here</text>'
    svg = f'<svg width="90" height="20" viewBox="0 0 90 20">{text}</svg>'
    assert _said(_galley(publication, svg)) == []


def test_progress_tells_steps_and_pages(publication: Publication) -> None:
    told: list[tuple[str, int]] = []
    layout.paginate(_galley(publication, "words"), lambda step, page: told.append((step, page)))
    assert ("Applying the styles", 0) in told
    assert ("Laying out pages", 1) in told


IMAGE = '<img src="{}" alt="a">'.format
SAID = {
    "an unknown property": (
        "", "p {\n  colr: red }",
        "styles/more.css:2: warning[css]: Ignored `colr: red`: unknown property.",
    ),
    "an invalid value": (
        "", "p { color: rouge }",
        "styles/more.css:1: warning[css]: Ignored `color: rouge`: invalid value.",
    ),
    "a stray brace": ("", "p { } }", "styles/more.css:1: warning[css]: "),
    "a missing stylesheet": (
        "", "@import url(none.css);",
        "styles/more.css:1: error[file]: the stylesheet `styles/none.css` cannot be read: "
        "`styles/none.css` is not a file",
    ),
    "a remote stylesheet": (
        "", "@import url(https://example.com/a.css);",
        "styles/more.css:1: error[remote-url]: "
        "the stylesheet `https://example.com/a.css` cannot be read: only files",
    ),
    "a missing background": (
        "", "p { color: red }\nbody { background: url('my%20dots.png') }",
        "styles/more.css:2: error[file]: the image `styles/my dots.png` cannot be drawn: ",
    ),
    "a remote background": (
        "", "body { background: url(https://example.com/dots.png?a=b) }",
        "styles/more.css:1: error[remote-url]: the image `https://example.com/dots.png?a=b` cannot",
    ),
    "a missing image": (
        IMAGE("images/a.png"), "",
        "a.md:7: error[file]: the image `images/a.png` cannot be drawn: "
        "`images/a.png` is not a file",
    ),
    "a path out of the root": (
        IMAGE("../../../etc/hostname"), "",
        "error[file]: the image `etc/hostname` cannot be drawn: ",
    ),
    "a file of the machine": (
        IMAGE("file:///etc/hostname"), "",
        "error[remote-url]: the image `file:///etc/hostname` cannot be drawn: ",
    ),
    "no image": (IMAGE("styles/more.css"), "p{}", "error[image]: the image `styles/more.css`"),
    "a face that is not there": (
        "<p>words", "@font-face { font-family: X; src: url(x.ttf) }",
        "styles/more.css:1: warning[css]: Font-face `X` cannot be loaded",
    ),
    "an unknown selector": (
        "", "p::no { color: red }",
        "styles/more.css:1: warning[css]: Invalid or unsupported selector `p::no`",
    ),
    "an anchor that is not there": (
        '<a href="#no">x</a>', "",
        "error[engine]: No anchor #no for internal URI reference",
    ),
    "a glyph that is not there": (
        "\u4e2d", "", "a.md:9: error[glyph-missing]: no face in `fonts/` draws U+4E2D",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", SAID)
def test_everything_the_engine_says_is_a_problem(case: str, publication: Publication) -> None:
    body, style, said = SAID[case]
    told = _said(_galley(publication, body, style))
    assert len(told) == 1
    assert told[0].startswith(said)


def test_marks_of_css_are_told_once(publication: Publication) -> None:
    style = (
        "/* marks: crop\n */ a { color: red }\n@page { marks: none }\n@page { MARKS : crop cross }"
    )
    told = _said(_galley(publication, '<p>a<p style="break-before: page">b', style))
    assert told == [
        "styles/more.css:4: warning[css]: `marks` draws lines within the bleed, which would be "
        "printed\n  hint: leave it out: the press edition has the marks that its profile asks for"
    ]
    assert _said(_galley(publication, "<p>a", "@page { marks: none }")) == []


def test_an_image_in_a_drawing_is_refused_too(publication: Publication) -> None:
    publication.write(
        "images/a.svg",
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
        '<image href="https://example.com/a.png" width="9" height="9"/></svg>',
    )
    told = _said(_galley(publication, '<img src="images/a.svg" alt="a">'))
    assert any("https://example.com/a.png" in problem for problem in told)


def test_bookmarks_are_the_tree_of_the_contents(publication: Publication) -> None:
    publication.section("01-a.md", "# A\n\n## Below A\n")
    publication.section("02-b.md", "# B {.unlisted}\n\n## *Above* all\n\n### Deep\n")
    assert Inspector(publication.render()).bookmarks == [
        (1, "A"),
        (2, "Below A"),
        (1, "Above all"),
        (2, "Deep"),
    ]


def test_faces_outside_fonts_are_not_seen(publication: Publication, tmp_path: Path) -> None:
    galley = _galley(publication, '<p style="font-family: DejaVu Sans, Arial">words</p>')
    file = tmp_path / "a.pdf"
    file.write_bytes(layout.paginate(galley).to_pdf().pdf)
    families = {path.name for path in (ROOT / "fonts").iterdir()}
    (name,) = Inspector(file).fonts
    assert name.partition("+")[2].partition(",")[0].lower() in families


def test_the_first_page_of_the_body_is_folio_1_in_the_file(publication: Publication) -> None:
    assert "counter-reset: page 1" in STYLE
    publication.section("00-a.md", "---\nmatter: front\n---\n# Before\n")
    publication.section("01-a.md", "# A\n\n" + "Words. " * 900 + "\n")
    inspector = Inspector(publication.render())
    assert inspector.labels[:6] == ["i", "ii", "iii", "iv", "1", "2"]
    for page, label in enumerate(inspector.labels[1:], 1):
        assert inspector.foot(page).split()[-1] == label


def test_a_failure_of_the_engine_is_a_problem(publication: Publication) -> None:
    with pytest.raises(NgenError) as caught:
        layout.paginate(
            _galley(publication, "<p>words</p>", "p { colr: red; width: calc(1px + ) }")
        )
    assert [problem.code for problem in caught.value.problems] == ["css", "engine"]


@pytest.mark.parametrize("style", ["background: linear-gradient({}, red)", "border: inset {}"])
def test_a_color_that_the_engine_cannot_paint_there_is_told_of(
    style: str, publication: Publication
) -> None:
    style = f"p {{ {style.format('lab(50 20 30)')} }}"
    with pytest.raises(NgenError) as caught:
        layout.paginate(_galley(publication, "<p>words</p>", style)).to_pdf()
    (problem,) = caught.value.problems
    assert problem.code == "engine"
    assert problem.message.endswith("in a color other than of sRGB")


def test_a_library_that_is_missing_is_a_problem(publication: Publication) -> None:
    with pytest.raises(NgenError) as caught, listening(_galley(publication, "")):
        raise OSError("cannot load library 'libpango-1.0-0'")
    (problem,) = caught.value.problems
    assert (problem.code, "ngen-pdf info" in problem.hint) == ("library", True)


def test_a_message_is_told_of_the_stylesheet_it_is_about(publication: Publication) -> None:
    publication.write("styles/first.css", "p { color: red }\n")
    galley = _galley(publication, "words", "@import url(first.css);\n\n}")
    galley = replace(galley, styles=("styles/first.css", *galley.styles))
    assert _said(galley)[0].startswith("styles/more.css:3: warning[css]: ")


def test_the_families_that_are_asked_for(publication: Publication) -> None:
    galley = _galley(publication, "<p>words", 'p { font-family: "No Such", serif }')
    (found,) = layout.paginate(galley).typefaces
    assert (found.families, found.weight, found.italic) == (("No Such", "serif"), 400, False)


def test_the_engine_needs_no_folder_of_the_user(
    publication: Publication, capfd: pytest.CaptureFixture[str]
) -> None:
    publication.section("01-a.md", "# A\n")
    done = publication.run("render", "2024", "--quiet", HOME="/proc", XDG_CACHE_HOME="/proc")
    assert (done.returncode, done.stderr, capfd.readouterr().err) == (0, "", "")


def test_a_list_counts_from_its_first_number(publication: Publication) -> None:
    publication.section(
        "01-a.md", "# A\n\n7. seven\n8. eight\n\n<ol start='3'><li>three</li></ol>\n"
    )
    text = Inspector(publication.render()).all_text
    assert all(f"{number}. " in text.replace("\xa0", " ") for number in (7, 8, 3))
