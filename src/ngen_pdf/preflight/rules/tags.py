"""Tags: the structure that a file is read aloud and reflowed by.

In: a `Document`. Out: what no screen reader could follow. Codes: `tags`. Texts of figures
belong to `alt_text`, languages to `language`.
"""

from collections.abc import Iterator

from pikepdf import Dictionary

from ngen_pdf.preflight.facts import Document
from ngen_pdf.preflight.reading.links import annotations
from ngen_pdf.preflight.reading.structure import Structure, structure
from ngen_pdf.preflight.rules import numbering, tagged_content, tagged_headings, tagged_parts
from ngen_pdf.preflight.rules.painted import quoted
from ngen_pdf.preflight.rules.rule import Found, Rule, Terms
from ngen_pdf.problems import Severity, count

LISTED = 20  # names of tags


def _judge(document: Document, _terms: Terms) -> Iterator[Found]:
    """ISO 32000-2, 14.7 and 14.8; WCAG 1.3.1, 1.3.2."""
    found = structure(document.pdf)
    if found is None or not found.elements:
        hint = "export it as a tagged PDF"
        yield Found("the file has no tags: a screen reader must guess what to read", hint=hint)
        return
    if not _is_marked(document):
        hint = "set Marked in MarkInfo"
        yield Found("the file has tags, but does not say that it is tagged", hint=hint)
    yield from _of_tree(found)
    yield from tagged_headings.faults(document, found)
    yield from tagged_parts.faults(document, found)
    if found.full:
        message = f"only the first {len(found.elements)} tags are judged"
        yield Found(message, severity=Severity.WARNING)
    else:
        yield from tagged_content.faults(document, found)
    yield from _tab_order(document)


def _is_marked(document: Document) -> bool:
    information = document.pdf.Root.get("/MarkInfo")
    marked: object = isinstance(information, Dictionary) and information.get("/Marked")
    return marked is True


def _of_tree(found: Structure) -> Iterator[Found]:
    """ISO 32000-2, 14.7.2 and 14.8.6: a tree, of types that are standard or mapped to such."""
    if found.circular:
        hint = "put each tag into one other, and no more"
        yield Found(
            f"{count(found.circular, 'tag')} can be reached in more than one way", hint=hint
        )
    first: dict[str, int] = {}
    for element in found.elements:
        first.setdefault(element.name, element.page)
    names = list(found.faults)
    for name in names[:LISTED]:
        hint = "map it to a standard type in the role map"
        fault = f"the tag{quoted(name)} means nothing: {found.faults[name]}"
        yield Found(fault, first[name], hint=hint)
    if (more := len(names) - LISTED) > 0:
        yield Found(f"{more} more names of tags mean nothing")


def _tab_order(document: Document) -> Iterator[Found]:
    """ISO 32000-2, 12.5.1: links are gone through in the order of the tags."""
    pages = [
        page.number
        for page in document.pages
        if page.source.obj.get("/Tabs") != "/S" and any(annotations(page.source))
    ]
    if pages:
        yield Found(
            f"the tab key may not go through the links in the order of the tags, on "
            f"{numbering.here(pages, document.pages)}",
            page=pages[0],
            hint="set the tab order of the pages to the structure",
            severity=Severity.WARNING,
        )


RULES = (Rule("tags", _judge),)
