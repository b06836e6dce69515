"""The bookmarks of a file (ISO 32000-2, 12.3.3).

In: an open PDF. Out: `Bookmark`s in the order in which a viewer lists them. Which page a bookmark
leads to is found by `destinations`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Dictionary, Object

from ngen_pdf.preflight.reading.destinations import Places, Target
from ngen_pdf.preflight.reading.strings import text_of

ITEMS = 50_000


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A bookmark; `target` is None where it leads nowhere or out of the file.

    `fault` says what is wrong with the way it hangs on the others.
    """

    title: str
    depth: int  # from 1
    action: str  # "" for none
    target: Target | None
    parent: bool  # it has bookmarks below it
    fault: str = ""


def bookmarks(pdf: pikepdf.Pdf, places: Places) -> Iterator[Bookmark]:
    """All bookmarks, each once."""
    root = pdf.Root.get("/Outlines")
    if not isinstance(root, Dictionary):
        return
    seen = {root.objgen}
    open_items = [(root.get("/First"), root, 1)]
    for _ in range(ITEMS):
        if not open_items:
            return
        item, parent, depth = open_items.pop()
        if not isinstance(item, Dictionary):
            continue
        if item.objgen in seen:
            yield Bookmark("", depth, "", None, False, "the bookmarks run in a circle")
            continue
        if item.is_indirect:
            seen.add(item.objgen)
        yield _bookmark(item, parent, depth, places)
        open_items.append((item.get("/Next"), parent, depth))
        open_items.append((item.get("/First"), item, depth + 1))


def _bookmark(item: Object, parent: Object, depth: int, places: Places) -> Bookmark:
    title = item.get("/Title")
    text = text_of(title).strip() if isinstance(title, pikepdf.String) else ""
    action, target = _action(item, places)
    above = item.get("/Parent")
    sound = isinstance(above, Dictionary) and above.objgen == parent.objgen
    fault = "" if sound else "it does not name the bookmark above it as its parent"
    return Bookmark(text, depth, action, target, "/First" in item, fault)


def _action(item: Object, places: Places) -> tuple[str, Target | None]:
    destination, action = item.get("/Dest"), item.get("/A")
    if destination is not None:
        return "GoTo", places.target(destination)
    if not isinstance(action, Dictionary):
        return "", None
    kind = text_of(action.get("/S"))
    return kind, places.target(action.get("/D")) if kind == "GoTo" else None
