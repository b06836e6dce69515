"""Finds the figures that a typed number may be, by value and by the words around it.

In: the figures of a report. Out: a `Lookup` of them. What is worth a warning is judged
in `figures`.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from ngen_pdf.data import Figure
from ngen_pdf.data.reading import Quantity

WORD = re.compile(r"[^\W\d_]{2,}")
STEM = 6  # letters by which words are taken for the same
COMMON = 10  # a word in the names of more than one figure in so many tells nothing

Key = tuple[str, int, str]  # measure, power of ten of the last digit, digits
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Lookup:
    """Figures by amount, by value as written, and by digits with one of them left open."""

    figures: tuple[Figure, ...]
    codes: tuple[str, ...]  # the currencies that occur
    by_amount: Mapping[Decimal, tuple[Figure, ...]]
    by_value: Mapping[Decimal, tuple[Figure, ...]]
    by_digits: Mapping[Key, tuple[Figure, ...]]
    rounded: frozenset[tuple[str, Decimal]]  # measures and amounts, to each number of digits
    names: Mapping[str, frozenset[str]]  # the words of a figure's name that tell it apart
    nouns: Mapping[str, frozenset[str]]  # the words of its unit

    def equal(self, quantity: Quantity) -> tuple[Figure, ...]:
        """The figures that have just this amount, or this value where no unit is beside it."""
        same = self.by_amount.get(quantity.amount, ())
        if quantity.measure:
            return tuple(f for f in same if f.measure == quantity.measure)
        if quantity.scale:
            return same
        values = self.by_value.get(quantity.value, ())
        return tuple(dict.fromkeys((*(f for f in same if is_count(f, self.codes)), *values)))

    def near(self, quantity: Quantity) -> tuple[Figure, ...]:
        """The figures of the same measure and form whose digits differ in one place or order."""
        power, digits = form(quantity.value)
        head = (quantity.measure, quantity.scale + power)
        keys = [(*head, likely) for likely in (*_open(digits), *_swapped(digits))]
        found = dict.fromkeys(figure for key in keys for figure in self.by_digits.get(key, ()))
        return tuple(f for f in found if f.amount != quantity.amount)


def build(figures: Iterable[Figure]) -> Lookup:
    """The figures by all that they may be found by."""
    every = tuple(figures)
    codes = tuple(dict.fromkeys(f.measure for f in every if re.fullmatch("[A-Z]{3}", f.measure)))
    amounts: dict[Decimal, list[Figure]] = defaultdict(list)
    values: dict[Decimal, list[Figure]] = defaultdict(list)
    forms: dict[Key, list[Figure]] = defaultdict(list)
    for figure in every:
        amounts[figure.amount].append(figure)
        values[figure.value].append(figure)
        measure = "" if is_count(figure, codes) else figure.measure
        power, digits = form(figure.value)
        scale = figure.amount.adjusted() - figure.value.adjusted()
        for likely in (digits, *_open(digits)):
            forms[measure, scale + power, likely].append(figure)
    words = {figure.name: stems(re.sub(r"[._]", " ", figure.name)) for figure in every}
    counts = Counter(stem for found in words.values() for stem in found)
    limit = max(3, len(every) // COMMON)
    return Lookup(
        every, codes, _frozen(amounts), _frozen(values), _frozen(forms),
        frozenset(pair for figure in every for pair in _rounded(figure, codes)),
        {name: frozenset(w for w in found if counts[w] <= limit) for name, found in words.items()},
        {f.name: stems(f.measure) if is_count(f, codes) else frozenset() for f in every},
    )  # fmt: skip


def _rounded(figure: Figure, codes: tuple[str, ...]) -> Iterator[tuple[str, Decimal]]:
    measure = "" if is_count(figure, codes) else figure.measure
    exponent = figure.amount.as_tuple().exponent
    for power in range(int(exponent), figure.amount.adjusted() + 1):
        yield measure, round(figure.amount, -power)


def _frozen(lists: Mapping[K, list[Figure]]) -> dict[K, tuple[Figure, ...]]:
    return {key: tuple(found) for key, found in lists.items()}


def is_count(figure: Figure, codes: tuple[str, ...]) -> bool:
    """Whether the unit is a noun, and neither percent nor a currency."""
    return figure.measure != "%" and figure.measure not in codes


def stems(text: str) -> frozenset[str]:
    """The words of a text, cut to what is the same in their forms."""
    return frozenset(stem(word) for word in WORD.findall(text))


def stem(word: str) -> str:
    """The beginning of a word, without the sign of the plural."""
    return word.lower().rstrip("s")[:STEM]


def form(value: Decimal) -> tuple[int, str]:
    """How many digits stand after the point, as a negative power of ten; all digits."""
    exponent = value.as_tuple().exponent
    power = exponent if isinstance(exponent, int) else 0
    return power, "".join(map(str, value.as_tuple().digits))


def _open(digits: str) -> list[str]:
    return [f"{digits[:place]}*{digits[place + 1 :]}" for place in range(len(digits))]


def _swapped(digits: str) -> list[str]:
    """The digits with each two neighbours changed about."""
    return [
        digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
        for place in range(len(digits) - 1)
    ]
