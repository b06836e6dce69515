"""Finds the numbers that are typed in a text, as its language writes them.

In: text, its language, the currencies that may be meant. Out: `Quantity`s in order.
Dates and the like are numbers here, too; whether one is a figure is judged elsewhere.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from ngen_pdf.data import spellings

MAX_LENGTH = 40  # of a number; what is longer is no figure
DOLLARS = "$\u20ac\u00a3\u00a5"  # beside one that no currency here has, a number is left out


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number at `start` to `end` of a text: `value` as typed, times ten to `scale`.

    `measure` is `%`, the code of a currency, or "" where neither stands beside it.
    """

    start: int
    end: int
    value: Decimal
    scale: int
    measure: str

    @property
    def amount(self) -> Decimal:
        """The value times its scale."""
        return self.value.scaleb(self.scale)


def quantities(text: str, language: str, codes: tuple[str, ...] = ()) -> Iterator[Quantity]:
    """The numbers of the text; amounts of money in the currencies `codes` among them."""
    decimal, _ = spellings.separators(language)
    for found in _pattern(language, codes).finditer(text):
        # a digit with nothing beside it counts too many things to be told apart
        if len(found["number"]) <= MAX_LENGTH and len(found[0]) > 1:
            digits = "".join(c for c in found["number"] if c.isdigit() or c == decimal)
            value = Decimal(digits.replace(decimal, "."))
            scale = _scale(found, language)
            start, end = found.span()
            yield Quantity(start, end, value, scale, _measure(found, language, codes))


def _scale(found: re.Match[str], language: str) -> int:
    if found["scale"]:
        wanted = " ".join(found["scale"].lower().split())
        words = spellings.scales(language, "long")
        return next(power for word, power in words.items() if word.lower() == wanted)
    short = found["short"]
    return spellings.scales(language, "short")[short] if short else 0


def _measure(found: re.Match[str], language: str, codes: tuple[str, ...]) -> str:
    if found["percent"]:
        return "%"
    sign, word = found["before"] or found["after"], found["money"]
    for code in codes:
        words = [name.lower() for name in spellings.currency_words(code, language)]
        if sign in spellings.currency_signs(code, language) or (word and word.lower() in words):
            return code
    return ""


@cache
def _pattern(language: str, codes: tuple[str, ...]) -> re.Pattern[str]:
    """One number with all that belongs to it; nothing in it can be matched in two ways."""
    decimal, groups = spellings.separators(language)
    space, group = f"[{spellings.SPACES}]", f"[{re.escape(groups)}]"
    signs = [sign for code in codes for sign in spellings.currency_signs(code, language)]
    names = [word for code in codes for word in spellings.currency_words(code, language)]
    percents = spellings.percent_words(language)
    longs, shorts = (spellings.scales(language, form) for form in ("long", "short"))
    return re.compile(
        rf"""
        (?<![\w.,/:@\#&+\u2212\u2010\u2011\u2013{DOLLARS}-])
        (?:(?P<before>{_any(signs)}){space}?)?
        (?P<number>
          (?:[0-9]{{1,3}}(?P<group>{group})[0-9]{{3}}(?:(?P=group)[0-9]{{3}})*|[0-9]++)
          (?:{re.escape(decimal)}[0-9]++)?
        )(?![0-9])
        (?:{space}?(?P<short>{_any(shorts)})(?!\w))?
        (?:\s+(?P<scale>(?i:{_any(longs)}))(?!\w))?
        (?P<percent>{space}?%|\s+(?i:{_any(percents)})(?!\w))?
        (?:{space}?(?P<after>{_any(signs)})(?!\w|{space}?US)
          |\s+(?:(?:de|di)\s+|d[\u2019'])?(?P<money>(?i:{_any(names)}))(?!\w))?
        (?!\w|[.,:/][0-9]|[\u2010\u2011\u2013-][0-9]|{space}?[{DOLLARS}])
        """,
        re.VERBOSE,
    )


def _any(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; one that nothing fits for none."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in ordered) or "(?!)"
