"""Reads how the pages are made up: lines, what stands in the flow, figures and their mentions.

In: the parsed galley and its laid-out pages. Out: `Makeup`. What is wrong with it belongs to
`preflight`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from ngen_pdf.layout.dropped import Dropped, dropped
from ngen_pdf.layout.flow import Sheet, sheets
from ngen_pdf.layout.lines import Paragraph, paragraphs
from ngen_pdf.layout.numbered import Numbered, numbered
from ngen_pdf.layout.spills import Spill, spills
from ngen_pdf.layout.tracing import Written

if TYPE_CHECKING:
    from weasyprint.document import Page


@dataclass(frozen=True, slots=True)
class Makeup:
    """The pages as they are made up; lengths are in CSS px from the page's top left."""

    paragraphs: tuple[Paragraph, ...]
    sheets: tuple[Sheet, ...]
    numbered: tuple[Numbered, ...]
    spills: tuple[Spill, ...]
    dropped: tuple[Dropped, ...]


def read(tree: Element, pages: Sequence["Page"], written: Written) -> Makeup:
    """How the pages of a parsed galley are made up."""
    return Makeup(
        paragraphs(pages, written),
        sheets(pages, written),
        numbered(pages, written),
        tuple(spills(pages, written)),
        dropped(tree, pages, written),
    )
