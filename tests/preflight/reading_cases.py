"""What the reader tells of a page with given content."""

from typing import Any

from files import press_file, saved
from pikepdf import Array, Dictionary, Name, Object, Pdf

from ngen_pdf.preflight.facts import Mark, Page
from ngen_pdf.preflight.reading import read


def page_of(pdf: Pdf) -> Page:
    """The first page of a file, as read."""
    return read(saved(pdf)).pages[0]


def marks(content: bytes, **resources: Object) -> tuple[Mark, ...]:
    """What a page paints after its line of text; nothing is wrong with it."""
    page = page_of(press_file(content, pages=1, **resources))
    assert page.broken == ""
    return page.marks[1:]


def mark(content: bytes, **resources: Object) -> Mark:
    """The one thing that a page paints after its line of text."""
    (one,) = marks(content, **resources)
    return one


def broken(content: bytes, **resources: Object) -> str:
    """Why a page with the content cannot be read to its end."""
    return page_of(press_file(content, pages=1, **resources)).broken


def with_form(pdf: Pdf, name: str, content: bytes, **said: Any) -> Object:
    """Adds a form of 10 x 10 pt to the resources of the first page."""
    return with_object(
        pdf, name, content, **{"Subtype": Name.Form, "BBox": Array([0, 0, 10, 10]), **said}
    )


def with_object(pdf: Pdf, name: str, content: bytes, **said: Any) -> Object:
    """Adds an image or a form to the resources of the first page."""
    made = pdf.make_stream(content, **said)
    resources = pdf.pages[0].obj.Resources
    if Name.XObject not in resources:
        resources.XObject = Dictionary()
    resources.XObject[f"/{name}"] = made
    return made
