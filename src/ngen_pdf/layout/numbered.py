"""Finds where each numbered figure and table stands, and where it is first mentioned.

In: laid-out pages. Out: `Numbered`s. How far apart the two may be belongs to `preflight`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from ngen_pdf.layout.tracing import Block, Written, block_of

if TYPE_CHECKING:
    from weasyprint.document import Page


@dataclass(frozen=True, slots=True)
class Numbered:
    """A figure or a table by its label, such as `Figure 3`, with the pages, from 1.

    `mentioned` is the page of the first reference to it in its section, 0 where there is none.
    """

    label: str
    block: Block
    page: int
    mentioned: int


def numbered(pages: Iterable["Page"], written: Written) -> tuple[Numbered, ...]:
    """All that have a label, in the order of the pages."""
    found: dict[str, tuple[str, Block, int]] = {}
    mentions: dict[tuple[str, str], int] = {}
    for number, page in enumerate(pages, 1):
        for box in page._page_box.descendants(placeholders=True):
            element = box.element
            if element is None:
                continue
            if element.tag == "a" and "ref" in element.get("class", "").split():
                place = written.place(element)
                mentions.setdefault((place.path, element.get("href", "#")[1:]), number)
            elif (label := _label(element)) and element.get("id", "") not in found:
                found[element.get("id", "")] = (label, block_of(box, written), number)
    return tuple(
        Numbered(label, block, page, mentions.get((block.place.path, anchor), 0))
        for anchor, (label, block, page) in found.items()
    )


def _label(element: Element) -> str:
    """The label of its caption, "" where it has none."""
    if element.tag not in ("figure", "table"):
        return ""
    spans = element.iter("span")
    return next((span.text or "" for span in spans if span.get("class") == "label"), "")
