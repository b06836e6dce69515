"""Rules on the file as a whole, and what PDF/X asks it to say of itself."""

from io import BytesIO
from pathlib import Path

import pytest
from cases import Case, Change, each, prove
from files import ICC, press_file, saved
from pikepdf import Array, Dictionary, Encryption, Name, Pdf, String

from ngen_pdf import press
from ngen_pdf.preflight import check, profiles
from shop import open_shop


def locked(password: str) -> Change:
    """Encrypted, to be opened with a password."""

    def change(pdf: Pdf) -> bytes:
        file = BytesIO()
        pdf.save(file, encryption=Encryption(owner="owner", user=password, R=4))
        return file.getvalue()

    return change


def without(key: str) -> Change:
    """Take something out of the catalog."""

    def change(pdf: Pdf) -> None:
        del pdf.Root[key]

    return change


def cut(pdf: Pdf) -> bytes:
    """Without its last bytes, where a reader begins."""
    return saved(pdf)[:-40]


def undecodable(pdf: Pdf) -> None:
    """A page with content that is said to be deflated, and is not."""
    source = pdf.pages[1].obj
    more = pdf.make_stream(b"not deflated")
    more.Filter = Name.FlateDecode
    source.Contents = Array([source.Contents, more])


def lacking(pdf: Pdf) -> None:
    """A page that draws a form which is not there."""
    source = pdf.pages[1].obj
    source.Contents = Array([source.Contents, pdf.make_stream(b"/Fm Do")])


def replaced(old: bytes, new: bytes) -> Change:
    """The file with other bytes, as long, in place of some."""
    assert len(old) == len(new)

    def change(pdf: Pdf) -> bytes:
        data = saved(pdf)
        assert old in data
        return data.replace(old, new)

    return change


def catalog(**entries: Name) -> Change:
    def change(pdf: Pdf) -> None:
        for key, value in entries.items():
            pdf.Root[f"/{key}"] = value

    return change


def intent(**entries: object) -> Change:
    """Give the output intent these entries, or take those away that are None."""

    def change(pdf: Pdf) -> None:
        for key, value in entries.items():
            if value is None:
                del pdf.Root.OutputIntents[0][f"/{key}"]
            else:
                pdf.Root.OutputIntents[0][f"/{key}"] = value

    return change


def profile(data: bytes, components: int = 4) -> Change:
    def change(pdf: Pdf) -> None:
        intent(DestOutputProfile=pdf.make_stream(data, N=components))(pdf)

    return change


def second(kind: Name) -> Change:
    """Another output intent."""

    def change(pdf: Pdf) -> None:
        other = Dictionary(dict(pdf.Root.OutputIntents[0].items()))
        other.S = kind
        pdf.Root.OutputIntents.append(other)

    return change


def xmp(**said: str) -> Change:
    """Give XMP these properties, with `_` for a colon; "" takes one away."""

    def change(pdf: Pdf) -> None:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            metadata.register_xml_namespace("http://www.npes.org/pdfx/ns/id/", "pdfxid")
            for name, value in said.items():
                if value:
                    metadata[name.replace("_", ":", 1)] = value
                else:
                    del metadata[name.replace("_", ":", 1)]

    return change


def listed(title: str) -> Change:
    def change(pdf: Pdf) -> None:
        pdf.docinfo.Title = String(title)

    return change


def dated(**dates: str) -> Change:
    """Give Info these dates."""

    def change(pdf: Pdf) -> None:
        for key, date in dates.items():
            pdf.docinfo[f"/{key}"] = String(date)

    return change


def malformed(pdf: Pdf) -> None:
    """Metadata that are no XML."""
    pdf.Root.Metadata = pdf.make_stream(b"<x:xmpmeta><title></x:xmpmeta>")


def trapped(said: str, told: Name) -> Change:
    def change(pdf: Pdf) -> None:
        xmp(pdf_Trapped=said)(pdf)
        pdf.docinfo.Trapped = told

    return change


def elder(pdf: Pdf) -> None:
    """As PDF/X-1a says what it is."""
    del pdf.Root.Metadata
    pdf.docinfo.GTS_PDFXVersion = String("PDF/X-1a:2003")


DISPLAY = ICC.read_bytes()[:12] + b"mntr" + ICC.read_bytes()[16:]
RGB = ICC.read_bytes()[:16] + b"RGB " + ICC.read_bytes()[20:]


@each(
    Case("syntax", cut, told="the file is damaged: ", profile="any"),
    Case("syntax", undecodable, told="the file is damaged: error decoding stream data for object"),
    Case("syntax", lacking, told="the page is not drawn in full: there is no image or", page=2),
    Case("encryption", locked(""), told="the file is encrypted"),
    Case("encryption", locked("secret"), told="it asks for a password"),
    Case(
        "pdf-version",
        lambda pdf: saved(pdf, force_version="1.7"),
        lambda pdf: saved(pdf, force_version="1.6"),
        "the file is PDF 1.7; gwg-sheetfed asks for 1.6 at most",
    ),
    Case("pdf-version", lambda pdf: saved(pdf, force_version="2.0"), told="is PDF 2.0"),
    Case(
        "pdf-version",
        catalog(Version=Name("/1.7")),
        catalog(Version=Name("/1.5")),
        "the file is PDF 1.7",
    ),
)
def test_the_file(case: Case) -> None:
    prove(case)


@each(
    Case("output-intent", without("/OutputIntents"), told="there is no output in"),
    Case("output-intent", intent(S=Name.GTS_PDFA1), told="there is no output intent for PDF/X"),
    Case(
        "output-intent",
        second(Name.GTS_PDFX),
        second(Name.GTS_PDFA1),
        "there are 2 output intents for PDF/X",
    ),
    Case("output-intent", intent(OutputConditionIdentifier=None), told="names no printing condi"),
    Case("output-intent", intent(DestOutputProfile=None), told="holds no ICC profile"),
    Case("output-intent", profile(ICC.read_bytes(), 3), told="is said to have 3 components, not 4"),
    Case("output-intent", profile(RGB), told="profile of the output intent is RGB, not CMYK"),
    Case("output-intent", profile(DISPLAY), told="is a display profile, not one of a press"),
    Case("output-intent", profile(b"acsp"), told="is not an ICC profile"),
    Case("pdfx-metadata", without("/Metadata"), told="says nothing about PDF/X"),
    Case("pdfx-metadata", elder, told="it is `PDF/X-1a:2003`; gwg-sheetfed asks for PDF/X-4"),
    Case("pdfx-metadata", malformed, told="the file says nothing about PDF/X"),
    Case("pdfx-metadata", xmp(pdfxid_GTS_PDFXVersion="PDF/X-3:2003"), told="it is `PDF/X-3:2003`"),
    Case("pdfx-metadata", xmp(dc_title=""), told="the metadata have no title (`dc:title`)"),
    Case(
        "pdfx-metadata", listed("Other"), listed("Sound"), "is `Sound` in XMP and `Other` in Info"
    ),
    Case("pdfx-metadata", xmp(xmp_CreateDate=""), told="have no date of creation"),
    Case("pdfx-metadata", xmp(xmp_ModifyDate=""), told="have no date of the last change"),
    Case("pdfx-metadata", xmp(xmpMM_DocumentID=""), told="have no ID of the document (`xmpMM:Doc"),
    Case("pdfx-metadata", xmp(xmpMM_VersionID=""), told="have no number of its version"),
    Case("pdfx-metadata", xmp(xmpMM_RenditionClass=""), told="have no class of its rendition"),
    Case(
        "pdfx-metadata",
        xmp(xmp_CreateDate="2024-03-31T00:00:01Z"),
        xmp(xmp_CreateDate="2024-03-30T20:00:00-04:00"),
        "creation is `2024-03-31T00:00:01Z` in XMP and `D:20240331000000Z` in Info",
    ),
    Case(
        "pdfx-metadata",
        dated(ModDate="D:20240401"),
        dated(ModDate="D:20240331"),
        "the date of the last change is `2024-03-31T00:00:00Z` in XMP and `D:20240401` in Info",
    ),
    Case(
        "pdfx-metadata",
        trapped("Unknown", Name.Unknown),
        trapped("True", Name("/True")),
        "does not say whether it is trapped",
    ),
    Case("pdfx-metadata", trapped("True", Name("/False")), told="Trapped is True, Info that it is"),
    Case("pdfx-metadata", replaced(b"/ID [", b"/Id ["), told="the file has no ID"),
)
def test_what_the_file_says(case: Case) -> None:
    prove(case)


@pytest.mark.parametrize(("version", "passed"), [("1.7", True), ("2.0", False)])
def test_a_version_that_may_be_said_in_vain_is_a_warning(version: str, passed: bool) -> None:
    data = saved(press_file(), force_version=version)
    assert check(data, profiles.named("gwg-sheetfed")).passed is passed


def test_the_condition_of_a_press_profile(tmp_path: Path) -> None:
    open_shop(tmp_path)
    shop = profiles.for_press(press.read_press(tmp_path, "shop"))
    other = press_file(pages=4)
    assert check(saved(press_file(pages=4)), shop).findings == ()
    (finding,) = check(saved(other, intent(OutputConditionIdentifier="FOGRA39")), shop).findings
    assert finding.code == "output-intent"
    assert finding.message == "the output intent is `FOGRA39`, the shop prints to `CGATS TR 006`"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"words", bytes(range(256)) * 40])
def test_what_is_no_pdf_gets_a_verdict(data: bytes) -> None:
    verdict = check(data)
    (finding,) = verdict.findings
    assert (verdict.profile, verdict.pages, verdict.passed) == ("any", 0, False)
    assert (finding.code, finding.page) == ("syntax", 0)
    assert finding.message.startswith("the file cannot be opened: ")
