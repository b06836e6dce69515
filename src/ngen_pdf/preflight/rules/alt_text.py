"""What figures and formulas say to those who do not see them.

In: a `Document`. Out: those that say nothing. Codes: `alt-text`. Whether a text tells what there
is to see, nobody but a reader can judge.
"""

import re
from collections.abc import Iterator, Sequence

from ngen_pdf.preflight.facts import Document
from ngen_pdf.preflight.reading.passages import passage
from ngen_pdf.preflight.reading.structure import Element, Structure, structure
from ngen_pdf.preflight.rules.painted import quoted
from ngen_pdf.preflight.rules.rule import Found, Rule, Terms

KINDS = ("Figure", "Formula")
FILE_NAME = re.compile(r"\S+\.(png|jpe?g|jpe|jp2|gif|svg|tiff?|webp|bmp|eps|pdf|ai|psd|indd)", re.I)
PLACEHOLDER = re.compile(
    r"(image|img|picture|figure|graphic|graphics|photo|chart|alt|alt ?text|untitled)[ _-]?\d*", re.I
)
LOCATED = 100  # figures: to find each on its page takes time
HINT = "write what it shows, or mark it as an artifact if it is only decoration"


def _judge(document: Document, _terms: Terms) -> Iterator[Found]:
    """WCAG 1.1.1; ISO 32000-2, 14.9.3: Alt or ActualText, of its own or around it."""
    found = structure(document.pdf)
    if found is None:
        return
    faults = tuple(_faults(found.elements))
    for index, fault in faults[:LOCATED]:
        yield _found(document, found, index, fault)
    if (more := len(faults) - LOCATED) > 0:
        yield Found(
            f"{more} more figures have no alternative text that says what they show", hint=HINT
        )


def _faults(elements: Sequence[Element]) -> Iterator[tuple[int, str]]:
    """The index of each figure that says nothing, and what is wrong with it.

    One around other figures, as a browser makes of an image with its caption, is told by them.
    """
    around = _around_told(elements)
    told: list[bool] = []  # whether an element, or one that it stands in, is read as its text
    for index, element in enumerate(elements):
        above = element.parent >= 0 and told[element.parent]
        text = _text(element)
        told.append(above or bool(text))
        judged = element.kind in KINDS and (text or not (above or index in around))
        if judged and (fault := _fault(element.kind, text)):
            yield index, fault


def _around_told(elements: Sequence[Element]) -> set[int]:
    """The elements in which a figure stands that has a text."""
    around: set[int] = set()
    for element in elements:
        if element.kind in KINDS and _text(element):
            outer = element.parent
            while outer >= 0 and outer not in around:
                around.add(outer)
                outer = elements[outer].parent
    return around


def _text(element: Element) -> str:
    return (element.alt or element.actual or "").strip()


def _fault(kind: str, text: str) -> str:
    if not text:
        return "has no alternative text"
    if FILE_NAME.fullmatch(text):
        return f"has a file name as alternative text:{quoted(text)}"
    if kind == "Figure" and PLACEHOLDER.fullmatch(text):
        return f"has alternative text that says nothing:{quoted(text)}"
    return ""


def _found(document: Document, found: Structure, index: int, fault: str) -> Found:
    element = found.elements[index]
    where = passage(document, found.inside(index))
    kind = element.kind.lower()
    return Found(f"a {kind} {fault}", where.page or element.page, where.area, HINT)


RULES = (Rule("alt-text", _judge),)
