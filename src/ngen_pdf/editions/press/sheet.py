"""Lays each page on its sheet: boxes, and content cut at the bleed.

In: a PDF whose colors are inks, and an `Order`. Out: the same PDF, with marks in the slug.
What is drawn there belongs to `slug`.
"""

import pikepdf
from pikepdf import Name

from ngen_pdf.data.numbers import is_right_to_left
from ngen_pdf.editions.order import Order
from ngen_pdf.editions.press import slug
from ngen_pdf.editions.press.bleed import check_bleed
from ngen_pdf.editions.press.boxes import Sheet, painted


def lay(pdf: pikepdf.Pdf, order: Order) -> None:
    """Give every page its boxes and marks; raise `NgenError` where too little bleed is painted.

    Colors must be inks already: the color bar shows the spot inks that it finds.
    """
    profile = order.press
    assert profile is not None  # an edition for a press is made to a profile
    right_to_left = is_right_to_left(order.imprint.language)
    pages = [painted(page, number, right_to_left) for number, page in enumerate(pdf.pages)]
    check_bleed(pages, profile)
    sheets = [page.sheet(profile) for page in pages]
    for page, sheet in zip(pdf.pages, sheets, strict=True):
        _set_boxes(page, sheet)
        _clip(page, sheet)
    slug.draw(pdf, sheets, profile.marks, order.slugs)


def _set_boxes(page: pikepdf.Page, sheet: Sheet) -> None:
    """Neither CropBox nor ArtBox: with the others given they can only contradict."""
    for box in (Name.CropBox, Name.ArtBox):
        if box in page.obj:
            del page.obj[box]
    page.obj.MediaBox = sheet.media.numbers()
    page.obj.BleedBox = sheet.bleed.numbers()
    page.obj.TrimBox = sheet.trim.numbers()


def _clip(page: pikepdf.Page, sheet: Sheet) -> None:
    """What is painted beyond the bleed would stand among the marks."""
    bleed = sheet.bleed
    box = f"{bleed.left:.4f} {bleed.bottom:.4f} {bleed.width:.4f} {bleed.height:.4f}"
    page.contents_add(f"q\n{box} re W n\n".encode(), prepend=True)
    page.contents_add(b"\nQ\n")
