"""Tells of marks that the engine draws by itself: in RGB, and within the bleed.

In: the laid-out pages and the stylesheets. Out: a warning. The marks of the press edition
belong to `editions`.
"""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ngen_pdf.config import read_text
from ngen_pdf.galley import Galley
from ngen_pdf.problems import Place, Problem, Severity
from ngen_pdf.report import MAX_STYLE_BYTES

if TYPE_CHECKING:
    from weasyprint.document import Page

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
MARKS = re.compile(r"(?<![\w-])marks\s*:(?!\s*none\b)", re.IGNORECASE)


def told(pages: Iterable["Page"], galley: Galley) -> tuple[Problem, ...]:
    """One warning where any page has marks of CSS, at the first declaration that asks for some."""
    if not any(page._page_box.style["marks"] for page in pages):
        return ()
    message = "`marks` draws lines within the bleed, which would be printed"
    hint = "leave it out: the press edition has the marks that its profile asks for"
    return (Problem("css", message, _place(galley), hint, Severity.WARNING),)


def _place(galley: Galley) -> Place:
    for path in galley.styles:
        text = read_text(galley.root, path, MAX_STYLE_BYTES)
        if isinstance(text, str):
            bare = COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text)
            if found := MARKS.search(bare):
                return Place(path, 1 + bare.count("\n", 0, found.end()))
    return Place()
