"""With which signs and words a language writes numbers and dates, to find them in text.

In: a BCP 47 tag. Out: separators, words and signs as Babel's locale data has them, with
those of the language without its region. What they mean in a text belongs to `reading`.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from ngen_pdf.data import numbers

if TYPE_CHECKING:
    from babel import Locale

SPACES = " \u00a0\u2009\u202f"


def _locales(language: str) -> Iterator["Locale"]:
    """The locale of the tag, and that of its language alone."""
    yield numbers.locale(language)
    yield numbers.locale(language.partition("-")[0])


@cache
def separators(language: str) -> tuple[str, str]:
    """The decimal sign, and all that can part groups of three digits."""
    symbols = numbers.locale(language).number_symbols
    latin = symbols.get("latn", symbols)
    groups = dict.fromkeys(SPACES + "".join(_group(found) for found in _locales(language)))
    decimal = str(latin["decimal"])
    return decimal, "".join(group for group in groups if group != decimal)


def _group(found: "Locale") -> str:
    symbols = found.number_symbols
    return str(symbols.get("latn", symbols)["group"])


@cache
def scales(language: str, form: str) -> Mapping[str, int]:
    """The power of ten that each word ("long") or abbreviation ("short") stands for."""
    words: dict[str, int] = {}
    for found in _locales(language):
        for patterns in found.compact_decimal_formats[form].values():
            for power in numbers.SCALES.values():
                if pattern := patterns.get(str(10**power)):
                    word = str(pattern.pattern).replace("'", "").strip("0" + SPACES)
                    words[word] = words[word.rstrip(".")] = power  # Mio. and Mio
    return {word: power for word, power in words.items() if word}


@cache
def percent_words(language: str) -> tuple[str, ...]:
    """The words for the percent sign, such as `per cent`."""
    from babel.units import format_unit

    words = (
        str(format_unit(Decimal(36), "concentr-percent", "long", locale=found))
        for found in _locales(language)
    )
    named = [word.replace("36", "").strip() for word in words]
    return tuple(dict.fromkeys(filter(None, (*named, numbers.percent_word(language)))))


@cache
def currency_signs(code: str, language: str) -> tuple[str, ...]:
    """The signs of a currency: its code, `CA$`, and `$` where that is a dollar."""
    signs = [code, *(str(found.currency_symbols.get(code, code)) for found in _locales(language))]
    signs += ["$"] if any("$" in sign for sign in signs) else []
    return tuple(dict.fromkeys(signs))


@cache
def currency_words(code: str, language: str) -> tuple[str, ...]:
    """The names of a currency in the plural: `dollars`, `Canadian dollars`."""
    return tuple(dict.fromkeys(numbers.currency_names(code, language)))


@cache
def months(language: str) -> tuple[tuple[str, int], ...]:
    """The names of the months, whole and cut short, without dots, each with its number."""
    names: dict[str, int] = {}
    for width in ("wide", "abbreviated"):
        for month, name in numbers.locale(language).months["format"][width].items():
            plain = str(name).rstrip(".")
            names[plain] = names[plain[:1].upper() + plain[1:]] = int(month)
    return tuple(names.items())
