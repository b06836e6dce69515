"""Finds the notes that are not on the page of their call, and what brings them there.

In: the parsed galley and its laid-out pages. Out: `Astray`s, and problems with the Markdown lines
of notes that are on no page. What the engine says by itself is in `messages`, other words that are
on no page in `dropped`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from ngen_pdf.layout.lines import lines_in
from ngen_pdf.layout.tracing import Written
from ngen_pdf.problems import Problem

if TYPE_CHECKING:
    from weasyprint.document import Page
    from weasyprint.formatting_structure.boxes import Box

CALL = "::footnote-call"


@dataclass(frozen=True, slots=True)
class Astray:
    """A note that is not on the page of its call, or on others, too: `pages` are those, from 1.

    `parted` are the paragraphs that it may have made room for, by their numbers in the order of
    the document, with the lines of each that are kept together.
    """

    note: Element
    pages: tuple[int, ...]
    parted: tuple[tuple[int, int], ...] = ()


def find(tree: Element, pages: Sequence["Page"]) -> tuple[Astray, ...]:
    """The notes that are not where they belong: the engine drops, moves and doubles some."""
    numbers = {element: number for number, element in enumerate(tree.iter())}
    called = {note: number for number, page in enumerate(pages, 1) for note in _called(page)}
    found = []
    for note in (element for element in numbers if element.get("class") == "footnote"):
        on = tuple(n for n, page in enumerate(pages, 1) if note.get("id") in page.anchors)
        if not on or on != (called.get(note),):
            parted = _parted(pages[called[note] - 1 : called[note] + 1]) if note in called else ()
            held = tuple((numbers[box.element], box.style["orphans"]) for box in parted)
            found.append(Astray(note, on, held))
    return tuple(found)


def _called(page: "Page") -> Iterator[Element]:
    for box in page._page_box.descendants(placeholders=True):
        if str(box.element_tag).endswith(CALL):
            yield box.element


def _parted(pages: Sequence["Page"]) -> "tuple[Box, ...]":
    """The last paragraph of several lines on a page, and the first on the next."""
    here, *there = (
        [box for box in page._page_box.children[0].descendants() if len(lines_in(box)) > 1]
        for page in pages
    )
    return (*here[-1:], *(box for boxes in there for box in boxes[:1]))


def hold(tree: Element, held: Mapping[int, int]) -> None:
    """Give elements, by their numbers in the order of the document, so many orphans.

    Where WeasyPrint 70 can give a paragraph its `orphans` at the foot of a page by sending notes
    to the next one, it does, forgets the notes of the last of these lines, and prints what it sent
    once more where it lays out a later page again. Where that is not room enough it leaves them
    there. A paragraph that asks for one line more goes to the next page at once.
    """
    for number, element in enumerate(tree.iter()):
        if number in held:
            style = f"{element.get('style', '')}; orphans: {held[number]}"
            element.set("style", style)


def told(astray: Iterable[Astray], written: Written) -> tuple[Problem, ...]:
    """A problem for each note that is on no page, or on several."""
    return tuple(_told(each, written) for each in astray if len(each.pages) != 1)


def _told(astray: Astray, written: Written) -> Problem:
    what = "fits on no page and is not printed"
    hint = "shorten it, or say it in the text"
    if astray.pages:
        what = f"is printed on pages {' and '.join(map(str, astray.pages))}"
        hint = "add a line to the paragraph that calls it, or take one out"
    message = f"the note {astray.note.get('data-number')} {what}"
    return Problem("footnote", message, written.place(astray.note), hint)
