"""Rules on what a press file must not hold: annotations, actions, scripts, files.

In: a `Document` and `Terms`. Out: `Found`s. What screen files do with links belongs elsewhere.
"""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Object

from ngen_pdf.preflight.facts import Area, Document, Page
from ngen_pdf.preflight.reading import boxes, trees
from ngen_pdf.preflight.reading.actions import ANNOTATION, actions
from ngen_pdf.preflight.reading.links import annotations
from ngen_pdf.preflight.reading.strings import text_of
from ngen_pdf.preflight.rules.painted import quoted
from ngen_pdf.preflight.rules.rule import Found, Rule, Terms

PRINTED = ("PrinterMark", "TrapNet")
"""What PDF/X lets a page have (ISO 32000-2, 14.11.3, 14.11.6.2)."""


def annotation(document: Document, _terms: Terms) -> Iterator[Found]:
    """No annotation within the bleed but for those of the printer."""
    for page in document.pages:
        kinds: dict[str, list[Area]] = {}
        for kind, area in _annotations(page):
            if kind not in PRINTED and _overlaps(area, page.bleed or page.visible):
                kinds.setdefault(kind, []).append(area)
        for kind, (first, *others) in kinds.items():
            yield Found(
                f"annotations of the kind{quoted(kind)} lie on the page",
                page.number,
                first,
                "export without links, comments and form fields, or flatten them",
                more=tuple(others),
            )


def _annotations(page: Page) -> Iterator[tuple[str, Area]]:
    for note in annotations(page.source):
        area = boxes.area(note.get("/Rect"))
        if area:
            yield text_of(note.get("/Subtype")) or "unknown", area


def _overlaps(one: Area, other: Area) -> bool:
    return (
        one.left < other.right
        and one.right > other.left
        and one.bottom < other.top
        and one.top > other.bottom
    )


def action(document: Document, terms: Terms) -> Iterator[Found]:
    """No action but of kinds that are allowed; scripts are told of apart.

    What an annotation does is left out: the annotation itself is told of.
    """
    allowed = terms.names("allowed")
    told = dict.fromkeys(
        (one.page, one.kind, one.holder)
        for one in actions(document.pdf)
        if one.holder != ANNOTATION and not one.scripted and one.kind not in allowed
    )
    for page, kind, holder in told:
        hint = "export without interactive elements"
        yield Found(f"{holder} starts an action of the kind{quoted(kind)}", page, hint=hint)


def javascript(document: Document, _terms: Terms) -> Iterator[Found]:
    """No script."""
    told = dict.fromkeys((one.page, one.holder) for one in actions(document.pdf) if one.scripted)
    for page, holder in told:
        yield Found(f"{holder} runs JavaScript", page, hint="export without interactive elements")


def embedded_file(document: Document, _terms: Terms) -> Iterator[Found]:
    """No file inside the file (ISO 32000-2, 7.11.4)."""
    hint = "remove the attachments, and send the files beside it"
    root = document.pdf.Root
    holder = root.get("/Names")
    held = holder.get("/EmbeddedFiles") if isinstance(holder, Dictionary) else None
    names = [name.decode("utf-8", "replace") for name, _ in trees.names(held)]
    for name in names:
        yield Found(f"the file{quoted(name)} is attached", hint=hint)
    if not names and _associated(root):
        yield Found("files are attached to the document", hint=hint)
    if isinstance(document.pdf.trailer.get("/AdditionalStreams"), Array):  # by LibreOffice
        yield Found("the document that the file was made from is stored in it", hint=hint)
    for page in document.pages:
        kinds = [kind for kind, _ in _annotations(page) if kind == "FileAttachment"]
        if kinds or _associated(page.source.obj):
            yield Found("files are attached to the page", page.number, hint=hint)


def _associated(holder: Object) -> bool:
    files = holder.get("/AF")
    return isinstance(files, Array | Dictionary) and len(files) > 0


RULES = (
    Rule("annotation", annotation),
    Rule("action", action, ("allowed",)),
    Rule("embedded-file", embedded_file),
    Rule("javascript", javascript),
)
