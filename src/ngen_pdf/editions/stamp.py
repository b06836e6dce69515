"""Puts a word across every page of the master PDF, over all that stands there.

In: the bytes of a master PDF and a `Lettering`. Out: the master with the stamp, of which
any edition can be made. The stamp is a drawing and an artifact (ISO 32000-2, 14.8.2.2):
no text is added, and a reader that follows the tags passes over it.
"""

from io import BytesIO
from math import atan2, cos, sin

import pikepdf
from pikepdf import Dictionary, Name

from ngen_pdf.lettering import Lettering

SHARE = 0.86
"""How much of the page's width and height the stamp may take."""

COLOR = (0.92, 0.26, 0.2)  # sRGB; a red of middle lightness shows on paper and on dark pages
LINE = 0.009  # em
LINE_OPACITY = 0.6
FILL_OPACITY = 0.06  # so little that the smallest type under it reads as before
NAME = Name.DraftStamp


def stamp(master: bytes, lettering: Lettering) -> bytes:
    """The master with the lettering along the diagonal of each page, hollow and see-through."""
    with pikepdf.open(BytesIO(master)) as pdf:
        drawing = _drawing(pdf, lettering)
        for page in pdf.pages:
            if Name.XObject not in page.resources:
                page.resources.XObject = Dictionary()
            page.resources.XObject[NAME] = drawing
            box = tuple(float(number) for number in page.trimbox)
            page.contents_add(b"q\n", prepend=True)
            page.contents_add(b"\nQ\n" + _placed(box, lettering))
        out = BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()


def _drawing(pdf: pikepdf.Pdf, lettering: Lettering) -> pikepdf.Stream:
    """A form XObject in em, whose origin is that of the lettering."""
    red, green, blue = COLOR
    color = f"{red} {green} {blue}"
    painted = (
        f"{color} rg {color} RG {LINE} w 1 j\n"
        f"/Fill gs\n{lettering.path}\nf\n/Line gs\n{lettering.path}\nS\n"
    )
    drawing = pdf.make_stream(painted.encode())
    drawing.Type, drawing.Subtype = Name.XObject, Name.Form
    drawing.BBox = [-LINE, lettering.bottom - LINE, lettering.width + LINE, lettering.top + LINE]
    drawing.Resources = Dictionary(
        ExtGState=Dictionary(
            Fill=Dictionary(Type=Name.ExtGState, ca=FILL_OPACITY),
            Line=Dictionary(Type=Name.ExtGState, CA=LINE_OPACITY),
        )
    )
    return pdf.make_indirect(drawing)


def _placed(box: tuple[float, ...], lettering: Lettering) -> bytes:
    """What draws the lettering in the middle of the box, as large as it may be."""
    left, bottom, right, top = box
    width, height = right - left, top - bottom
    angle = atan2(height, width)
    along, across = cos(angle), sin(angle)
    length, rise = lettering.width, lettering.top - lettering.bottom
    size = SHARE * min(
        width / max(length * along + rise * across, 1e-6),
        height / max(length * across + rise * along, 1e-6),
    )
    middle, center = length / 2, (lettering.bottom + lettering.top) / 2
    x = (left + right) / 2 - size * (middle * along - center * across)
    y = (bottom + top) / 2 - size * (middle * across + center * along)
    matrix = (size * along, size * across, -size * across, size * along, x, y)
    placed = " ".join(f"{number:.4f}" for number in matrix)
    return (
        f"/Artifact <</Type /Pagination /Subtype /Watermark>> BDC\nq {placed} cm {NAME} Do Q\nEMC\n"
    ).encode()
