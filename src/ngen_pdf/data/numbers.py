"""Writes numbers as a language has them: with `spellings` the only door to Babel.

In: a `Decimal` and a BCP 47 tag. Out: text, with no-break spaces where a number must
not be parted; and which way the language runs. What a number means belongs to `figures`.
"""

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

NBSP = "\u00a0"
MINUS = "\u2212"  # where locales have a hyphen, which is too short and may end a line
SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}  # powers of ten
INTEGER = re.compile(r"([#,]*0)(?:\.[0#]+)?")  # in a number pattern of CLDR (UTS 35, part 3)


@cache
def locale(language: str) -> "Locale":
    """Babel's locale for a tag; its language without region, or English, where it has none."""
    # importing it takes 20 ms, which commands that write no number need not wait for
    from babel import Locale, UnknownLocaleError

    for tag in (language, language.partition("-")[0], "en"):
        try:
            return Locale.parse(tag.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            continue
    raise AssertionError("English is always there")


def is_right_to_left(language: str) -> bool:
    """Whether the language is written from right to left, and its books are bound at the right."""
    return bool(locale(language).text_direction == "rtl")


def digits_of(value: Decimal) -> int:
    """How many decimals the number is written with: 1 for 349.0."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def number(value: Decimal, language: str, digits: int | None = None) -> str:
    """The number with its groups: 3,334 or 3 334. It keeps its decimals where `digits` is None."""
    found = locale(language)
    return _apply(str(found.decimal_formats[None].pattern), value, found, digits)


def percent(value: Decimal, language: str, digits: int | None = None) -> str:
    """A number of percent, 36 as 36% or 36 %."""
    found = locale(language)
    pattern = str(found.percent_formats[None].pattern)
    kept = digits_of(value) if digits is None else digits
    return _apply(pattern, value.scaleb(-2), found, kept)


def currency(value: Decimal, code: str, language: str, digits: int | None = None) -> str:
    """An amount with its sign: $154.5 in Canada, CA$154.5 elsewhere; 154,5 $ in French."""
    found = locale(language)
    pattern = str(found.currency_formats["standard"].pattern)
    return _apply(pattern, value, found, digits, code)


def compact(value: Decimal, language: str, digits: int = 1, code: str = "") -> str:
    """The number cut short, 3.3K; with a currency's code, $154.5M."""
    from babel.numbers import format_compact_currency, format_compact_decimal

    found = locale(language)
    rounded = _rounded_for_compact(value, digits)
    if code:
        shown = format_compact_currency(rounded, code, locale=found, fraction_digits=digits)
    else:
        shown = format_compact_decimal(rounded, locale=found, fraction_digits=digits)
    return _printed(shown)


def _rounded_for_compact(value: Decimal, digits: int) -> Decimal:
    """The value rounded as it will be shown, so that 999,960 becomes 1M and not 1,000K."""
    shown = value.adjusted() % 3 + 1 + digits
    return value if not value else round(value, shown - 1 - value.adjusted())


def scale_word(value: Decimal, scale: str, language: str) -> str:
    """The word for a power of ten beside a number: million or millions."""
    found = locale(language)
    forms = found.compact_decimal_formats["long"]
    power = str(10 ** SCALES[scale])
    patterns = forms.get(found.plural_form(abs(value)), forms["other"])
    pattern = patterns.get(power, forms["other"][power]).pattern
    return str(pattern).strip(f"0 {NBSP}\u202f").replace(" ", NBSP)


def money(
    value: Decimal, scale: str, code: str, language: str, digits: int | None = None
) -> tuple[str, str]:
    """An amount in two parts: $154.5 and million; 154,5 and millions de dollars."""
    pattern = _words(language)["money"]
    number_part, _, word_part = pattern.partition(" ")
    parts = {
        "number": number(value, language, digits),
        "money": currency(value, code, language, digits),
        "scale": scale_word(value, scale, language),
        "currency": _currency_name(code, language),
    }
    return number_part.format(**parts), word_part.format(**parts)


def _currency_name(code: str, language: str) -> str:
    from babel.numbers import get_currency_name, get_territory_currencies

    found = locale(language)
    is_dollar = str(found.currency_symbols.get(code, "")).endswith("$")
    if is_dollar and found.territory and code in get_territory_currencies(found.territory):
        return _words(language)["dollars"]
    name = str(get_currency_name(code, 2, found))
    return name.lower() if _words(language).get("currency-case") == "lower" else name


def currency_names(code: str, language: str) -> tuple[str, ...]:
    """What a currency can be called in running text, in the plural."""
    from babel.numbers import get_currency_name

    found = locale(language)
    name = str(get_currency_name(code, 2, found))
    is_dollar = "$" in str(locale("en").currency_symbols.get(code, ""))
    return (name, *((_words(language)["dollars"],) if is_dollar else ()))


def percent_word(language: str) -> str:
    """A word for the percent sign beside Babel's, or ""."""
    return _words(language).get("percent", "")


def ordinal(value: int, language: str) -> str:
    """A whole number in its rank: 3rd, 3e."""
    words = _words(language)
    form = locale(language).ordinal_form(value)
    template = words.get(f"ordinal-{form}", words["ordinal-other"])
    return template.format(number(Decimal(value), language))


def is_currency(code: str) -> bool:
    """Whether it is a currency's code in ISO 4217, as Babel lists them."""
    return code in locale("en").currencies


@cache
def _words(language: str) -> Mapping[str, str]:
    text = resources.files("ngen_pdf").joinpath("data", "numbers.toml").read_text("utf-8")
    tables: dict[str, dict[str, str]] = tomllib.loads(text)
    return tables.get(locale(language).language, tables["en"])


def _apply(
    pattern: str, value: Decimal, found: "Locale", digits: int | None, code: str = ""
) -> str:
    """The value in a pattern whose decimals are as many as wanted, or as it has."""
    from babel.numbers import parse_pattern

    wanted = digits_of(value) if digits is None else digits
    fraction = "." + "0" * wanted if wanted else ""
    exact = INTEGER.sub(lambda whole: whole[1] + fraction, pattern)
    applied = parse_pattern(exact).apply(value, found, currency=code or None, currency_digits=False)
    return _printed(str(applied))


def _printed(written: str) -> str:
    """What Babel has written, as it is printed."""
    return written.replace(" ", NBSP).replace("-", MINUS)
