"""Lengths with their unit, and numbers within bounds."""

from decimal import Decimal

import pytest

from ngen_pdf.units import length, number, points


@pytest.mark.parametrize(
    ("text", "length"),
    [("0.125in", 9), ("9pt", 9), ("25.4mm", 72), ("2.54 cm", 72), ("-1in", -72), ("0mm", 0)],
)
def test_a_length_in_points(text: str, length: float) -> None:
    assert points(text) == pytest.approx(length, abs=1e-12)


@pytest.mark.parametrize(
    "value", ["", "9", "in", ".5in", "1,5mm", "1e3pt", "1 px", "1  in", "1in ", "٣mm", 9, None]
)
def test_what_is_no_length(value: object) -> None:
    assert points(value) is None


@pytest.mark.parametrize(
    ("points", "text"),
    [(9, "9pt"), (0, "0pt"), (216 / 25.4, "3mm"), (360 / 25.4, "5mm"), (8.25, "8.25pt")],
)
def test_lengths_are_written_as_css(points: float, text: str) -> None:
    assert length(points) == text


def test_numbers_within_bounds() -> None:
    assert number(100, 0, 100) == 100.0
    assert number(Decimal("0.5"), 0, 1) == 0.5
    for value in (101, -1, True, "1", None, Decimal("nan"), Decimal("inf"), 16**10000):
        assert number(value, 0, 100) is None
