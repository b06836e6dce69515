"""Finds what the engine loses without a word: notes that fit on no page, text cut or off it.

In: the parsed galley and its laid-out pages. Out: problems with the Markdown lines of
what is lost. What the engine says by itself is in `messages`.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from weasyprint.formatting_structure.boxes import MarginBox, TextBox

from ngen_pdf.layout import tracing
from ngen_pdf.problems import Place, Problem, Severity

if TYPE_CHECKING:
    from weasyprint.document import Page

SLACK = 1
"""Text may pass the edge of the page by so many CSS px."""

SHOWN = 40  # characters of what is off the page
HYPHENS = "-\u00ad\u2010"


def find(tree: Element, pages: Sequence["Page"], folios: Sequence[str]) -> tuple[Problem, ...]:
    """A problem for each note that is on no page, and for each block that runs off one."""
    places = tracing.places(tree)
    off = (
        problem
        for page, folio in zip(pages, folios, strict=True)
        for problem in _off_page(page, folio, places)
    )
    return (*_lost_notes(tree, pages, places), *_cut(pages, places), *off)


def _lost_notes(
    tree: Element, pages: Sequence["Page"], places: Mapping[Element, Place]
) -> Iterator[Problem]:
    """The engine drops a note that is higher than the page has room for."""
    anchors = {anchor for page in pages for anchor in page.anchors}
    for element in tree.iter():
        if element.get("class") == "footnote" and element.get("id") not in anchors:
            message = f"the note {element.get('data-number')} fits on no page and is not printed"
            hint = "shorten it, or say it in the text"
            yield Problem("footnote", message, places.get(element, Place()), hint)


def _cut(pages: Sequence["Page"], places: Mapping[Element, Place]) -> Iterator[Problem]:
    """A warning for each element of which some text is shown and some is not.

    What is not shown at all may be hidden by the stylesheets, and is not told of.
    """
    shown = Counter[Element]()
    for page in pages:
        for box in texts(page):
            shown[box.element] += _letters(box.text)
    for element, place in places.items():
        written = _letters(element.text) + sum(_letters(child.tail) for child in element)
        if 0 < shown[element] < written:
            message = f"of this text, {written - shown[element]} characters are on no page"
            hint = "it is too long for the place it stands in: shorten it or set it elsewhere"
            yield Problem("text-lost", message, place, hint, Severity.WARNING)


def _letters(text: str | None) -> int:
    """How much there is to read: neither spaces nor the hyphens that a line's end may change."""
    return sum(not character.isspace() and character not in HYPHENS for character in text or "")


def texts(page: "Page") -> Iterator[TextBox]:
    """The boxes of a page that hold text; a running head that is cut short on purpose is none."""
    for part in page._page_box.children:
        if not (isinstance(part, MarginBox) and part.style["overflow"] == "hidden"):
            for box in part.descendants(placeholders=True):
                if isinstance(box, TextBox) and box.text.strip():
                    yield box


def _off_page(page: "Page", folio: str, places: Mapping[Element, Place]) -> Iterator[Problem]:
    """A warning for the first text of each block that passes the page's edge."""
    told: set[Place] = set()
    for box in texts(page):
        if _passes(box, page):
            place = replace(places.get(box.element, Place()), folio=folio)
            if place not in told:
                told.add(place)
                message = f"text runs off the page: `{box.text.strip()[:SHOWN]}`"
                hint = "give it less to hold, or more room by a class such as .wide"
                yield Problem("overflow", message, place, hint, Severity.WARNING)


def _passes(box: TextBox, page: "Page") -> bool:
    right, bottom = box.position_x + box.width, box.position_y + box.height
    return bool(
        min(box.position_x, box.position_y) < -SLACK
        or right > page.width + SLACK
        or bottom > page.height + SLACK
    )
