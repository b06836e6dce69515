"""Reads what a finished PDF is: its pages, boxes, inks, fonts, and how fine its images are.

In: a PDF. Out: a `Survey`. Whether that is as it should be is judged elsewhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from ngen_pdf import plates
from ngen_pdf.editions import resolution
from ngen_pdf.press import Edges

FONT_FILES = frozenset({"/FontFile", "/FontFile2", "/FontFile3"})
"""Where the file of a font is, in its descriptor (ISO 32000-2, 9.9)."""


@dataclass(frozen=True, slots=True)
class Font:
    """An embedded font: its family, and its name without the tag of a subset."""

    family: str
    name: str


@dataclass(frozen=True, slots=True)
class Survey:
    """A file's facts; lengths in pt.

    `trims` are the different (width, height) of its pages, `bleed` the least at each edge.
    `ppi` is the effective resolution of its coarsest image, which is on the page `ppi_page`
    (from 1); None and 0 where there is no image.
    """

    pages: int
    trims: tuple[tuple[float, float], ...]
    bleed: Edges
    spots: tuple[str, ...]
    fonts: tuple[Font, ...]
    ppi: float | None
    ppi_page: int


def survey(pdf: pikepdf.Pdf, right_to_left: bool = False) -> Survey:
    """The facts of an open file, which is bound at the right where it runs from right to left."""
    trims = dict.fromkeys(size(page) for page in pdf.pages)
    ppi, page = resolution.coarsest(pdf)
    bleed = _bleed(pdf, right_to_left)
    return Survey(len(pdf.pages), tuple(trims), bleed, spots(pdf), tuple(_fonts(pdf)), ppi, page)


def box(page: pikepdf.Page, name: str) -> tuple[float, float, float, float]:
    """A box of the page, from its lower left to its upper right corner."""
    x, y, other_x, other_y = (float(side) for side in getattr(page, name))
    return min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y)


def size(page: pikepdf.Page) -> tuple[float, float]:
    """The width and height of the trimmed page."""
    left, bottom, right, top = box(page, "trimbox")
    return round(right - left, 2), round(top - bottom, 2)


def bleed_of(page: pikepdf.Page, number: int, right_to_left: bool = False) -> Edges:
    """The bleed at each edge of the page with that number from 0; the first is a recto."""
    trim, bleed = box(page, "trimbox"), box(page, "bleedbox")
    left, bottom = trim[0] - bleed[0], trim[1] - bleed[1]
    right, top = bleed[2] - trim[2], bleed[3] - trim[3]
    spine_left = (number % 2 == 0) != right_to_left
    return Edges(top, bottom, *((right, left) if spine_left else (left, right)))


def _bleed(pdf: pikepdf.Pdf, right_to_left: bool) -> Edges:
    edges = [bleed_of(page, number, right_to_left) for number, page in enumerate(pdf.pages)]
    return Edges(
        min(edge.top for edge in edges),
        min(edge.bottom for edge in edges),
        min(edge.outside for edge in edges),
        min(edge.spine for edge in edges),
    )


def spots(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    """The spot inks that are named, in order of name."""
    found = set()
    for value in values(pdf):
        if isinstance(value, Array) and len(value) > 1:
            if value[0] == Name.Separation:
                found.add(str(value[1]))
            elif value[0] == Name.DeviceN and isinstance(value[1], Array):
                found |= {str(name) for name in value[1]}
    return tuple(sorted({name[1:] for name in found} - set(plates.RESERVED)))


def _fonts(pdf: pikepdf.Pdf) -> Iterator[Font]:
    found = set()
    for item in pdf.objects:
        if isinstance(item, Dictionary) and item.get(Name.Type) == Name.FontDescriptor:
            name = str(item.FontName)[1:]
            found.add((str(item.get(Name.FontFamily, "")), name.partition("+")[2] or name))
    yield from (Font(*names) for names in sorted(found))


def values(pdf: pikepdf.Pdf) -> Iterator[object]:
    """Every value in the file's objects, arrays and dictionaries themselves among them."""
    for item in pdf.objects:
        yield from _values(item)


def _values(value: object) -> Iterator[object]:
    yield value
    within = value.values() if isinstance(value, Dictionary | Stream) else ()
    for part in value if isinstance(value, Array) else within:
        if not getattr(part, "is_indirect", False):  # which has its own turn
            yield from _values(part)
