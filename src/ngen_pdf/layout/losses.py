"""Finds what the engine loses without a word: notes that fit on no page.

In: the parsed galley and its laid-out pages. Out: problems with the Markdown lines of
what is lost. What the engine says by itself is in `messages`, other words that are on no page
in `dropped`.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from ngen_pdf.layout.tracing import Written
from ngen_pdf.problems import Problem

if TYPE_CHECKING:
    from weasyprint.document import Page


def find(tree: Element, pages: Sequence["Page"], written: Written) -> tuple[Problem, ...]:
    """A problem for each note that is on no page: the engine drops one that has no room on any."""
    anchors = {anchor for page in pages for anchor in page.anchors}
    return tuple(
        _lost(element, written)
        for element in tree.iter()
        if element.get("class") == "footnote" and element.get("id") not in anchors
    )


def _lost(note: Element, written: Written) -> Problem:
    message = f"the note {note.get('data-number')} fits on no page and is not printed"
    hint = "shorten it, or say it in the text"
    return Problem("footnote", message, written.place(note), hint)
