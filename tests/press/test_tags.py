"""The tags of a press file, from which the links have gone."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from linked import LETTER, painted_in, press_file
from pikepdf import Array, Dictionary, Name

from ngen_pdf.editions.annotations import remove_annotations
from ngen_pdf.editions.press import standard
from orders import master


@pytest.fixture(scope="module")
def painted(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return painted_in(tmp_path_factory.mktemp("linked"))


@pytest.fixture(scope="module")
def pressed(painted: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("pressed") / "pressed.pdf"
    file.write_bytes(press_file(painted))
    return file


def _elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """The elements of the structure tree, from its root downwards; each is in its parent's K."""
    root = pdf.Root.StructTreeRoot
    waiting = [(root, kid) for kid in _kids(root)]
    while waiting:
        parent, element = waiting.pop()
        if isinstance(element, Dictionary) and Name.S in element:
            assert element.P.objgen == parent.objgen
            yield element
            waiting += [(element, kid) for kid in _kids(element)]


def _kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    kids = element.get(Name.K, Array())
    return list(kids) if isinstance(kids, Array) else [kids]


def _all_elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    for item in pdf.objects:
        if isinstance(item, Dictionary) and Name.S in item and Name.P in item:
            yield item


def _orphans(pdf: pikepdf.Pdf) -> int:
    """The elements that no other holds: the engine leaves running heads so."""
    there = {element.objgen for element in _elements(pdf)}
    return sum(element.objgen not in there for element in _all_elements(pdf))


def test_no_tag_leads_to_what_is_gone(painted: bytes, pressed: Path) -> None:
    """Every mark on a page has its element, every element its place, and none is a link."""
    with pikepdf.open(BytesIO(painted)) as before, pikepdf.open(pressed) as pdf:
        assert sum(len(page.obj.get(Name.Annots, ())) for page in before.pages) > 8
        assert _orphans(pdf) == _orphans(before)
        tree = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        pages = {int(page.obj.StructParents): page.obj.objgen for page in pdf.pages}
        assert set(tree) == set(pages)
        marks: set[tuple[object, ...]] = set()
        for element in _all_elements(pdf):
            assert str(element.S) != "/Link"
            for kid in _kids(element):
                if isinstance(kid, int):
                    marks.add((element.Pg.objgen, int(kid), element.objgen))
                else:
                    assert str(kid.Type) == "/StructElem"
        listed = {
            (page, number, element.objgen)
            for key, page in pages.items()
            for number, element in enumerate(tree[key])
        }
        assert marks == listed
        assert set(pdf.Root.StructTreeRoot.keys()) <= standard.TAGS


def _tagged() -> pikepdf.Pdf:
    """A page with two links: one around words, one in a paragraph that holds nothing else."""
    pdf = master(LETTER, bleed=9)
    page = pdf.pages[0].obj
    new = pdf.make_indirect
    root = new(Dictionary(Type=Name.StructTreeRoot, Namespaces=Array()))
    body = new(Dictionary(S=Name.Document, P=root, Pg=page))
    words = new(Dictionary(S=Name.Link, P=body, Pg=page))
    empty = new(Dictionary(S=Name.P, P=body, Pg=page))
    bare = new(Dictionary(S=Name.Link, P=empty, Pg=page))
    cell = new(Dictionary(S=Name.TD, P=body, Pg=page, K=Array()))
    notes = [new(Dictionary(Subtype=Name.Link, Rect=[0, 0, 9, 9], StructParent=n)) for n in (1, 2)]
    page.Annots, page.StructParents = Array(notes), 0
    form = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form)
    drawn = Dictionary(Type=Name.OBJR, Obj=form)
    first, second = (Dictionary(Type=Name.OBJR, Obj=note) for note in notes)
    root.K, body.K = body, Array([words, empty, cell])
    words.K, empty.K, bare.K = Array([0, drawn, first]), bare, second
    root.ParentTree = Dictionary(Nums=[0, Array([words]), 1, words, 2, bare])
    pdf.Root.StructTreeRoot = root
    return pdf


def test_what_held_only_a_link_goes_and_what_was_empty_stays() -> None:
    pdf = _tagged()
    remove_annotations(pdf)
    root = pdf.Root.StructTreeRoot
    assert [str(element.S) for element in root.K.K] == ["/Span", "/TD"]
    number, drawn = root.K.K[0].K
    assert (int(number), str(drawn.Type)) == (0, "/OBJR")
    assert list(pikepdf.NumberTree(root.ParentTree)) == [0]
    assert not len(pdf.pages[0].obj.Annots)


def test_a_link_that_stays_keeps_its_element() -> None:
    pdf = _tagged()
    first, second = pdf.pages[0].obj.Annots
    remove_annotations(pdf, lambda note: note.objgen == second.objgen)
    root = pdf.Root.StructTreeRoot
    assert [note.objgen for note in pdf.pages[0].obj.Annots] == [first.objgen]
    assert str(root.K.K[0].S) == "/Link"
    assert list(pikepdf.NumberTree(root.ParentTree)) == [0, 1]
