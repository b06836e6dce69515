"""Takes links and other annotations out of a PDF, and out of its tags.

In: a PDF. Out: the same PDF, whose structure tree leads to nothing that is gone. Other
parts of the document belong to `standard`.
"""

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name

TREE = frozenset(
    {"/Type", "/K", "/ParentTree", "/ParentTreeNextKey", "/RoleMap", "/ClassMap", "/IDTree"}
)
"""What the root of a structure tree holds in PDF 1.6 (PDF Reference, fifth edition, table 10.9)."""


def remove_annotations(pdf: pikepdf.Pdf) -> None:
    """Leave no annotation on a page, and none in the tags: what was a link is a span then."""
    keys: set[int] = set()
    for page in pdf.pages:
        for note in page.obj.get(Name.Annots, ()):
            keys.add(int(note.get(Name.StructParent, -1)))
    if Name.StructTreeRoot in pdf.Root:
        root = pdf.Root.StructTreeRoot
        for key in root.keys() - TREE:
            del root[key]
        _forget(root, keys)
        for element in list(_elements(pdf)):
            _unlink(element)


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


def _unlink(element: pikepdf.Object) -> None:
    """Drop an element's annotations, and the element itself where it held nothing else."""
    kids = _kids(element)
    kept = [kid for kid in kids if not _is_annotation(kid)]
    if len(kept) == len(kids):
        return
    element.K = Array(kept)
    if element.S in (Name.Link, Name.Annot):
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
