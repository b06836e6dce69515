"""Tells of what a designer mends at once as one thing.

In: marks at fault, each with what it has in common with others. Out: `Run`s of them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from ngen_pdf.preflight.facts import Area, Mark
from ngen_pdf.preflight.rules.painted import touches

GAP = 24.0  # pt between marks that belong together: lines of text, bars of a chart
MOST = 8  # runs of one kind on a page; where there are more, they are told of together

K = TypeVar("K")
M = TypeVar("M", bound=Mark)


@dataclass(frozen=True, slots=True)
class Run(Generic[K, M]):
    """Marks of one kind that stand together: the first, how many, and the area of all."""

    kind: K
    first: M
    area: Area
    count: int = 1

    @property
    def others(self) -> str:
        """How many are like the first, to be put behind what is said of it; "" for none."""
        return f", and {self.count - 1} more like it" if self.count > 1 else ""


def runs(marks: Iterable[tuple[K, M]], gap: float = GAP) -> list[Run[K, M]]:
    """The marks of a page, those of a kind joined that follow and lie near each other."""
    kinds: dict[K, list[Run[K, M]]] = {}
    for kind, mark in marks:
        known = kinds.setdefault(kind, [])
        if known and (len(known) > MOST or touches(known[-1].area, mark.area, gap)):
            known[-1] = _joined(known[-1], mark.area, 1)
        else:
            known.append(Run(kind, mark, mark.area))
    return [run for known in kinds.values() for run in _few(known)]


def _few(known: list[Run[K, M]]) -> list[Run[K, M]]:
    if len(known) <= MOST:
        return known
    whole = known[0]
    for run in known[1:]:
        whole = _joined(whole, run.area, run.count)
    return [whole]


def _joined(run: Run[K, M], other: Area, count: int) -> Run[K, M]:
    one = run.area
    left, bottom = min(one.left, other.left), min(one.bottom, other.bottom)
    right, top = max(one.right, other.right), max(one.top, other.top)
    return Run(run.kind, run.first, Area(left, bottom, right, top), run.count + count)
