"""The spaces beside marks and units, as the language has them.

In: a line of text and a typography. Out: the places where a space is to be changed or added. Only
ordinary spaces are changed: one that was typed as it is printed stays.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ngen_pdf.locales import Typography, typography
from ngen_pdf.sections.expressions import END
from ngen_pdf.sections.quotes import beside

NO_BREAK = "\u00a0"
ORDINARY = frozenset(" \t\n")
SPACES = ORDINARY | frozenset("\u00a0\u2009\u202f")
BRACKETS = frozenset("([{<«“‘„‚")  # right after one of these a mark stands close to it
STOPS = frozenset(";!?:")  # and so does one of these after another
JOINS = frozenset("/\\:=")  # a stop right before one of these, or within 10:30, ends no clause

# SI Brochure (BIPM, 9th edition), 5.4.3: a space parts a number from its unit, and from %
UNITS = "% ‰ °C m km cm mm ha L mL g kg t s min h W kW MW GW kWh MWh GWh V A"
BEFORE_UNIT = re.compile(rf"(?<=[\d{END}])[ \n](?=(?:{'|'.join(UNITS.split())})(?!\w))")


@dataclass(frozen=True, slots=True)
class Space:
    """A space that is to stand before or after the mark at `mark`, in place of `start` to `end`."""

    mark: int
    start: int
    end: int
    space: str

    def put(self, glyphs: list[str]) -> None:
        """Set it into the line, of which each character has its place in `glyphs`."""
        if self.start < self.end:
            glyphs[self.start : self.end] = [self.space] + [""] * (self.end - self.start - 1)
        elif self.start > self.mark:
            glyphs[self.mark] += self.space
        else:
            glyphs[self.mark] = self.space + glyphs[self.mark]


def changes(line: str, language: str) -> Iterator[Space]:
    """Every space that is to change in a line of this language."""
    for match in BEFORE_UNIT.finditer(line):
        yield Space(match.end(), match.start(), match.end(), NO_BREAK)
    marks, rules = _marks(language), typography(language)
    for match in marks.finditer(line) if marks else ():
        mark, position = match[0], match.start()
        if mark in rules.after:
            yield from _after(line, position, rules.after[mark])
        else:
            yield from _before(line, position, rules)


@cache
def _marks(language: str) -> re.Pattern[str] | None:
    """What finds the marks that have a space of their own in a language."""
    rules = typography(language)
    marks = "".join((*rules.before, *rules.after, rules.symbols))
    return re.compile(f"[{re.escape(marks)}]") if marks else None


def _after(line: str, mark: int, space: str) -> Iterator[Space]:
    start = end = mark + 1
    while end < len(line) and line[end] in SPACES:
        end += 1
    if end < len(line) and _is_ordinary(line, start, end):
        yield Space(mark, start, end, space)


def _before(line: str, end: int, rules: Typography) -> Iterator[Space]:
    start = end
    while start and line[start - 1] in SPACES:
        start -= 1
    mark, before, after = line[end], beside(line, start, -1), beside(line, end, 1)
    if not before or before.isspace() or before in BRACKETS or not _is_ordinary(line, start, end):
        return
    if mark in rules.symbols:
        if before.isdecimal() and not after.isalnum():
            yield Space(end, start, end, NO_BREAK)
    elif mark not in STOPS or not (
        (start == end and before in STOPS) or after.isalnum() or after in JOINS
    ):
        yield Space(end, start, end, rules.before[mark])


def _is_ordinary(line: str, start: int, end: int) -> bool:
    """Whether nothing but ordinary spaces was typed there, or nothing at all."""
    return all(line[index] in ORDINARY for index in range(start, end))
