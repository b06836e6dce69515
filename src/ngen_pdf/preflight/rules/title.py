"""The title of the file, as windows and screen readers tell it.

In: a `Document`. Out: what is wrong with its title. Codes: `title`. What PDF/X asks of a title
belongs to `pdfx`.
"""

import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Dictionary, String

from ngen_pdf.preflight.facts import Document
from ngen_pdf.preflight.reading import xmp
from ngen_pdf.preflight.reading.strings import text_of
from ngen_pdf.preflight.rules.painted import quoted
from ngen_pdf.preflight.rules.rule import Found, Rule, Terms
from ngen_pdf.problems import Severity

# What programs write where nobody gives a title: the name of a file, or a word of their own.
PLACEHOLDER = re.compile(
    r"^(untitled|document|new document|(microsoft word|powerpoint presentation) - .*)$"
    r"|\.(docx?|fodt|html?|indd|idml|md|odt|pages|pdf|pptx?|qxp|rtf|tex|txt|typ)$",
    re.IGNORECASE,
)


def _judge(document: Document, _terms: Terms) -> Iterator[Found]:
    """WCAG 2.4.2; ISO 32000-2, 12.2 and 14.3: XMP and Info give one title, and windows show it."""
    told, listed = _titles(document.pdf)
    if not told and not listed:
        yield Found("the file has no title", hint="give it one in its properties")
        return
    if told and listed and told != listed:
        yield Found(
            f"the title is{quoted(told)} in XMP and{quoted(listed)} in the Info dictionary",
            hint="give both the same title",
        )
    elif PLACEHOLDER.search(told or listed):
        yield Found(
            f"the title{quoted(told or listed)} was put there by a program",
            hint="give the file a title that says what it is",
            severity=Severity.WARNING,
        )
    if not _displayed(document.pdf):
        yield Found(
            "viewers show the file's name in place of its title",
            hint="set DisplayDocTitle in the viewer preferences",
            severity=Severity.WARNING,
        )


def _titles(pdf: pikepdf.Pdf) -> tuple[str, str]:
    """The title in XMP and the one in Info, each "" where there is none."""
    information = pdf.trailer.get("/Info")
    value = information.get("/Title") if isinstance(information, Dictionary) else None
    return xmp.said(pdf, "dc:title"), text_of(value).strip() if isinstance(value, String) else ""


def _displayed(pdf: pikepdf.Pdf) -> bool:
    preferences = pdf.Root.get("/ViewerPreferences")
    shown: object = isinstance(preferences, Dictionary) and preferences.get("/DisplayDocTitle")
    return shown is True


RULES = (Rule("title", _judge),)
