"""Rules on the file as a whole: its syntax, its version, what it says it is.

In: a `Document` and `Terms`. Out: `Found`s. What stands on its pages is judged elsewhere.
"""

from collections.abc import Iterator

from pikepdf import Name

from ngen_pdf.preflight.facts import Document, Image, Page
from ngen_pdf.preflight.reading.strings import text_of
from ngen_pdf.preflight.rules.image_data import ImageData
from ngen_pdf.preflight.rules.painted import image_name
from ngen_pdf.preflight.rules.rule import Found, Rule, Terms
from ngen_pdf.problems import Severity

SHOWN = 3  # of what is wrong with the syntax
HEADING = "file is damaged"  # what qpdf says before all else


def syntax(document: Document, _terms: Terms) -> Iterator[Found]:
    """No damage, and each page read to its end (ISO 32000-2, 7.2 to 7.8)."""
    hint = "export the file again: each program repairs it in its own way"
    damage = [one for one in document.damage if one != HEADING] or document.damage
    if damage:
        more = f" and {len(damage) - SHOWN} more" if len(damage) > SHOWN else ""
        yield Found(f"the file is damaged: {'; '.join(damage[:SHOWN])}{more}", hint=hint)
    for page in document.pages:
        if page.broken:
            message = f"the page is not drawn in full: {page.broken}"
            yield Found(message, page.number, hint=hint)
    data = ImageData()
    for page in document.pages:
        yield from _images(page, data, hint)


def _images(page: Page, data: ImageData, hint: str) -> Iterator[Found]:
    """Images whose data are not there, each once a page; one in a line of content is left out."""
    named = [mark for mark in page.marks if isinstance(mark, Image) and mark.name and mark.printed]
    for image in {mark.source.objgen: mark for mark in named}.values():
        if fault := data.fault(image):
            message = f"{image_name(image)} cannot be drawn in full: {fault}"
            yield Found(message, page.number, image.area, hint)


def encryption(document: Document, _terms: Terms) -> Iterator[Found]:
    """Nothing encrypted (ISO 32000-2, 7.6), not even without a password."""
    if document.encrypted:
        yield Found("the file is encrypted", hint="save it without security")


def version(document: Document, terms: Terms) -> Iterator[Found]:
    """No later version of PDF than the standard is made on: from `error` on an error.

    A warning between the two: a file may say a version of which it uses nothing.
    """
    most, told = terms.text("most"), max(_versions(document), key=_parts)
    if _parts(told) > _parts(most):
        yield Found(
            f"the file is PDF {told}; {terms.profile} asks for {most} at most",
            hint=f"export as PDF/X-4, or save it to be compatible with PDF {most}",
            severity=None if _parts(told) >= _parts(terms.text("error")) else Severity.WARNING,
        )


def _versions(document: Document) -> tuple[str, ...]:
    """What the header says, and the catalog, of which the later holds (ISO 32000-2, 7.5.2)."""
    later = document.pdf.Root.get("/Version")
    return (document.version, text_of(later)) if isinstance(later, Name) else (document.version,)


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdecimal())


RULES = (
    Rule("syntax", syntax),
    Rule("encryption", encryption),
    Rule("pdf-version", version, ("most", "error")),
)
