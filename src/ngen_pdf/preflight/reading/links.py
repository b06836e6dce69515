"""The links on pages (ISO 32000-2, 12.5.6.5).

In: an open PDF. Out: the `Link`s of each page. Annotations of other kinds are not looked at.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from ngen_pdf.preflight.facts import Area
from ngen_pdf.preflight.reading.destinations import Places, Target, places
from ngen_pdf.preflight.reading.strings import text_of

NOTES = 20_000  # of a page
HIDDEN = 0x02 | 0x20  # Hidden, NoView (ISO 32000-2, table 167)


@dataclass(frozen=True, slots=True)
class Link:
    """A link: `area` in pt, `action` its kind, "GoTo" for a plain destination, "" for none.

    `target` is where it leads in the file, `uri` where outside it; each None where it does not.
    """

    area: Area
    action: str
    target: Target | None = None
    uri: str | None = None


@lru_cache(maxsize=1)
def links(pdf: pikepdf.Pdf) -> dict[int, tuple[Link, ...]]:
    """By page, from 1: links that are shown; those of the last file asked for are kept."""
    known = places(pdf)
    return {n: tuple(_links(page, known)) for n, page in enumerate(pdf.pages, 1)}


def _links(page: pikepdf.Page, known: Places) -> Iterator[Link]:
    for note in annotations(page):
        if note.get("/Subtype") == Name.Link and not _flags(note) & HIDDEN:
            yield _link(note, known)


def annotations(page: pikepdf.Page) -> Iterator[Object]:
    """The annotations of a page, as far as they are dictionaries."""
    notes = page.obj.get("/Annots")
    if isinstance(notes, Array):
        for number in range(min(len(notes), NOTES)):
            note = notes[number]
            if isinstance(note, Dictionary):
                yield note


def _flags(note: Object) -> int:
    flags = note.get("/F", 0)
    return flags if isinstance(flags, int) else 0


def _link(note: Object, known: Places) -> Link:
    area = area_of(note.get("/Rect"))
    destination, action = note.get("/Dest"), note.get("/A")
    if destination is not None:
        return Link(area, "GoTo", known.target(destination))
    if not isinstance(action, Dictionary):
        return Link(area, "")
    kind = text_of(action.get("/S"))
    if kind == "GoTo":
        return Link(area, kind, known.target(action.get("/D")))
    if kind == "URI":
        uri = action.get("/URI")
        return Link(area, kind, uri=_text(uri) if isinstance(uri, String) else "")
    return Link(area, kind)


def _text(uri: Object) -> str:
    """ASCII, if it is right (ISO 32000-2, 12.6.4.8), else UTF-8 or as other strings are read."""
    try:
        return bytes(uri).decode("utf-8")
    except UnicodeDecodeError:
        return text_of(uri)


def area_of(rectangle: object) -> Area:
    """A rectangle by its lower left and upper right corner; without area where it is none."""
    try:
        x, y, other_x, other_y = (float(number) for number in rectangle)  # type: ignore[attr-defined]
    except (TypeError, ValueError):
        return Area(0, 0, 0, 0)
    return Area(min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y))
