"""Where figures, plates and spreads stand: places in pt, and pixels of the painted page."""

from collections.abc import Iterator

import pypdfium2
import pytest
from finding import (
    BLEED,
    COLUMN,
    GUTTER,
    HANG,
    INNER,
    OUTER,
    WIDE,
    column_of,
    near,
    page_of,
    places,
)
from PIL import Image

from conftest import BLUE, GREEN, RED, Publication
from inspector import Inspector
from ngen_pdf import build, layout


@pytest.fixture(scope="module")
def pdf(parts: Publication) -> Inspector:
    return Inspector(parts.pdf)


@pytest.fixture(scope="module")
def master(parts: Publication) -> Iterator[pypdfium2.PdfDocument]:
    """The pages as they are painted, with their bleed."""
    galley = build.assemble(build.check(parts.root, "2024"))
    found = pypdfium2.PdfDocument(layout.paginate(galley).to_pdf().pdf)
    yield found
    found.close()


# --- figures ---------------------------------------------------------------


def test_images_of_one_paragraph_share_the_figure(pdf: Inspector) -> None:
    page = page_of(pdf, "A pair")
    column = column_of(page)
    first, second = pdf.images(page)[:2]
    half = (COLUMN - GUTTER) / 2
    assert (first.left, first.width) == (near(column, 0.1), near(half, 0.1))
    assert (second.left, second.width) == (near(column + half + GUTTER, 0.1), near(half, 0.1))
    assert first.height == near(0.8 * half, 0.1)  # of 100 by 80 px: nothing is stretched
    assert (first.top, first.bottom) == (near(second.top, 0.1), near(second.bottom, 0.1))
    caption = pdf.place_of(page, "A pair")
    assert caption.baseline > first.top  # a figure's name stands above it
    assert "Figure 1 A pair" in " ".join(pdf.text(page).split())


def test_a_wide_figure_and_one_in_the_margin(pdf: Inspector) -> None:
    page = page_of(pdf, "Over all columns")
    left = column_of(page) - HANG
    wide, margin = pdf.images(page)[2:]
    assert (wide.left, wide.width) == (near(left, 0.1), near(WIDE, 0.1))
    assert (margin.left, margin.width) == (near(left, 0.1), near(148, 0.1))
    caption, text = places(pdf, "Beside the text", "See Figure")
    assert caption.bottom > margin.top
    assert text.left == near(left + HANG)
    assert margin.bottom < text.baseline < caption.top


@pytest.mark.parametrize("lines", range(35, 38))
def test_a_caption_keeps_off_its_picture_at_the_foot_of_a_page(
    lines: int, styled: Publication
) -> None:
    """At 36 lines the engine would let them overlap, were they turned over by flex."""
    Image.new("RGB", (300, 200), RED).save(styled.write("report/2024/a.png", b""))
    above = "\n\n".join("Line" for _ in range(lines))
    caption = "A caption that is so long that it takes two lines of the column, and ends in a word"
    styled.section("01-a.md", f'# A\n\n{above}\n\n![{caption} more](a.png){{alt="A"}}\n')
    found = Inspector(styled.render())
    page = page_of(found, "A caption")
    (picture,) = found.images(page)
    assert found.place_of(page, "more").bottom > picture.top


@pytest.mark.parametrize(("words", "color"), [("A plate", RED), ("Another", BLUE)])
def test_a_plate_runs_to_the_bleed_on_three_sides(
    words: str, color: tuple[int, int, int], pdf: Inspector, master: pypdfium2.PdfDocument
) -> None:
    page = page_of(pdf, words)
    picture = master[page].render().to_pil().convert("RGB")
    width, height = 612 + 2 * BLEED, 792 + 2 * BLEED
    assert picture.size == (width, height)
    left = GREEN if color == RED else color  # the first plate's stripe
    for x, seen in ((1, left), (width // 2, color), (width - 2, color)):
        assert picture.getpixel((x, 1)) == picture.getpixel((x, 650)) == seen
        assert picture.getpixel((x, 664)) == (255, 255, 255)
    caption = pdf.place_of(page, words)
    assert 792 - 714 < caption.bottom < caption.top < 792 - 651
    assert pdf.place_of(page, "Figure").left == near(column_of(page))
    assert pdf.head(page) == ""
    assert pdf.foot(page).split()[-1 if page % 2 == 0 else 0] == pdf.labels[page]


def test_a_plate_is_cut_and_not_stretched(pdf: Inspector, master: pypdfium2.PdfDocument) -> None:
    """100 by 80 px cover 648 by 660 pt: 825 pt wide, of which the first quarter is green."""
    page = page_of(pdf, "A plate")
    picture = master[page].render().to_pil().convert("RGB")
    edge = 825 / 4 - (825 - 648) / 2 - (0 if page % 2 == 0 else INNER - OUTER)
    assert picture.getpixel((int(edge) - 2, 300)) == GREEN
    assert picture.getpixel((int(edge) + 3, 300)) == RED


def test_plates_stand_on_both_sides_and_take_their_source_along(pdf: Inspector) -> None:
    pages = [page_of(pdf, words) for words in ("A plate", "Another", "After the plates.")]
    assert pages == [pages[0], pages[0] + 1, pages[0] + 2]
    assert "Its source." in pdf.text(pages[0])


# --- the spread ------------------------------------------------------------


def test_a_spread_begins_on_a_verso_after_a_blank_folio_1(pdf: Inspector) -> None:
    page = page_of(pdf, "Across the spread")
    assert page % 2 == 0
    assert pdf.labels[page - 2 : page + 1] == ["1", "2", "3"]
    assert [pdf.text(page - 2), pdf.text(page - 1)] == ["", ""]
    assert pdf.foot(page).split()[-1] == "3"
    assert "After the spread." in pdf.text(page + 1)
    assert pdf.foot(page + 1).split()[0] == "4"


def test_a_spread_after_a_verso_leaves_a_recto_blank(pdf: Inspector) -> None:
    before, page = page_of(pdf, "On the verso"), page_of(pdf, "The third spread")
    assert (before % 2, page) == (1, before + 3)
    assert pdf.text(before + 1) == "" == pdf.text(before + 2)
    assert pdf.pixel(before + 1, 300, 400) == (255, 255, 255)
    assert pdf.pixel(before + 2, 300, 400) == RED


def test_the_halves_of_a_spread_meet_at_the_spine(
    pdf: Inspector, master: pypdfium2.PdfDocument
) -> None:
    """The drawing is red up to the spine and blue from it; each page has the other's bleed."""
    page = page_of(pdf, "Across the spread")
    for number, own, other, spine in ((page - 1, RED, BLUE, 612), (page, BLUE, RED, 0)):
        inside = 1 if spine == 0 else -2
        assert pdf.pixel(number, spine + inside, 400) == own
        picture = master[number].render().to_pil().convert("RGB")
        outer, past = (1, 628) if spine else (628, 1)
        for y in (1, 400, 808):
            assert picture.getpixel((outer, y)) == own
            assert picture.getpixel((past, y)) == other


def test_the_words_of_a_spread_stand_on_its_recto(pdf: Inspector) -> None:
    title, numeral = places(pdf, "Across the spread", "3,334")
    assert title.left == near(INNER, 6) == near(numeral.left, 6)
    assert title.baseline > 650
    assert numeral.baseline < 150


def test_a_spread_is_one_picture_to_who_hears_it(pdf: Inspector) -> None:
    drawn = len(pdf.alternatives)
    assert sum("meet at the spine" in text for text in pdf.alternatives) == 1
    assert drawn == pdf.tags["Figure"] == 3 + 4 + 2 + 3
