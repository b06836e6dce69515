"""Makes a PDF a PDF/X-4:2010 (ISO 15930-7), as far as what it says of itself and may hold.

In: a PDF whose pages are done, and an `Order`. Out: the same PDF, and its bytes. Colors and
boxes belong to other passes; what was looked at is listed in docs/press.md.
"""

from collections.abc import Iterator
from hashlib import sha256
from uuid import NAMESPACE_URL, uuid5

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from ngen_pdf.editions import description
from ngen_pdf.editions.annotations import remove_annotations
from ngen_pdf.editions.order import Imprint, Order
from ngen_pdf.press import OutputIntent
from ngen_pdf.problems import NgenError, Problem

FONT_FILES = frozenset({"/FontFile", "/FontFile2", "/FontFile3"})
"""Where the file of a font is, in its descriptor (ISO 32000-2, 9.9)."""

VERSION = "1.6"
"""The version of PDF that PDF/X-4 is made on."""

IDENTIFICATION = "http://www.npes.org/pdfx/ns/id/"
TAGS = frozenset(
    {"/Type", "/K", "/ParentTree", "/ParentTreeNextKey", "/RoleMap", "/ClassMap", "/IDTree"}
)
"""What the root of a structure tree holds in PDF 1.6 (PDF Reference, fifth edition, table 10.9)."""
CATALOG = frozenset(
    {
        *("/Type", "/Pages", "/PageLabels", "/Names", "/Outlines", "/ViewerPreferences"),
        *("/Metadata", "/MarkInfo", "/StructTreeRoot", "/Lang", "/OutputIntents"),
    }
)
PAGE = frozenset(
    {
        *("/Type", "/Parent", "/Resources", "/Contents", "/Group", "/StructParents"),
        *("/MediaBox", "/BleedBox", "/TrimBox"),
    }
)
"""What a press file may say of the document and of a page: no action, form, script or file."""


def declare(pdf: pikepdf.Pdf, order: Order) -> None:
    """Leave out what PDF/X-4 forbids, and say what it asks for; raise `NgenError` for fonts."""
    assert order.press is not None  # an edition for a press is made to a profile
    _check_fonts(pdf)
    remove_annotations(pdf)
    for page in pdf.pages:
        _keep(page.obj, PAGE)
    _keep(pdf.Root, CATALOG)
    if Name.Names in pdf.Root:
        _keep(pdf.Root.Names, frozenset({"/Dests"}))
    if Name.StructTreeRoot in pdf.Root:
        _keep(pdf.Root.StructTreeRoot, TAGS)
    if Name.MarkInfo in pdf.Root:
        _keep(pdf.Root.MarkInfo, frozenset({"/Marked"}))
    description.describe(pdf, order.imprint)
    description.label_pages(pdf, order.imprint.front_pages)
    description.bookmark(pdf, order.imprint.bookmarks)
    _intend(pdf, order.press.intent)
    identify(pdf, order.imprint)


def saved(pdf: pikepdf.Pdf) -> bytes:
    """The bytes of what was declared."""
    return description.saved(pdf, VERSION)


def _keep(table: pikepdf.Object, keys: frozenset[str]) -> None:
    for key in table.keys() - keys:
        del table[key]


def _intend(pdf: pikepdf.Pdf, intent: OutputIntent) -> None:
    """The one output intent, with its ICC profile embedded (ISO 32000-2, 14.11.5)."""
    profile = pdf.make_stream(intent.icc, N=4)
    pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFX,
                OutputConditionIdentifier=String(intent.condition),
                OutputCondition=String(intent.description),
                RegistryName=String(intent.registry),
                Info=String(intent.description),
                DestOutputProfile=profile,
            )
        ]
    )


def identify(pdf: pikepdf.Pdf, imprint: Imprint) -> None:
    """Which standard the file keeps to, that it is not trapped, and which file it is."""
    pdf.docinfo[Name.Trapped] = Name("/False")
    for key in (Name.CreationDate, Name.ModDate):  # as PDF 1.6 writes it, without apostrophes
        pdf.docinfo[key] = String(f"D:{imprint.date:%Y%m%d}000000Z")
    document = uuid5(NAMESPACE_URL, f"{IDENTIFICATION}{_digest(pdf)}")
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        xmp.register_xml_namespace(IDENTIFICATION, "pdfxid")
        xmp["pdfxid:GTS_PDFXVersion"] = "PDF/X-4"
        xmp["pdf:Trapped"] = "False"
        xmp["xmp:MetadataDate"] = description.moment(imprint)
        xmp["xmpMM:DocumentID"] = f"uuid:{document}"
        xmp["xmpMM:InstanceID"] = f"uuid:{uuid5(document, 'instance')}"
        xmp["xmpMM:VersionID"] = "1"
        xmp["xmpMM:RenditionClass"] = "default"


def _digest(pdf: pikepdf.Pdf) -> str:
    """Of all that the document holds: the same for the same content, and for no other."""
    digest = sha256()
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream):
            digest.update(item.read_raw_bytes())
            digest.update(item.stream_dict.unparse(resolved=True))
        else:
            digest.update(item.unparse(resolved=True))
    return digest.hexdigest()


# --- fonts -----------------------------------------------------------------


def _check_fonts(pdf: pikepdf.Pdf) -> None:
    """Raise `NgenError` with a problem for each font whose file is not in the PDF."""
    bare = (font for font in _fonts(pdf) if not _embedded(font))
    missing = {str(font.get(Name.BaseFont, "/?"))[1:] for font in bare}
    if missing:
        hint = "use another face in the styles: a printer has no fonts but those in the file"
        raise NgenError(
            *(
                Problem("font-embedded", f"the font `{name}` is not embedded in the PDF", hint=hint)
                for name in sorted(missing)
            )
        )


def _fonts(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """The fonts that pages and forms name, and those that are objects of their own."""
    for page in pdf.pages:
        yield from (font for _, font in page.resources.get(Name.Font, Dictionary()).items())
    for item in pdf.objects:
        if isinstance(item, Dictionary) and item.get(Name.Type) == Name.Font:
            yield item


def _embedded(font: pikepdf.Object) -> bool:
    """Whether a font's file is there; one of type 0 has it in its descendants, type 3 is drawn."""
    if font.Subtype == Name.Type3:
        return True
    if font.Subtype == Name.Type0:
        return all(_embedded(part) for part in font.DescendantFonts)
    return bool(FONT_FILES & set(font.get(Name.FontDescriptor, Dictionary()).keys()))
