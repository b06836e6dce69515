"""The structure tree of a file (ISO 32000-2, 14.7).

In: an open PDF. Out: a `Structure`: its elements in reading order, and which marked content
each holds. Whatever the tree is like, each element is read once. What the types of elements stand
for is told by `roles`.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Object, Stream, String

from ngen_pdf.preflight.reading.roles import Role, role, steps_of
from ngen_pdf.preflight.reading.strings import text_of

ELEMENTS = 100_000
DIRECT = (0, 0)  # in place of an id
INSIDE = 1000  # elements in one
CONTENTS = 500_000


class Element(NamedTuple):
    """An element of the structure.

    `parent` is the index of the element it stands in, -1 at the top. `name` is its type as it
    is written, `kind` the standard type that it stands for, "" for none. `page` is from 1, 0
    where it is not told. `alt`, `actual` and `language` are None where the element has none.
    """

    parent: int
    name: str
    kind: str
    page: int
    alt: str | None
    actual: str | None
    language: str | None


class Content(NamedTuple):
    """Marked content by its number, on a page, from 1, or in the form of that id."""

    page: int
    mcid: int
    form: tuple[int, int] = DIRECT


@dataclass(frozen=True, slots=True)
class Structure:
    """The elements in reading order.

    `owners` has the element of each marked content, `held` the marked content of each element.
    `twice` is content that more than one element holds. `faults` are the names of types that
    stand for no standard one, and why. `circular` is the number of elements that were met
    again, `full` whether there are more elements than are read.
    """

    elements: tuple[Element, ...]
    owners: dict[Content, int]
    held: dict[int, list[Content]]
    twice: tuple[Content, ...]
    faults: dict[str, str]
    circular: int
    full: bool

    def inside(self, index: int) -> tuple[Content, ...]:
        """The content of an element and of what stands in it, as far as a message needs it."""
        within = {index}
        for number in range(index + 1, min(len(self.elements), index + INSIDE)):
            if self.elements[number].parent not in within:
                break
            within.add(number)
        return tuple(content for one in sorted(within) for content in self.held.get(one, ()))


@lru_cache(maxsize=1)
def structure(pdf: pikepdf.Pdf) -> Structure | None:
    """The structure of a file, None without one; that of the last file asked for is kept."""
    root = pdf.Root.get("/StructTreeRoot")
    if not isinstance(root, Dictionary) or "/K" not in root:
        return None
    return _Reader(pdf, root).read()


class _Reader:
    """Follows the tree from its root, without recursion."""

    def __init__(self, pdf: pikepdf.Pdf, root: Object) -> None:
        self.pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        self.steps = steps_of(root)
        self.roles: dict[tuple[str, tuple[int, int]], Role] = {}
        self.elements: list[Element] = []
        self.owners: dict[Content, int] = {}
        self.held: dict[int, list[Content]] = {}
        self.twice: list[Content] = []
        self.seen: set[tuple[int, int]] = set()
        self.circular = 0
        self.open: list[tuple[object, int, int]] = [(root.get("/K"), -1, 0)]  # kid, parent, page

    def read(self) -> Structure:
        while self.open and len(self.elements) < ELEMENTS and len(self.owners) < CONTENTS:
            kid, parent, page = self.open.pop()
            if isinstance(kid, int):
                self._own(Content(page, kid), parent)
            elif isinstance(kid, Dictionary):
                self._read(kid, parent, page)
            elif isinstance(kid, Array) and self._is_new(kid):
                self.open += [(one, parent, page) for one in reversed(list(kid))]
        faults = {name: one.fault for (name, _), one in self.roles.items() if one.fault}
        return Structure(
            tuple(self.elements), self.owners, self.held, tuple(self.twice), faults,
            self.circular, bool(self.open),
        )  # fmt: skip

    def _read(self, kid: Object, parent: int, page: int) -> None:
        entries = dict(kid.items())
        if (place := entries.get("/Pg")) is not None:
            page = self.pages.get(place.objgen, 0) if isinstance(place, Dictionary) else 0
        if "/S" not in entries:
            number: object = entries.get("/MCID")
            if isinstance(number, int):
                self._own(_content(page, number, entries.get("/Stm")), parent)
        elif self._is_new(kid):
            self.elements.append(self._element(entries, parent, page))
            if "/K" in entries:
                self.open.append((entries["/K"], len(self.elements) - 1, page))

    def _is_new(self, kid: Object) -> bool:
        """Whether it was not met before, as far as it can be met again."""
        key = kid.objgen
        if key in self.seen:
            self.circular += 1
            return False
        if key != DIRECT:
            self.seen.add(key)
        return True

    def _element(self, entries: dict[str, Object], parent: int, page: int) -> Element:
        name = text_of(entries["/S"])
        space = entries.get("/NS")
        key = name, space.objgen if isinstance(space, Dictionary) else DIRECT
        if key not in self.roles:
            self.roles[key] = role(name, space, self.steps)
        said = [_text(entries.get(key)) for key in ("/Alt", "/ActualText", "/Lang")]
        return Element(parent, name, self.roles[key].kind, page, *said)

    def _own(self, content: Content, parent: int) -> None:
        if content in self.owners:
            self.twice.append(content)
        else:
            self.owners[content] = parent
            self.held.setdefault(parent, []).append(content)


def _content(page: int, number: int, form: Object | None) -> Content:
    return Content(page, number, form.objgen if isinstance(form, Stream) else DIRECT)


def _text(value: Object | None) -> str | None:
    return text_of(value) if isinstance(value, String) else None
