"""Makes the source map of a layout, and has the layout judged.

In: the sources and the pages. Out: a `SourceMap`, `Finding`s. What is asked of pages belongs to
`preflight`.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ngen_pdf.build.sources import Checked
from ngen_pdf.preflight import makeup, profiles
from ngen_pdf.preflight.facts import Document
from ngen_pdf.preflight.source_map import MappedBlock, MappedPage, SourceMap
from ngen_pdf.preflight.verdict import Finding
from ngen_pdf.problems import Place
from ngen_pdf.units import PX

if TYPE_CHECKING:
    from ngen_pdf.layout import Layout, Page
    from ngen_pdf.layout.tracing import Block


def findings(checked: Checked, pages: "Layout") -> tuple[Finding, ...]:
    """What is wrong with the pages as they were laid out, by the press profile in force."""
    return makeup.judge(pages.makeup, profiles.of_pages(checked.press), _folios(pages))


def lost_text(checked: Checked, pages: "Layout", document: Document) -> tuple[Finding, ...]:
    """Words of the pages that a file made of them does not give, by the press profile in force."""
    asked = profiles.of_pages(checked.press)
    return makeup.judge_text(pages.makeup, document, asked, _folios(pages))


def _folios(pages: "Layout") -> list[str]:
    return [page.folio for page in pages.pages]


def source_map(checked: Checked, pages: "Layout") -> SourceMap:
    """What stands where on each page, in pt from the lower left of its trim, and is wrong there."""
    starts = list(_starts(pages.pages, Place(f"{checked.report.folder}/report.toml")))
    return SourceMap(
        tuple(_page(page, start) for page, start in zip(pages.pages, starts, strict=True)),
        findings(checked, pages),
    )


def _starts(pages: "tuple[Page, ...]", default: Place) -> Iterator[Place]:
    """Where each page begins in the sources; a blank one where the next page does.

    A cover or contents that no section writes are the settings'.
    """
    found = [next((b.place for b in page.blocks if b.place.line), None) for page in pages]
    for number, page in enumerate(pages):
        is_blank = not any(block.kind.startswith("section") for block in page.blocks)
        next_ones = found[number:] if is_blank else found[number : number + 1]
        yield next((place for place in next_ones if place), default)


def _page(page: "Page", start: Place) -> MappedPage:
    blocks = tuple(_block(block, page.height, start) for block in page.blocks)
    return MappedPage(page.width * PX, page.height * PX, start, blocks)


def _block(block: "Block", height: float, start: Place) -> MappedBlock:
    """A block where it stands; what has no line of its own is its page's."""
    place, area = block.place if block.place.line else start, makeup.area(block, height)
    return MappedBlock(place, area, block.kind, block.images, block.allow)
