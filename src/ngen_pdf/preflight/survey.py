"""Tells what a press file is: its pages, boxes, inks, fonts, and how fine its images are.

In: a `Document`. Out: a `Survey`. Whether that is as it should be is judged by the rules.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pikepdf import Dictionary, Name

from ngen_pdf import plates
from ngen_pdf.preflight.facts import Document, Image, Mark, Page, Paint, Path, Shaded, Text
from ngen_pdf.preflight.rules.edges import is_bound_left
from ngen_pdf.press import Edges


@dataclass(frozen=True, slots=True)
class Typeface:
    """An embedded font: its family, and its name without the tag of a subset."""

    family: str
    name: str


@dataclass(frozen=True, slots=True)
class Survey:
    """A file's facts; lengths in pt.

    `trims` are the different (width, height) of its pages, `bleed` the least at each edge,
    `spots` the inks that are painted with beside the four. `ppi` is the effective resolution of
    its coarsest image, masks left out, which is on the page `ppi_page` (from 1); None and 0
    where there is no image.
    """

    pages: int
    trims: tuple[tuple[float, float], ...]
    bleed: Edges
    spots: tuple[str, ...]
    fonts: tuple[Typeface, ...]
    ppi: float | None
    ppi_page: int


def survey(document: Document) -> Survey:
    """The facts of a file that was read."""
    trims = dict.fromkeys(_size(page) for page in document.pages)
    ppi, page = _coarsest(document)
    fonts = tuple(sorted(_fonts(document), key=lambda font: (font.family, font.name)))
    spots = tuple(sorted(set(_colorants(document)) - set(plates.RESERVED)))
    return Survey(len(document.pages), tuple(trims), _bleed(document), spots, fonts, ppi, page)


def _size(page: Page) -> tuple[float, float]:
    return round(page.visible.width, 2), round(page.visible.height, 2)


def _bleed(document: Document) -> Edges:
    edges = [_bleed_of(document, page) for page in document.pages]
    return Edges(
        min(edge.top for edge in edges),
        min(edge.bottom for edge in edges),
        min(edge.outside for edge in edges),
        min(edge.spine for edge in edges),
    )


def _bleed_of(document: Document, page: Page) -> Edges:
    trim, bleed = page.visible, page.bleed or page.visible
    left, right = trim.left - bleed.left, bleed.right - trim.right
    outside, spine = (right, left) if is_bound_left(document, page) else (left, right)
    return Edges(bleed.top - trim.top, trim.bottom - bleed.bottom, outside, spine)


def _colorants(document: Document) -> Iterator[str]:
    for page in document.pages:
        for mark in page.marks:
            for paint in _paints(mark):
                yield from paint.colorants if mark.printed and paint else ()


def _paints(mark: Mark) -> tuple[Paint | None, ...]:
    if isinstance(mark, Text | Path):
        return mark.fill, mark.stroke
    return (mark.paint,) if isinstance(mark, Image | Shaded) else ()


def _coarsest(document: Document) -> tuple[float | None, int]:
    images = (
        (mark.ppi, page.number)
        for page in document.pages
        for mark in page.marks
        if isinstance(mark, Image) and mark.printed and not mark.stencil
    )
    return min(images, default=(None, 0))


def _fonts(document: Document) -> set[Typeface]:
    """By the descriptors, which have the families (ISO 32000-2, 9.8)."""
    found = set()
    for item in document.pdf.objects:
        if isinstance(item, Dictionary) and item.get(Name.Type) == Name.FontDescriptor:
            name = str(item.get(Name.FontName, ""))[1:]
            family = str(item.get(Name.FontFamily, ""))
            found.add(Typeface(family, name.partition("+")[2] or name))
    return found
