"""What a page paints, as the reader tells it."""

import pytest
from files import BLEED, TRIM, WORDS, press_file, saved, screen_file
from pikepdf import Array, Dictionary, Name

from ngen_pdf.preflight.facts import Area, Mark, Paint, Path, Text
from ngen_pdf.preflight.reading import read


def marks(content: bytes, **resources: Dictionary) -> tuple[Mark, ...]:
    """What a page paints after its line of text."""
    document = read(saved(press_file(content, pages=1, **resources)))
    assert document.pages[0].broken == ""
    return document.pages[0].marks[1:]


def test_a_document_says_what_it_is() -> None:
    data = saved(press_file())
    document = read(data)
    left, bottom, right, top = TRIM
    assert (document.size, document.encrypted, document.damage) == (len(data), False, ())
    assert (document.pdfx, document.pdfua) == ("PDF/X-4", "")
    page = document.pages[1]
    assert (page.number, page.label, page.rotate, page.user_unit) == (2, "2", 0, 1)
    assert page.trim == Area(*TRIM)
    assert (
        page.media == page.bleed == Area(left - BLEED, bottom - BLEED, right + BLEED, top + BLEED)
    )
    assert (page.crop, page.art, page.broken) == (None, None, "")
    assert read(saved(screen_file())).pdfua == "1"


def test_text_has_its_words_its_font_and_its_place() -> None:
    (line,) = read(saved(press_file(pages=1))).pages[0].marks
    assert isinstance(line, Text)
    assert (line.text, line.size, line.mode, line.missing) == (WORDS, 12, 0, ())
    assert (line.font.name, line.font.kind) == ("SourceSerif4-Regular", "CIDFontType2")
    assert (line.font.embedded, line.font.subset, line.font.mapped) == (True, True, True)
    assert line.fill == Paint("DeviceCMYK", "", 4, (), (("Black", 1),), (0, 0, 0))
    assert line.stroke is None
    assert line.area.left == 72
    assert line.area.bottom == pytest.approx(700 - 0.3 * 12)
    assert 130 < line.area.right < 150


def test_a_rectangle_has_its_thinner_side() -> None:
    (rule,) = marks(b"2 0 0 2 10 10 cm 0.5 g 0 0 100 0.25 re f")
    assert isinstance(rule, Path)
    assert rule.area == (10, 10, 210, 10.5)
    assert (rule.thickness, rule.width, rule.stroke) == (0.5, 0, None)
    assert rule.fill == Paint("DeviceGray", "", 1, (), (("Black", 0.5),), (0.5, 0.5, 0.5))


def test_a_border_is_as_thin_as_its_thinnest_side() -> None:
    frame = b"10 10 100 50 re 10 10 100 49.5 re"
    border, filled = marks(frame + b" f* " + frame + b" f")
    assert isinstance(border, Path)
    assert isinstance(filled, Path)
    assert (border.thickness, filled.thickness) == (0.5, 49.5)


def test_a_beginning_that_leads_nowhere_is_not_there() -> None:
    (bar,) = marks(b"0 0 m 10 10 m 110 10 l 110 12 l 10 12 l h f")
    assert isinstance(bar, Path)
    assert (bar.area, bar.thickness) == ((10, 10, 110, 12), 2)


def test_what_is_clipped_away_is_not_printed() -> None:
    clipped, seen = marks(b"q 0 0 10 10 re W n 20 20 5 5 re f 5 5 20 20 re f Q")
    assert (clipped.printed, seen.printed) == (False, True)
    assert seen.area == (5, 5, 10, 10)


def test_a_form_is_painted_where_it_is_drawn() -> None:
    pdf = press_file(b"2 0 0 2 0 0 cm /Fm Do", pages=1)
    form = pdf.make_stream(b"10 w 0 5 m 10 5 l S")
    form.Subtype, form.BBox, form.Matrix = (
        Name.Form,
        Array([0, 0, 10, 10]),
        Array([1, 0, 0, 1, 5, 5]),
    )
    pdf.pages[0].obj.Resources.XObject = Dictionary(Fm=form)
    _, line = read(saved(pdf)).pages[0].marks
    assert isinstance(line, Path)
    assert (line.area, line.width, line.through) == ((10, 10, 30, 30), 20, ("Fm",))
