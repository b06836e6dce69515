"""Finds what is larger than the place it stands in, or leaves the page.

In: laid-out pages. Out: `Spill`s. How they are told belongs to `preflight`.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ngen_pdf.layout.tracing import Block, Written, block_of

if TYPE_CHECKING:
    from weasyprint.document import Page
    from weasyprint.formatting_structure.boxes import Box

SLACK = 1.0
"""What passes an edge by no more CSS px is not told of: letters do so by themselves."""


class Way(StrEnum):
    """How something is too large."""

    PAGE = "page"  # text runs off the page
    FOOT = "foot"  # it runs into the margin at the foot
    BOX = "box"  # it runs out of a box whose height is limited
    COLUMN = "column"  # it is wider than its column
    CUT = "cut"  # text is cut off at the edge of its box


@dataclass(frozen=True, slots=True)
class Spill:
    """What is too large, on a page from 1: by how much, in CSS px, and its text if it is text.

    `block` is the box that is too small, or for what leaves the page that which leaves it.
    """

    page: int
    way: Way
    block: Block
    text: str
    by: float


def spills(pages: Iterable["Page"], written: Written) -> Iterator[Spill]:
    """Each thing that is too large, the outer before the inner."""
    for number, page in enumerate(pages, 1):
        finder = _Finder(number, page, written)
        yield from finder.past_foot(page._page_box)
        for child in page._page_box.children:
            yield from finder.within(child, cuts=False)


@dataclass(frozen=True, slots=True)
class _Finder:
    number: int
    page: "Page"
    written: Written

    def past_foot(self, box: "Box") -> Iterator[Spill]:
        """The lowest thing in the flow of a page, where there was no room for it."""
        edge = box.content_box_y() + box.height
        low = max(_inside(box.children[0]), key=_bottom, default=None)
        if low is not None and edge + SLACK < _bottom(low) <= self.page.height + SLACK:
            text = getattr(low, "text", "")
            yield self._spill(Way.FOOT, low, _bottom(low) - edge, text)

    def within(self, box: "Box", cuts: bool) -> Iterator[Spill]:
        """What is too large in a box; `cuts` where one around it cuts off what passes it."""
        from weasyprint.formatting_structure.boxes import BlockBox, MarginBox, TextBox

        hides = box.style["overflow"] != "visible"
        if isinstance(box, MarginBox) and hides:
            return  # a running head that is cut short on purpose
        if isinstance(box, TextBox):
            yield from self._off_page(box)
        elif isinstance(box, BlockBox | MarginBox):
            yield from self._too_low(box, hides)
            if not (hides or cuts):
                yield from self._too_wide(box)
        for child in box.children:
            yield from self.within(getattr(child, "_box", child), cuts or hides)

    def _spill(self, way: Way, box: "Box", by: float, text: str = "") -> Spill:
        return Spill(self.number, way, block_of(box, self.written), text.strip(), float(by))

    def _off_page(self, box: "Box") -> Iterator[Spill]:
        right, bottom = box.position_x + box.width, box.position_y + box.height
        over = max(
            -box.position_x, -box.position_y, right - self.page.width, bottom - self.page.height
        )
        if over > SLACK and box.text.strip():
            yield self._spill(Way.PAGE, box, over, box.text)

    def _too_low(self, box: "Box", hides: bool) -> Iterator[Spill]:
        """What is higher than a box of fixed height; of what is cut off, text alone."""
        limited = box.style["height"] != "auto" or box.max_height != math.inf
        if not (limited or hides):
            return
        edge = box.border_box_y() + box.border_height()
        low = max(_inside(box), key=_bottom, default=None)
        if low is not None and _bottom(low) - edge > SLACK:
            text = getattr(low, "text", "")
            if text or not hides:
                way = Way.CUT if hides else Way.BOX
                yield self._spill(way, box, _bottom(low) - edge, text)

    def _too_wide(self, box: "Box") -> Iterator[Spill]:
        edge = box.border_box_x() + box.border_width()
        for child in box.children:
            inner = getattr(child, "_box", child)
            if not inner.is_in_normal_flow() or inner.margin_right < 0:
                continue  # where it stands, and how far it reaches, the styles say
            over = inner.border_box_x() + inner.border_width() - edge
            if over > SLACK:
                yield self._spill(Way.COLUMN, _image(inner) or inner, over, _text(inner))


def _inside(box: "Box") -> "Iterator[Box]":
    """The texts and images in the flow of a box."""
    from weasyprint.formatting_structure.boxes import ReplacedBox, TextBox

    for child in box.children:
        inner = getattr(child, "_box", child)
        if inner.is_in_normal_flow():
            if isinstance(inner, ReplacedBox) or (
                isinstance(inner, TextBox) and inner.text.strip()
            ):
                yield inner
            yield from _inside(inner)


def _bottom(box: "Box") -> float:
    return float(box.position_y + box.margin_height() - box.margin_bottom)


def _image(box: "Box") -> "Box | None":
    """The image of a line that holds nothing else."""
    from weasyprint.formatting_structure.boxes import LineBox, ReplacedBox

    held = list(box.children) if isinstance(box, LineBox) else []
    return held[0] if len(held) == 1 and isinstance(held[0], ReplacedBox) else None


def _text(box: "Box") -> str:
    from weasyprint.formatting_structure.boxes import TextBox

    return "".join(b.text for b in box.descendants(placeholders=True) if isinstance(b, TextBox))
