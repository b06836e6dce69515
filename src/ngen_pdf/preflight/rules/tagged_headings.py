"""The levels of tagged headings.

In: a `Document` and its `Structure`. Out: what breaks `tags`. The tree that they stand in is
judged by `tags`.
"""

from collections.abc import Iterator

from ngen_pdf.preflight.facts import Document
from ngen_pdf.preflight.reading.passages import passage
from ngen_pdf.preflight.reading.roles import level
from ngen_pdf.preflight.reading.structure import Structure
from ngen_pdf.preflight.rules.painted import quoted
from ngen_pdf.preflight.rules.rule import Found
from ngen_pdf.problems import Severity

LOCATED = 100  # headings: to find each on its page takes time


def faults(document: Document, found: Structure) -> Iterator[Found]:
    """ISO 14289-1, 7.4.2: from H1 on, none is left out on the way down."""
    before, told = 0, 0
    for index, element in enumerate(found.elements):
        here = level(element.kind)
        if here > before + 1 and told < LOCATED:
            told += 1
            yield _skip(document, found, index, before)
        before = here or before


def _skip(document: Document, found: Structure, index: int, before: int) -> Found:
    kind = found.elements[index].kind
    where = passage(document, found.inside(index))
    heading = f"the heading{quoted(where.text)}" if where.text else "a heading"
    page = where.page or found.elements[index].page
    if not before:
        name = f",{quoted(where.text)}," if where.text else ""
        message, hint = f"the first heading{name} is tagged {kind}", "begin with H1"
        return Found(message, page, where.area, hint, Severity.WARNING)
    hint = f"make it H{before + 1}, or H{before} if it stands beside the one before"
    message = f"{heading} is tagged {kind} after H{before}: a level is skipped"
    return Found(message, page, where.area, hint)
