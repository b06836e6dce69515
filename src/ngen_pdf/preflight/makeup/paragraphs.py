"""Rules on the lines of a paragraph: how they are parted, how they end.

In: `Makeup`. Out: `Flaw`s. Pages as a whole are looked at in `pages`.
"""

from collections.abc import Iterator

from ngen_pdf.layout.lines import Gap, Line, Paragraph
from ngen_pdf.layout.makeup import Makeup
from ngen_pdf.preflight.makeup.rule import Flaw, MakeupRule, tag
from ngen_pdf.preflight.rules import Terms

APART = ("td", "th", "caption", "figcaption", "pre", "dt")
"""What is no running text: its lines end where they must."""

SHOWN = 40  # characters of a line


def _widows(makeup: Makeup, _terms: Terms) -> Iterator[Flaw]:
    """A last line alone, over a page or a column."""
    for paragraph in makeup.paragraphs:
        last = paragraph.fragments[-1]
        if len(paragraph.fragments) > 1 and len(last.lines) == 1:
            message = (
                f"the last line of a paragraph stands alone at the head: {_shown(last.lines[0])}"
            )
            hint = "shorten the paragraph by a line, or set `widows: 2` in its style"
            yield Flaw(message, last.page, last.block, hint)


def _orphans(makeup: Makeup, _terms: Terms) -> Iterator[Flaw]:
    """A first line alone, under a page or a column."""
    for paragraph in makeup.paragraphs:
        first = paragraph.fragments[0]
        if len(paragraph.fragments) > 1 and len(first.lines) == 1:
            message = (
                f"the first line of a paragraph stands alone at the foot: {_shown(first.lines[0])}"
            )
            hint = "add or cut a line before it, or set `orphans: 2` in its style"
            yield Flaw(message, first.page, first.block, hint)


def _runts(makeup: Makeup, terms: Terms) -> Iterator[Flaw]:
    """A last line of one word that is very short, or of the end of one."""
    letters = terms.number("letters")
    for paragraph in makeup.paragraphs:
        last = paragraph.fragments[-1]
        words = last.lines[-1].text.split()
        if len(words) != 1 or len(paragraph.lines) < 2 or not _is_running(paragraph):
            continue
        if sum(letter.isalnum() for letter in words[0]) < letters:
            message = f"the last line of a paragraph is `{words[0]}` alone"
            hint = "take out or add a word, or bind the last two with a no-break space"
            yield Flaw(message, last.page, last.block, hint)


def _hyphens(makeup: Makeup, terms: Terms) -> Iterator[Flaw]:
    """More hyphens below each other than may be."""
    most = terms.number("lines")
    for paragraph in makeup.paragraphs:
        for fragment in paragraph.fragments:
            run = 0
            for line in (*fragment.lines, None):
                if line and line.is_hyphenated:
                    run += 1
                    continue
                if run > most:
                    message = f"{run} lines in a row end with a hyphen"
                    hint = "word it otherwise, or set it in a wider column"
                    yield Flaw(message, fragment.page, fragment.block, hint)
                run = 0


def _rivers(makeup: Makeup, terms: Terms) -> Iterator[Flaw]:
    """Wide word spaces below each other."""
    most, times = terms.number("lines"), terms.number("times")
    for paragraph in makeup.paragraphs:
        for fragment in paragraph.fragments:
            longest = _longest_river(fragment.lines, times)
            if longest > most:
                message = f"wide word spaces form a river through {longest} lines"
                hint = "hyphenate it, set it ragged or in a wider column, or word it otherwise"
                yield Flaw(message, fragment.page, fragment.block, hint)


def _longest_river(lines: tuple[Line, ...], times: float) -> int:
    """Through how many lines in a row there is a space of so many times its width below another."""
    longest, above = 0, list[tuple[Gap, int]]()
    for line in lines:
        wide = [gap for gap in line.gaps if gap.times >= times]
        above = [
            (gap, 1 + max((run for other, run in above if _meet(gap, other)), default=0))
            for gap in wide
        ]
        longest = max([longest, *(run for _, run in above)])
    return longest


def _meet(gap: Gap, other: Gap) -> bool:
    """Whether one lies below the other by half of the narrower one at least."""
    shared = min(gap.right, other.right) - max(gap.left, other.left)
    return shared >= min(gap.right - gap.left, other.right - other.left) / 2


def _is_running(paragraph: Paragraph) -> bool:
    return not paragraph.level and tag(paragraph.fragments[0].block) not in APART


def _shown(line: Line) -> str:
    return f"`{line.text.strip()[:SHOWN]}`"


RULES = (
    MakeupRule("widow", _widows),
    MakeupRule("orphan", _orphans),
    MakeupRule("runt", _runts, ("letters",)),
    MakeupRule("hyphen-stack", _hyphens, ("lines",)),
    MakeupRule("river", _rivers, ("lines", "times")),
)
