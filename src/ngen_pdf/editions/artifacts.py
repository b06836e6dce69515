"""Marks running heads and feet as artifacts.

In: a master. Out: the same PDF, in which each marked content is either in the structure tree or
an artifact (ISO 32000-2, 14.8.2.2). The engine gives the boxes in a page's margin elements that
the tree does not lead to, so that a screen reader may read them in the middle of a sentence.
"""

import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

MARKED = re.compile(rb"/\w+\n<</MCID (\d+)>>\nBDC\n")
ARTIFACT = b"/Artifact\n<</Type /Pagination>>\nBDC\n"


def mark_running(pdf: pikepdf.Pdf) -> None:
    """Turn marked content that is not in the structure tree into artifacts of pagination."""
    root = pdf.Root.get(Name.StructTreeRoot, Dictionary())
    if Name.ParentTree not in root:
        return
    held = _held(root)
    parents = pikepdf.NumberTree(root.ParentTree)
    for page in pdf.pages:
        if Name.StructParents in page.obj:
            _mark(page, parents[int(page.obj.StructParents)], held)


def _held(root: pikepdf.Object) -> set[tuple[int, int]]:
    """The elements that the tree leads to."""
    held: set[tuple[int, int]] = set()
    waiting = [root]
    while waiting:
        for kid in _kids(waiting.pop()):
            if kid.objgen not in held:
                held.add(kid.objgen)
                waiting.append(kid)
    return held


def _kids(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    kids = element.get(Name.K, Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and Name.S in kid:
            yield kid


def _mark(page: pikepdf.Page, elements: pikepdf.Object, held: set[tuple[int, int]]) -> None:
    loose = {number for number, element in enumerate(elements) if element.objgen not in held}
    if not loose:
        return

    def settled(found: re.Match[bytes]) -> bytes:
        return ARTIFACT if int(found[1]) in loose else found[0]

    for number in loose:
        elements[number] = None
    contents = page.obj.Contents
    for stream in [contents] if isinstance(contents, Stream) else contents:
        stream.write(MARKED.sub(settled, stream.read_bytes()))
