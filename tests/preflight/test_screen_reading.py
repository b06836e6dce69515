"""What rules for screen files read themselves: structure, trees, bookmarks, folios."""

from io import BytesIO

import pikepdf
import pytest
from files import saved, screen_file
from pikepdf import Array, Dictionary, Name, String

from ngen_pdf.preflight.reading import trees
from ngen_pdf.preflight.reading.destinations import places
from ngen_pdf.preflight.reading.folios import NUMBER, value
from ngen_pdf.preflight.reading.outline import bookmarks
from ngen_pdf.preflight.reading.roles import CIRCLE, UNKNOWN, Role, level, role
from ngen_pdf.preflight.reading.structure import Content, structure
from ngen_pdf.preflight.rules.language import TAG


def opened(pdf: pikepdf.Pdf) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(saved(pdf)))


def test_elements_stand_in_reading_order_behind_what_they_stand_in() -> None:
    found = structure(opened(screen_file()))
    assert found
    assert [(one.parent, one.kind, one.page) for one in found.elements] == [
        (-1, "Document", 0), (0, "P", 1), (0, "P", 2),
    ]  # fmt: skip
    assert found.owners == {Content(1, 0): 1, Content(2, 0): 2}
    assert found.inside(0) == (Content(1, 0), Content(2, 0))


def test_arrays_that_hold_each_other_are_read_once() -> None:
    pdf = screen_file()
    array = pdf.make_indirect(Array([7]))
    for _ in range(5):
        array = pdf.make_indirect(Array([array] * 1000))
    pdf.Root.StructTreeRoot.K[0].K = array
    found = structure(opened(pdf))
    assert found
    assert (list(found.owners), found.circular, found.full) == ([Content(0, 7)], 5 * 999, False)


def test_a_tree_that_holds_itself_ends() -> None:
    pdf = pikepdf.new()
    node = pdf.make_indirect(Dictionary(Nums=Array([3, Name.A, String("x"), Name.B, 5])))
    node.Kids = Array([node, Dictionary(Nums=Array([4, Name.C])), 9])
    assert [key for key, _ in trees.numbers(node)] == [3, 4]
    assert list(trees.names(Dictionary(Names=Array([String("a"), Name.A])))) == [(b"a", Name.A)]
    assert list(trees.names(None)) == []


def test_names_of_pdf_1_1_are_known() -> None:
    pdf = screen_file()
    pdf.Root.Dests = Dictionary(Here=Dictionary(D=Array([pdf.pages[1].obj, Name.Fit])))
    assert places(opened(pdf)).target(Name.Here).page == 2


def test_bookmarks_are_told_with_their_depth() -> None:
    pdf = screen_file(pages=3)
    with pdf.open_outline() as outline:
        outline.root[0].children.append(outline.root.pop())
    pdf = opened(pdf)
    found = bookmarks(pdf, places(pdf))
    assert [(b.depth, b.title, b.parent, b.fault) for b in found] == [
        (1, "Page 1", True, ""), (2, "Page 3", False, ""), (1, "Page 2", False, ""),
    ]  # fmt: skip


PDF_2 = Dictionary(NS=String("http://iso.org/pdf2/ssn"))
OWN = Dictionary(NS=String("urn:own"), RoleMapNS=Dictionary(Title=Array([Name.H1, PDF_2])))
MATH = Dictionary(NS=String("http://www.w3.org/1998/Math/MathML"))


@pytest.mark.parametrize(
    ("name", "space", "told"),
    [
        ("H7", None, Role("H7")),
        ("Kopf", None, Role("H1")),
        ("Ring", None, Role("", CIRCLE)),
        ("Other", None, Role("", UNKNOWN)),
        ("Title", OWN, Role("H1")),
        ("Other", OWN, Role("", UNKNOWN)),
        ("Aside", PDF_2, Role("Aside")),
        ("mrow", MATH, Role("mrow")),
    ],
)
def test_roles(name: str, space: pikepdf.Object | None, told: Role) -> None:
    steps = {"Kopf": "Head", "Head": "H1", "Ring": "Round", "Round": "Ring"}
    assert role(name, space, steps) == told


def test_levels_of_headings() -> None:
    assert [level(kind) for kind in ("H1", "H12", "H", "HX", "P", "H²")] == [1, 12, 0, 0, 0, 0]


def test_values_of_folios() -> None:
    assert [value(n) for n in ("12", "iv", "XLII", "mm", "iiii", "vx", "a")] == [
        12, 4, 42, 2000, 0, 0, 0,
    ]  # fmt: skip
    assert NUMBER.findall("2020-2021 | 12, 1.5 (iv) S4 3") == ["iv", "3"]


def test_language_tags() -> None:
    good = ("en", "fr-CA", "sr-Latn-RS", "zh-yue-Hant-HK", "de-1996", "es-419", "x-own", "i-lux")
    wrong = ("", "english", "en_CA", "e", "en-", "en-CANADA-", "-en", "fr CA")
    assert all(TAG.fullmatch(tag) for tag in good)
    assert not any(TAG.fullmatch(tag) for tag in wrong)
