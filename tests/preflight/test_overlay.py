"""Where findings stand on a page in small, and where their numbers go."""

import pytest

from ngen_pdf.preflight import Area
from ngen_pdf.preflight.formats.overlay import BADGE, LEAST, NUMBERED, Box, drawn, shown
from ngen_pdf.preflight.thumbnails import Thumbnail

SHEET = Area(-10, -20, 90, 180)  # 100 by 200 pt
CORNER = Area(-10, -20, 10, 10)  # 20 by 30 pt at its lower left


def _thumbnail(rotate: int = 0, area: Area = SHEET, trim: Area | None = None) -> Thumbnail:
    return Thumbnail(1, b"", "png", area, rotate, trim)


@pytest.mark.parametrize(
    ("rotate", "box"),
    [
        (0, Box(0, 170, 20, 30)),
        (90, Box(0, 0, 30, 20)),  # clockwise: the lower left is at the upper left
        (180, Box(80, 0, 20, 30)),
        (270, Box(170, 80, 30, 20)),
    ],
)
def test_an_area_stands_where_the_turned_page_shows_it(rotate: int, box: Box) -> None:
    assert shown(CORNER, _thumbnail(rotate)) == box


def test_a_page_is_as_wide_as_it_is_shown() -> None:
    upright, turned = drawn(_thumbnail(), ()), drawn(_thumbnail(90, trim=CORNER), ())
    assert (upright.width, upright.height, upright.trim) == (100, 200, None)
    assert (turned.width, turned.height, turned.trim) == (200, 100, Box(0, 0, 30, 20))


@pytest.mark.parametrize(
    "area",
    [
        Area(20, 50, 60, 50),  # a hairline
        Area(30, 50, 30, 50),
        Area(-500, -500, -400, -400),  # off the sheet
        Area(-500, -500, 500, 500),
        Area(89, 179, 95, 200),
    ],
)
def test_what_is_small_or_off_the_page_is_seen(area: Area) -> None:
    page = drawn(_thumbnail(), [(1, [area])])
    for box in (*page.marks[0].boxes, *page.marks[0].badges):
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + box.width <= page.width + 1e-9
        assert box.y + box.height <= page.height + 1e-9
        assert min(box.width, box.height) >= LEAST * page.px - 1e-9


def test_numbers_stand_beside_each_other() -> None:
    area = Area(600, 1000, 700, 1100)
    page = drawn(_thumbnail(area=Area(0, 0, 1000, 2000)), [(n, [area]) for n in range(1, 30)])
    badges = [mark.badges[0] for mark in page.marks]
    places = {(round(badge.x, 3), round(badge.y, 3)) for badge in badges}
    assert len(places) == 29
    assert {round(badge.height, 3) for badge in badges} == {round(BADGE * page.px, 3)}
    assert badges[10].width > badges[1].width
    assert badges[0].y + badges[0].height == pytest.approx(page.marks[0].boxes[0].y)


def test_on_a_page_that_is_full_of_them_numbers_cover_each_other() -> None:
    page = drawn(_thumbnail(), [(n, [CORNER]) for n in range(1, 300)])
    assert len(page.marks) == 299


def test_of_many_places_the_first_have_the_number() -> None:
    (mark,) = drawn(_thumbnail(), [(1, [Area(0, y, 9, y + 9) for y in range(99)])]).marks
    assert (len(mark.boxes), len(mark.badges)) == (99, NUMBERED)
