"""The edition for a print shop: every color as ink, boxes, marks, PDF/X-4.

In: the bytes of a master PDF and an `Order` with a press profile. Out: the bytes of the edition.
"""

from io import BytesIO

import pikepdf

from ngen_pdf.editions.artifacts import mark_running
from ngen_pdf.editions.order import Order
from ngen_pdf.editions.press import photographs, sheet, standard
from ngen_pdf.editions.press.walk import Walk
from ngen_pdf.inks import Inks


def press(master: bytes, order: Order) -> bytes:
    """The edition for the press that is ordered; `NgenError` where something cannot be printed."""
    profile = order.press
    assert profile is not None  # an edition for a press is made to a profile
    inks = Inks(profile.intent.icc, profile.ink_limit, order.palette, profile.spots)
    with pikepdf.open(BytesIO(master)) as pdf:
        mark_running(pdf)
        photographs.convert(Walk(pdf, inks).separate(), inks, profile.images)
        sheet.lay(pdf, order)
        standard.declare(pdf, order)
        return standard.saved(pdf)
