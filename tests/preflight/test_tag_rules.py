"""Rules on tags and on what figures say: structure trees that no screen reader could follow."""

from collections.abc import Callable

from cases import Case, Change, each, nothing, prove
from files import codes, saved, screen_file
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from ngen_pdf.preflight import check, profiles

SCREEN = profiles.named("screen")
ART = b"0 0 1 rg 72 300 100 100 re f"


def case(code: str, broken: Change, told: str, page: int = 1, mended: Change = nothing) -> Case:
    return Case(code, broken, mended, told, page, "screen", screen_file)


def tagged(*tree: object, **root: object) -> Change:
    """The first page with a text for each leaf of a tree: `("H1", ...)`, `(kind, (...), ...)`."""

    def change(pdf: Pdf) -> None:
        shown: list[Object] = []
        top = pdf.Root.StructTreeRoot.K[0]
        kids = [_element(pdf, one, top, shown) for one in tree]
        top.K = Array([*kids, top.K[1]])
        pdf.Root.StructTreeRoot.ParentTree.Nums[1] = Array(shown)
        pdf.pages[0].obj.Contents = pdf.make_stream(b"".join(map(_text, range(len(shown)))))
        for key, value in root.items():
            pdf.Root.StructTreeRoot[f"/{key}"] = value

    return change


def _text(number: int) -> bytes:
    words = codes(f"Words {number}").hex()
    content = f"BT /F1 12 Tf 72 {700 - 20 * number} Td <{words}> Tj ET"
    return f"/P << /MCID {number} >> BDC {content} EMC\n".encode()


def _element(pdf: Pdf, said: object, parent: Object, shown: list[Object]) -> Object:
    kind, *kids = said if isinstance(said, tuple) else (said,)
    name = Name(f"/{kind}")
    element = pdf.make_indirect(
        Dictionary(Type=Name.StructElem, S=name, P=parent, Pg=pdf.pages[0].obj)
    )
    attributes = [kid for kid in kids if isinstance(kid, dict)]
    for key, value in (pair for one in attributes for pair in one.items()):
        element[f"/{key}"] = value
    inner = [kid for kid in kids if not isinstance(kid, dict)]
    if inner:
        element.K = Array([_element(pdf, kid, element, shown) for kid in inner])
    else:
        element.K = len(shown)
        shown.append(element)
    return element


def marked(value: object) -> Change:
    return lambda pdf: pdf.Root.__setattr__("MarkInfo", Dictionary(Marked=value))


def painted(content: bytes) -> Change:
    return lambda pdf: pdf.pages[0].contents_add(content)


def shown(words: str, before: str = "", height: int = 500) -> bytes:
    return f"{before} BT /F1 12 Tf 72 {height} Td <{codes(words).hex()}> Tj ET ".encode()


def first(change: Callable[[Object], object]) -> Change:
    """Change the first page's paragraph."""
    return lambda pdf: change(pdf.Root.StructTreeRoot.K[0].K[0])


def gone(*path: str) -> Change:
    """Take an entry away from what the path leads to, from the catalog on."""

    def change(pdf: Pdf) -> None:
        place: Object = pdf.Root
        for key in path[:-1]:
            place = place[f"/{key}"]
        del place[f"/{path[-1]}"]

    return change


def again(pdf: Pdf) -> None:
    """An element that holds the one above it."""
    top = pdf.Root.StructTreeRoot.K[0]
    top.K.append(top)


def borrowed(pdf: Pdf) -> None:
    """A second element for the text of the first page."""
    top = pdf.Root.StructTreeRoot.K[0]
    twin = Dictionary(Type=Name.StructElem, S=Name.P, P=top, Pg=pdf.pages[0].obj, K=0)
    top.K.append(pdf.make_indirect(twin))


def noted(pdf: Pdf) -> None:
    """A link on a page that does not say how the tab key goes."""
    page = pdf.pages[0].obj
    place = Array([page, Name.Fit])
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[72, 690, 200, 712], Dest=place)
    page.Annots = Array([pdf.make_indirect(note)])
    del page.Tabs


ROW = ("TR", ("TH",), ("TD",))
TABLE = ("Table", ("THead", ROW), ("TBody", ROW, ROW))
ROLES = {"RoleMap": Dictionary(Standard=Name.Body, Body=Name.P)}
CIRCLE = {"RoleMap": Dictionary(Standard=Name.Body, Body=Name.Standard)}


@each(
    case("tags", gone("StructTreeRoot"), "the file has no tags", 0),
    case("tags", marked(False), "does not say that it is tagged", 0, marked(True)),
    case("tags", again, "1 tag can be reached in more than one way", 0),
    case("tags", borrowed, "1 piece of text stands in more than one tag"),
    case("tags", painted(shown("Loose")), "the text `Loose` is in no tag",
         mended=painted(shown("Loose", "/Artifact BMC") + b" EMC")),
    case("tags", painted(shown("Lost", "/P << /MCID 7 >> BDC") + b" EMC"), "`Lost` is in no tag",
         mended=painted(shown(" ") + ART)),
    case("tags", gone("StructTreeRoot", "ParentTree"), "1 of 1 pieces of text do not lead"),
    case("tags", lambda pdf: pdf.pages[0].obj.__delitem__("/StructParents"), "do not lead to"),
    case("tags", noted, "the tab key may not go through the links"),
    case("tags", tagged("Standard"), "the tag `Standard` means nothing", mended=tagged("P")),
    case("tags", tagged("Standard", **CIRCLE), "in a circle", mended=tagged("Standard", **ROLES)),
)  # fmt: skip
def test_trees(case: Case) -> None:
    prove(case)


@each(
    case("tags", tagged("H1", "H3"), "the heading `Words 1` is tagged H3 after H1",
         mended=tagged("H1", "H2", "H3", "H1", "H2", "P", "H2")),
    case("tags", tagged("H1", "H2", ("Sect", "H4")), "`Words 2` is tagged H4 after H2",
         mended=tagged("H1", ("Sect", "H2", ("Sect", "H3"), "H2"))),
    case("tags", tagged("H2", "H3"), "the first heading, `Words 0`, is tagged H2"),
    case("tags", tagged("H1", "Headline", RoleMap=Dictionary(Headline=Name.H5)), "tagged H5"),
)  # fmt: skip
def test_headings(case: Case) -> None:
    prove(case)


@each(
    case("tags", tagged(("Table", ("P",))), "a tag Table has no TR", mended=tagged(TABLE)),
    case("tags", tagged(("Table", ("TR", ("P",)))), "a tag TR has no TH",
         mended=tagged(("Table", ("TR", ("TD", TABLE))))),
    case("tags", tagged(("Table", ROW, ("TD",))), "a tag TD is not in a tag TR"),
    case("tags", tagged(("Sect", ROW, ROW)), "a tag TR is not in a tag Table, and 1 more"),
    case("tags", tagged(("L", ("P",), ("P",))), "a tag L has no LI",
         mended=tagged(("L", ("LI", ("Lbl",), ("LBody", ("L", ("LI", ("LBody",)))))))),
    case("tags", tagged("LI"), "a tag LI is not in a tag L",
         mended=tagged(("L", ("NonStruct", ("LI", "P"))))),
    case("tags", tagged(("TOC", "P")), "a tag TOC has no TOCI",
         mended=tagged(("TOC", ("TOCI", "Reference"), ("TOC", "TOCI")))),
)  # fmt: skip
def test_tables_and_lists(case: Case) -> None:
    prove(case)


def figure(kind: str = "Figure", **said: str) -> Change:
    return tagged((kind, {key: String(value) for key, value in said.items()}))


@each(
    case("alt-text", figure(), "a figure has no alternative text", mended=figure(Alt="A mill")),
    case("alt-text", figure(Alt=" "), "has no alternative text", mended=figure(ActualText="9")),
    case("alt-text", figure("Formula"), "a formula has no alternative text", mended=figure("Span")),
    case("alt-text", figure(Alt="plant_2.JPG"), "has a file name as alternative text: `plant_2"),
    case("alt-text", figure(Alt="Picture 1"), "has alternative text that says nothing: `Picture 1`",
         mended=figure(Alt="Picture 1 shows a mill")),
    case("alt-text", tagged(("Figure", "Figure", ("Caption", "P"))), "has no alternative text",
         mended=tagged(("Figure", ("Figure", {"Alt": String("A mill")}), ("Caption", "P")))),
    case("alt-text", tagged("Sheet", RoleMap=Dictionary(Sheet=Name.Figure)), "no alternative text",
         mended=tagged(("Figure", {"Alt": String("A mill")}, "Figure"))),
)  # fmt: skip
def test_figures(case: Case) -> None:
    prove(case)


def test_a_figure_is_found_where_it_stands() -> None:
    pdf = screen_file()
    figure()(pdf)
    (found,) = check(saved(pdf), SCREEN).findings
    assert found.area is not None
    assert (found.page, round(found.area.left)) == (1, 72)
    assert found.area.bottom < 700 < found.area.top


def test_running_heads_need_no_tags() -> None:
    """What stands at one height of many pages is passed over; once, it is text."""
    for pages, told in ((4, set()), (2, {"tags"})):
        pdf = screen_file(pages=pages)
        for page in pdf.pages:
            page.contents_add(shown("Report", height=760))
        assert {f.code for f in check(saved(pdf), SCREEN).findings} == told


def test_untagged_text_is_told_by_runs() -> None:
    pdf = screen_file()
    painted(b"".join(shown(f"Line {n} ", height=500 - 14 * n) for n in range(20)))(pdf)
    painted(shown("Far below", height=100))(pdf)
    found = check(saved(pdf), SCREEN).findings
    assert [f.message for f in found] == [
        "the text `Line 0 Line 1 Line 2 Line 3 Lin…` is in no tag",
        "the text `Far below` is in no tag",
    ]


def test_content_of_a_form_may_have_tags_of_its_own() -> None:
    """ISO 32000-2, 14.7.5.2: an MCR that names the form by Stm."""
    pdf = screen_file()
    form = pdf.make_stream(
        shown("In a form", "/P << /MCID 0 >> BDC") + b" EMC", Type=Name.XObject,
        Subtype=Name.Form, BBox=Array([0, 0, 612, 792]), StructParents=2,
        Resources=pdf.pages[0].obj.Resources,
    )  # fmt: skip
    pdf.pages[0].obj.Resources.XObject = Dictionary(F0=form)
    pdf.pages[0].contents_add(b"/F0 Do")
    top = pdf.Root.StructTreeRoot.K[0]
    content = Dictionary(Type=Name.MCR, Pg=pdf.pages[0].obj, Stm=form, MCID=0)
    element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=top, K=content))
    top.K.append(element)
    pdf.Root.StructTreeRoot.ParentTree.Nums.extend(Array([2, Array([element])]))
    assert check(saved(pdf), SCREEN).findings == ()
