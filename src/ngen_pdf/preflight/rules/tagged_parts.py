"""Tagged tables and lists.

In: a `Document` and its `Structure`. Out: what breaks `tags`. Which cells head a table is not
asked: one of two columns may have none.
"""

from collections.abc import Iterator

from ngen_pdf.preflight.facts import Document
from ngen_pdf.preflight.reading.nesting import nesting
from ngen_pdf.preflight.reading.passages import passage
from ngen_pdf.preflight.reading.structure import Structure
from ngen_pdf.preflight.rules.rule import Found

STANDS_IN = {
    "THead": ("Table",), "TBody": ("Table",), "TFoot": ("Table",),
    "TR": ("Table", "THead", "TBody", "TFoot"), "TH": ("TR",), "TD": ("TR",),
    "LI": ("L",), "LBody": ("LI",), "TOCI": ("TOC",),
}  # fmt: skip
"""ISO 32000-2, 14.8.4: what the parts of tables, lists and contents stand in."""

HOLDS = {
    "Table": ("TR", "THead", "TBody", "TFoot"), "TR": ("TH", "TD"), "L": ("LI", "L"),
    "TOC": ("TOCI", "TOC"),
}  # fmt: skip
"""What of each there is at least one of; lists stand in lists without an item, too."""


def faults(document: Document, found: Structure) -> Iterator[Found]:
    """Each kind of fault at the first element that has it, with the number of the others."""
    groups: dict[tuple[str, str], list[int]] = {}
    for index, fault, hint in _each(found):
        groups.setdefault((fault, hint), []).append(index)
    for (fault, hint), indices in groups.items():
        where = passage(document, found.inside(indices[0]))
        more = f", and {len(indices) - 1} more" if len(indices) > 1 else ""
        page = where.page or found.elements[indices[0]].page
        yield Found(f"{fault}{more}", page, where.area, hint)


def _each(found: Structure) -> Iterator[tuple[int, str, str]]:
    """The index of each element that is wrong, what is, and what to do."""
    nested = nesting(found.elements)
    for index, element in enumerate(found.elements):
        kind = element.kind
        above, below = STANDS_IN.get(kind, ()), HOLDS.get(kind, ())
        if above and nested.above[index] not in above:
            yield index, f"a tag {kind} is not in a tag {above[0]}", f"put it into a tag {above[0]}"
        if below and nested.below.get(index, set()).isdisjoint(below):
            yield index, f"a tag {kind} has no {below[0]} in it", f"tag what it holds as {below[0]}"
