"""What a file does by itself or when something is clicked (ISO 32000-2, 12.6).

In: an open PDF. Out: `Action`s, each once. What they lead to is not looked at.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

import pikepdf
from pikepdf import Array, Dictionary, Object

from ngen_pdf.preflight.reading import trees
from ngen_pdf.preflight.reading.links import annotations
from ngen_pdf.preflight.reading.strings import text_of

MOST = 20_000  # of actions, of fields, of bookmarks
JAVASCRIPT = "JavaScript"
ANNOTATION = "an annotation"
OPENING = "opening the file"


@dataclass(frozen=True, slots=True)
class Action:
    """An action: `kind` is its S without a slash, `page` is 0 for those of the file.

    `scripted` is true for scripts, also where one stands in an action of another kind.
    """

    kind: str
    page: int
    holder: str
    scripted: bool


@lru_cache(maxsize=1)
def actions(pdf: pikepdf.Pdf) -> tuple[Action, ...]:
    """All actions of a file: its own, those of pages, annotations, bookmarks and fields.

    Those of the file that was asked for last are kept.
    """
    seen: set[tuple[int, int]] = set()
    found = (
        action
        for source, page, holder in _sources(pdf)
        for action in _chain(source, page, holder, seen)
    )
    return tuple(islice(found, MOST))


def _sources(pdf: pikepdf.Pdf) -> Iterator[tuple[object, int, str]]:
    root = pdf.Root
    yield root.get("/OpenAction"), 0, OPENING
    yield from _additional(root, 0, "the file")
    for _, script in trees.names(_inside(root, "/Names").get("/JavaScript")):
        yield script, 0, OPENING
    for field in _below(_inside(root, "/AcroForm").get("/Fields"), "/Kids"):
        yield from _additional(field, 0, "a form field")
    for number, page in enumerate(pdf.pages, 1):
        yield from _additional(page.obj, number, "the page")
        for note in annotations(page):
            yield note.get("/A"), number, ANNOTATION
            yield from _additional(note, number, ANNOTATION)
    for item in _below(_inside(root, "/Outlines").get("/First"), "/First", "/Next"):
        yield item.get("/A"), 0, "a bookmark"


def _additional(holder: Object, page: int, name: str) -> Iterator[tuple[object, int, str]]:
    for action in _inside(holder, "/AA").values():
        yield action, page, name


def _inside(holder: Object, key: str) -> Object:
    """A dictionary in a dictionary; an empty one where there is none."""
    found = holder.get(key)
    return found if isinstance(found, Dictionary) else Dictionary()


def _below(start: object, *keys: str) -> Iterator[Object]:
    """The dictionaries that hang on one or on an array of them, by keys; each once."""
    waiting: list[object] = [start]
    seen: set[tuple[int, int]] = set()
    for _ in range(MOST):
        if not waiting:
            return
        one = waiting.pop()
        if isinstance(one, Array):
            waiting.extend(one[number] for number in range(min(len(one), MOST)))
        elif isinstance(one, Dictionary) and (not one.is_indirect or one.objgen not in seen):
            seen.add(one.objgen)
            yield one
            waiting.extend(one.get(key) for key in keys)


def _chain(start: object, page: int, holder: str, seen: set[tuple[int, int]]) -> Iterator[Action]:
    """An action and those that come after it."""
    for action in _below(start, "/Next"):
        if action.is_indirect and action.objgen in seen:
            continue
        seen.add(action.objgen)
        kind = text_of(action.get("/S"))
        if kind or "/JS" in action:
            yield Action(kind, page, holder, kind == JAVASCRIPT or "/JS" in action)
