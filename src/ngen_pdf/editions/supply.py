"""Makes the files that a print shop is sent out of a finished press edition.

In: the bytes of a press edition, its `Imprint`. Out: `Supplied` files, each whole, and a contact
sheet. They are made of the press edition, not of the master: so what is printed is
what was made, and a page is the same in whichever file it stands.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from io import BytesIO

import pikepdf

from ngen_pdf.data.numbers import is_right_to_left
from ngen_pdf.editions import contact, description, parting
from ngen_pdf.editions.order import Imprint
from ngen_pdf.editions.press import standard


class Part(StrEnum):
    """What of the publication a file holds."""

    WHOLE = "whole"
    COVER = "cover"
    INSIDE = "inside"


@dataclass(frozen=True, slots=True)
class Supplied:
    """A file for the press: its bytes, and the pages of the edition, from 0, that it holds."""

    part: Part
    pdf: bytes
    pages: tuple[int, ...]


def supply(press: bytes, imprint: Imprint, titles: dict[Part, str]) -> tuple[Supplied, ...]:
    """The whole edition, or where `titles` has other parts those, each with its title."""
    with pikepdf.open(BytesIO(press)) as pdf:
        pages = range(len(pdf.pages))
    if Part.WHOLE in titles:
        return (Supplied(Part.WHOLE, press, tuple(pages)),)
    between = inside(len(pages))
    around = tuple(page for page in pages if page not in between)
    wanted = {Part.COVER: around, Part.INSIDE: tuple(between)}
    return tuple(
        Supplied(part, _of(press, imprint, titles[part], found), found)
        for part, found in wanted.items()
    )


def inside(pages: int) -> range:
    """Of so many pages those, from 0, between the first leaf and the last; empty without any."""
    return range(2, (pages - 1) // 2 * 2)


def _of(press: bytes, imprint: Imprint, title: str, pages: tuple[int, ...]) -> bytes:
    with pikepdf.open(BytesIO(press)) as pdf:
        parting.part(pdf, pages)
        return _named(pdf, imprint, title)


def _named(pdf: pikepdf.Pdf, imprint: Imprint, title: str) -> bytes:
    """The file under a title and an identity of its own."""
    described = replace(imprint, title=title)
    description.describe(pdf, described)
    standard.identify(pdf, described)
    return standard.saved(pdf)


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
