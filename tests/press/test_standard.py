"""What a press file says of itself, and that nothing is left which PDF/X-4 forbids."""

import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from linked import LETTER, linked_order, painted_in, press_file
from pikepdf import Array, Dictionary, Name, String

from ngen_pdf.editions.press import standard
from ngen_pdf.editions.press.sheet import lay
from ngen_pdf.problems import NgenError
from orders import master


@pytest.fixture(scope="module")
def painted(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return painted_in(tmp_path_factory.mktemp("linked"))


@pytest.fixture(scope="module")
def pressed(painted: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("pressed") / "pressed.pdf"
    file.write_bytes(press_file(painted))
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
    press = linked_order().press
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
    first, again, other = press_file(painted), press_file(painted), press_file(painted, "Other")
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
    lay(pdf, linked_order())
    standard.declare(pdf, linked_order())
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
        standard.declare(_with_fonts(a=bare, b=above, c=bare), linked_order())
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
    standard.declare(pdf, linked_order())
