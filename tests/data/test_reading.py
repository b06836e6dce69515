"""Numbers found in text, as the languages write them."""

from decimal import Decimal

import pytest

from ngen_pdf.data.reading import quantities


def _found(text: str, language: str) -> list[tuple[str, str, int, str]]:
    codes = ("CAD", "EUR")
    return [
        (text[q.start : q.end], str(q.value), q.scale, q.measure)
        for q in quantities(text, language, codes)
    ]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en-CA", "1,234,567.89 here", ("1,234,567.89", "1234567.89", 0, "")),
        ("en-CA", "about $5", ("$5", "5", 0, "CAD")),
        ("en-CA", "€1.2 billion.", ("€1.2 billion", "1.2", 9, "EUR")),
        ("en", "CA$20M.", ("CA$20M", "20", 6, "CAD")),
        ("fr-CA", "1 234 567,89 ici", ("1 234 567,89", "1234567.89", 0, "")),
        ("fr-CA", "3,5 milliards de dollars", ("3,5 milliards de dollars", "3.5", 9, "CAD")),
        ("fr", "2,5 millions d’euros", ("2,5 millions d’euros", "2.5", 6, "EUR")),
        ("de", "3.334 Mitglieder", ("3.334", "3334", 0, "")),
        ("de", "154,5 Mio. €", ("154,5 Mio. €", "154.5", 6, "EUR")),
        ("de", "36 Prozent", ("36 Prozent", "36", 0, "%")),
        ("es", "154,5 millones de dólares", ("154,5 millones de dólares", "154.5", 6, "CAD")),
        ("it", "36 per cento", ("36 per cento", "36", 0, "%")),
        ("nl", "3.334 leden", ("3.334", "3334", 0, "")),
        ("pt", "36 por cento", ("36 por cento", "36", 0, "%")),
    ],
)
def test_a_number_is_read_with_what_belongs_to_it(
    language: str, text: str, found: tuple[str, str, int, str]
) -> None:
    assert _found(text, language) == [found]


@pytest.mark.parametrize(
    "text",
    ["COVID-19", "N95", "43rd", "10-15", "2020/21", "12:30", "1.2.3", "US$30", "£30", "#12", "5"],
)
def test_what_is_part_of_something_else_is_no_number(text: str) -> None:
    assert _found(text, "en-CA") == []


def test_a_value_is_exact_and_has_its_decimals() -> None:
    (quantity,) = quantities("$349.0 million", "en-CA", ("CAD",))
    assert quantity.value == Decimal("349.0")
    assert quantity.value.as_tuple().exponent == -1
    assert quantity.amount == Decimal(349_000_000)


def test_a_number_that_is_too_long_is_left_out() -> None:
    assert _found("1" * 41, "en-CA") == []
