"""What a press file says of itself, and that nothing is left which PDF/X-4 forbids."""

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, String

from conftest import made_in
from ngen_pdf import build
from ngen_pdf.editions import Order
from ngen_pdf.editions.annotations import remove_annotations
from ngen_pdf.editions.press import standard
from ngen_pdf.editions.press.sheet import lay
from ngen_pdf.outline import Entry
from ngen_pdf.press import Edges
from ngen_pdf.problems import NgenError
from ngen_pdf.sections import Matter
from orders import master, order, profile

LETTER = (612, 792)
LINKED = """\
# One {#one}

See [Two](#two), [a page](https://example.org/) and a note.[^1]

[^1]: With [a link that is so long that it cannot but run over two lines, and perhaps over
    three of them](https://example.org/long).

- A list
- of two

| A | B |
|---|---|
| 1 |   |

: A table
"""


@pytest.fixture(scope="module")
def painted(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The engine's master of a report with links."""
    made = made_in(tmp_path_factory.mktemp("linked"))
    made.write("styles/then.css", "@page { bleed: 9pt }")
    made.section("01-one.md", LINKED)
    made.section("02-two.md", "# Two {#two}\n\nBack to [One](#one).\n")
    pages, _ = build.paginate(build.check(made.root, "2024"))
    return pages.to_pdf().pdf


def _order(title: str = "Annual Report 2024") -> Order:
    plain = order(profile(Edges(9, 9, 9, 0)), slugs=2)
    deeper = Entry("two", 2, "Two", "", Matter.BODY, True)
    marks = (Entry("one", 1, "One", "", Matter.BODY, True, (deeper,)),)
    return replace(plain, imprint=replace(plain.imprint, title=title, bookmarks=marks))


def _pressed(painted: bytes, title: str = "Annual Report 2024") -> bytes:
    with pikepdf.open(BytesIO(painted)) as pdf:
        lay(pdf, _order(title))
        standard.declare(pdf, _order(title))
        return standard.saved(pdf)


@pytest.fixture(scope="module")
def pressed(painted: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("pressed") / "pressed.pdf"
    file.write_bytes(_pressed(painted))
    return file


# --- what it says ----------------------------------------------------------


def test_the_file_is_of_pdf_1_6(pressed: Path) -> None:
    assert pressed.read_bytes().startswith(b"%PDF-1.6\n")
    with pikepdf.open(pressed) as pdf:
        assert not {"/Version", "/Extensions"} & set(pdf.Root.keys())
        assert not pdf.is_encrypted


def test_info_and_xmp_say_the_same(pressed: Path) -> None:
    with pikepdf.open(pressed) as pdf:
        info = {str(key): str(value) for key, value in pdf.docinfo.items()}
        with pdf.open_metadata() as xmp:
            said = {name: xmp[name] for name in (
                "dc:title", "dc:creator", "dc:description", "pdf:Producer", "pdf:Trapped",
                "xmp:CreatorTool", "xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate",
                "xmpMM:VersionID", "xmpMM:RenditionClass", "pdfxid:GTS_PDFXVersion",
            )}  # fmt: skip
    day = "2024-03-31T00:00:00+00:00"
    assert said == {
        "dc:title": info["/Title"],
        "dc:creator": [info["/Author"]],
        "dc:description": info["/Subject"],
        "pdf:Producer": info["/Producer"],
        "xmp:CreatorTool": info["/Creator"],
        "pdf:Trapped": "False",
        "xmp:CreateDate": day,
        "xmp:ModifyDate": day,
        "xmp:MetadataDate": day,
        "xmpMM:VersionID": "1",
        "xmpMM:RenditionClass": "default",
        "pdfxid:GTS_PDFXVersion": "PDF/X-4",
    }
    assert info["/Title"] == "Annual Report 2024"
    assert info["/CreationDate"] == info["/ModDate"] == "D:20240331000000Z"
    assert info["/Trapped"] == "/False"


def test_metadata_can_be_read_without_unpacking(pressed: Path) -> None:
    data = pressed.read_bytes()
    assert b"http://www.npes.org/pdfx/ns/id/" in data
    assert b">PDF/X-4<" in data


def test_the_output_intent_holds_its_profile(pressed: Path) -> None:
    press = _order().press
    assert press is not None
    with pikepdf.open(pressed) as pdf:
        (intent,) = pdf.Root.OutputIntents
        profile = intent.DestOutputProfile
        assert (intent.Type, intent.S) == (Name.OutputIntent, Name.GTS_PDFX)
        assert str(intent.OutputConditionIdentifier) == "CGATS TR 006"
        assert str(intent.RegistryName) == "http://www.color.org"
        assert str(intent.Info) == press.intent.description
        assert profile.read_bytes() == press.intent.icc
        assert (int(profile.N), str(profile.Filter)) == (4, "/FlateDecode")


def test_ids_follow_the_content(painted: bytes) -> None:
    """The same content has the same bytes, and another title other ids."""
    first, again, other = _pressed(painted), _pressed(painted), _pressed(painted, "Other")
    assert first == again
    assert not set(_ids(first)) & set(_ids(other))
    assert len(set(_ids(first))) == 3


def _ids(data: bytes) -> list[str]:
    with pikepdf.open(BytesIO(data)) as pdf, pdf.open_metadata() as xmp:
        file_id = bytes(pdf.trailer.ID[0]).hex()
        return [file_id, str(xmp["xmpMM:DocumentID"]), str(xmp["xmpMM:InstanceID"])]


# --- what is left ----------------------------------------------------------


def test_bookmarks_and_labels_stay(pressed: Path) -> None:
    with pikepdf.open(pressed) as pdf, pdf.open_outline() as outline:
        (one,) = outline.root
        assert [one.title, *(child.title for child in one.children)] == ["One", "Two"]
        assert (str(one.destination), one.action) == ("one", None)
        assert "one" in pikepdf.NameTree(pdf.Root.Names.Dests)
        assert [str(page.label) for page in pdf.pages] == ["1", "2", "3", "4"]
        assert pdf.Root.ViewerPreferences == Dictionary(DisplayDocTitle=True)


def test_nothing_acts_scripts_asks_or_is_attached() -> None:
    pdf = master(LETTER, bleed=9)
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    pdf.Root.OpenAction = pdf.Root.URI = pdf.Root.AA = script
    pdf.Root.AcroForm = Dictionary(Fields=Array())
    pdf.Root.OCProperties = pdf.Root.Collection = pdf.Root.PieceInfo = Dictionary()
    pdf.Root.PageMode, pdf.Root.AF, pdf.Root.Version = Name.UseAttachments, Array(), Name("/2.0")
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=[String("x"), script]))
    pdf.Root.MarkInfo = Dictionary(Marked=True, Suspects=True)
    pdf.attachments["a.txt"] = b"words"
    page = pdf.pages[0].obj
    page.AA = page.PieceInfo = page.Trans = Dictionary()
    page.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9])])
    page.Rotate, page.UserUnit, page.Tabs, page.Dur = 0, 1, Name.S, 1
    lay(pdf, _order())
    standard.declare(pdf, _order())
    assert set(pdf.Root.keys()) <= {
        "/Type", "/Pages", "/PageLabels", "/Names", "/Outlines", "/ViewerPreferences",
        "/Metadata", "/MarkInfo", "/Lang", "/OutputIntents",
    }  # fmt: skip
    assert not pdf.Root.Names.keys()
    assert pdf.Root.MarkInfo == Dictionary(Marked=True)
    assert set(page.keys()) == {
        "/Type", "/Parent", "/Resources", "/Contents", "/MediaBox", "/BleedBox", "/TrimBox"
    }  # fmt: skip
    data = standard.saved(pdf)
    with pikepdf.open(BytesIO(data)) as saved:
        everything = b" ".join(item.unparse(resolved=True) for item in saved.objects)
    assert b"JavaScript" not in everything
    assert b"EmbeddedFile" not in everything


def test_nothing_newer_than_pdf_1_6_is_left(pressed: Path) -> None:
    newer = {"/AF", "/NS", "/Namespaces", "/Ref", "/DPart", "/DPartRoot", "/Extensions", "/DSS"}
    with pikepdf.open(pressed) as pdf:
        keys = {key for item in pdf.objects for key in _keys(item)}
    assert {"/StructParents", "/DestOutputProfile", "/FontFile2"} <= keys
    assert not keys & newer


def _keys(item: pikepdf.Object) -> Iterator[str]:
    """The keys of an object, and of what stands in it without being an object of its own."""
    if isinstance(item, (Dictionary, pikepdf.Stream)):
        for key, value in item.items():
            yield key
            yield from _keys_within(value)
    elif isinstance(item, Array):
        for value in item:
            yield from _keys_within(value)


def _keys_within(value: object) -> Iterator[str]:
    if isinstance(value, pikepdf.Object) and not value.is_indirect:
        yield from _keys(value)


def test_the_text_is_that_of_the_master(painted: bytes, pressed: Path) -> None:
    before, after = pypdfium2.PdfDocument(painted), pypdfium2.PdfDocument(pressed)
    assert len(before) == len(after) == 4
    for page, same in zip(before, after, strict=True):
        assert same.get_textpage().get_text_range() == page.get_textpage().get_text_range()


@pytest.mark.parametrize(
    "command",
    [
        ["gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=bit", "-r36", "-o", "-"],
        ["mutool", "draw", "-q", "-F", "png", "-r", "36", "-o", "-"],
        ["pdftoppm", "-r", "36"],
    ],
    ids=lambda command: command[0],
)
def test_it_is_drawn_without_a_word(pressed: Path, command: list[str]) -> None:
    done = subprocess.run([*command, pressed], capture_output=True, check=False)
    said = done.stderr.decode().replace("warning: ICC support is not available\n", "")
    assert (done.returncode, said) == (0, "")  # how mutool was built is not the file's fault


def test_qpdf_reads_it_without_a_word(pressed: Path) -> None:
    done = subprocess.run(["qpdf", "--check", pressed], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


# --- tags ------------------------------------------------------------------


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


# --- fonts -----------------------------------------------------------------


def _with_fonts(**fonts: Dictionary) -> pikepdf.Pdf:
    pdf = master(LETTER, bleed=9)
    pdf.pages[0].obj.Resources.Font = Dictionary({f"/{key}": font for key, font in fonts.items()})
    return pdf


def test_a_font_that_is_not_embedded_is_a_problem() -> None:
    bare = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    below = Dictionary(Subtype=Name.CIDFontType2, BaseFont=Name.Arial, FontDescriptor=Dictionary())
    above = Dictionary(Subtype=Name.Type0, BaseFont=Name.Arial, DescendantFonts=Array([below]))
    with pytest.raises(NgenError) as raised:
        standard.declare(_with_fonts(a=bare, b=above, c=bare), _order())
    assert [str(problem).splitlines()[0] for problem in raised.value.problems] == [
        "error[font-embedded]: the font `Arial` is not embedded in the PDF",
        "error[font-embedded]: the font `Helvetica` is not embedded in the PDF",
    ]


def test_fonts_that_are_embedded_or_drawn_are_none() -> None:
    pdf = _with_fonts()
    held = pdf.make_stream(b"font")
    for key in ("FontFile", "FontFile2", "FontFile3"):
        descriptor = Dictionary({f"/{key}": held})
        font = Dictionary(Subtype=Name.TrueType, FontDescriptor=descriptor)
        pdf.pages[0].obj.Resources.Font[f"/{key}"] = font
    drawn = Dictionary(Type=Name.Font, Subtype=Name.Type3)
    pdf.pages[0].obj.Resources.Font["/Drawn"] = pdf.make_indirect(drawn)
    standard.declare(pdf, _order())
