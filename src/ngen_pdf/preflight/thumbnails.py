"""Draws the pages of a file in small.

In: a PDF, and how it was judged. Out: `Thumbnail`s. What is drawn on them belongs to `formats`.
"""

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO

import pypdfium2
from PIL import Image

from ngen_pdf.preflight.facts import Area
from ngen_pdf.preflight.verdict import Verdict

LARGE, SMALL = 900, 300
"""px, the longer side of a page with findings and of one without."""

MANY = 150  # pages with findings; with more each is smaller, by the square root
MOST = 500  # pages that are drawn, those with findings first
BUDGET = 6_500_000  # bytes of all; a third more in base64
COLORS = 64
LEAST = 100  # px, below which none is made smaller
HEAVY = 24_000  # bytes of a PNG above which a JPEG may be smaller
QUALITY = 65
EXACT = 1 << 20  # of the coordinates that pdfium reckons in
FARTHEST = 1_000_000.0  # pt, of a side that can be drawn


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A page in small, as a viewer shows it: a PNG or, where `kind` says so, a JPEG.

    It shows `area`, in pt of the page's default user space, turned by `rotate` degrees
    clockwise. `trim` is where the page says that it is cut.
    """

    page: int  # in the file, from 1
    image: bytes
    kind: str
    area: Area
    rotate: int
    trim: Area | None


def draw(pdf: bytes, verdict: Verdict) -> Iterator[Thumbnail]:
    """The pages, those with findings first; few of too large a file, none of a broken one."""
    found = dict.fromkeys(finding.page for finding in verdict.findings if finding.page)
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError:
        return
    try:
        yield from _drawn(document, tuple(found))
    finally:
        document.close()


def _drawn(document: pypdfium2.PdfDocument, found: tuple[int, ...]) -> Iterator[Thumbnail]:
    large = round(LARGE * min(1.0, (MANY / max(1, len(found))) ** 0.5))
    rest = (number for number in range(1, len(document) + 1) if number not in set(found))
    pages, left = (*found, *rest)[:MOST], BUDGET
    for place, number in enumerate(pages):
        side = large if place < len(found) else SMALL
        thumbnail = _of_page(document, number, side, left // (len(pages) - place))
        if thumbnail:
            left -= len(thumbnail.image)
            yield thumbnail


def _of_page(
    document: pypdfium2.PdfDocument, number: int, side: int, room: int
) -> Thumbnail | None:
    """A page whose longer side is so many px, in so many bytes; None where it cannot be drawn."""
    try:
        page = document[number - 1]
    except (IndexError, pypdfium2.PdfiumError):
        return None
    try:
        shorter, longer = sorted(page.get_size())
        if not 0 < shorter <= longer < FARTHEST:
            return None
        picture = page.render(scale=side / longer).to_pil().convert("RGB")
        image, kind = _packed(picture, room)
        return Thumbnail(number, image, kind, _shown(page), page.get_rotation(), _trim(page))
    except pypdfium2.PdfiumError:
        return None
    finally:
        page.close()


def _packed(picture: Image.Image, room: int) -> tuple[bytes, str]:
    """The smaller of a PNG of few colors and a JPEG; smaller still where there is no room."""
    png, jpeg = BytesIO(), BytesIO()
    few = picture.quantize(COLORS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(png, "png")
    image, kind = png.getvalue(), "png"
    if png.tell() > HEAVY:
        picture.save(jpeg, "jpeg", quality=QUALITY)
        image, kind = min((image, kind), (jpeg.getvalue(), "jpeg"), key=lambda made: len(made[0]))
    if len(image) > room and max(picture.size) > LEAST:
        return _packed(picture.reduce(2), room)
    return image, kind


def _shown(page: pypdfium2.PdfPage) -> Area:
    """The area that is drawn, however it is inherited, cut and turned."""
    return _spanned(_at(page, corner, corner) for corner in (0, EXACT))


def _at(page: pypdfium2.PdfPage, x: int, y: int) -> tuple[float, float]:
    """Where on the page a place of the drawing is, if that is `EXACT` wide and high."""
    found = ctypes.c_double(), ctypes.c_double()
    pypdfium2.raw.FPDF_DeviceToPage(
        page, 0, 0, EXACT, EXACT, 0, x, y, *(ctypes.byref(number) for number in found)
    )
    return found[0].value, found[1].value


def _trim(page: pypdfium2.PdfPage) -> Area | None:
    box = page.get_trimbox(fallback_ok=False)
    return _spanned((box[:2], box[2:])) if box else None


def _spanned(corners: Iterable[tuple[float, float]]) -> Area:
    """The upright rectangle between two corners."""
    xs, ys = zip(*corners, strict=True)
    return Area(*(round(side, 3) for side in (min(xs), min(ys), max(xs), max(ys))))
