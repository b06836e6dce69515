"""Opens a PDF and reads what preflight looks at.

In: the bytes of a PDF. Out: a `Document`. What is painted is read in `walk`.
"""

import re
from io import BytesIO
from typing import Any

import pikepdf

from ngen_pdf.matrices import UNIT
from ngen_pdf.preflight.facts import Document, Group, Page
from ngen_pdf.preflight.reading import boxes, labels, layers, states, xmp
from ngen_pdf.preflight.reading.content import Content
from ngen_pdf.preflight.reading.graphics import Graphics, Marked
from ngen_pdf.preflight.reading.limits import PAGES, Budget, LimitError
from ngen_pdf.preflight.reading.streams import FAULTS
from ngen_pdf.preflight.reading.strings import text_of
from ngen_pdf.preflight.reading.walk import Reader, Walk

HEAD = 1024  # bytes in which viewers look for the header
DAMAGE = 100  # messages that are kept
PDFX = "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"


class UnreadableError(Exception):
    """Says why a file cannot be opened; `password` is true where it asks for one."""

    def __init__(self, reason: str, *, password: bool = False) -> None:
        super().__init__(reason)
        self.password = password


def read(pdf: bytes) -> Document:
    """What the file says and paints. Raises `UnreadableError` where it cannot be opened."""
    opened = _opened(pdf)
    try:
        pages = _pages(opened)
    except FAULTS as error:
        raise UnreadableError(f"its pages cannot be read: {_said(error)}") from None
    version, encrypted, claim = opened.pdf_version, opened.is_encrypted, _claim(opened)
    return Document(opened, len(pdf), version, encrypted, _damage(opened), claim, pages)


def _opened(pdf: bytes) -> pikepdf.Pdf:
    try:
        opened = pikepdf.open(BytesIO(pdf), suppress_warnings=True)
        if not isinstance(opened.Root, pikepdf.Dictionary):
            raise UnreadableError("it has no catalog")
    except pikepdf.PasswordError:
        raise UnreadableError("it asks for a password", password=True) from None
    except FAULTS as error:
        raise UnreadableError(_no_pdf(pdf) or _said(error)) from None
    return opened


def _no_pdf(data: bytes) -> str:
    """Why it is something else than a PDF; "" where it claims to be one."""
    if not data:
        return "it is empty"
    return "" if b"%PDF-" in data[:HEAD] else "it is no PDF, for it does not begin with `%PDF-`"


def _said(error: Exception) -> str:
    """What a library says, without the place in memory that it read from."""
    said = str(error).split("\n")[0]
    return re.sub(r"^[^:]*(?:BytesIO|memory|0x)[^:]*:\s*", "", said) or type(error).__name__


def _damage(opened: pikepdf.Pdf) -> tuple[str, ...]:
    told = [_said(Exception(one)) for one in opened.get_warnings()[:DAMAGE]]
    if len(opened.pages) > PAGES:
        told.append(f"it has {len(opened.pages):,} pages, of which {PAGES:,} were looked at")
    return tuple(told)


def _pages(opened: pikepdf.Pdf) -> tuple[Page, ...]:
    reader = Reader(opened, layers.read(opened.Root), Budget())
    count = len(opened.pages)
    names = labels.read(opened.Root, min(count, PAGES))
    found = zip(opened.pages, names, strict=False)
    return tuple(
        _page(reader, page, number, label) for number, (page, label) in enumerate(found, 1)
    )


def _page(reader: Reader, page: pikepdf.Page, number: int, label: str) -> Page:
    source: Any = page.obj
    media = boxes.media(source)
    walk = Walk(reader)
    try:
        resources = boxes.inherited(source, "/Resources")
        _own_group(walk, source, resources)
        walk.page(source, resources, media)
    except LimitError as error:
        walk.faults.insert(0, str(error))
    except FAULTS as error:
        walk.fault(_said(error))
    return Page(
        number, label, media,
        boxes.area(boxes.inherited(source, "/CropBox")),
        boxes.said(source, "/BleedBox"), boxes.said(source, "/TrimBox"),
        boxes.said(source, "/ArtBox"),
        boxes.rotation(source), boxes.user_unit(source),
        tuple(walk.marks), tuple(walk.groups), walk.faults[0] if walk.faults else "",
        tuple(walk.foreign), page,
    )  # fmt: skip


def _own_group(walk: Walk, source: Any, resources: Any) -> None:
    group = source.get("/Group")
    if isinstance(group, pikepdf.Dictionary) and group.get("/S") == "/Transparency":
        found = walk.reader.resources_of(resources, source)
        content = Content(walk, found, Graphics(UNIT, (0, 0, 0, 0)), Marked())
        space = states.blend_space(content, group)
        walk.groups[Group(space, luminosity=False, page=True, through=())] = None


def _claim(opened: pikepdf.Pdf) -> str:
    """Which PDF/X the file says that it is, before PDF/X-4 in its Info."""
    if claim := xmp.said(opened, PDFX):
        return claim
    info = opened.trailer.get("/Info")
    said = info.get("/GTS_PDFXVersion", "") if isinstance(info, pikepdf.Dictionary) else ""
    return text_of(said) if isinstance(said, pikepdf.String) else ""
