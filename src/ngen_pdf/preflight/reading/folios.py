"""The numbers that pages print of themselves, and numbers read as pages.

In: pages. Out: the folio that each prints, where it is plain that it is one.
"""

import re
from collections.abc import Iterator, Sequence

from ngen_pdf.preflight.facts import Page, Text

ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
NUMBER = re.compile(r"(?<![\w.,-])([0-9]{1,4}|[ivxlcdm]{1,9}|[IVXLCDM]{1,9})(?![\w,-]|\.\d)")
BAND = 0.12  # of the page's height, at its head and foot
LEAST = 3  # pages
SHARE = 0.4  # of all pages
STEADY = 0.9  # of the steps from page to page

Printed = dict[int, str]  # page, from 1, and what it prints


def value(number: str) -> int:
    """The value of an Arabic or Roman number, 0 for what is neither."""
    if number.isdigit():
        return int(number)
    digits = [ROMAN.get(letter, 0) for letter in number.lower()]
    pairs = zip(digits, [*digits[1:], 0], strict=True)
    return sum(-one if one < after else one for one, after in pairs) if all(digits) else 0


def printed(pages: Sequence[Page]) -> Printed:
    """The folio of each page that has one: numbers at one height that count the pages."""
    levels: dict[int, dict[int, list[str]]] = {}
    for page in pages:
        for height, number in _candidates(page):
            levels.setdefault(height, {}).setdefault(page.number, []).append(number)
    least = max(LEAST, SHARE * len(pages))
    for _, level in sorted(levels.items()):
        if len(level) >= least:
            for series in _series(level):
                if _counts(series):
                    return series
    return {}


def _candidates(page: Page) -> Iterator[tuple[int, str]]:
    """Numbers near the head and foot, from the left, with their distance from the foot in pt."""
    seen = page.visible
    band = BAND * seen.height
    near = [
        mark
        for mark in page.marks
        if isinstance(mark, Text)
        and mark.printed
        and (mark.area.top < seen.bottom + band or mark.area.bottom > seen.top - band)
    ]
    for mark in sorted(near, key=lambda mark: mark.area.left):
        for number in NUMBER.findall(mark.text):
            yield round(mark.area.bottom - seen.bottom), number


def _series(level: dict[int, list[str]]) -> Iterator[Printed]:
    """One number a page: the first, the last, or the outer one."""
    yield {page: numbers[0] for page, numbers in level.items()}
    yield {page: numbers[-1] for page, numbers in level.items()}
    yield {page: numbers[-1 if page % 2 else 0] for page, numbers in level.items()}


def _counts(series: Printed) -> bool:
    """Whether the numbers go on as the pages do; where they begin anew counts as a miss."""
    steps = list(zip(series.items(), list(series.items())[1:], strict=False))
    told = sum(value(b) - value(a) == after - page for (page, a), (after, b) in steps)
    return bool(steps) and told >= STEADY * len(steps) - 1
