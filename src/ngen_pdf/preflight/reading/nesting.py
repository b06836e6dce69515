"""How the elements of a structure stand in each other (ISO 32000-2, 14.8.4).

In: a `Structure`. Out: what each element stands in and holds, where elements that only group
are looked through. What may stand in what is judged by the rules.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ngen_pdf.preflight.reading.structure import Element

SEEN_THROUGH = ("NonStruct", "Private", "Div", "Sect", "Part", "Art")


@dataclass(frozen=True, slots=True)
class Nesting:
    """The kind that each element stands in, "" for none, and the kinds that it holds."""

    above: tuple[str, ...]
    below: dict[int, set[str]]


def nesting(elements: Sequence[Element]) -> Nesting:
    """Of all elements at once; each element stands after the one that it stands in."""
    real: list[int] = []  # of each element: the nearest that is not looked through
    above: list[str] = []
    below: dict[int, set[str]] = {}
    for index, element in enumerate(elements):
        outer = real[element.parent] if element.parent >= 0 else -1
        real.append(outer if element.kind in SEEN_THROUGH else index)
        above.append(elements[outer].kind if outer >= 0 else "")
        below.setdefault(outer, set()).add(element.kind)
    return Nesting(tuple(above), below)
