"""Where on the pages the content of the structure stands, and what it says.

In: a `Document`, and numbers of marked content. Out: a `Passage`. Which element that content is
of belongs to `structure`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ngen_pdf.preflight.facts import Area, Document, Mark, Text
from ngen_pdf.preflight.reading.structure import Content


@dataclass(frozen=True, slots=True)
class Passage:
    """Marks of one page, from 1, or 0 and no area where nothing is painted."""

    page: int
    area: Area | None
    text: str


def passage(document: Document, contents: Iterable[Content]) -> Passage:
    """The content on the first page that has any of it."""
    pages: dict[int, set[int]] = {}
    for content in contents:
        pages.setdefault(content.page, set()).add(content.mcid)
    for number in sorted(set(pages) & set(range(1, len(document.pages) + 1))):
        inside = pages[number]
        marks = [m for m in document.pages[number - 1].marks if m.printed and m.mcid in inside]
        if marks:
            return Passage(number, around(marks), _words(marks))
    return Passage(min(pages, default=0), None, "")


def around(marks: Iterable[Mark]) -> Area:
    """The smallest area that holds all the marks, of which there is one at least."""
    lefts, bottoms, rights, tops = zip(*(mark.area for mark in marks), strict=True)
    return Area(min(lefts), min(bottoms), max(rights), max(tops))


def _words(marks: Iterable[Mark]) -> str:
    """What they say, in the order in which it is painted, one space for each gap."""
    return " ".join("".join(m.text for m in marks if isinstance(m, Text)).split())
