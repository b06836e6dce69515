"""Finds words of the galley that are on no page.

In: the parsed galley and its laid-out pages. Out: `Dropped`s. Whether the finished file gives the
words of its pages is asked by `preflight`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from ngen_pdf.layout.lines import HYPHENS
from ngen_pdf.layout.tracing import Written
from ngen_pdf.problems import Place

if TYPE_CHECKING:
    from weasyprint.document import Page

DRAWING = "{http://www.w3.org/2000/svg}svg"  # its words are no text of the layout
LIST = "nav"  # of headings and captions, whose words stand elsewhere
NOTE = "footnote"  # one that is on no page is an error


@dataclass(frozen=True, slots=True)
class Dropped:
    """What is lost of the text at a place: so many of its characters, of which `text` is the first.

    `page` is the first, from 1, that has some of that text, 0 where none has. `allow` are the
    codes of warnings that its author does not want told.
    """

    place: Place
    page: int
    text: str
    characters: int
    allow: tuple[str, ...]


def dropped(tree: Element, pages: Iterable["Page"], written: Written) -> tuple[Dropped, ...]:
    """What was written in each section and is on no page, one for each place that has lost some."""
    shown, first = _shown(pages)
    found: dict[Place, Dropped] = {}
    for section in tree.iter("section"):
        for element in _elements(section, shown):
            lost = letters(_own(element)) - shown[element]
            if lost > 0:
                place = written.place(element)
                known = found.get(place) or Dropped(place, 0, _own(element).strip(), 0, ())
                page = min(filter(None, (known.page, first.get(element, 0))), default=0)
                allow = (*known.allow, *written.allowed.get(element, ()))
                characters = known.characters + lost
                found[place] = Dropped(place, page, known.text, characters, allow)
    return tuple(found.values())


def letters(text: str) -> int:
    """How much there is to read: neither spaces nor the hyphens that a line's end may change."""
    return sum(not letter.isspace() and letter not in HYPHENS for letter in text.casefold())


def _shown(pages: Iterable["Page"]) -> tuple[Counter[Element], dict[Element, int]]:
    """How much of each element's own text is shown, and on which page first."""
    from weasyprint.formatting_structure.boxes import TextBox

    shown: Counter[Element] = Counter()
    first: dict[Element, int] = {}
    for number, page in enumerate(pages, 1):
        for box in page._page_box.descendants(placeholders=True):
            if isinstance(box, TextBox) and _is_own(box.element_tag):
                shown[box.element] += letters(box.text)
                first.setdefault(box.element, number)
    return shown, first


def _is_own(tag: str | None) -> bool:
    """Whether a box has text of its element, and none that a stylesheet makes beside it."""
    return tag is not None and tag.partition("::")[2] in ("", "first-letter", "first-line")


def _own(element: Element) -> str:
    """The text of an element without that of those in it."""
    return (element.text or "") + "".join(child.tail or "" for child in element)


def _elements(element: Element, shown: Counter[Element]) -> Iterator[Element]:
    """An element and those in it, but for drawings, lists and notes that are on no page."""
    if element.tag in (DRAWING, LIST):
        return
    if element.get("class") == NOTE and not any(shown[inner] for inner in element.iter()):
        return
    yield element
    for child in element:
        yield from _elements(child, shown)
