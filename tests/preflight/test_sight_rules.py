"""Rules on what those who see the pages read there: contrast, and the folios of contents."""

import pypdfium2
import pytest
from cases import Case, Change, each, nothing, prove
from files import codes, saved, screen_file
from pikepdf import Array, Dictionary, Name, Pdf

from ngen_pdf.preflight import check, profiles
from ngen_pdf.preflight.facts import Text
from ngen_pdf.preflight.reading import read
from ngen_pdf.preflight.reading.grounds import Grounds
from ngen_pdf.preflight.rules.contrast import ratio

SCREEN = profiles.named("screen")


def case(code: str, broken: Change, told: str, page: int = 1, mended: Change = nothing) -> Case:
    return Case(code, broken, mended, told, page, "screen", screen_file)


def says(words: str, size: float = 12, x: float = 72, y: float = 500, turn: str = "1 0 0 1") -> str:
    return f"BT /F1 {size:g} Tf {turn} {x:g} {y:g} Tm <{codes(words).hex()}> Tj ET "


def artifact(content: str, **resources: object) -> Change:
    """Paint on the first page what has no tags."""

    def change(pdf: Pdf) -> None:
        for key, value in resources.items():
            pdf.pages[0].obj.Resources[f"/{key}"] = value
        pdf.pages[0].contents_add(f"/Artifact BMC q {content} Q EMC".encode())

    return change


def tagged(content: str) -> Change:
    """Paint this in place of the first page's line."""
    return lambda pdf: pdf.pages[0].obj.__setattr__(
        "Contents", pdf.make_stream(f"/P << /MCID 0 >> BDC {content} EMC".encode())
    )


BOX = "60 490 200 30 re f "
ROUND = "60 490 m 260 490 l 270 505 l 260 520 l 60 520 l 50 505 l f "
HALF = {"ExtGState": Dictionary(H=Dictionary(ca=0.5), M=Dictionary(BM=Name.Multiply))}
TURNED = "0.707 0.707 -0.707 0.707"


@each(
    case("contrast", artifact("0.5 g " + says("Faint")),
         "`Faint`: #808080 on #FFFFFF has a contrast of 3.97 to 1; WCAG asks 4.5",
         mended=artifact("0.4627 g " + says("Faint"))),  # #767676: 4.54
    case("contrast", tagged("0.62 g " + says("Large", 18)), "contrast of 2.67 to 1; WCAG asks 3",
         mended=tagged("0.58 g " + says("Large", 18))),
    case("contrast", tagged("0.58 g " + says("Small", 17.9)), "WCAG asks 4.5",
         mended=artifact("0.9 g " + says("Watermark", 18))),
    case("contrast", artifact("1 g " + says("White")), "#FFFFFF on #FFFFFF has a contrast of 1 ",
         mended=artifact("0 g " + BOX + "1 g " + says("White"))),
    case("contrast", artifact("0.8 0 0 rg " + BOX + "0 g " + says("On red")), "on #CC0000",
         mended=artifact("0.8 0 0 rg " + BOX + "1 g " + says("On red"))),
    case("contrast", artifact("0 g " + BOX + "1 g " + BOX + "1 g " + says("White")), "on #FFFFFF",
         mended=artifact("0 g " + BOX + "1 g 60 490 200 2 re f 1 g " + says("White"))),
    case("contrast", artifact("0.9 g " + ROUND + "0.8 g " + says("Pale")), "on #E6E6E6",
         mended=artifact("0 g " + ROUND + "0.8 g " + says("Pale"))),
    case("contrast", artifact("/H gs 0 g " + says("Half"), **HALF), "#808080 on #FFFFFF",
         mended=artifact("0 g " + BOX + "/H gs 1 g " + says("Half"), **HALF)),
    case("contrast", artifact("/H gs 0 g " + BOX + "/H gs 0.3 g " + says("Dark"), **HALF),
         "on #808080", mended=artifact("/M gs 1 g " + says("Mixed"), **HALF)),
    case("contrast", artifact("1 Tr 0.8 G 0 g " + says("Outlined")), "#CCCCCC",
         mended=artifact("3 Tr 0.9 g " + says("Unseen"))),
    case("contrast", artifact("0 1 0 0 k " + says("Ink")), "`Ink`",
         mended=artifact("0.9 g " + says("....") + says("Draft", 60, 100, 300, TURNED))),
)  # fmt: skip
def test_contrast(case: Case) -> None:
    prove(case)


@pytest.mark.parametrize("color", [(0.5, 0.5, 0.5), (0.2, 0.4, 0.6), (0.9, 0.9, 0.2)])
def test_the_ground_is_what_is_drawn(color: tuple[float, float, float]) -> None:
    """Beside a text, PDFium paints the color that its area is said to stand on."""
    pdf = screen_file()
    red, green, blue = color
    content = f"/H gs {red} {green} {blue} rg {BOX} q {BOX} Q 0 g {says('Words')}"
    artifact(content, **HALF)(pdf)
    data = saved(pdf)
    page = read(data).pages[0]
    text = next(m for m in page.marks if isinstance(m, Text) and m.text == "Words")
    (ground,) = Grounds(page).below(text)
    assert ground is not None
    drawn = pypdfium2.PdfDocument(data)[0].render(scale=1).to_pil().getpixel((65, 792 - 495))
    assert isinstance(drawn, tuple)
    assert drawn[:3] == pytest.approx([part * 255 for part in ground], abs=1.5)


def test_ratios_are_those_of_wcag() -> None:
    """Pairs with the values that WebAIM's and other checkers give."""
    assert ratio((0, 0, 0), (1, 1, 1)) == pytest.approx(21)
    assert ratio((1, 1, 1), (0.4667, 0.4667, 0.4667)) == pytest.approx(4.48, abs=0.005)
    assert ratio((1, 0, 0), (1, 1, 1)) == pytest.approx(3.998, abs=0.001)


def test_text_on_an_image_is_not_judged() -> None:
    pdf = screen_file()
    image = pdf.make_stream(
        b"\xff", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, BitsPerComponent=8,
        ColorSpace=Name.DeviceGray,
    )  # fmt: skip
    content = f"q 200 0 0 30 60 490 cm /I0 Do Q 1 g {says('White')}"
    artifact(content, XObject=Dictionary(I0=image))(pdf)
    assert check(saved(pdf), SCREEN).findings == ()


Entry = tuple[str, str, int]  # words, folio, page that the link leads to, from 1


def contents(*entries: Entry, leaders: str = "", edge: float = 540, count: int = 9) -> Change:
    """Lines on the first page, folios ending at an edge, each line a link."""

    def change(_pdf: Pdf) -> bytes:
        pdf = screen_file(pages=count)
        page = pdf.pages[0].obj
        page.Annots = Array()
        for number, (words, folio, target) in enumerate(entries):
            y = 600 - 20 * number
            line = says(words + leaders, y=y) + says(folio, x=edge - 6.4 * len(folio), y=y)
            artifact(line)(pdf)
            place = Array([pdf.pages[target - 1].obj, Name.Fit])
            rect = Array([70, y - 4, edge + 20, y + 12])
            note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=rect, Dest=place)
            page.Annots.append(pdf.make_indirect(note))
        return saved(pdf)

    return change


RIGHT: tuple[Entry, ...] = (("One", "2", 2), ("Two", "4", 4), ("Three", "9", 9))
WRONG: tuple[Entry, ...] = (("One", "2", 2), ("Two", "5", 4), ("Three", "9", 9))
OFF: tuple[Entry, ...] = (("One", "3", 2), ("Two", "5", 4), ("Three", "8", 9))
MENTIONS: tuple[Entry, ...] = (("Figure", "3", 2), ("Table", "1", 4), ("Figure", "2", 9))


@each(
    case("toc-folio", contents(*WRONG), "`Two` is on page 5, but lead to page 4",
         mended=contents(*RIGHT)),
    case("toc-folio", contents(*WRONG, leaders=" . . . ."), "`Two` is on page 5",
         mended=contents(*RIGHT, leaders=" . . . .")),
    case("toc-folio", contents(*OFF), "`One` is on page 3, but lead to page 2",
         mended=contents(*MENTIONS, edge=118)),
)  # fmt: skip
def test_folios_of_contents(case: Case) -> None:
    prove(case)


def test_each_wrong_line_is_told_where_it_stands() -> None:
    data = contents(*OFF)(screen_file())
    assert isinstance(data, bytes)
    found = check(data, SCREEN).findings
    assert [round(f.area.bottom, -1) for f in found if f.area] == [600, 580, 560]


def in_contents(said: str, target: int, *, held: bool = True) -> bytes:
    """A file with one line in a TOCI, and a link on its first word or on all of it."""
    pdf = screen_file()
    page = pdf.pages[0].obj
    page.Contents = pdf.make_stream(f"/P << /MCID 0 >> BDC {said} EMC".encode())
    top = pdf.Root.StructTreeRoot.K[0]
    item = top.K[0]
    item.S = Name.TOCI
    table = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.TOC, P=top, K=item))
    item.P, top.K[0] = table, table
    place = Array([pdf.pages[target - 1].obj, Name.Fit])
    rect = Array([70, 496, 200 if held else 140, 512])
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=rect, Dest=place)
    page.Annots = Array([pdf.make_indirect(note)])
    return saved(pdf)


def test_contents_in_tags_are_known_without_a_shape() -> None:
    """One line, its folio a space away; where the link ends before it, it is not judged."""
    line, apart = says("Words 1"), says("Part 3") + says("1", x=180)
    for data, told in (
        (in_contents(line, 1), set()),
        (in_contents(line, 2), {"toc-folio"}),
        (in_contents(apart, 1, held=False), set()),
        (in_contents(apart, 2), {"toc-folio"}),
    ):
        assert {f.code for f in check(data, SCREEN).findings} == told
