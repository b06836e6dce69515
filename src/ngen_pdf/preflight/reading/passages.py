"""Where on the pages the content of the structure stands, and what it says.

In: a `Document`, and numbers of marked content. Out: a `Passage`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ngen_pdf.preflight.facts import Area, Document, Mark, Text
from ngen_pdf.preflight.reading.structure import Content

SHOWN = 60  # letters
BETWEEN = 3  # marks from one text to the next that goes on from it


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
            return Passage(number, around(marks), words(marks))
    return Passage(min(pages, default=0), None, "")


def around(marks: Iterable[Mark]) -> Area:
    """The smallest area that holds all the marks, of which there is one at least."""
    lefts, bottoms, rights, tops = zip(*(mark.area for mark in marks), strict=True)
    return Area(min(lefts), min(bottoms), max(rights), max(tops))


def run(texts: Sequence[Text]) -> Sequence[Text]:
    """The first of some texts, and those that go on from it but for blanks between them."""
    for number, (text, after) in enumerate(pairwise(texts), 1):
        if after.order - text.order > BETWEEN:
            return texts[:number]
    return texts


def words(marks: Iterable[Mark]) -> str:
    """What they say, in the order in which it is painted, one space for each gap."""
    return " ".join("".join(m.text for m in marks if isinstance(m, Text)).split())


def shortened(text: str) -> str:
    """As much of a text as a message shows of it."""
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1].rstrip()}…"
