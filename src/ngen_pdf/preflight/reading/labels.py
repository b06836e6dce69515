"""The labels of pages (ISO 32000-2, 12.4.2).

In: the catalog. Out: a label for each page, as viewers show them. Whether pages print them, too,
is judged by the rules.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

from ngen_pdf.preflight.reading.streams import FAULTS

ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


LONGEST = 256
"""Characters of a prefix, which each page of its range has."""


@dataclass(frozen=True, slots=True)
class _Range:
    """How pages are labeled from one of them on: table 161."""

    prefix: str
    style: str
    first: int

    def label(self, after: int) -> str:
        """The label of the page so many after the first."""
        return self.prefix + _written(self.style, self.first + after)


def read(catalog: Any, count: int) -> tuple[str, ...]:
    """A label for each page; its number where the file has none."""
    numbers = tuple(str(number) for number in range(1, count + 1))
    source = catalog.get("/PageLabels")
    if not isinstance(source, pikepdf.Dictionary):
        return numbers
    entries = sorted(_entries(source), key=lambda entry: entry[0])
    ranges = [(start, _said(entry)) for start, entry in entries]
    starts = [start for start, _ in ranges]
    labels = []
    for index in range(count):
        which = bisect_right(starts, index) - 1
        if which < 0:
            labels.append(numbers[index])
        else:
            start, said = ranges[which]
            labels.append(said.label(index - start) if said else "")
    return tuple(labels)


def _entries(root: Any) -> Iterator[tuple[int, Any]]:
    """The leaves of the number tree (7.9.7), each node once."""
    nodes, seen = [root], {root.objgen}
    while nodes:
        node = nodes.pop()
        pairs = _list(node, "/Nums")
        for key, value in zip(pairs[::2], pairs[1::2], strict=False):
            if isinstance(key, int) and isinstance(value, pikepdf.Dictionary):
                yield key, value
        for kid in _list(node, "/Kids"):
            if isinstance(kid, pikepdf.Dictionary) and kid.objgen not in seen:
                seen.add(kid.objgen)
                nodes.append(kid)


def _list(node: Any, key: str) -> list[Any]:
    found = node.get(key)
    return list(found) if isinstance(found, pikepdf.Array) else []


def _said(entry: Any) -> _Range | None:
    try:
        prefix = str(entry.get("/P", ""))[:LONGEST]
        return _Range(prefix, str(entry.get("/S", "")), int(entry.get("/St", 1)))
    except FAULTS:
        return None


def _written(style: str, number: int) -> str:
    match style:
        case "/D":
            return str(number)
        case "/R":
            return _roman(number).upper()
        case "/r":
            return _roman(number)
        case "/A":
            return _letters(number).upper()
        case "/a":
            return _letters(number)
    return ""


def _roman(number: int) -> str:
    if not 0 < number < 5000:
        return str(number)
    written = ""
    for value, letters in ROMAN:
        written += letters * (number // value)
        number %= value
    return written


def _letters(number: int) -> str:
    """a to z, then aa to zz, and so on (table 161)."""
    if not 0 < number < 5000:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
