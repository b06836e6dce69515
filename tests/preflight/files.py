"""The smallest files that pass, for rules to break: one for the press, one for the screen.

Both have two Letter pages with a line of text in an embedded subset of a face. `saved` gives
the bytes of one after a change.
"""

from collections.abc import Callable, Mapping
from functools import cache
from io import BytesIO

import pikepdf
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, String

from conftest import ROOT

FACE = ROOT / "fonts/source-serif-4/SourceSerif4-Regular.ttf"
ICC = ROOT / "styles/press/gracol-coated.icc"
WORDS = "Sound words"
LETTERS = "".join(chr(code) for code in range(32, 127))
TRIM = (0.0, 0.0, 612.0, 792.0)
BLEED = 9.0
CONDITION = "CGATS TR 006"
Change = Callable[[pikepdf.Pdf], object]


def saved(pdf: pikepdf.Pdf, change: Change = lambda _pdf: None, **settings: object) -> bytes:
    """The file after a change, with the same bytes each time."""
    change(pdf)
    file = BytesIO()
    pdf.save(file, deterministic_id=True, **settings)  # type: ignore[arg-type]
    return file.getvalue()


def press_file(content: bytes = b"", pages: int = 2, **resources: pikepdf.Object) -> pikepdf.Pdf:
    """A PDF/X-4 that `gwg-sheetfed` passes; each page paints `content` after its line of text.

    `resources` are more categories of the pages' resources, such as `XObject`.
    """
    pdf = pikepdf.new()
    font = font_of(pdf)
    for _ in range(pages):
        page = add_page(pdf, font, b"0 0 0 1 k", content, b"", resources)
        left, bottom, right, top = TRIM
        page.TrimBox = Array(TRIM)
        page.BleedBox = Array([left - BLEED, bottom - BLEED, right + BLEED, top + BLEED])
        page.MediaBox = page.BleedBox
    profile = pdf.make_stream(ICC.read_bytes(), N=4)
    intent = Dictionary(
        Type=Name.OutputIntent, S=Name.GTS_PDFX, OutputConditionIdentifier=CONDITION,
        RegistryName="http://www.color.org", DestOutputProfile=profile,
    )  # fmt: skip
    pdf.Root.OutputIntents = Array([intent])
    identity = {"DocumentID": "uuid:0", "VersionID": "1", "RenditionClass": "default"}
    said = {f"xmpMM:{name}": value for name, value in identity.items()}
    _describe(pdf, {"pdfxid:GTS_PDFXVersion": "PDF/X-4", **said})
    pdf.docinfo.Trapped = Name("/False")
    return pdf


def screen_file(content: bytes = b"", pages: int = 2, **resources: pikepdf.Object) -> pikepdf.Pdf:
    """A tagged file that `screen` passes: title, language, bookmarks, labels, links, contents."""
    pdf = pikepdf.new()
    font = font_of(pdf)
    for number in range(pages):
        page = add_page(pdf, font, b"/P << /MCID 0 >> BDC 0 0 0 rg", content, b"EMC", resources)
        page.StructParents = number
        page.Tabs = Name.S
        page.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    _describe(pdf, {"pdfuaid:part": "1"})
    pdf.Root.Lang = String("en-CA")
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))
    _tag(pdf)
    with pdf.open_outline() as outline:
        for number in range(pages):
            outline.root.append(pikepdf.OutlineItem(f"Page {number + 1}", number))
    return pdf


def add_page(
    pdf: pikepdf.Pdf,
    font: pikepdf.Object,
    before: bytes,
    content: bytes = b"",
    after: bytes = b"",
    resources: Mapping[str, pikepdf.Object] | None = None,
) -> pikepdf.Object:
    """A page with the line of text, 12 pt, 72 pt from its upper left corner, then `content`."""
    page = pdf.add_blank_page(page_size=(612, 792)).obj
    page.Resources = Dictionary(Font=Dictionary(F1=font))
    for name, value in (resources or {}).items():
        page.Resources[f"/{name}"] = value
    line = b" BT /F1 12 Tf 72 700 Td <%s> Tj ET " % codes(WORDS).hex().encode()
    page.Contents = pdf.make_stream(before + line + after + b"\n" + content)
    return page


def codes(text: str) -> bytes:
    """A text as the codes of `font_of`: two bytes a letter."""
    return b"".join((LETTERS.index(letter) + 1).to_bytes(2, "big") for letter in text)


@cache
def _face() -> bytes:
    """The face with the letters of ASCII alone, as glyphs 1 and up, in their order."""
    face = TTFont(FACE)
    subsetter = Subsetter(Options(layout_features=[], notdef_outline=True))
    subsetter.populate(text=LETTERS)
    subsetter.subset(face)
    file = BytesIO()
    face.save(file)
    return file.getvalue()


def font_of(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """An embedded, subset Type0 font; `codes` tells what to show."""
    face = TTFont(BytesIO(_face()))
    cmap = face.getBestCmap()
    scale = 1000 / face["head"].unitsPerEm
    glyphs = [face.getGlyphID(cmap[ord(letter)]) for letter in LETTERS]
    widths = [round(face["hmtx"][cmap[ord(letter)]][0] * scale) for letter in LETTERS]
    gids = b"".join(number.to_bytes(2, "big") for number in [0, *glyphs])
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=Name("/ABCDEF+SourceSerif4-Regular"), Flags=4,
        FontBBox=Array([-200, -300, 1200, 1000]), ItalicAngle=0, Ascent=900, Descent=-300,
        CapHeight=670, StemV=80, FontFile2=pdf.make_stream(_face()),
    )  # fmt: skip
    descendant = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=descriptor.FontName,
        CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        FontDescriptor=pdf.make_indirect(descriptor), W=Array([1, Array(widths)]),
        CIDToGIDMap=pdf.make_stream(gids),
    )  # fmt: skip
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=descriptor.FontName,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(descendant)]),
            ToUnicode=pdf.make_stream(_to_unicode()),
        )
    )


def _to_unicode() -> bytes:
    pairs = "".join(
        f"<{number:04x}> <{ord(letter):04x}>\n" for number, letter in enumerate(LETTERS, 1)
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CMapName /Letters def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(LETTERS)} beginbfchar\n{pairs}endbfchar\nendcmap end end"
    ).encode()


def _describe(pdf: pikepdf.Pdf, said: dict[str, str]) -> None:
    """Title and dates, in Info and XMP alike, and what standard the file follows."""
    with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
        xmp.register_xml_namespace("http://www.npes.org/pdfx/ns/id/", "pdfxid")
        xmp["dc:title"] = "Sound"
        xmp["xmp:CreateDate"] = xmp["xmp:ModifyDate"] = "2024-03-31T00:00:00Z"
        xmp["pdf:Trapped"] = "False"
        for key, value in said.items():
            xmp[key] = value
    pdf.docinfo.Title = String("Sound")
    pdf.docinfo.CreationDate = pdf.docinfo.ModDate = String("D:20240331000000Z")


def _tag(pdf: pikepdf.Pdf) -> None:
    """A paragraph for the text of each page, below a Document."""
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    top = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
    paragraphs = [
        pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=top, Pg=page.obj, K=0))
        for page in pdf.pages
    ]
    top.K, root.K = Array(paragraphs), Array([top])
    numbers = [part for number, one in enumerate(paragraphs) for part in (number, Array([one]))]
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
    pdf.Root.StructTreeRoot = root
