"""Traces what stands on a page to its place in the sources.

In: the parsed galley, and laid-out pages. Out: places, and the values from data that a
page prints. What is wrong with a page belongs to `losses`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from ngen_pdf.problems import Place

if TYPE_CHECKING:
    from weasyprint.document import Page
    from weasyprint.formatting_structure.boxes import Box

MARK = "unsettled"  # the class of what is not settled
CALL = "::footnote-call"  # the figure in the text, which is of the note's element, too

Places = Mapping[Element, Place]


@dataclass(frozen=True, slots=True)
class Block:
    """What was written at a place, where it stands on a page: CSS px from the page's top left."""

    place: Place
    x: float
    y: float
    width: float
    height: float

    def joined(self, other: "Block") -> "Block":
        """The smallest block of the same place that holds both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        right = max(self.x + self.width, other.x + other.width)
        bottom = max(self.y + self.height, other.y + other.height)
        return Block(self.place, x, y, right - x, bottom - y)


@dataclass(frozen=True, slots=True)
class Value:
    """What is printed of figures, by their names; `place` is where its block begins."""

    names: tuple[str, ...]
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Traced:
    """What stands on a page: values, each once, blocks, and the marks of what is not settled."""

    values: tuple[Value, ...]
    blocks: tuple[Block, ...]
    marks: tuple[Block, ...]


def places(tree: Element) -> Places:
    """Where each element of each section was written."""
    found: dict[Element, Place] = {}
    for section in tree.iter("section"):
        _note_places(section, Place(section.get("data-source", "")), found)
    return found


def _note_places(element: Element, place: Place, found: dict[Element, Place]) -> None:
    line = element.get("data-line")
    found[element] = replace(place, line=int(line)) if line else place
    for child in element:
        _note_places(child, found[element], found)


def traced(page: "Page", found: Places) -> Traced:
    """What stands on a page, in its order; a mark is one block for each of its lines."""
    from weasyprint.formatting_structure.boxes import TextBox

    elements: dict[Element, None] = {}
    blocks: dict[Place, Block] = {}
    marks: list[Block] = []
    for box in page._page_box.descendants(placeholders=True):
        element = box.element
        if element in found:
            elements[element] = None
            if box.element_tag.endswith(CALL):
                continue
            block = _block(box, found[element])
            known = blocks.get(block.place)
            blocks[block.place] = known.joined(block) if known else block
            if isinstance(box, TextBox) and element.get("class") == MARK:
                marks.append(block)
    values = tuple(
        Value(tuple(element.get("value", "").split()), element.text or "", found[element])
        for element in elements
        if element.tag == "data"
    )
    return Traced(values, tuple(blocks.values()), tuple(marks))


def _block(box: "Box", place: Place) -> Block:
    x, y = box.border_box_x(), box.border_box_y()
    return Block(place, x, y, box.border_width(), box.border_height())
