"""Takes links and other annotations out of a PDF, and out of its tags.

In: a PDF. Out: the same PDF, whose structure tree leads to nothing that is gone.
"""

from collections.abc import Callable, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name


def remove_annotations(
    pdf: pikepdf.Pdf, gone: Callable[[pikepdf.Object], bool] = lambda _note: True
) -> None:
    """Leave out the annotations that are `gone`, also in the tags, where a link becomes a span."""
    keys: set[int] = set()
    for page in pdf.pages:
        notes = list(page.obj.get(Name.Annots, ()))
        dropped = [note for note in notes if gone(note)]
        if dropped:
            keys.update(int(note.get(Name.StructParent, -1)) for note in dropped)
            page.obj.Annots = Array(note for note in notes if not gone(note))
    if keys and Name.StructTreeRoot in pdf.Root:
        _forget(pdf.Root.StructTreeRoot, keys)
        for element in list(_elements(pdf)):
            _unlink(element, gone)


def _forget(root: pikepdf.Object, keys: set[int]) -> None:
    """Take the numbers of annotations out of the tree that leads from numbers to elements."""
    tree = pikepdf.NumberTree(root.ParentTree)
    for key in keys:
        if key in tree:
            del tree[key]


def _elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """The elements with kids; each is an object of its own, for its kids name it as parent."""
    for item in pdf.objects:
        if isinstance(item, Dictionary) and Name.S in item and Name.P in item and Name.K in item:
            yield item


def _unlink(element: pikepdf.Object, gone: Callable[[pikepdf.Object], bool]) -> None:
    """Drop an element's annotations, and the element itself where it held nothing else."""
    kids = _kids(element)
    kept = [kid for kid in kids if not (_is_annotation(kid) and gone(kid.Obj))]
    if len(kept) == len(kids):
        return
    element.K = Array(kept)
    if element.S in (Name.Link, Name.Annot) and not any(map(_is_annotation, kept)):
        element.S = Name.Span
    while not _kids(element) and Name.P in element:
        _drop(element)
        element = element.P


def _drop(element: pikepdf.Object) -> None:
    """Take an element out of its parent."""
    here = element.objgen
    kids = _kids(element.P)
    element.P.K = Array(
        kid for kid in kids if not isinstance(kid, Dictionary) or kid.objgen != here
    )


def _kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    kids = element.get(Name.K, Array())
    return list(kids) if isinstance(kids, Array) else [kids]


def _is_annotation(kid: pikepdf.Object) -> bool:
    """Whether it is a reference to an annotation, not to an image or a form (14.7.5.3)."""
    if not isinstance(kid, Dictionary) or kid.get(Name.Type) != Name.OBJR:
        return False
    return not isinstance(kid.Obj, pikepdf.Stream)
