"""Text and fonts, as the reader tells them."""

from typing import Any

import pytest
from files import WORDS, codes, press_file
from pikepdf import Array, Dictionary, Name, Object, Pdf
from reading_cases import marks, page_of

from ngen_pdf.preflight.facts import Font, Paint, Path, Text

AB = codes("AB").hex().encode()


def texts(content: bytes, **resources: Object) -> list[Text]:
    return [one for one in marks(content, **resources) if isinstance(one, Text)]


def text(content: bytes) -> Text:
    (one,) = texts(b"BT /F1 10 Tf " + content + b" ET")
    return one


def test_a_line_has_its_words_its_font_and_its_place() -> None:
    (line,) = page_of(press_file(pages=1)).marks
    assert isinstance(line, Text)
    assert (line.text, line.size, line.mode, line.missing) == (WORDS, 12, 0, ())
    assert line.font == Font(
        line.font.key, "SourceSerif4-Regular", "CIDFontType2",
        embedded=True, subset=True,
    )  # fmt: skip
    assert line.fill == Paint("DeviceCMYK", "", 4, (), (("Black", 1),), (0, 0, 0))
    assert line.stroke is None
    assert line.area.left == 72
    assert line.area.bottom == pytest.approx(700 - 0.3 * 12)
    assert line.area.top == pytest.approx(700 + 0.9 * 12)
    # as `pdftotext -bbox` says
    assert line.area.right == pytest.approx(141.444, abs=0.01)


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (b"1 0 0 1 9 9 Tm <%s> Tj", 10),
        (b"2 0 0 2 9 9 Tm <%s> Tj", 20),
        (b"2 0 0 3 9 9 Tm <%s> Tj", 20),
        (b"0 2 -2 0 99 9 Tm <%s> Tj", 20),
        (b"1 0 0 -1 9 9 Tm <%s> Tj", 10),
        (b"50 Tz 9 9 Td <%s> Tj", 5),
        (b"9 9 Td /F1 -7 Tf <%s> Tj", 7),
    ],
)
def test_type_is_as_large_as_it_prints(content: bytes, size: float) -> None:
    assert text(content % AB).size == pytest.approx(size)


@pytest.mark.parametrize(
    ("content", "left", "bottom"),
    [
        (b"9 9 Td <%s> Tj", 9, 6),
        (b"9 9 Td 5 5 Td <%s> Tj", 14, 11),
        (b"9 30 TD 0 -12 TD T* <%s> Tj", 9, 3),
        (b"12 TL 9 30 Td (x) pop <%s> '", 9, 15),
        (b'12 TL 9 30 Td 0 0 <%s> "', 9, 15),
        (b"9 9 Td 4 Ts <%s> Tj", 9, 10),
        (b"1 0 0 1 9 9 Tm [ -1000 <%s> ] TJ", 9, 6),
        (b"1 0 0 1 9 9 Tm [ -1000 ] TJ <%s> Tj", 19, 6),
    ],
)
def test_text_stands_where_it_is_put(content: bytes, left: float, bottom: float) -> None:
    content = content.replace(b"(x) pop ", b"")
    area = text(content % AB).area
    assert (area.left, area.bottom) == pytest.approx((left, bottom))


def test_what_comes_next_begins_where_the_last_ended() -> None:
    def ends(content: bytes) -> float:
        first, last = texts(b"BT /F1 10 Tf " + content % (AB, AB) + b" ET")
        assert last.area.left == pytest.approx(first.area.right)
        return first.area.width

    plain = ends(b"<%s> Tj <%s> Tj")
    assert ends(b"2 Tc <%s> Tj <%s> Tj") == pytest.approx(plain + 4)
    assert ends(b"200 Tz <%s> Tj <%s> Tj") == pytest.approx(plain * 2)
    assert ends(b"[<%s> -500] TJ <%s> Tj") == pytest.approx(plain + 5)
    assert ends(b"5 Tw <%s> Tj <%s> Tj") == plain  # two-byte codes have no word space


@pytest.mark.parametrize(
    ("mode", "fills", "strokes"),
    [(0, True, False), (1, False, True), (2, True, True), (3, False, False), (7, False, False)],
)
def test_modes_of_text(mode: int, fills: bool, strokes: bool) -> None:
    one = text(b"%d Tr 9 9 Td <%s> Tj" % (mode, AB))
    assert (one.mode, one.fill is not None, one.stroke is not None) == (mode, fills, strokes)
    assert one.printed is (fills or strokes)


def test_text_clips() -> None:
    content = b"BT /F1 10 Tf 7 Tr 9 9 Td <%s> Tj ET 0 0 99 99 re f" % AB
    letters, square = marks(content)
    assert square.area == letters.area


def test_a_code_without_a_glyph() -> None:
    assert text(b"9 9 Td <00010000ffff> Tj").missing == (0, 0xFFFF)


def _with_font(pdf: Pdf, **said: Any) -> None:
    font = pdf.make_indirect(Dictionary(Type=Name.Font, **said))
    pdf.pages[0].obj.Resources.Font["/F2"] = font


def test_a_font_that_is_not_embedded() -> None:
    pdf = press_file(b"BT /F2 10 Tf (caf\\351 \\200) Tj ET", pages=1)
    _with_font(pdf, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    one = page_of(pdf).marks[1]
    assert isinstance(one, Text)
    assert (one.text, one.missing) == ("café €", ())
    assert one.font == Font(one.font.key, "Helvetica", "Type1", embedded=False, subset=False)


def test_differences_of_an_encoding() -> None:
    pdf = press_file(b"BT /F2 10 Tf (AB) Tj ET", pages=1)
    differences = Array([65, Name.Euro, Name.f_i])
    _with_font(
        pdf, Subtype=Name.Type1, BaseFont=Name.Times, Encoding=Dictionary(Differences=differences),
        FirstChar=65, Widths=Array([500, 250]),
    )  # fmt: skip
    one = page_of(pdf).marks[1]
    assert isinstance(one, Text)
    assert one.text == "€fi"
    assert one.area.width == pytest.approx(7.5)


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"Subtype": Name.Type0},
        {"Subtype": Name.Type0, "DescendantFonts": Array([7])},
        {"Subtype": Name.TrueType, "Widths": Array([Name.X])},
        {"Subtype": Name.Type3},
        {"Subtype": Name.Type1, "FontDescriptor": Dictionary(FontFile=7)},
    ],
)
def test_a_malformed_font_still_has_text(said: dict[str, Any]) -> None:
    pdf = press_file(b"BT /F2 10 Tf (AB) Tj ET", pages=1)
    _with_font(pdf, **said)
    one = page_of(pdf).marks[1]
    assert isinstance(one, Text)
    assert not one.missing


def test_a_broken_font_program_lacks_nothing() -> None:
    pdf = press_file(pages=1)
    descendant = pdf.pages[0].obj.Resources.Font.F1.DescendantFonts[0]
    descendant.FontDescriptor.FontFile2 = pdf.make_stream(b"\x00\x01\x00\x00 no font")
    (line,) = page_of(pdf).marks
    assert isinstance(line, Text)
    assert (line.font.embedded, line.missing) == (True, ())


def test_a_truetype_font_of_single_bytes() -> None:
    """Its codes lead to glyphs by the names of an encoding (ISO 32000-2, 9.6.5.4)."""
    pdf = press_file(b"BT /F2 10 Tf (AB\\256) Tj ET", pages=1)
    program = pdf.pages[0].obj.Resources.Font.F1.DescendantFonts[0].FontDescriptor.FontFile2
    descriptor = Dictionary(FontFile2=program, Flags=32, FontName=Name.X)
    said = {"Subtype": Name.TrueType, "Encoding": Name.WinAnsiEncoding}
    _with_font(pdf, BaseFont=Name.X, FontDescriptor=descriptor, **said)
    one = page_of(pdf).marks[1]
    assert isinstance(one, Text)
    assert (one.text, one.missing) == ("AB®", (0o256,))
    data = program.read_bytes()
    for end in range(12, len(data), 997):
        descriptor.FontFile2 = pdf.make_stream(data[:end])
        _with_font(pdf, BaseFont=Name.X, FontDescriptor=descriptor, **said)
        assert page_of(pdf).broken == ""


def test_glyphs_that_are_drawn() -> None:
    """The color of the text holds for a glyph that is only a shape (ISO 32000-2, 9.6.4)."""
    pdf = press_file(b"1 0 0 0 k BT /F2 10 Tf 9 9 Td (abab) Tj ET", pages=1)
    shape = pdf.make_stream(b"500 0 0 0 500 500 d1 0 1 0 0 k 0 0 500 500 re f")
    colored = pdf.make_stream(b"500 0 d0 0 1 0 0 k 0 0 500 500 re f")
    _with_font(
        pdf, Subtype=Name.Type3, FontBBox=Array([0, 0, 500, 500]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]), FirstChar=97, Widths=Array([500, 500]),
        CharProcs=Dictionary(a=shape, b=colored),
        Encoding=Dictionary(Differences=Array([97, Name.a, Name.b])),
    )  # fmt: skip
    letters, first, second = page_of(pdf).marks[1:]
    assert isinstance(letters, Text)
    assert (letters.text, letters.font.kind, letters.font.embedded) == ("abab", "Type3", True)
    assert letters.area == pytest.approx((9, 9, 29, 14))
    assert [one.fill.plates for one in (first, second) if isinstance(one, Path) and one.fill] == [
        (("Cyan", 1),), (("Magenta", 1),),
    ]  # fmt: skip
    assert first.area == letters.area
