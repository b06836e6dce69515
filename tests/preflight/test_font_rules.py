"""Rules on fonts."""

import pikepdf
from cases import Case, Change, each, prove
from files import codes, screen_file
from pikepdf import Array, Dictionary, Name, Pdf


def font(pdf: Pdf) -> pikepdf.Object:
    """The font of the file, which both pages use."""
    return pdf.pages[0].obj.Resources.Font.F1


def without_file(pdf: Pdf) -> None:
    del font(pdf).DescendantFonts[0].FontDescriptor.FontFile2


def plain(*numbers: int, mode: int = 0) -> Change:
    """Words in Helvetica, which is not in the file, on these pages."""

    def change(pdf: Pdf) -> None:
        helvetica = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        for number in numbers:
            page = pdf.pages[number - 1].obj
            page.Resources.Font = Dictionary(F1=font(pdf), F2=helvetica)
            words = b"0 0 0 1 k BT /F2 12 Tf %d Tr 72 500 Td (Words) Tj ET" % mode
            page.Contents = Array([page.Contents, pdf.make_stream(words)])

    return change


def renamed(name: str) -> Change:
    def change(pdf: Pdf) -> None:
        whole = font(pdf)
        whole.BaseFont = whole.DescendantFonts[0].BaseFont = Name(name)
        whole.DescendantFonts[0].FontDescriptor.FontName = Name(name)

    return change


def show(shown: bytes) -> Change:
    """Codes shown on the second page."""

    def change(pdf: Pdf) -> None:
        page = pdf.pages[1].obj
        words = b"0 0 0 1 k BT /F1 12 Tf 72 500 Td <%s> Tj ET" % shown.hex().encode()
        page.Contents = Array([page.Contents, pdf.make_stream(words)])

    return change


LACKING = codes("Sound") + b"\x02\x00"
FONT = "SourceSerif4-Regular"


@each(
    Case(
        "font-embedded",
        without_file,
        told=f"the font `{FONT}` (CIDFontType2) is not embedded; it is used on the page and page 2",
        page=1,
    ),
    Case("font-embedded", plain(2), plain(2, mode=3), "`Helvetica` (Type1) is not embedded", 2),
    Case("font-embedded", without_file, page=1, profile="screen", file=screen_file),
    Case("font-subset", renamed(f"/{FONT}"), renamed(f"/GHIJKL+{FONT}"), "is embedded whole", 1),
    Case("font-courier", renamed("/GHIJKL+Courier"), renamed("/GHIJKL+CourierNew"), page=1),
    Case("glyph-missing", show(LACKING), show(codes("Sound")), "for 1 code (0200) in `Sound", 2),
)
def test_fonts(case: Case) -> None:
    prove(case)


def test_all_places_on_the_first_page_are_told() -> None:
    def scattered(pdf: Pdf) -> None:
        plain(1, 2)(pdf)
        page = pdf.pages[0].obj
        again = pdf.make_stream(b"BT /F2 12 Tf 72 200 Td (Words) Tj ET")
        page.Contents = Array([*page.Contents, again])

    (found,) = Case("font-embedded", scattered).verdict(scattered).findings
    assert found.area is not None
    assert [round(area.bottom, -2) for area in (found.area, *found.more)] == [500, 200]


def test_pages_are_told_where_there_are_several() -> None:
    told = [Case("font-embedded", plain(*on)).verdict(plain(*on)).findings for on in ((2,), (1, 2))]
    assert [found.message for (found,) in told] == [
        "the font `Helvetica` (Type1) is not embedded",
        "the font `Helvetica` (Type1) is not embedded; it is used on the page and page 2",
    ]
