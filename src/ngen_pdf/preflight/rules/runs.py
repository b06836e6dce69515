"""Tells of what a designer mends at once as one thing.

In: marks at fault, each with what it has in common with others. Out: `Run`s of them. What is at
fault is settled by the rules.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce
from typing import Generic, TypeVar

from ngen_pdf.preflight.facts import Area, Image, Mark, Path, Text
from ngen_pdf.preflight.rules.painted import QUOTED, image_name, quoted, touches

GAP = 24.0  # pt between marks that belong together: lines of text, bars of a chart
SPACE = 1.0  # pt between pieces of text that are words of their own
MOST = 8  # runs of one kind on a page; where there are more, they are told of together
ONCE = 1  # for what is told of once a page
AREAS = 200  # of what is told of together; what comes after is put into the last

K = TypeVar("K")
M = TypeVar("M", bound=Mark)


@dataclass(frozen=True, slots=True)
class Run(Generic[K, M]):
    """Marks of one kind that are told of together: the first, how many, and where they stand.

    `text` is the beginning of what they say, if they are text.
    """

    kind: K
    first: M
    areas: tuple[Area, ...]
    text: str = ""
    count: int = 1

    @property
    def area(self) -> Area:
        """Where the first stands, and what stands by it."""
        return self.areas[0]

    @property
    def more(self) -> tuple[Area, ...]:
        """Where the others stand."""
        return self.areas[1:]

    @property
    def thing(self) -> str:
        """What they are called in a message; an image by the name that a source map knows."""
        more = f", and {self.count - 1} more like it," if self.count > 1 else ""
        if isinstance(self.first, Text):
            return f"the text{quoted(self.text)}"
        if isinstance(self.first, Image):
            return image_name(self.first) + more
        if isinstance(self.first, Path):
            return ("a line" if self.first.fill is None else "a shape") + more
        return f"a gradient{more}"


def runs(marks: Iterable[tuple[K, M]], gap: float = GAP, most: int = MOST) -> list[Run[K, M]]:
    """The marks of a page, those of a kind joined that follow each other within `gap` pt.

    Where there are more of one kind than `most`, they are told of together. Text, shapes, images
    and gradients are told of apart, for they are mended apart.
    """
    kinds: dict[tuple[K, type], list[Run[K, M]]] = {}
    for kind, mark in marks:
        known = kinds.setdefault((kind, type(mark)), [])
        new = Run(kind, mark, (mark.area,), mark.text if isinstance(mark, Text) else "")
        if known and (len(known) >= AREAS or touches(known[-1].area, mark.area, gap)):
            known[-1] = _joined(known[-1], new)
        else:
            known.append(new)
    return [run for known in kinds.values() for run in _few(known, most)]


def areas(texts: Iterable[Text]) -> tuple[Area, ...]:
    """Where texts of a page stand, those that follow and lie near each other together."""
    return runs((("", text) for text in texts), most=ONCE)[0].areas


def _few(known: list[Run[K, M]], most: int) -> list[Run[K, M]]:
    if len(known) <= most:
        return known
    return [replace(reduce(_joined, known), areas=tuple(run.area for run in known))]


def _joined(run: Run[K, M], other: Run[K, M]) -> Run[K, M]:
    one, two = run.area, other.area
    left, bottom = min(one.left, two.left), min(one.bottom, two.bottom)
    right, top = max(one.right, two.right), max(one.top, two.top)
    text = run.text
    if len(text) <= QUOTED:
        apart = two.left - one.right > SPACE or two.top < one.bottom
        text += (" " if apart else "") + other.text
    area = Area(left, bottom, right, top)
    return Run(run.kind, run.first, (area,), text, run.count + other.count)
