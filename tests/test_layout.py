"""The door to the engine: what it reads, says and numbers."""

from pathlib import Path

import pytest

from conftest import ROOT, STYLE, Publication
from inspector import Inspector
from ngen_pdf import build, layout
from ngen_pdf.galley import Galley
from ngen_pdf.problems import Place


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
        "error[file]: the stylesheet `styles/none.css` cannot be read: "
        "`styles/none.css` is not a file",
    ),
    "a remote stylesheet": (
        "", "@import url(https://example.com/a.css);",
        "error[remote-url]: the stylesheet `https://example.com/a.css` cannot be read: only files",
    ),
    "a missing image": (
        IMAGE("images/a.png"), "",
        "a.md:7: error[file]: the image `images/a.png` cannot be drawn: "
        "`images/a.png` is not a file",
    ),
    "a path out of the root": (
        IMAGE("../../../etc/hostname"), "", "etc/hostname: error[file]: ",
    ),
    "a file of the machine": (
        IMAGE("file:///etc/hostname"), "", "file:///etc/hostname: error[remote-url]: ",
    ),
    "no image": (IMAGE("styles/more.css"), "p{}", "styles/more.css: error[image]: "),
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


def test_an_image_in_a_drawing_is_refused_too(publication: Publication) -> None:
    publication.write(
        "images/a.svg",
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
        '<image href="https://example.com/a.png" width="9" height="9"/></svg>',
    )
    told = _said(_galley(publication, '<img src="images/a.svg" alt="a">'))
    assert any("https://example.com/a.png" in problem for problem in told)


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
    assert publication.run("render", "2024", "--quiet").returncode == 0
    inspector = Inspector(publication.pdf)
    assert inspector.labels[:6] == ["i", "ii", "iii", "iv", "1", "2"]
    for page, label in enumerate(inspector.labels[1:], 1):
        assert inspector.foot(page).split()[-1] == label
