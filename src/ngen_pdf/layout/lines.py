"""Reads the lines of each paragraph as they were laid out.

In: laid-out pages. Out: `Paragraph`s with the parts that stand on each page or in each column.
What is wrong with them belongs to `preflight`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from ngen_pdf.layout.tracing import Block, Written, block_of

if TYPE_CHECKING:
    from weasyprint.document import Page
    from weasyprint.formatting_structure.boxes import Box

HYPHENS = "-\u00ad\u2010"
SPACES = " \u00a0"  # those that are widened where text is justified
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True, slots=True)
class Gap:
    """A word space that is wider than the face has it: CSS px, and how many times as wide."""

    left: float
    right: float
    times: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, in CSS px from the page's top left; `text` is as it is set.

    `gaps` are known where the line is justified.
    """

    text: str
    x: float
    y: float
    width: float
    height: float
    gaps: tuple[Gap, ...] = ()

    @property
    def is_hyphenated(self) -> bool:
        """Whether it ends with a hyphen, whoever put it there."""
        return self.text.rstrip()[-1:] in tuple(HYPHENS)


@dataclass(frozen=True, slots=True)
class Fragment:
    """The part of a paragraph on a page, from 1, or in a column of it.

    `width` is that of the column, in CSS px.
    """

    page: int
    block: Block
    width: float
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What a block holds in lines: a paragraph, a heading, a cell, a line of a list.

    `level` is that of a heading, 0 for all else. `size` is the size of its type, in CSS px.
    """

    level: int
    size: float
    fragments: tuple[Fragment, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines, in order."""
        return tuple(line for fragment in self.fragments for line in fragment.lines)


def paragraphs(pages: Iterable["Page"], written: Written) -> tuple[Paragraph, ...]:
    """All that is set in lines, but for running heads, in the order of the pages."""
    waiting: dict[tuple[Element | None, str], list[tuple[Box, Fragment]]] = {}
    found: list[list[tuple[Box, Fragment]]] = []
    for number, page in enumerate(pages, 1):
        for box in _holders(page._page_box):
            lines = lines_in(box)
            key = (box.element, box.element_tag)
            parts = waiting.pop(key, None)
            if parts is None:
                parts = []
                found.append(parts)
            parts.append((box, _fragment(box, lines, number, written)))
            if lines[-1].resume_at is not None:
                waiting[key] = parts
    return tuple(_paragraph(parts) for parts in found)


def _holders(box: "Box") -> Iterator["Box"]:
    """The boxes that hold lines, without those within a line."""
    from weasyprint.formatting_structure.boxes import InlineBlockBox, LineBox, MarginBox

    if isinstance(box, MarginBox | InlineBlockBox):
        return
    if lines_in(box):
        yield box
    for child in box.children:
        inner = getattr(child, "_box", child)
        if not (isinstance(box, LineBox) and inner.is_in_normal_flow() and not inner.children):
            yield from _holders(inner)


def lines_in(box: "Box") -> "list[Box]":
    """The lines that a box holds itself."""
    from weasyprint.formatting_structure.boxes import LineBox

    return [child for child in box.children if isinstance(child, LineBox)]


def _paragraph(parts: "list[tuple[Box, Fragment]]") -> Paragraph:
    box = parts[0][0]
    level = HEADINGS.index(box.element_tag) + 1 if box.element_tag in HEADINGS else 0
    return Paragraph(level, box.style["font_size"], tuple(fragment for _, fragment in parts))


def _fragment(box: "Box", lines: "list[Box]", page: int, written: Written) -> Fragment:
    found = tuple(_line(line) for line in lines)
    return Fragment(page, block_of(box, written), float(box.width), found)


def _line(box: "Box") -> Line:
    texts = list(_texts(box))
    text = "".join(part.text for part in texts)
    gaps = tuple(gap for part in texts for gap in _gaps(part))
    return Line(text, box.position_x, box.position_y, box.width, box.height, gaps)


def _texts(box: "Box") -> "Iterator[Box]":
    """The text of a line, in order, without what floats in it."""
    from weasyprint.formatting_structure.boxes import TextBox

    for child in box.children:
        inner = getattr(child, "_box", child)
        if isinstance(inner, TextBox):
            yield inner
        elif inner.is_in_normal_flow():
            yield from _texts(inner)


def _gaps(box: "Box") -> Iterator[Gap]:
    """The word spaces of justified text, which are all widened alike."""
    more = box.justification_spacing
    if more <= 0:
        return
    places = [index for index, letter in enumerate(box.text) if letter in SPACES]
    for number, index in enumerate(places):
        left, right = (_width(box, box.text[:end]) for end in (index, index + 1))
        if right > left:
            start = box.position_x + left + number * more
            width = right - left + more
            yield Gap(start, start + width, width / (right - left))


def _width(box: "Box", text: str) -> float:
    """How wide a text is in the type of a box, not justified."""
    from weasyprint.text.line_break import create_layout, line_size

    layout = create_layout(text, box.style, None, None, 0)  # its lines live as long as it does
    return float(line_size(layout.get_first_line()[0], box.style)[0])
