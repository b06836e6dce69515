"""The edition for reading on a screen.

In: the bytes of a master PDF and an `Order`. Out: the bytes of the edition.
"""

from io import BytesIO

import pikepdf
from pikepdf import Name

from ngen_pdf.editions.description import bookmark, describe, label_pages, saved
from ngen_pdf.editions.order import Order


def screen(master: bytes, order: Order) -> bytes:
    """The edition for reading: pages cut to their trim, described, labelled, reproducible."""
    imprint = order.imprint
    with pikepdf.open(BytesIO(master)) as pdf:
        _cut_to_trim(pdf)
        _normalize_links(pdf)
        describe(pdf, imprint)
        label_pages(pdf, imprint.front_pages)
        bookmark(pdf, imprint.bookmarks)
        if imprint.bookmarks:
            pdf.Root.PageMode = Name.UseOutlines
        return saved(pdf)


def _cut_to_trim(pdf: pikepdf.Pdf) -> None:
    """MediaBox = trim; the other boxes then say nothing new (ISO 32000-2, 14.11.2.1)."""
    for page in pdf.pages:
        page.obj.MediaBox = page.trimbox
        for box in (Name.CropBox, Name.BleedBox, Name.TrimBox, Name.ArtBox):
            if box in page.obj:
                del page.obj[box]


def _normalize_links(pdf: pikepdf.Pdf) -> None:
    """Rectangles from the lower left to the upper right, as most readers expect them."""
    for page in pdf.pages:
        for note in page.obj.get(Name.Annots, ()):
            x, y, other_x, other_y = (float(number) for number in note.Rect)
            note.Rect = [min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y)]
