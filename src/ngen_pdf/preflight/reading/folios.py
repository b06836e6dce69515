"""The numbers that pages print of themselves.

In: pages. Out: the folio that each prints, where it is plain that it is one. Whether it is the
right one is judged by the rules.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ngen_pdf.preflight.facts import Page, Text

ROMAN = re.compile(r"(m{0,3})(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})", re.IGNORECASE)
UNITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
NUMBER = re.compile(r"(?<![\w.,–-])([0-9]{1,4}|[ivxlcdm]{1,9}|[IVXLCDM]{1,9})(?![\w,–-]|\.\d)")
BAND = 0.12  # of the page's height, at its head and foot
LEAST = 3  # pages
SHARE = 0.4  # of all pages
STEADY = 0.8  # of the pages that have a number there

Look = tuple[int, str, float]  # pt above the foot of the page, font, size in pt


@dataclass(frozen=True, slots=True)
class Folio:
    """What a page prints, and all other numbers that stand at the same height."""

    printed: str
    beside: tuple[str, ...]


def value(number: str) -> int:
    """The value of an Arabic or Roman number, 0 for what is neither."""
    if number.isdigit():
        return int(number)
    if not number or not ROMAN.fullmatch(number):
        return 0
    digits = [UNITS[letter] for letter in number.lower()]
    pairs = zip(digits, [*digits[1:], 0], strict=True)
    return sum(-one if one < after else one for one, after in pairs)


def folios(pages: Sequence[Page]) -> dict[int, Folio]:
    """By page, from 1: numbers of one look at one height that count the pages."""
    looks: dict[Look, dict[int, list[str]]] = {}
    for page in pages:
        for look, number in _candidates(page):
            looks.setdefault(look, {}).setdefault(page.number, []).append(number)
    least = max(LEAST, SHARE * len(pages))
    for _, found in sorted(looks.items()):
        if len(found) >= least:
            for series in _series(found):
                if _counting(series) >= STEADY * len(series):
                    return {page: Folio(one, tuple(found[page])) for page, one in series.items()}
    return {}


def in_band(mark: Text, page: Page) -> bool:
    """Whether it stands where running heads and feet do."""
    seen = page.visible
    band = BAND * seen.height
    return mark.area.top < seen.bottom + band or mark.area.bottom > seen.top - band


def _candidates(page: Page) -> Iterator[tuple[Look, str]]:
    """Numbers near the head and foot, from the left."""
    texts = [mark for mark in page.marks if isinstance(mark, Text) and mark.printed]
    near = [mark for mark in texts if in_band(mark, page)]
    for mark in sorted(near, key=lambda mark: mark.area.left):
        for number in NUMBER.findall(mark.text):
            if value(number):
                height = round(mark.area.bottom - page.visible.bottom)
                yield (height, mark.font.name, round(mark.size, 1)), number


def _series(found: dict[int, list[str]]) -> Iterator[dict[int, str]]:
    """One number a page: the first, the last, or the outer one."""
    yield {page: numbers[0] for page, numbers in found.items()}
    yield {page: numbers[-1] for page, numbers in found.items()}
    yield {page: numbers[-1 if page % 2 else 0] for page, numbers in found.items()}


def _counting(series: dict[int, str]) -> int:
    """How many numbers go on from that of the page before, or lead to the one after."""
    offsets = [value(number) - page for page, number in series.items()]
    before, after = [None, *offsets], [*offsets[1:], None]
    around = zip(offsets, before, after, strict=False)
    return sum(offset in others for offset, *others in around)
