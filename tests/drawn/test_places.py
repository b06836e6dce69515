"""Where numbers, words and people stand on the page: places in pt, and pixels."""

import pytest
from finding import COLUMN, GUTTER, HANG, PANEL, STEP, WIDE, column_of, near, page_of, places

from conftest import Publication
from inspector import Inspector


@pytest.fixture(scope="module")
def pdf(parts: Publication) -> Inspector:
    return Inspector(parts.pdf)


# --- numbers ---------------------------------------------------------------


def test_a_stat_stands_on_its_unit_and_its_meaning(pdf: Inspector) -> None:
    numeral, unit, meaning = places(pdf, "3,111", "million", "first meaning")
    assert numeral.bottom > unit.top - STEP
    assert numeral.baseline - unit.baseline == near(35, 8)
    assert unit.baseline > meaning.top
    assert numeral.height > 2 * unit.height > 2 * meaning.height
    assert numeral.left == near(unit.left, 4) == near(meaning.left, 4)


def test_two_stats_stand_side_by_side(pdf: Inspector) -> None:
    first, second = places(pdf, "3,111", "4,222")
    assert first.top == second.top
    assert second.left - first.left == near((COLUMN + GUTTER) / 2, 3)
    assert first.left == near(column_of(page_of(pdf, "3,111")), 4)


def test_the_text_of_a_stat_reads_from_numeral_to_meaning(pdf: Inspector) -> None:
    text = " ".join(pdf.text(page_of(pdf, "3,111")).split())
    assert "3,111 million first meaning 4,222 second meaning" in text
    assert "Heading of it Words on a panel." in text
    assert "Alder London Words of one. Harbour Windsor Words of two." in text


def test_a_callout_has_its_title_on_its_panel(pdf: Inspector) -> None:
    title, words = places(pdf, "Heading of it", "Words on a panel.")
    assert title.left == near(words.left)
    assert title.baseline - words.baseline == near(18, 0.1)
    page = page_of(pdf, "Heading of it")
    column = column_of(page)
    for x in (column + 3, column + COLUMN - 3):
        assert pdf.pixel(page, x, title.baseline) == PANEL
        assert pdf.pixel(page, x, title.baseline + 2 * STEP) == (255, 255, 255)


def test_cards_stand_side_by_side_over_all_columns(pdf: Inspector) -> None:
    one, two, place, other = places(pdf, "Alder", "Harbour", "London", "Windsor")
    assert (one.baseline, place.baseline) == (two.baseline, other.baseline)
    assert two.left - one.left == near((WIDE + GUTTER) / 2)
    assert one.left == near(column_of(page_of(pdf, "Alder")) - HANG)
    assert one.height == near(two.height, 0.1)  # a title reads alike, attribute or heading


def test_the_dates_of_a_timeline_stand_in_the_margincolumn_of(pdf: Inspector) -> None:
    date, event = places(pdf, "April", "Begun.")
    assert date.baseline == near(event.baseline, 0.3)  # two faces on one line
    assert event.left - date.left == near(HANG)


# --- words -----------------------------------------------------------------


def test_a_pull_quote_names_who_said_it(pdf: Inspector) -> None:
    words, name = places(pdf, "Large words.", "Jane Doe")
    assert words.baseline - name.baseline == near(17.4, 0.5)
    assert words.height > 1.8 * name.height
    assert words.left == near(name.left)


def test_a_quote_is_set_apart_from_the_text_and_from_a_pull_quote(pdf: Inspector) -> None:
    words, name, role, plain = places(pdf, "Own words.", "John Smith", "Chair", "Plain text.")
    page = page_of(pdf, "Own words.")
    assert words.left - plain.left == near(STEP + 1)
    assert name.baseline == role.baseline
    assert words.baseline - name.baseline == near(21, 0.5)
    assert name.left == near(words.left)
    line = pdf.pixel(page, plain.left + 0.5, words.baseline + 2)
    assert line[0] > 200 > line[2] + 100  # the signal's red


def test_three_columns_stand_at_equal_distances(pdf: Inspector) -> None:
    one, two, three = places(pdf, "Uno", "Dos", "Tres")
    assert one.baseline == two.baseline == three.baseline
    distance = (WIDE + GUTTER) / 3
    assert (two.left - one.left, three.left - two.left) == (near(distance), near(distance))


# --- people ----------------------------------------------------------------


def test_logos_are_of_one_height_in_equal_cells(pdf: Inspector) -> None:
    page = page_of(pdf, "People")
    square, long, low = pdf.images(page)
    cell = (COLUMN - 2 * GUTTER) / 3
    assert square.height == near(28, 0.1) == near(long.height, 0.1)
    assert (square.width, long.width) == (near(28, 0.1), near(84, 0.1))
    assert (low.width, low.height) == (near(cell, 0.1), near(cell / 20, 0.1))
    for number, image in enumerate((square, long, low)):
        center = column_of(page) + number * (cell + GUTTER) + cell / 2
        assert (image.left + image.right) / 2 == near(center, 0.1)
        assert image.top + image.bottom == near(square.top + square.bottom, 0.1)


def test_contacts_stand_in_columns_with_their_lines_below(pdf: Inspector) -> None:
    mary, john, ann = places(pdf, "Mary Roe", "John Smith", "Ann Lee")
    president, treasurer, mail = places(pdf, "President", "Treasurer", "mary@example.org")
    assert mary.baseline == john.baseline
    assert john.left - mary.left == near((COLUMN + GUTTER) / 2)
    assert (ann.left, ann.top < mail.bottom) == (near(mary.left), True)
    assert mary.baseline - president.baseline == near(12, 0.1)
    assert president.baseline - mail.baseline == near(12, 0.1)
    assert treasurer.baseline == president.baseline


def test_the_parts_are_tagged_for_what_they_are(pdf: Inspector) -> None:
    assert pdf.tags["BlockQuote"] == 1
    assert pdf.tags["Caption"] == 5
    lists_of_contents = 2
    assert pdf.tags["L"] == lists_of_contents + 1 + 2  # the timeline, each of two contacts
