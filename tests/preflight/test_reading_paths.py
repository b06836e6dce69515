"""Paths, clips and line widths, as the reader tells them."""

import pytest
from reading_cases import mark, marks

from ngen_pdf.preflight.facts import Mark, Path


def path(content: bytes) -> Path:
    one = mark(content)
    assert isinstance(one, Path)
    return one


@pytest.mark.parametrize(
    ("content", "area"),
    [
        (b"10 20 30 40 re f", (10, 20, 40, 60)),
        (b"40 60 -30 -40 re f", (10, 20, 40, 60)),
        (b"1 0 0 -1 0 100 cm 10 20 30 40 re f", (10, 40, 40, 80)),
        (b"0 1 -1 0 100 0 cm 10 20 30 40 re f", (40, 10, 80, 40)),
        (b"10 10 m 20 30 l 5 5 l f", (5, 5, 20, 30)),
        (b"10 10 m 20 40 30 40 40 10 c f", (10, 10, 40, 40)),
        (b"10 10 m 30 40 40 10 v f", (10, 10, 40, 40)),
        (b"10 10 m 30 40 40 10 y f*", (10, 10, 40, 40)),
        (b"0 0 10 10 re 90 90 10 10 re f", (0, 0, 100, 100)),
        # half a line on all sides; a straight one with butt caps across itself only
        (b"4 w 10 10 20 20 re S", (8, 8, 32, 32)),
        (b"4 w 10 10 m 50 10 l S", (10, 8, 50, 12)),
        (b"4 w 2 J 10 10 m 50 10 l S", (8, 8, 52, 12)),
        (b"2 0 0 1 0 0 cm 4 w 10 10 20 20 re S", (16, 8, 64, 32)),
        (b"10 10 m 50 10 l 50 10 m f", (10, 10, 50, 10)),
    ],
)
def test_a_path_covers(content: bytes, area: tuple[float, ...]) -> None:
    assert path(content).area == pytest.approx(area)


@pytest.mark.parametrize(
    ("content", "thickness"),
    [
        (b"10 20 30 0.25 re f", 0.25),
        (b"2 0 0 2 0 0 cm 10 20 30 0.25 re f", 0.5),
        (b"0 1 -1 0 100 0 cm 10 20 0.25 40 re f", 0.25),
        (b"10 10 m 50 10 l 50 12 l 10 12 l f", 2),
        (b"10 10 m 10 12 l 50 12 l 50 10 l 10 10 l h f", 2),
        (b"0 0 90 9 re 0 20 90 1 re f", 1),
        (b"10 10 m 50 10 l 50 12 l f", None),
        (b"10 10 m 20 20 30 20 40 10 c f", None),
        (b"10 20 30 0.25 re S", None),
    ],
)
def test_a_filled_rectangle_has_a_thinner_side(content: bytes, thickness: float | None) -> None:
    one = path(content)
    assert (one.thickness, one.slanted) == (thickness, False)


@pytest.mark.parametrize(
    ("content", "thickness"),
    [
        (b"0.6 0.8 -0.8 0.6 300 0 cm 10 20 30 0.25 re f", 0.25),
        (b"1.2 1.6 -1.6 1.2 300 0 cm 10 20 0.25 30 re f", 0.5),
        (b"10 10 m 40 50 l 39.6 50.3 l 9.6 10.3 l h f", 0.5),
        (b"10 10 m 40 50 l 39.6 50.3 l 9.6 10.3 l 10 10 l f", 0.5),
        (b"10 10 m 40 50 l 39.61 50.31 l 9.6 10.3 l f", 0.5),
        (b"1 0 0.5 1 0 0 cm 10 20 30 0.25 re f", 0.25),
        (b"0.6 0.8 -0.8 0.6 300 0 cm 10 20 30 9 re 10 40 30 2 re f", 2),
        (b"10 10 m 40 50 l 39 50 l 9.6 10.3 l f", None),
        (b"10 10 m 40 50 l 39.6 50.3 l 10 10 l f", None),
        (b"0.6 0.8 -0.8 0.6 300 0 cm 10 10 m 20 20 30 20 40 10 c f", None),
    ],
)
def test_a_slanted_rectangle_has_a_thinner_side(content: bytes, thickness: float | None) -> None:
    one = path(content)
    assert one.thickness == (thickness and pytest.approx(thickness, abs=0.01))
    assert one.slanted is (thickness is not None)


def test_a_border_is_as_thin_as_its_thinnest_side() -> None:
    frame = b"10 10 100 50 re 10 12 100 47.5 re"
    assert path(frame + b" f*").thickness == 0.5
    assert path(frame + b" f").thickness == 47.5


def test_a_beginning_that_leads_nowhere_is_not_there() -> None:
    bar = path(b"0 0 m 10 10 m 110 10 l 110 12 l 10 12 l h f")
    assert (bar.area, bar.thickness) == ((10, 10, 110, 12), 2)


@pytest.mark.parametrize(
    ("content", "width"),
    [
        (b"0 0 m 9 9 l S", 1),
        (b"0.5 w 0 0 m 9 9 l S", 0.5),
        (b"2 0 0 3 0 0 cm 0.5 w 0 0 m 9 9 l s", 1),
        (b"q 5 w Q 0 0 m 9 9 l S", 1),
        (b"5 w 0 0 9 9 re f", 0),
        (b"3 w 0 0 9 9 re b*", 3),
    ],
)
def test_a_line_is_as_wide_as_it_prints(content: bytes, width: float) -> None:
    assert path(content).width == width


@pytest.mark.parametrize(
    ("operator", "fills", "strokes"),
    [
        *((operator, True, False) for operator in ("f", "F", "f*")),
        *((operator, False, True) for operator in ("S", "s")),
        *((operator, True, True) for operator in ("B", "B*", "b", "b*")),
    ],
)
def test_a_path_is_filled_or_stroked(operator: str, fills: bool, strokes: bool) -> None:
    one = path(b"0 0 9 9 re " + operator.encode())
    assert (one.fill is not None, one.stroke is not None) == (fills, strokes)


def test_what_is_not_painted_is_no_mark() -> None:
    assert marks(b"0 0 9 9 re n 5 5 m f") == marks(b"5 5 m f")
    assert marks(b"0 0 9 9 re W n") == marks(b"f S B") == ()


@pytest.mark.parametrize(
    ("content", "printed", "area"),
    [
        (b"0 0 10 10 re W n 5 5 20 20 re f", True, (5, 5, 10, 10)),
        (b"0 0 10 10 re W* n 5 5 20 20 re f", True, (5, 5, 10, 10)),
        (b"q 0 0 10 10 re W n Q 5 5 20 20 re f", True, (5, 5, 25, 25)),
        (b"0 0 10 10 re W n 20 20 5 5 re f", False, None),
        (b"0 0 10 10 re W n 10 0 5 5 re f", False, None),
        (b"0 0 10 10 re W n 20 20 5 5 re W n 0 0 9 9 re f", False, None),
        (b"W n 0 0 9 9 re f", False, None),
        (b"700 0 50 50 re f", False, None),
        (b"0 0 10 10 re W n 0 w 5 5 m 50 5 l S", True, (5, 5, 10, 5)),
    ],
)
def test_a_clip_cuts_off(content: bytes, printed: bool, area: tuple[float, ...] | None) -> None:
    one = path(content)
    assert one.printed is printed
    if area:
        assert one.area == area


def test_marks_are_counted_from_below() -> None:
    def orders(found: tuple[Mark, ...]) -> list[int]:
        return [one.order for one in found]

    assert orders(marks(b"0 0 9 9 re f 0 0 9 9 re f")) == [1, 2]


def rounded(left: int, bottom: int, right: int, top: int) -> str:
    """A rectangle with round corners of 2 pt, each side and then the corner behind it."""
    around = f"{left + 2} {bottom} m {right - 2} {bottom} l "
    around += f"{right} {bottom} {right} {bottom} {right} {bottom + 2} c {right} {top - 2} l "
    around += f"{right} {top} {right} {top} {right - 2} {top} c {left + 2} {top} l "
    around += f"{left} {top} {left} {top} {left} {top - 2} c {left} {bottom + 2} l "
    return around + f"{left} {bottom} {left} {bottom} {left + 2} {bottom} c h "


def test_a_border_with_round_corners_is_as_thin_as_its_thinnest_side() -> None:
    crescent = "10 10 m 10 20 20 20 20 10 c h 11 11 m 11 19 19 19 19 11 c h f*"
    frame = rounded(10, 10, 100, 50) + rounded(11, 11, 98, 49)
    border, filled = marks(f"{frame} f* {crescent}".encode())
    assert isinstance(border, Path)
    assert isinstance(filled, Path)
    assert (border.thickness, border.thickest) == (1, 2)
    assert filled.thickness is None
