"""Makes passages of a section's prose: what may be judged in it, and the line of each place.

In: `Prose`. Out: `Passage`s without quotations and addresses, and their text without
dates, times, versions and numbers of pages and parts; all as long as what was typed.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from ngen_pdf import locales
from ngen_pdf.data import spellings
from ngen_pdf.problems import Place
from ngen_pdf.sections import AS_TYPED, ELSEWHERE, Section

QUOTATION = re.compile(r"“[^“”]*”|«[^«»]*»|„[^„“”]*[“”]|(?<![^\s(\[])\"[^\"]*\"")
ADDRESS = re.compile(r"(?<!\S)(?:https?://|www\.)\S+|(?<![^\s(])[\w-]+(?:\.[\w-]+)+/\S*")
CODE = re.compile(r"\b(?!(?:CAD|USD|EUR|GBP)\b)[A-Z]{2,12} [0-9][0-9.]*")  # ISO 9001
VERSION = re.compile(r"\bv?[0-9]+(?:\.[0-9]+){2,9}")
ISO = re.compile(r"(?<![\w-])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![\w-])")
TIME = re.compile(
    r"(?<!\w)[0-9]{1,2}(?::[0-9]{2}(?:\s?[ap]\.?m\b)?|\s?[ap]\.?m\b|\s?h(?:\s?[0-9]{2})?\b)"
)
ALIKE = ("pages", "p.", "pp.", "No.", "n°", "nº")  # words beside the locale's for a page or a part


@dataclass(frozen=True, slots=True)
class Passage:
    """One block's prose, in which `ELSEWHERE` blanks quotations and addresses."""

    source: str
    language: str
    text: str
    starts: tuple[int, ...]
    lines: tuple[int, ...]

    def place(self, offset: int) -> Place:
        """The file and line of the character at `offset`."""
        return Place(self.source, self.lines[bisect_right(self.starts, offset) - 1])


def of(section: Section, language: str) -> Iterator[Passage]:
    """The passages of a section in a report of `language`; none where it is marked as typed."""
    if AS_TYPED in section.css_class.split():
        return
    for prose in section.prose:
        spoken = prose.language or section.language or language
        yield Passage(
            source=section.source,
            language=spoken,
            text=blank(ADDRESS, blank(QUOTATION, prose.text)),
            starts=(0, *accumulate(len(piece.name) for piece in prose.pieces)),
            lines=_lines([piece.line for piece in prose.pieces]),
        )


def _lines(lines: list[int]) -> tuple[int, ...]:
    """The line of each piece, and the last again; a break has that of the text before it."""
    filled: list[int] = []
    for line in lines:
        filled.append(line or (filled[-1] if filled else 0))
    return (*filled, filled[-1])


def blank(pattern: re.Pattern[str], text: str) -> str:
    """The text with as many marks in the place of what the pattern finds."""
    return pattern.sub(lambda found: ELSEWHERE * len(found[0]), text)


def without_dates(passage: Passage) -> str:
    """The text with blanks for every number that is a date, a time, a code or a reference."""
    text, language = passage.text, passage.language
    for pattern in (ISO, TIME, CODE, VERSION, _references(language), dates(language)):
        text = blank(pattern, text)
    return text


@cache
def dates(language: str) -> re.Pattern[str]:
    """A date with the name of its month: groups `day`, `month` and `year`, or `day2` and so on."""
    names = "|".join(sorted((re.escape(n) for n, _ in spellings.months(language)), key=_longest))
    month = rf"(?:{names})\.?"
    rank = r"(?:st|nd|rd|th|er|e|º|\.)?"
    year = r"(?:,?\s+(?:de\s+)?(?P<year{0}>[0-9]{{4}})(?![0-9]))"
    first = rf"(?P<day>[0-9]{{1,2}}){rank}\s+(?:de\s+)?(?P<month>{month}){year.format('')}?"
    second = rf"(?P<month2>{month})\s+(?P<day2>[0-9]{{1,2}}){rank}(?![\w.,]?[0-9]){year.format(2)}?"
    third = rf"(?P<month3>{month}){year.format(3)}"
    return re.compile(rf"(?<!\w)(?:{first}|{second}|{third})(?!\w)")


def _longest(name: str) -> tuple[int, str]:
    return -len(name), name


@cache
def _references(language: str) -> re.Pattern[str]:
    """A number that names a page, a section, a figure or a table."""
    words, _ = locales.words(language, Place())
    named = (words.page, words.section, words.figure, words.table, *ALIKE)
    each = "|".join(re.escape(word) for word in named)
    return re.compile(rf"(?<!\w)(?i:{each})\s?[0-9]+(?:[-\u2013][0-9]+)?(?![\w,.]?[0-9])")
