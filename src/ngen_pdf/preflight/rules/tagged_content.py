"""Whether the text of pages is in the tags.

In: a `Document` and its `Structure`. Out: what breaks `tags`. How elements stand in each other
belongs to `tagged_parts`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from pikepdf import Array, Dictionary

from ngen_pdf.preflight.facts import Document, Page, Text
from ngen_pdf.preflight.reading import trees
from ngen_pdf.preflight.reading.folios import in_band
from ngen_pdf.preflight.reading.passages import around
from ngen_pdf.preflight.reading.structure import Content, Structure
from ngen_pdf.preflight.rules.rule import Found
from ngen_pdf.preflight.rules.runs import runs

HINT = "tag it where it belongs, or mark it as an artifact"
RUNNING = 3  # pages that have text at the same height of head or foot: it is a running head

Loose = dict[int, list[Text]]  # by page, from 1: texts


def faults(document: Document, found: Structure) -> Iterator[Found]:
    """ISO 32000-2, 14.8.2: text is in the structure, once, or is an artifact."""
    owned: dict[int, set[int]] = {}
    for content in found.owners:
        owned.setdefault(content.page, set()).add(content.mcid)
    texts = {page.number: _texts(page) for page in document.pages}
    loose = {n: [m for m in said if m.mcid not in owned.get(n, ())] for n, said in texts.items()}
    for number, marks in _body(document.pages, loose).items():
        for run in runs((HINT, mark) for mark in marks):
            yield Found(f"{run.thing} is in no tag", number, run.area, run.kind, more=run.more)
    parents: dict[int, object] = dict(
        trees.numbers(document.pdf.Root.StructTreeRoot.get("/ParentTree"))
    )
    for page in document.pages:
        inside = owned.get(page.number, set())
        yield from _lost(page, [m for m in texts[page.number] if m.mcid in inside], parents)
    yield from _twice(found)


def _texts(page: Page) -> list[Text]:
    """What is printed and no artifact, blanks left out."""
    return [
        mark
        for mark in page.marks
        if isinstance(mark, Text)
        and mark.printed
        and not mark.artifact
        and (not mark.text or not mark.text.isspace())
    ]


def _body(pages: Sequence[Page], loose: Loose) -> Loose:
    """Those that are no running heads or feet: screen readers pass these over, as they should."""
    heights: Counter[int] = Counter()
    for page in pages:
        heights.update({_height(m, page) for m in loose[page.number] if in_band(m, page)})
    left = {
        page.number: [
            mark
            for mark in loose[page.number]
            if not in_band(mark, page) or heights[_height(mark, page)] < RUNNING
        ]
        for page in pages
        if loose[page.number]
    }
    return {number: marks for number, marks in left.items() if marks}


def _height(mark: Text, page: Page) -> int:
    """How far above the foot of its page it stands, in pt."""
    return round(mark.area.bottom - page.visible.bottom)


def _lost(page: Page, texts: Sequence[Text], parents: dict[int, object]) -> Iterator[Found]:
    """ISO 32000-2, 14.7.5.4: the parent tree has the element of each marked content.

    Content in forms has a list of its own.
    """
    numbers = {mark.mcid for mark in texts if not mark.through}
    key: object = page.source.obj.get("/StructParents")
    found = parents.get(key) if isinstance(key, int) else None
    entries: list[object] = list(found) if isinstance(found, Array) else []
    has = {number for number, entry in enumerate(entries) if isinstance(entry, Dictionary)}
    if missing := numbers - has:
        yield Found(
            f"{len(missing)} of {len(numbers)} pieces of text do not lead to their tags: the "
            "parent tree lacks them",
            page.number,
            around(mark for mark in texts if mark.mcid == min(missing)),
            "make the parent tree anew, by another export",
        )


def _twice(found: Structure) -> Iterator[Found]:
    pages: dict[int, list[Content]] = {}
    for content in found.twice:
        pages.setdefault(content.page, []).append(content)
    for page, contents in pages.items():
        verb = "piece of text stands" if len(contents) == 1 else "pieces of text stand"
        message = f"{len(contents)} {verb} in more than one tag: they are read twice"
        yield Found(message, page, hint="let each stand in one tag")
