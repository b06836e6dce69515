"""The edition for reading on a screen.

In: the bytes of a master PDF and an `Order`. Out: the bytes of the edition.
"""

from io import BytesIO

import pikepdf
from pikepdf import Name

from ngen_pdf.editions.annotations import remove_annotations
from ngen_pdf.editions.artifacts import mark_running
from ngen_pdf.editions.description import bookmark, describe, label_pages, saved
from ngen_pdf.editions.order import Order

FLAT = 1.0  # pt; no line is so low
NARROW = 0.1  # pt; no glyph is so narrow
LINE = 10.0  # pt, of type of 8 pt


def screen(master: bytes, order: Order) -> bytes:
    """The edition for reading: pages cut to their trim, described, labelled, reproducible."""
    imprint = order.imprint
    with pikepdf.open(BytesIO(master)) as pdf:
        _cut_to_trim(pdf)
        mark_running(pdf)
        _mend_links(pdf)
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


def _mend_links(pdf: pikepdf.Pdf) -> None:
    """Give each link an area to point at, from its lower left to its upper right.

    The engine makes a link as high as its line. What has a `line-height` of 0, as the call of a
    note, has its text around the middle of a flat rectangle. Where a line ends just before a
    link goes on, it leaves a link around nothing.
    """
    remove_annotations(pdf, _is_around_nothing)
    for page in pdf.pages:
        for note in page.obj.get(Name.Annots, ()):
            x, y, other_x, other_y = (float(number) for number in note.Rect)
            room = 0.0 if abs(y - other_y) > FLAT else LINE / 2
            bottom, top = min(y, other_y) - room, max(y, other_y) + room
            note.Rect = [min(x, other_x), bottom, max(x, other_x), top]


def _is_around_nothing(note: pikepdf.Object) -> bool:
    return abs(float(note.Rect[0]) - float(note.Rect[2])) < NARROW
