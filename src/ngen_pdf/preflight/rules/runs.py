"""Tells of what a designer mends at once as one thing.

In: marks at fault, each with what it has in common with others. Out: `Run`s of them. What is at
fault is settled by the rules.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from ngen_pdf.preflight.facts import Area, Image, Mark, Path, Text
from ngen_pdf.preflight.rules.painted import QUOTED, image_name, quoted, touches

GAP = 24.0  # pt between marks that belong together: lines of text, bars of a chart
SPACE = 1.0  # pt between pieces of text that are words of their own
MOST = 8  # runs of one kind on a page; where there are more, they are told of together

K = TypeVar("K")
M = TypeVar("M", bound=Mark)


@dataclass(frozen=True, slots=True)
class Run(Generic[K, M]):
    """Marks of one kind that stand together: the first, how many, and the area of all.

    `text` is the beginning of what they say, if they are text.
    """

    kind: K
    first: M
    area: Area
    text: str = ""
    count: int = 1

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


def runs(marks: Iterable[tuple[K, M]], gap: float = GAP) -> list[Run[K, M]]:
    """The marks of a page, those of a kind joined that follow each other within `gap` pt.

    Text, shapes, images and gradients are told of apart, for they are mended apart.
    """
    kinds: dict[tuple[K, type], list[Run[K, M]]] = {}
    for kind, mark in marks:
        known = kinds.setdefault((kind, type(mark)), [])
        new = Run(kind, mark, mark.area, mark.text if isinstance(mark, Text) else "")
        if known and (len(known) > MOST or touches(known[-1].area, mark.area, gap)):
            known[-1] = _joined(known[-1], new)
        else:
            known.append(new)
    return [run for known in kinds.values() for run in _few(known)]


def _few(known: list[Run[K, M]]) -> list[Run[K, M]]:
    if len(known) <= MOST:
        return known
    whole = known[0]
    for run in known[1:]:
        whole = _joined(whole, run)
    return [whole]


def _joined(run: Run[K, M], other: Run[K, M]) -> Run[K, M]:
    one, two = run.area, other.area
    left, bottom = min(one.left, two.left), min(one.bottom, two.bottom)
    right, top = max(one.right, two.right), max(one.top, two.top)
    text = run.text
    if len(text) <= QUOTED:
        apart = two.left - one.right > SPACE or two.top < one.bottom
        text += (" " if apart else "") + other.text
    return Run(run.kind, run.first, Area(left, bottom, right, top), text, run.count + other.count)
