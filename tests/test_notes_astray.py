"""What the engine does with notes when a paragraph's orphans need the room, and what we do."""

import logging
from collections.abc import Iterator

import pytest
import weasyprint

from conftest import Publication
from ngen_pdf import layout
from ngen_pdf.galley import Galley
from ngen_pdf.layout import notes
from ngen_pdf.layout.mending import mend
from ngen_pdf.layout.tracing import written

STYLE = """
@page { size: 300px 200px; margin: 20px }
body { margin: 0; font: 10px/20px monospace } p { margin: 0 }
.footnote { float: footnote; footnote-policy: line } i { display: block }
"""
NOTE = '<span class="footnote" id="n{0}" data-number="{0}"{1}>note {0}</span>'.format
SECTION = '<section data-source="a.md">{}</section>'.format
FILL = '<i style="height: {}px"></i>'.format
SHORT = f'<p data-line="3">a{NOTE(1, "")}</p>'
LONG = f'<p data-line="5">v<br>w{NOTE(2, "")}<br>x<br>y<br>z</p>'
HEIGHTS = range(52, 100, 4)  # of what fills the page above them, CSS px


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    logging.disable()
    yield
    logging.disable(logging.NOTSET)


def _html(body: str, style: str = STYLE) -> str:
    return f'<html lang="en"><head><style>{style}</style></head><body>{body}</body></html>'


def _astray(html: str) -> list[tuple[str, int]]:
    """The notes that the engine alone puts elsewhere, and on how many pages."""
    parsed = weasyprint.HTML(string=mend(html))
    found = notes.find(parsed.etree_element, parsed.render().pages)
    return [(each.note.get("id", ""), len(each.pages)) for each in found]


def _problems(publication: Publication, html: str) -> list[str]:
    galley = Galley(publication.root, html, (), (), ())
    return [str(problem) for problem in layout.paginate(galley).problems]


def test_the_engine_moves_the_notes_of_a_page_and_loses_others() -> None:
    found = [_astray(_html(SECTION(FILL(height) + SHORT + LONG))) for height in HEIGHTS]
    assert [("n1", 1), ("n2", 0)] in found
    assert [("n1", 1)] in found


@pytest.mark.parametrize("height", HEIGHTS)
def test_each_note_stands_once_on_the_page_of_its_call(
    height: int, publication: Publication
) -> None:
    html = _html(SECTION(FILL(height) + SHORT + LONG))
    laid_out = layout.paginate(Galley(publication.root, html, (), (), ()))
    assert not laid_out.problems
    first: dict[int, int] = {}
    for number, page in enumerate(laid_out.pages):
        for block in page.blocks:
            first.setdefault(block.place.line, number)
    placed = [(name, n) for n, page in enumerate(laid_out.pages) for name, _, _ in page.anchors]
    assert placed == [("n1", first[3]), ("n2", first[5])]


LOST = {
    "a note that is on no page": (
        NOTE(1, ' style="display: none"'),
        ["a.md:3: error[footnote]: the note 1 fits on no page and is not printed"],
    ),
    "a note that is on one": (NOTE(1, ""), []),
}


@pytest.mark.parametrize("case", LOST)
def test_what_the_engine_loses_is_told(case: str, publication: Publication) -> None:
    note, expected = LOST[case]
    told = _problems(publication, _html(SECTION(f'<p data-line="3">words{note}</p>')))
    assert [line.split("\n")[0] for line in told] == expected


def test_a_note_on_two_pages_is_told() -> None:
    tree = weasyprint.HTML(string=_html(SECTION(SHORT))).etree_element
    note = next(element for element in tree.iter() if element.get("id") == "n1")
    (problem,) = notes.told([notes.Astray(note, (7, 13))], written(tree))
    assert str(problem).startswith(
        "a.md:3: error[footnote]: the note 1 is printed on pages 7 and 13"
    )
