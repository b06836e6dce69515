"""Pages taken out of a PDF: what leads to them, names them and tags them comes along."""

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, NameTree, NumberTree, OutlineItem, String

from ngen_pdf.editions.parting import part

PAGES = 8


def _element(pdf: pikepdf.Pdf, kind: str, parent: pikepdf.Object, **more: object) -> pikepdf.Object:
    element = Dictionary(Type=Name.StructElem, S=Name(kind), P=parent)
    for key, value in more.items():
        element[f"/{key}"] = value
    return pdf.make_indirect(element)


@pytest.fixture
def pdf() -> pikepdf.Pdf:
    """Eight pages: two with roman labels; a paragraph on each, and one over the pages 2 and 3."""
    pdf = pikepdf.new()
    for _ in range(PAGES):
        pdf.add_blank_page(page_size=(100, 100))
    _label(pdf)
    _lead(pdf)
    _tag(pdf)
    return pdf


def _label(pdf: pikepdf.Pdf) -> None:
    labels = NumberTree.new(pdf)
    labels[0] = Dictionary(S=Name.r)
    labels[2] = Dictionary(S=Name.D, St=11)
    pdf.Root.PageLabels = labels.obj


def _lead(pdf: pikepdf.Pdf) -> None:
    names = NameTree.new(pdf)
    for number, page in enumerate(pdf.pages):
        names[f"p{number}"] = Array([page.obj, Name.XYZ, 0, 100, 0])
    pdf.Root.Names = Dictionary(Dests=names.obj)
    with pdf.open_outline() as outline:
        first, last = OutlineItem("First", String("p0")), OutlineItem("Last", String("p7"))
        first.children.append(OutlineItem("Inside", String("p3")))
        last.children.append(OutlineItem("Very last", Array([pdf.pages[7].obj, Name.Fit])))
        outline.root.extend([first, last])


def _tag(pdf: pikepdf.Pdf) -> None:
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = _element(pdf, "/Document", root, Pg=pdf.pages[0].obj)
    root.K, document.K = Array([document]), Array()
    parents = NumberTree.new(pdf)
    for number, page in enumerate(pdf.pages):
        paragraph = _element(pdf, "/P", document, Pg=page.obj, K=0)
        document.K.append(paragraph)
        page.obj.StructParents = number
        parents[number] = Array([paragraph])
    over = _element(pdf, "/P", document, Pg=pdf.pages[2].obj)
    over.K = Array([1, Dictionary(Type=Name.MCR, Pg=pdf.pages[3].obj, MCID=1)])
    table = _element(pdf, "/TR", document, K=Array())
    table.K.append(_element(pdf, "/TD", table, Pg=pdf.pages[7].obj, K=1))
    table.K.append(_element(pdf, "/TD", table, ID=String("empty")))
    document.K.extend([over, table])
    root.ParentTree = parents.obj
    ids = NameTree.new(pdf)
    ids["empty"] = table.K[1]
    root.IDTree = ids.obj
    pdf.Root.StructTreeRoot = root


def _saved(pdf: pikepdf.Pdf) -> pikepdf.Pdf:
    out = BytesIO()
    pdf.save(out)
    return pikepdf.open(BytesIO(out.getvalue()))


def _cover(pdf: pikepdf.Pdf) -> pikepdf.Pdf:
    part(pdf, [0, 1, 6, 7])
    return _saved(pdf)


def _inside(pdf: pikepdf.Pdf) -> pikepdf.Pdf:
    part(pdf, range(2, 6))
    return _saved(pdf)


def test_each_page_keeps_its_label(pdf: pikepdf.Pdf) -> None:
    assert [str(page.label) for page in _cover(pdf).pages] == ["i", "ii", "15", "16"]


def test_labels_that_go_on_are_one_range(pdf: pikepdf.Pdf) -> None:
    inside = _inside(pdf)
    assert [str(page.label) for page in inside.pages] == ["11", "12", "13", "14"]
    assert list(NumberTree(inside.Root.PageLabels)) == [0]


def test_bookmarks_lead_to_pages_that_are_there(pdf: pikepdf.Pdf) -> None:
    with _cover(pdf).open_outline() as outline:
        assert [item.title for item in outline.root] == ["First", "Last"]
        assert [len(item.children) for item in outline.root] == [0, 1]


def test_a_bookmark_above_others_stays_without_its_page(pdf: pikepdf.Pdf) -> None:
    with _inside(pdf).open_outline() as outline:
        (first,) = outline.root
        assert (first.title, first.destination) == ("First", None)
        assert [item.title for item in first.children] == ["Inside"]


def test_without_a_bookmark_there_is_no_outline(pdf: pikepdf.Pdf) -> None:
    part(pdf, [4])
    left = _saved(pdf)
    assert "/Outlines" not in left.Root
    assert list(NameTree(left.Root.Names.Dests)) == ["p4"]


def test_no_page_is_left_that_is_not_in_the_file(pdf: pikepdf.Pdf) -> None:
    cover = _cover(pdf)
    pages = [o for o in cover.objects if isinstance(o, Dictionary) and o.get("/Type") == Name.Page]
    assert len(pages) == len(cover.pages) == 4
    assert not cover.check_pdf_syntax()


def _kinds(pdf: pikepdf.Pdf) -> list[str]:
    return [str(element.S) for element in pdf.Root.StructTreeRoot.K[0].K]


def test_tags_are_those_of_the_pages(pdf: pikepdf.Pdf) -> None:
    cover = _cover(pdf)
    assert _kinds(cover) == ["/P"] * 4 + ["/TR"]
    assert list(NumberTree(cover.Root.StructTreeRoot.ParentTree)) == [0, 1, 6, 7]
    row = cover.Root.StructTreeRoot.K[0].K[4]
    assert len(row.K) == 2  # a cell without content stays beside one that has some
    assert list(NameTree(cover.Root.StructTreeRoot.IDTree)) == ["empty"]


def test_an_element_over_two_pages_keeps_what_is_there(pdf: pikepdf.Pdf) -> None:
    part(pdf, [3, 4])
    left = _saved(pdf)
    document = left.Root.StructTreeRoot.K[0]
    assert "/Pg" not in document
    over = document.K[2]
    assert [kid.Type for kid in over.K] == [Name.MCR]
    assert "/Pg" not in over


def test_a_row_whose_content_is_gone_goes(pdf: pikepdf.Pdf) -> None:
    inside = _inside(pdf)
    assert _kinds(inside) == ["/P"] * 5
    assert not list(NameTree(inside.Root.StructTreeRoot.IDTree))


def test_pages_without_tags_have_no_tree_of_those_that_are_gone(pdf: pikepdf.Pdf) -> None:
    pdf.add_blank_page(page_size=(100, 100))
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    part(pdf, [PAGES])
    left = _saved(pdf)
    assert {"/StructTreeRoot", "/MarkInfo"}.isdisjoint(left.Root.keys())
    pages = [o for o in left.objects if isinstance(o, Dictionary) and o.get("/Type") == Name.Page]
    assert len(pages) == 1
