"""Images (ISO 32000-2, 8.9).

In: an image's dictionary. Out: `Image` marks, with their effective resolution. The data of an
image are not decoded.
"""

from math import hypot
from typing import TYPE_CHECKING, Any

import pikepdf

from ngen_pdf.matrices import Matrix
from ngen_pdf.preflight.facts import Image, Paint
from ngen_pdf.preflight.reading import graphics, jpeg2000, patterns
from ngen_pdf.preflight.reading.objects import ABBREVIATED_SPACES, readable

if TYPE_CHECKING:
    from ngen_pdf.preflight.reading.content import Content

HEAD = 4096  # bytes of an image that are looked at for its color space
SQUARE = [0.0, 0.0, 1.0, 0.0, 1.0, 1.0, 0.0, 1.0]


def paint(content: "Content", name: str, source: Any) -> None:
    """An image fills the unit square of user space."""
    now = content.graphics
    stencil = bool(source.get("/ImageMask", False))
    width, height = int(source.Width), int(source.Height)
    bits = 1 if stencil else int(source.get("/BitsPerComponent", 8))
    color = now.fill if stencil else _paint(content, source)
    box = graphics.bounds(SQUARE, now.ctm)
    seen = now.state.fill_alpha > 0
    ppi = effective(width, height, now.ctm)
    content.mark(Image, box, seen, readable(name), width, height, bits, stencil, color, ppi, source)
    if stencil and now.fill_pattern is not None:
        patterns.paint(content, now.fill_pattern, now.fill, box)


def effective(width: int, height: int, ctm: Matrix) -> float:
    """Pixels per inch as printed: the lesser of both directions."""
    a, b, c, d, _, _ = ctm
    across, up = hypot(a, b), hypot(c, d)
    if not across or not up:
        return float("inf")
    return min(width * 72 / across, height * 72 / up)


def _paint(content: "Content", source: Any) -> Paint:
    """What it is painted with; a JPEG 2000 need not say it but in its data (7.4.9)."""
    said = source.get("/ColorSpace")
    if said is None:
        return jpeg2000.space(source.read_raw_bytes()[:HEAD]).plain
    if isinstance(said, pikepdf.Name):
        said = str(said)
        return content.resources.space(ABBREVIATED_SPACES.get(said, said)).plain
    return content.resources.space_of(said).plain


def paint_inline(content: "Content", said: dict[str, Any], data: bytes) -> None:
    """An image whose data stands in the content stream (8.9.7)."""
    source = content.walk.reader.pdf.make_stream(data)
    for key, value in said.items():
        if key != "/Length" and value is not None:
            source[key] = _object(value)
    space = source.get("/ColorSpace")
    if isinstance(space, pikepdf.Name):  # as an image elsewhere would say it
        name = ABBREVIATED_SPACES.get(str(space), str(space))
        source.ColorSpace = content.resources.find("/ColorSpace", name) or pikepdf.Name(name)
    paint(content, "/", source)


def _object(value: Any) -> Any:
    if isinstance(value, str):
        return pikepdf.Name(value)
    if isinstance(value, bytes):
        return pikepdf.String(value)
    if isinstance(value, list):
        return pikepdf.Array([_object(one) for one in value])
    if isinstance(value, dict):
        return pikepdf.Dictionary({key: _object(one) for key, one in value.items()})
    if isinstance(value, float) and value == int(value):
        return int(value)
    return value
