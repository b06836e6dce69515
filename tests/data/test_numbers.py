"""Numbers as the languages write them."""

from decimal import Decimal

import pytest

from ngen_pdf.data import numbers

D = Decimal


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en-CA", "3,334 36% $154.5 $154.5 million 13.5 billion 3rd $154.5M"),
        ("fr-CA", "3 334 36 % 154,5 $ 154,5 millions de dollars 13,5 milliards 3e 154,5 M$"),
        (
            "fr",
            "3 334 36 % 154,5 $CA 154,5 millions de dollars canadiens 13,5 milliards 3e"
            " 154,5 M $CA",
        ),
        ("en", "3,334 36% CA$154.5 CA$154.5 million 13.5 billion 3rd CA$154.5M"),
        (
            "de",
            "3.334 36 % 154,5 CA$ 154,5 Millionen Kanadische Dollar 13,5 Milliarden 3."
            " 154,5 Mio. CA$",
        ),
        (
            "es",
            "3.334 36 % 154,5 CAD 154,5 millones de dólares canadienses 13,5 mil millones 3.º"
            " 154,5 MCAD",
        ),
        (
            "it",
            "3.334 36% 154,5 CA$ 154,5 milioni di dollari canadesi 13,5 miliardi 3º 154,5 Mln CA$",
        ),
        (
            "pt",
            "3.334 36% CA$ 154,5 154,5 milhões de dólares canadenses 13,5 bilhões 3.º CA$ 154,5 mi",
        ),
        (
            "nl",
            "3.334 36% C$ 154,5 154,5 miljoen Canadese dollar 13,5 miljard 3e C$ 154,5 mln.",
        ),
        ("tlh", "3,334 36% CA$154.5 CA$154.5 million 13.5 billion 3rd CA$154.5M"),
    ],
)
def test_each_language(language: str, written: str) -> None:
    found = (
        numbers.number(D(3334), language),
        numbers.percent(D(36), language),
        numbers.currency(D("154.5"), "CAD", language),
        *numbers.money(D("154.5"), "million", "CAD", language),
        numbers.number(D("13.5"), language),
        numbers.scale_word(D("13.5"), "billion", language),
        numbers.ordinal(3, language),
        numbers.compact(D(154_500_000), language, 1, "CAD"),
    )
    plain = " ".join(found).replace("\u00a0", " ").replace("\u202f", " ")
    assert plain == written


def test_decimals_are_kept_or_as_asked() -> None:
    assert numbers.number(D("349.0"), "en") == "349.0"
    assert numbers.number(D("349.06"), "en", 1) == "349.1"
    assert numbers.percent(D("44.3"), "fr") == "44,3\u00a0%"
    assert numbers.number(D("-1234"), "en") == "\u22121,234"


def test_the_groups_of_french_never_break() -> None:
    assert numbers.number(D(3334), "fr") == "3\u202f334"
    assert numbers.number(D(3334), "fr-CA") == "3\u00a0334"
    assert " " not in numbers.scale_word(D("13.5"), "billion", "es")


def test_the_singular_of_a_scale() -> None:
    assert numbers.money(D("1.89"), "million", "CAD", "fr-CA") == ("1,89", "million de dollars")
    assert numbers.scale_word(D("2"), "million", "de") == "Millionen"


@pytest.mark.parametrize(
    ("value", "shown"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (21, "21st")]
)
def test_ranks(value: int, shown: str) -> None:
    assert numbers.ordinal(value, "en-CA") == shown
    assert numbers.ordinal(1, "fr") == "1er"


def test_what_is_cut_short_is_rounded_before_its_scale_is_chosen() -> None:
    assert numbers.compact(D(999_960), "en") == "1M"
    assert numbers.compact(D(3334), "en") == "3.3K"
    assert numbers.compact(D(0), "en") == "0"
