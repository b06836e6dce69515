"""What figures and formulas say to those who do not see them.

In: a `Document`. Out: those that say nothing. Codes: `alt-text`.
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
HINT = "write what it shows, or mark it as an artifact if it only adorns"


def _judge(document: Document, _terms: Terms) -> Iterator[Found]:
    """WCAG 1.1.1; ISO 32000-2, 14.9.3: Alt or ActualText, of its own or around it."""
    found = structure(document.pdf)
    for index, element in enumerate(found.elements if found else ()):
        if element.kind in KINDS and found:
            fault = _fault(index, found.elements)
            if fault:
                yield _found(document, found, index, fault)


def _fault(index: int, elements: Sequence[Element]) -> str:
    element = elements[index]
    told = (element.alt or element.actual or "").strip()
    if not told:
        return "" if _is_told_above(element, elements) else "has no text in its place"
    if FILE_NAME.fullmatch(told):
        return f"has a file name in place of a text:{quoted(told)}"
    if element.kind == "Figure" and PLACEHOLDER.fullmatch(told):
        return f"has a text that says nothing of it:{quoted(told)}"
    return ""


def _is_told_above(element: Element, elements: Sequence[Element]) -> bool:
    """Whether something that it stands in is read in its place."""
    while element.parent >= 0:
        element = elements[element.parent]
        if (element.alt or element.actual or "").strip():
            return True
    return False


def _found(document: Document, found: Structure, index: int, fault: str) -> Found:
    element = found.elements[index]
    where = passage(document, found.inside(index))
    kind = element.kind.lower()
    return Found(f"a {kind} {fault}", where.page or element.page, where.area, HINT)


RULES = (Rule("alt-text", _judge),)
