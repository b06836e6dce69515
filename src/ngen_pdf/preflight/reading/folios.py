"""The numbers that pages print of themselves.

In: pages. Out: the folio that each prints, where it is plain that it is one.
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
    """By page, from 1: numbers at one height that count the pages."""
    levels: dict[int, dict[int, list[str]]] = {}
    for page in pages:
        for height, number in _candidates(page):
            levels.setdefault(height, {}).setdefault(page.number, []).append(number)
    least = max(LEAST, SHARE * len(pages))
    for _, level in sorted(levels.items()):
        if len(level) >= least:
            for series in _series(level):
                told = _counting(series)
                if len(told) >= STEADY * len(series):
                    return {page: Folio(series[page], tuple(level[page])) for page in told}
    return {}


def in_band(mark: Text, page: Page) -> bool:
    """Whether it stands where running heads and feet do."""
    seen = page.visible
    band = BAND * seen.height
    return mark.area.top < seen.bottom + band or mark.area.bottom > seen.top - band


def _candidates(page: Page) -> Iterator[tuple[int, str]]:
    """Numbers near the head and foot, from the left, with their distance from the foot in pt."""
    texts = [mark for mark in page.marks if isinstance(mark, Text) and mark.printed]
    near = [mark for mark in texts if in_band(mark, page)]
    for mark in sorted(near, key=lambda mark: mark.area.left):
        for number in NUMBER.findall(mark.text):
            if value(number):
                yield round(mark.area.bottom - page.visible.bottom), number


def _series(level: dict[int, list[str]]) -> Iterator[dict[int, str]]:
    """One number a page: the first, the last, or the outer one."""
    yield {page: numbers[0] for page, numbers in level.items()}
    yield {page: numbers[-1] for page, numbers in level.items()}
    yield {page: numbers[-1 if page % 2 else 0] for page, numbers in level.items()}


def _counting(series: dict[int, str]) -> list[int]:
    """The pages whose number goes on from that of the page before, or leads to the one after."""
    offsets = [(page, value(number) - page) for page, number in series.items()]
    before = [None, *(offset for _, offset in offsets)]
    after = [*(offset for _, offset in offsets[1:]), None]
    around = zip(offsets, before, after, strict=False)
    return [page for (page, offset), *others in around if offset in others]
