"""Traces what stands on a page to its place in the sources.

In: the parsed galley, and laid-out pages. Out: places, and the values from data that a
page prints. What goes astray belongs to `notes` and `dropped`.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from ngen_pdf.layout.messages import ORIGIN
from ngen_pdf.problems import Place

if TYPE_CHECKING:
    from weasyprint.document import Page
    from weasyprint.formatting_structure.boxes import Box

MARK = "unsettled"  # the class of what is not settled
ALLOW = "data-allow"


@dataclass(frozen=True, slots=True)
class Written:
    """Where each element was written, and the codes that are allowed for it, or around it."""

    places: Mapping[Element, Place]
    allowed: Mapping[Element, tuple[str, ...]]

    def place(self, element: Element | None) -> Place:
        """Where an element was written, unknown where none or no section has it."""
        return Place() if element is None else self.places.get(element, Place())


@dataclass(frozen=True, slots=True)
class Block:
    """What an element makes of a page: CSS px from the page's top left, as far as it is shown.

    `kind` is the element's name with its classes, as `p.image`, or that of a margin box, as
    `@top-left`. `images` are the paths of the files that it draws, `allow` the codes of warnings
    that the author does not want told about it.
    """

    place: Place
    x: float
    y: float
    width: float
    height: float
    kind: str = ""
    images: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()

    def joined(self, other: "Block") -> "Block":
        """This block, as large as to hold both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        right = max(self.x + self.width, other.x + other.width)
        bottom = max(self.y + self.height, other.y + other.height)
        return replace(self, x=x, y=y, width=right - x, height=bottom - y)


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


def written(tree: Element) -> Written:
    """Where each element of each section was written.

    What the compiler made, as the contents or the data of a chart, is where what stands before it
    is, or around it.
    """
    places: dict[Element, Place] = {}
    allowed: dict[Element, tuple[str, ...]] = {}
    for section in tree.iter("section"):
        _note(section, Place(section.get("data-source", "")), (), places, allowed)
    return Written(places, allowed)


def _note(
    element: Element,
    place: Place,
    allow: tuple[str, ...],
    places: dict[Element, Place],
    allowed: dict[Element, tuple[str, ...]],
) -> None:
    line = element.get("data-line")
    places[element] = place = replace(place, line=int(line)) if line else place
    allow = (*allow, *element.get(ALLOW, "").split())
    if allow:
        allowed[element] = allow
    before = place
    for child in element:
        _note(child, place if place.line else before, allow, places, allowed)
        before = places[child] if places[child].line else before


def traced(page: "Page", written: Written) -> Traced:
    """What stands on a page, in its order; a mark is one block for each of its lines."""
    elements: dict[Element, None] = {}
    blocks: dict[tuple[Element | None, str], Block] = {}
    marks: list[Block] = []
    for box, clip in _boxes(page._page_box, EVERYWHERE):
        element = box.element
        if element in written.places:
            elements[element] = None
        if _is_block(box) and (element in written.places or element is None):
            block = block_of(box, written, clip)
            key = (element, block.kind)
            blocks[key] = blocks[key].joined(block) if key in blocks else block
        elif element in written.places and _is_mark(box):
            marks.append(block_of(box, written, clip))
    values = tuple(
        Value(tuple(element.get("value", "").split()), element.text or "", written.place(element))
        for element in elements
        if element.tag == "data"
    )
    return Traced(values, tuple(blocks.values()), tuple(marks))


Clip = tuple[float, float, float, float]  # left, top, right, bottom
EVERYWHERE: Clip = (-math.inf, -math.inf, math.inf, math.inf)


def _boxes(box: "Box", clip: Clip) -> Iterator[tuple["Box", Clip]]:
    """The boxes in a box, itself first, with what is shown of the page where they are."""
    yield box, clip
    if box.style["overflow"] != "visible" and box.element is not None:
        clip = _within(_edges(box), clip)
    for child in box.children:
        yield from _boxes(getattr(child, "_box", child), clip)


def _is_block(box: "Box") -> bool:
    """Whether it is told of as a block: no line, and of what is in one images and allowances."""
    from weasyprint.formatting_structure import boxes

    if isinstance(box, boxes.LineBox | boxes.TextBox | boxes.PageBox):
        return False
    if isinstance(box, boxes.InlineBox):
        return box.element is not None and ALLOW in box.element.attrib
    return box.element is not None or isinstance(box, boxes.MarginBox)


def _is_mark(box: "Box") -> bool:
    from weasyprint.formatting_structure.boxes import TextBox

    return isinstance(box, TextBox) and box.element.get("class") == MARK


def _edges(box: "Box") -> Clip:
    x, y, width, height = box.hit_area()
    return x, y, x + width, y + height


def _within(edges: Clip, clip: Clip) -> Clip:
    left, top = max(edges[0], clip[0]), max(edges[1], clip[1])
    return left, top, max(left, min(edges[2], clip[2])), max(top, min(edges[3], clip[3]))


def block_of(box: "Box", written: Written, clip: Clip = EVERYWHERE) -> Block:
    """A box as far as it is shown, with where it was written."""
    left, top, right, bottom = _within(_edges(box), clip)
    place, allow = written.place(box.element), written.allowed.get(box.element, ())
    images = tuple(_images(box))
    return Block(place, left, top, right - left, bottom - top, _kind(box), images, allow)


def _kind(box: "Box") -> str:
    if box.element is None:
        return str(getattr(box, "at_keyword", ""))
    tag = box.element_tag.rpartition("}")[2]  # an SVG has its namespace before it
    return ".".join((tag, *box.element.get("class", "").split()))


def _images(box: "Box") -> Iterator[str]:
    """The files that it draws, as paths from the root."""
    layers = [url for kind, url in box.style["background_image"] if kind == "url"]
    source = box.element.get("src") if box.element is not None else None
    for url in (*layers, *([source] if source else [])):
        if not url.startswith("data:"):
            yield unquote(url.removeprefix(ORIGIN))
