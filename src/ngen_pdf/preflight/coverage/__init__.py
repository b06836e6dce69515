"""The ink on the squares of a page, from what is painted.

In: a page, and how colors that are of no ink become ink. Out: the square of 15 mm with the most
ink on all plates together. Which pages need to be looked at belongs to the rule.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from io import BytesIO

from PIL import Image

from ngen_pdf.preflight.coverage.amounts import Amounts
from ngen_pdf.preflight.coverage.bound import Bound
from ngen_pdf.preflight.coverage.copies import Copies, TooMuchError
from ngen_pdf.preflight.coverage.drawing import draw
from ngen_pdf.preflight.coverage.light import LIGHTS, Conversion
from ngen_pdf.preflight.coverage.spaces import PROCESS
from ngen_pdf.preflight.coverage.squares import heaviest
from ngen_pdf.preflight.coverage.states import MixedError
from ngen_pdf.preflight.facts import Area, Page
from ngen_pdf.preflight.reading.layers import Layers
from ngen_pdf.units import POINTS

__all__ = ["Amounts", "Bound", "Conversion", "Ink", "of_page", "sheet"]

Lights = list[Image.Image]
"""The plates of a page as light, a picture of mode L each."""

SIDE = 15 * POINTS["mm"]
# Pixels of a square: odd, so that one of them is its center.
SIDES = (105, 75, 45, 25, 15, 9, 5)
COARSE = 25
DOUBT = 25.0
"""Percent of ink: of 160 pages the coarse picture of one had 10 too little, of all others less."""
# A square of 15 mm has so many more: where its edges fall between two pixels, half a pixel of it
# is lost or won in the mean.
BETWEEN = 0.5
PIXELS = 4_000_000


@dataclass(frozen=True, slots=True)
class Ink:
    """The most ink that a square of 15 mm holds in the mean: in percent, and where."""

    percent: float
    area: Area


def sheet(page: Page) -> Area:
    """What is printed of a page: up to its bleed."""
    return (page.bleed or page.visible).within(page.media)


def of_page(page: Page, ways: Conversion, layers: Layers, limit: float = 0) -> Ink:
    """The most ink on a square of a page, inside its bleed, of all process and spot inks.

    Squares lie within the sheet. `layers` are those of the file. A coarse picture is enough where
    it has far less than the `limit`, in percent. Raises one of `FAULTS` where the page cannot be
    drawn.
    """
    area = sheet(page)
    side = SIDE / page.user_unit
    pixels = next((n for n in SIDES if _size(area, n / side) <= PIXELS), 0)
    if not pixels:
        raise TooMuchError("a page of that size")
    measure = partial(_measured, page, area, side, partial(Copies, ways, layers))
    if limit and pixels > COARSE and (rough := measure(COARSE)).percent < limit - DOUBT:
        return rough
    return measure(pixels)


def _measured(page: Page, area: Area, side: float, begin: Callable[[], Copies], pixels: int) -> Ink:
    """The most ink on a square, `side` of the page's units wide, that is so many pixels wide."""
    scale = (pixels + BETWEEN) / side
    found = heaviest(_lights(page, area, scale, begin), pixels)
    left, top, right, bottom = (edge / scale for edge in found.box)
    where = Area(area.left + left, area.top - bottom, area.left + right, area.top - top)
    return Ink(found.percent, where.within(area))


def _size(area: Area, scale: float) -> float:
    return area.width * scale * area.height * scale


def _lights(page: Page, area: Area, scale: float, begin: Callable[[], Copies]) -> Lights:
    """The plates of a page: three at once, or one by one where they must be."""
    try:
        return _drawn(begin(), page, area, scale, LIGHTS)
    except MixedError:
        return _drawn(begin(), page, area, scale, 1)


def _drawn(copies: Copies, page: Page, area: Area, scale: float, at_once: int) -> Lights:
    groups: list[tuple[str, ...]] = []
    done = 0
    while (plates := (*PROCESS, *copies.spots))[done:]:
        groups.append(plates[done : done + at_once])
        copies.add(page.source, groups[-1], area)
        done += len(groups[-1])
    file = BytesIO()
    copies.pdf.save(file, compress_streams=False)
    pictures = draw(file.getvalue(), scale)
    return [
        picture.getchannel(n)
        for group, picture in zip(groups, pictures, strict=True)
        for n in range(len(group))
    ]
