"""Reads what stands in the flow of each page, from its head to its foot.

In: laid-out pages. Out: a `Sheet` for each page. What is wrong with it belongs to `preflight`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from ngen_pdf.layout.lines import HEADINGS, lines_in
from ngen_pdf.layout.tracing import Block, Written, block_of

if TYPE_CHECKING:
    from weasyprint.document import Page
    from weasyprint.formatting_structure.boxes import Box

BREAKS = ("always", "page", "left", "right", "recto", "verso")  # CSS Fragmentation 3, 3.1


@dataclass(frozen=True, slots=True)
class Item:
    """What stands in the flow by itself: `lines` of text, or an image and the like, with none.

    `level` is that of a heading, 0 for all else.
    """

    block: Block
    level: int
    lines: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as a place for text; lengths in CSS px from its top.

    `top` and `bottom` bound what text may fill, notes taken off. `begins` and `ends` tell
    whether something other than a lack of room parts it from the page before and after it.
    """

    number: int  # from 1
    height: float  # of the trim
    is_recto: bool
    top: float
    bottom: float
    line: float  # from line to line, of the text
    begins: bool
    ends: bool
    items: tuple[Item, ...]

    @property
    def end(self) -> float:
        """Where what stands in the flow ends."""
        return max((i.block.y + i.block.height for i in self.items), default=self.top)

    @property
    def room(self) -> float:
        """What is left of it at its foot."""
        return self.bottom - self.end


def sheets(pages: Sequence["Page"], written: Written) -> tuple[Sheet, ...]:
    """Every page, in order."""
    held = [frozenset(box.element for box in _all(page)) for page in pages]
    between = [
        _is_parted(pages[index], pages[index + 1], held[index], held[index + 1])
        for index in range(len(pages) - 1)
    ]
    parted = [True, *between, True]
    return tuple(
        _sheet(number, page, parted[number - 1], parted[number], written)
        for number, page in enumerate(pages, 1)
    )


def _all(page: "Page") -> "Iterator[Box]":
    found: Iterator[Box] = page._page_box.descendants(placeholders=True)
    return found


def _sheet(number: int, page: "Page", begins: bool, ends: bool, written: Written) -> Sheet:
    box = page._page_box
    root = box.children[0]
    top = float(box.content_box_y())
    return Sheet(
        number,
        float(page.height),
        box.page_type.side == "right",
        top,
        min([top + float(box.height), *_notes(box)]),
        _line(root),
        begins,
        ends,
        tuple(_items(root, written)),
    )


def _notes(page: "Box") -> Iterator[float]:
    """Where the area of the notes begins, with its margin, where there is one."""
    from weasyprint.formatting_structure.boxes import FootnoteAreaBox

    for child in page.children:
        if isinstance(child, FootnoteAreaBox) and child.children:
            yield float(child.position_y)


def _line(root: "Box") -> float:
    """The height of a line of the body's type."""
    from weasyprint.text.line_break import strut

    body = next((child for child in root.children if child.element_tag == "body"), root)
    return float(strut(body.style)[0])


def _items(box: "Box", written: Written) -> Iterator[Item]:
    from weasyprint.formatting_structure.boxes import LineBox, ReplacedBox

    lines = lines_in(box)
    if lines or isinstance(box, ReplacedBox):
        tag = box.element_tag
        level = HEADINGS.index(tag) + 1 if tag in HEADINGS else 0
        shown = sum(any(child.is_in_normal_flow() for child in line.children) for line in lines)
        if box.height:
            yield Item(block_of(box, written), level, shown)
    for child in box.children:
        if not isinstance(child, LineBox) and child.is_in_normal_flow():
            yield from _items(child, written)


# --- what parts pages ------------------------------------------------------


def _is_parted(
    page: "Page",
    following: "Page",
    held: frozenset[Element | None],
    later: frozenset[Element | None],
) -> bool:
    """Whether the next page was begun before this one was full."""
    here, there = page._page_box, following._page_box
    if here.page_type.name != there.page_type.name or here.page_type.blank or there.page_type.blank:
        return True
    starts = (box for box in _edge(there.children[0], 0) if box.element not in held)
    if any(box.style["break_before"] in BREAKS for box in starts):
        return True
    ends = (box for box in _edge(here.children[0], -1) if box.element not in later)
    return any(box.style["break_after"] in BREAKS for box in ends)


def _edge(box: "Box", index: int) -> "Iterator[Box]":
    """A box with the first or the last box in its flow, and that one's, and so on."""
    while True:
        yield box
        inner = [child for child in box.children if child.is_in_normal_flow()]
        if not inner:
            return
        box = inner[index]
