"""Straight quotation marks, apostrophes, dashes and dots, made those of print.

In: a line of text, and the typography at each place of it. Out: a line of the same length, with
`NOTHING` where a character goes. What was typed as it is printed stays, and so does what was
escaped, for which there are stand-ins. Spaces are the concern of `spacing`.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ngen_pdf.locales import Typography
from ngen_pdf.sections import expressions

# noncharacters, which no source holds
NOTHING = "\ufdd2"
ESCAPED = {'"': "\ufdd3", "'": "\ufdd4", "-": "\ufdd5", ".": "\ufdd6"}
TRANSPARENT = frozenset((NOTHING, expressions.START, expressions.END, *expressions.DIGITS))
SHOWN = {stand_in: character for character, stand_in in ESCAPED.items()}

END = "”"  # a closing mark while the line is read
APOSTROPHE, PRIME, DOUBLE_PRIME = "’", "′", "″"

MARKS = re.compile("[\"'«»“”„]")
# as Pandoc and Quarto have it by default (extension `smart`)
DASHES = re.compile(r"(?<!-)-{2,3}(?!-)|\.\.\.")
REPLACED = {"--": "–", "---": "—", "...": "…"}
DECADE = re.compile(r"'\d\ds\b")

OPENING = frozenset("([{<«“‘„‚¿¡–—-/=")


@dataclass(slots=True)
class _Open:
    """A mark that waits for its partner, which is to be printed as `closing`."""

    mark: str
    position: int
    closing: str


def beside(line: Sequence[str], position: int, step: int) -> str:
    """The next character before (`step` -1) or after (1) a position, "" where there is none."""
    position += step
    while 0 <= position < len(line):
        if line[position] not in TRANSPARENT:
            return SHOWN.get(line[position], line[position])
        position += step
    return ""


def dashed(line: str, is_fixed: Callable[[int], bool]) -> str:
    """The line with dashes for hyphens in a row, and an ellipsis for three dots."""

    def replaced(match: re.Match[str]) -> str:
        if is_fixed(match.start()):
            return match[0]
        return REPLACED[match[0]].ljust(len(match[0]), NOTHING)

    return DASHES.sub(replaced, line)


def paired(
    line: str, is_fixed: Callable[[int], bool], typography: Callable[[int], Typography]
) -> str:
    """The line with the marks of each quotation and its apostrophes.

    A single mark without a partner is an apostrophe; a double one opens a quotation that a later
    paragraph ends. After a digit and outside a quotation they are feet and inches.
    """
    pairing = _Pairing(line, typography)
    for match in MARKS.finditer(line):
        if not is_fixed(match.start()):
            pairing.read(match.start())
    pairing.finish()
    return "".join(pairing.glyphs)


class _Pairing:
    """Reads the marks of a line in order, and settles each by what stands beside it."""

    def __init__(self, line: str, typography: Callable[[int], Typography]) -> None:
        self.line = line
        self.glyphs = list(line)
        self.typography = typography
        self.open: list[_Open] = []
        self.ends: list[tuple[int, str]] = []
        self.waiting = {'"': 0, "'": 0}  # how many of each are open
        self.typed = 0  # how many quotations are open whose marks were typed

    def read(self, position: int) -> None:
        """Settle the mark at `position`."""
        mark = self.line[position]
        if mark not in self.waiting:
            quotes = self.typography(position).quotes
            self.typed = max(0, self.typed + {quotes[0]: 1, quotes[1]: -1}.get(mark, 0))
            return
        before, after = beside(self.glyphs, position, -1), beside(self.glyphs, position, 1)
        if not before or before.isspace() or before in OPENING:
            self._lead(position, before, after)
        elif mark == "'":
            self._follow_single(position, before, after)
        else:
            self._follow_double(position, before, after)

    def _lead(self, position: int, before: str, after: str) -> None:
        """A mark where a quotation can begin, or end after a dash."""
        mark = self.line[position]
        if not after or after.isspace():
            if self.waiting[mark] and before and not before.isspace():
                self._close(position)
        elif DECADE.match(self.line, position):
            self.glyphs[position] = APOSTROPHE
        else:
            self._open(position)

    def _follow_single(self, position: int, before: str, after: str) -> None:
        """A single mark after a word or a stop."""
        is_measure = before.isdecimal() and not after.isalpha()
        if after.isalnum() or not self.waiting["'"]:
            self.glyphs[position] = PRIME if is_measure else APOSTROPHE
        else:
            self._close(position)

    def _follow_double(self, position: int, before: str, after: str) -> None:
        """A double mark after a word or a stop."""
        if self.waiting['"']:
            self._close(position)
        elif before.isdecimal():
            self.glyphs[position] = DOUBLE_PRIME
        elif after.isalnum():
            self._open(position)
        else:
            self._end(position, self.typography(position).quotes[1])

    def _open(self, position: int) -> None:
        mark, quotes = self.line[position], self.typography(position).quotes
        is_inner = mark == "'" or self.waiting[mark] or self.typed
        first = 2 if is_inner else 0
        self.open.append(_Open(mark, position, quotes[first + 1]))
        self.waiting[mark] += 1
        self.glyphs[position] = quotes[first]

    def _close(self, position: int) -> None:
        mark = self.line[position]
        while (last := self.open.pop()).mark != mark:
            self._leave(last)
        self.waiting[mark] -= 1
        self._end(position, last.closing)

    def _end(self, position: int, closing: str) -> None:
        """Settle a closing mark, which in German looks as an opening one does in English."""
        self.glyphs[position] = END
        self.ends.append((position, closing))

    def _leave(self, unclosed: _Open) -> None:
        """Settle a mark that no other closes."""
        self.waiting[unclosed.mark] -= 1
        if unclosed.mark == "'":
            self.glyphs[unclosed.position] = APOSTROPHE

    def finish(self) -> None:
        """Settle what is still open at the end of the line, and write the closing marks."""
        for unclosed in self.open:
            self._leave(unclosed)
        for position, closing in self.ends:
            self.glyphs[position] = closing
