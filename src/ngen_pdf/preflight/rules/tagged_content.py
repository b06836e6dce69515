"""Whether the text of pages is in the tags.

In: a `Document` and its `Structure`. Out: what breaks `tags`.
"""

from collections.abc import Iterator, Sequence

from pikepdf import Array, Dictionary

from ngen_pdf.preflight.facts import Document, Page, Text
from ngen_pdf.preflight.reading import trees
from ngen_pdf.preflight.reading.passages import around, shortened, words
from ngen_pdf.preflight.reading.structure import Content, Structure
from ngen_pdf.preflight.rules.rule import Found

HINT = "tag it where it belongs, or mark it as an artifact"


def faults(document: Document, found: Structure) -> Iterator[Found]:
    """ISO 32000-2, 14.8.2: text is in the structure or an artifact, once, and leads back to it."""
    owned: dict[int, set[int]] = {}
    for content in found.owners:
        owned.setdefault(content.page, set()).add(content.mcid)
    parents: dict[int, object] = dict(
        trees.numbers(document.pdf.Root.StructTreeRoot.get("/ParentTree"))
    )
    for page in document.pages:
        texts = _texts(page)
        yield from _untagged(page, texts, owned.get(page.number, set()))
        yield from _lost(page, texts, parents)
    yield from _twice(found)


def _texts(page: Page) -> list[Text]:
    """What is printed and says something, where it is known what it says."""
    return [
        mark
        for mark in page.marks
        if isinstance(mark, Text)
        and mark.printed
        and not mark.artifact
        and (not mark.text or not mark.text.isspace())
    ]


def _untagged(page: Page, texts: Sequence[Text], owned: set[int]) -> Iterator[Found]:
    """The first run of text that is in no tag, with the number of the marks after it."""
    loose = [mark for mark in texts if mark.mcid not in owned]
    if not loose:
        return
    first = [m for n, m in enumerate(loose) if m.order - loose[0].order == n]
    said = words(first)
    shown = f" “{shortened(said)}”" if said else ""
    more = f" and {len(loose) - len(first)} more" if len(loose) > len(first) else ""
    yield Found(f"text{shown}{more} is in no tag", page.number, around(first), HINT)


def _lost(page: Page, texts: Sequence[Text], parents: dict[int, object]) -> Iterator[Found]:
    """ISO 32000-2, 14.7.5.4: the parent tree has the element of each marked content.

    Content in forms has a list of its own.
    """
    numbers = {mark.mcid for mark in texts if mark.mcid >= 0 and not mark.through}
    key: object = page.source.obj.get("/StructParents")
    found = parents.get(key) if isinstance(key, int) else None
    entries: list[object] = list(found) if isinstance(found, Array) else []
    has = {number for number, entry in enumerate(entries) if isinstance(entry, Dictionary)}
    if missing := numbers - has:
        marks = [mark for mark in texts if mark.mcid == min(missing)]
        yield Found(
            f"the tags of {len(missing)} of {len(numbers)} pieces of text cannot be found from "
            "the page: they are missing in the parent tree",
            page.number,
            around(marks),
            "make the parent tree anew, by another export",
        )


def _twice(found: Structure) -> Iterator[Found]:
    pages: dict[int, list[Content]] = {}
    for content in found.twice:
        pages.setdefault(content.page, []).append(content)
    for page, contents in pages.items():
        count = "a piece" if len(contents) == 1 else f"{len(contents)} pieces"
        yield Found(
            f"{count} of the page stands in more than one tag and is read twice",
            page,
            hint="let each piece stand in one tag",
        )
