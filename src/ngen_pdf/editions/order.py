"""What an edition is made to: what it says of itself, and the press it is for.

In: values of the steps before. Out: an `Order`. How it is carried out belongs to each edition.
"""

from dataclasses import dataclass
from datetime import date

from ngen_pdf.lettering import Lettering
from ngen_pdf.outline import Entry
from ngen_pdf.palette import Swatch
from ngen_pdf.press import PressProfile


@dataclass(frozen=True, slots=True)
class Imprint:
    """What an edition says of itself; the first `front_pages` pages have roman folios.

    `bookmarks` are the tree of the contents, each with its named destination.
    """

    title: str
    author: str
    subject: str
    language: str
    date: date
    front_pages: int
    bookmarks: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said beside a page of a proof, `y` pt below its top; `urgent` ones stand out."""

    text: str
    y: float
    urgent: bool


@dataclass(frozen=True, slots=True)
class Proofing:
    """What a proof shows and no other edition: its word, and what is said beside each page.

    `letters` draw what is said. `marks` are the places to be lit up on each page: left, top,
    width and height in pt from its upper left corner. `foot` are lines for every page.
    """

    word: Lettering
    letters: tuple[tuple[str, Lettering], ...]
    foot: tuple[str, ...]
    remarks: tuple[tuple[Remark, ...], ...]
    marks: tuple[tuple[tuple[float, float, float, float], ...], ...]


@dataclass(frozen=True, slots=True)
class Order:
    """What all editions of a report are made to; `slugs` are the lines beside the pages, in order.

    `press` is None where no edition for a press is wanted, `proofing` where no proof is.
    """

    imprint: Imprint
    palette: tuple[Swatch, ...] = ()
    press: PressProfile | None = None
    slugs: tuple[Lettering, ...] = ()
    proofing: Proofing | None = None
