"""Takes some pages out of a finished PDF, as a file that is whole by itself.

In: the bytes of a PDF without annotations, and page numbers. Out: the bytes of a PDF of
those pages. Tags, page labels, bookmarks and destinations follow their pages; what leads to
a page that is not there goes with it. What the file says of itself is not looked at.
"""

from collections.abc import Iterable, Iterator
from enum import Enum, auto
from itertools import chain

import pikepdf
from pikepdf import Array, Dictionary, Name, NameTree, NumberTree

Id = tuple[int, int]


class _Content(Enum):
    """What an element of the tags holds of the pages, in all that is below it."""

    KEPT = auto()
    LOST = auto()  # of pages that are not there, and nothing else
    NONE = auto()


def part(pdf: pikepdf.Pdf, numbers: Iterable[int]) -> None:
    """Leave only the pages with these numbers (from 0), in their order."""
    kept = sorted(set(numbers))
    labels = _labels(pdf, kept)
    there = {pdf.pages[number].obj.objgen for number in kept}
    _part_destinations(pdf, there)
    _part_bookmarks(pdf, there)
    _part_tags(pdf, there)
    for number in sorted(set(range(len(pdf.pages))) - set(kept), reverse=True):
        del pdf.pages[number]
    if labels:
        tree = NumberTree.new(pdf)
        tree.update(labels)
        pdf.Root.PageLabels = tree.obj
    pdf.remove_unreferenced_resources()


# --- page labels -----------------------------------------------------------


def _labels(pdf: pikepdf.Pdf, kept: list[int]) -> dict[int, Dictionary]:
    """The ranges of labels (ISO 32000-2, 12.4.2) that give each page the one it had."""
    if Name.PageLabels not in pdf.Root:
        return {}
    ranges = {int(first): style for first, style in NumberTree(pdf.Root.PageLabels).items()}
    labels: dict[int, Dictionary] = {}
    before = (-1, -1)
    for place, number in enumerate(kept):
        first = max((start for start in ranges if start <= number), default=-1)
        if before != (first, number - 1):
            labels[place] = _label(ranges.get(first), number - first)
        before = (first, number)
    return labels


def _label(style: pikepdf.Object | None, further: int) -> Dictionary:
    """The label of a range that begins so many pages further on."""
    label = Dictionary()
    for key, value in style.items() if style is not None else ():
        label[key] = value
    if Name.S in label and further:
        label.St = int(label.get(Name.St, 1)) + further
    return label


# --- what leads to pages ---------------------------------------------------


def _part_destinations(pdf: pikepdf.Pdf, there: set[Id]) -> None:
    if Name.Names not in pdf.Root or Name.Dests not in pdf.Root.Names:
        return
    entries = list(pdf.Root.Names.Dests.Names)
    pairs = zip(entries[::2], entries[1::2], strict=True)
    left = [pair for pair in pairs if _target(pair[1]) in there]
    pdf.Root.Names.Dests = Dictionary(Names=Array(chain.from_iterable(left)))
    if not left:
        del pdf.Root.Names.Dests


def _target(destination: pikepdf.Object) -> Id | None:
    """The page that an explicit destination leads to (ISO 32000-2, 12.3.2)."""
    if isinstance(destination, Dictionary):
        destination = destination.get(Name.D, Array())
    if isinstance(destination, Array) and len(destination):
        page = destination[0]
        return page.objgen if isinstance(page, Dictionary) else None
    return None


def _part_bookmarks(pdf: pikepdf.Pdf, there: set[Id]) -> None:
    """Take out the bookmarks that lead nowhere; one that holds others stays above them."""
    if Name.Outlines not in pdf.Root:
        return
    named = Name.Names in pdf.Root and Name.Dests in pdf.Root.Names
    names = frozenset(map(str, NameTree(pdf.Root.Names.Dests))) if named else frozenset()

    def parted(items: list[pikepdf.OutlineItem]) -> Iterator[pikepdf.OutlineItem]:
        for item in items:
            children = list(parted(item.children))
            leads = _leads(item.destination, names, there)
            if leads or children:
                left = item if leads else pikepdf.OutlineItem(item.title)
                left.children[:] = children
                yield left

    with pdf.open_outline() as outline:
        outline.root[:] = list(parted(outline.root))
        left = bool(outline.root)
    if not left:
        del pdf.Root.Outlines
        if Name.PageMode in pdf.Root:
            del pdf.Root.PageMode


def _leads(destination: object, names: frozenset[str], there: set[Id]) -> bool:
    if isinstance(destination, pikepdf.String | str):
        return str(destination) in names
    return isinstance(destination, Array) and _target(destination) in there


# --- tags ------------------------------------------------------------------


def _part_tags(pdf: pikepdf.Pdf, there: set[Id]) -> None:
    """Leave the elements whose content is on these pages, and what is above them; or no tags."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return
    elements: set[Id] = set()
    if _part_element(root, there, elements) is _Content.KEPT:
        _part_trees(pdf, root, elements)
    else:
        del pdf.Root.StructTreeRoot
        if Name.MarkInfo in pdf.Root:
            del pdf.Root.MarkInfo


def _part_trees(pdf: pikepdf.Pdf, root: pikepdf.Object, elements: set[Id]) -> None:
    """Leave those ways to elements that lead to one that is there."""
    if Name.ParentTree in root:
        tree = NumberTree.new(pdf)
        for key, value in NumberTree(root.ParentTree).items():
            if isinstance(value, Array):
                if any(_is_in(element, elements) for element in value):
                    tree[key] = value
            elif _is_in(value, elements):
                tree[key] = value
        root.ParentTree = tree.obj
    if Name.IDTree in root:
        ids = NameTree.new(pdf)
        ids.update({n: e for n, e in NameTree(root.IDTree).items() if _is_in(e, elements)})
        root.IDTree = ids.obj


def _is_in(element: object, elements: set[Id]) -> bool:
    return isinstance(element, Dictionary) and element.objgen in elements


def _part_element(element: pikepdf.Object, there: set[Id], elements: set[Id]) -> _Content:
    """Part what is below an element (ISO 32000-2, 14.7.2), and tell what it then holds."""
    page = element.get(Name.Pg)
    here = page is None or page.objgen in there
    found = [(kid, _part_kid(kid, here, there, elements)) for kid in _kids(element)]
    contents = {content for _, content in found}
    if not here:
        del element[Name.Pg]
    if _Content.KEPT not in contents:
        return _Content.LOST if _Content.LOST in contents or not here else _Content.NONE
    element.K = Array([kid for kid, content in found if content is not _Content.LOST])
    empty = (kid for kid, content in found if content is _Content.NONE)
    elements.update(kid.objgen for kid in empty if isinstance(kid, Dictionary))
    elements.add(element.objgen)
    return _Content.KEPT


def _kids(element: pikepdf.Object) -> list[pikepdf.Object | int]:
    kids = element.get(Name.K, Array())
    return list(kids) if isinstance(kids, Array) else [kids]


def _part_kid(kid: pikepdf.Object | int, here: bool, there: set[Id], elements: set[Id]) -> _Content:
    if not isinstance(kid, Dictionary):  # marked content of the element's page, by its number
        return _Content.KEPT if here else _Content.LOST
    if kid.get(Name.Type) in (Name.MCR, Name.OBJR):
        here = kid.Pg.objgen in there if Name.Pg in kid else here
        return _Content.KEPT if here else _Content.LOST
    return _part_element(kid, there, elements)
