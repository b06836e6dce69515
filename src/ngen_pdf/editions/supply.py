"""Makes the files that a print shop is sent out of a finished press edition.

In: the bytes of a press edition, its `Order`. Out: `Supplied` files, each whole and judged, and
a contact sheet. They are made of the press edition, not of the master: so what is printed is
what was made, and a page is the same in whichever file it stands.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from io import BytesIO

import pikepdf

from ngen_pdf.data.numbers import is_right_to_left
from ngen_pdf.editions import contact, description, parting
from ngen_pdf.editions.order import Imprint, Order
from ngen_pdf.editions.press import standard
from ngen_pdf.editions.survey import Survey, survey
from ngen_pdf.editions.verdict import Check, judge


class Part(StrEnum):
    """What of the publication a file holds."""

    WHOLE = "whole"
    COVER = "cover"
    INSIDE = "inside"


@dataclass(frozen=True, slots=True)
class Supplied:
    """A file for the press: its bytes, what it is, and how it was judged."""

    part: Part
    pdf: bytes
    survey: Survey
    checks: tuple[Check, ...]


def supply(press: bytes, order: Order, titles: dict[Part, str]) -> tuple[Supplied, ...]:
    """The whole edition, or where `titles` has other parts those, each with its title."""
    parts = {Part.WHOLE: press} if Part.WHOLE in titles else _apart(press, order.imprint, titles)
    return tuple(_judged(part, pdf, order) for part, pdf in parts.items())


def inside(pages: int) -> range:
    """Of so many pages those, from 0, between the first leaf and the last; empty without any."""
    return range(2, (pages - 1) // 2 * 2)


def _apart(press: bytes, imprint: Imprint, titles: dict[Part, str]) -> dict[Part, bytes]:
    with pikepdf.open(BytesIO(press)) as pdf:
        pages = len(pdf.pages)
    between = inside(pages)
    cover = [page for page in range(pages) if page not in between]
    wanted = {Part.COVER: cover, Part.INSIDE: list(between)}
    return {part: _of(press, imprint, titles[part], found) for part, found in wanted.items()}


def _of(press: bytes, imprint: Imprint, title: str, pages: list[int]) -> bytes:
    with pikepdf.open(BytesIO(press)) as pdf:
        parting.part(pdf, pages)
        return _named(pdf, imprint, title)


def _named(pdf: pikepdf.Pdf, imprint: Imprint, title: str) -> bytes:
    """The file under a title and an identity of its own."""
    described = replace(imprint, title=title)
    description.describe(pdf, described)
    standard.identify(pdf, described)
    return standard.saved(pdf)


def _judged(part: Part, data: bytes, order: Order) -> Supplied:
    """A cover is bound around the rest, so that no multiple of pages is asked of it."""
    assert order.press is not None  # what is supplied was made for a press
    multiple = 1 if part is Part.COVER else order.press.page_multiple
    with pikepdf.open(BytesIO(data)) as pdf:
        turned = is_right_to_left(order.imprint.language)
        checks = judge(pdf, order.press, multiple, turned)
        return Supplied(part, data, survey(pdf, turned), checks)


def contact_sheet(
    press: bytes,
    imprint: Imprint,
    title: str,
    sheet: tuple[float, float],
    draw: contact.Draw,
) -> bytes:
    """All spreads in small on sheets of that size in pt, with the output intent of the press."""
    with pikepdf.open(BytesIO(press)) as pdf:
        contact.lay_out(pdf, sheet, title, draw, is_right_to_left(imprint.language))
        return _named(pdf, imprint, title)
