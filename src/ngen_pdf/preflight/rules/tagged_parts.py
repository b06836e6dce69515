"""Tagged tables and lists.

In: a `Document` and its `Structure`. Out: what breaks `tags`.
"""

from collections.abc import Iterator

from ngen_pdf.preflight.facts import Document
from ngen_pdf.preflight.reading.nesting import nesting
from ngen_pdf.preflight.reading.passages import passage
from ngen_pdf.preflight.reading.structure import Structure
from ngen_pdf.preflight.rules.rule import Found
from ngen_pdf.problems import Severity

ROWS = ("Table", "THead", "TBody", "TFoot")
STANDS_IN = {
    "THead": ("Table",), "TBody": ("Table",), "TFoot": ("Table",), "TR": ROWS, "TH": ("TR",),
    "TD": ("TR",), "LI": ("L",), "LBody": ("LI",), "TOCI": ("TOC",),
}  # fmt: skip
"""ISO 32000-2, 14.8.4.8: what the parts of tables, lists and contents stand in."""

HOLDS = {"Table": "TR", "L": "LI", "TOC": "TOCI"}
ITEMS = {"L": ("LI", "L"), "TOC": ("TOCI", "TOC")}  # lists in lists, without an item around them


def faults(document: Document, found: Structure) -> Iterator[Found]:
    """Each kind of fault at the first element that has it, with the number of the others."""
    groups: dict[tuple[str, str, Severity | None], list[int]] = {}
    for index, fault, hint, severity in _each(found):
        groups.setdefault((fault, hint, severity), []).append(index)
    for (fault, hint, severity), indices in groups.items():
        where = passage(document, found.inside(indices[0]))
        more = f", and {len(indices) - 1} more" if len(indices) > 1 else ""
        page = where.page or found.elements[indices[0]].page
        yield Found(f"{fault}{more}", page, where.area, hint, severity)


def _each(found: Structure) -> Iterator[tuple[int, str, str, Severity | None]]:
    nested = nesting(found.elements)
    tables = _open_tables(found)
    for index, element in enumerate(found.elements):
        kind = element.kind
        asked = STANDS_IN.get(kind)
        if asked and nested.above[index] not in asked:
            yield index, f"a tag {kind} stands in no {asked[0]}", f"put it into {asked[0]}", None
        inside = nested.below.get(index, set())
        if kind == "Table":
            yield from _table(index, tables.get(index, set()))
        elif kind in ITEMS and inside.isdisjoint(ITEMS[kind]):
            yield index, f"a tag {kind} holds no {HOLDS[kind]}", "tag its items", None


def _open_tables(found: Structure) -> dict[int, set[str]]:
    """The kinds of rows and cells in each table, those of tables in it apart."""
    table_of: list[int] = []
    kinds: dict[int, set[str]] = {}
    for index, element in enumerate(found.elements):
        above = table_of[element.parent] if element.parent >= 0 else -1
        table_of.append(index if element.kind == "Table" else above)
        if element.kind in ("TR", "TH", "TD"):
            kinds.setdefault(above, set()).add(element.kind)
    return kinds


def _table(index: int, kinds: set[str]) -> Iterator[tuple[int, str, str, Severity | None]]:
    if "TR" not in kinds or kinds.isdisjoint(("TH", "TD")):
        yield index, "a tag Table holds no rows of cells", "tag its rows and cells", None
    elif "TH" not in kinds:
        hint = "tag the cells that head rows or columns as TH"
        yield index, "a table has no header cells", hint, Severity.WARNING
