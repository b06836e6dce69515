"""Finds numbers typed in the text that are figures of the report's data, or nearly so.

In: figures, passages. Out: warnings `typed-figure` and `figure-differs`. How sure a
match is depends on how many digits tell it, on the unit typed beside it, and on
words of the figure's name and unit that stand around it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ngen_pdf.checks import passages
from ngen_pdf.checks.lookup import WORD, Lookup, build, is_count, stem, stems
from ngen_pdf.checks.passages import Passage
from ngen_pdf.data import Figure
from ngen_pdf.data.reading import Quantity, quantities
from ngen_pdf.problems import Place, Problem, Severity
from ngen_pdf.sections import ELSEWHERE

REACH = 80  # characters before and after a number in which words tell what it counts
SURE = 3  # digits that hardly meet by chance
SMALL = 20  # below it a number without a unit counts too many things
YEARS = range(1900, 2100)
END = re.compile(f"[0-9.;:!?{ELSEWHERE}]")  # what stands after it belongs to something else
ALONE = 3  # words of a block that is hardly more than a number, as a cell is
MAX_NAMES = 3  # that are offered where several figures have the value


@dataclass(frozen=True, slots=True)
class _Typed:
    """A number as typed, with the words around it: `after` are the next ones, in order."""

    quantity: Quantity
    words: str
    around: frozenset[str]
    after: tuple[str, ...]

    def has_noun(self, figure: Figure, lookup: Lookup) -> bool:
        """Whether the figure's unit follows, with no more than two words between."""
        nouns = lookup.nouns[figure.name]
        return bool(nouns) and nouns <= set(self.after[: len(nouns) + 2])

    def support(self, figure: Figure, lookup: Lookup) -> int:
        """How many words of the figure's name and unit stand near."""
        return len((lookup.names[figure.name] | lookup.nouns[figure.name]) & self.around)


def check(figures: Mapping[str, Figure], found: Sequence[Passage]) -> Iterator[Problem]:
    """A warning for each number that should come from data."""
    lookup = build(figures.values())
    for number, passage in enumerate(found):
        if not any(character.isdigit() for character in passage.text):
            continue
        text = passages.without_dates(passage)
        beside = _beside(found, number) if len(text.split()) <= ALONE else ""
        for quantity in quantities(text, passage.language, lookup.codes):
            typed = _typed(quantity, text, beside)
            if problem := _judged(typed, lookup, passage):
                yield problem


def _beside(found: Sequence[Passage], number: int) -> str:
    """The words of the blocks around one that holds a number alone, as a cell may."""
    near = (*found[max(0, number - 3) : number], *found[number + 1 : number + 2])
    return " ".join(passage.text[:REACH] for passage in near)


def _typed(quantity: Quantity, text: str, beside: str) -> _Typed:
    before = text[max(0, quantity.start - REACH) : quantity.start]
    after = text[quantity.end : quantity.end + REACH]
    following = tuple(map(stem, WORD.findall(END.split(after)[0])[:8]))
    words = " ".join(text[quantity.start : quantity.end].split())
    return _Typed(quantity, words, stems(f"{before} {after} {beside}"), following)


def _judged(typed: _Typed, lookup: Lookup, passage: Passage) -> Problem | None:
    equal = lookup.equal(typed.quantity)
    figures = _sure(typed, equal, lookup)
    place = passage.place(typed.quantity.start)
    if figures:
        return _typed_figure(typed, figures, place)
    near = None if equal else _near(typed, lookup)
    return _differs(typed, near, passage, place) if near else None


# --- the same value --------------------------------------------------------


def _sure(typed: _Typed, equal: Sequence[Figure], lookup: Lookup) -> list[Figure]:
    """Those of the figures that the number can hardly fail to be, the likeliest first."""
    scores = {figure.name: _score(typed, figure, lookup) for figure in equal}
    sure = [figure for figure in equal if scores[figure.name] >= SURE]
    best = max((scores[figure.name] for figure in sure), default=0)
    likely = [figure for figure in sure if scores[figure.name] >= best - 1]
    return sorted(likely, key=lambda figure: -scores[figure.name])


def _score(typed: _Typed, figure: Figure, lookup: Lookup) -> int:
    quantity = typed.quantity
    is_plain = not quantity.measure and not quantity.scale
    if typed.has_noun(figure, lookup):
        return SURE + typed.support(figure, lookup)
    if is_plain and (quantity.value < SMALL or _is_year(typed)):
        return 0
    if is_plain and not is_count(figure, lookup.codes) and _digits(quantity.value) < SURE:
        return 0
    marks = bool(quantity.measure) + bool(quantity.scale)
    return _digits(quantity.value) + marks + typed.support(figure, lookup)


def _digits(value: Decimal) -> int:
    """How many digits tell the value: two for 1,500, four for 349.0."""
    whole, _, fraction = str(value).partition(".")
    if fraction.strip("0"):
        return len((whole + fraction).lstrip("0"))
    return len(whole.strip("0")) + bool(fraction)


def _is_year(typed: _Typed) -> bool:
    return typed.words.isdigit() and len(typed.words) == 4 and int(typed.words) in YEARS


def _typed_figure(typed: _Typed, figures: Sequence[Figure], place: Place) -> Problem:
    names = [figure.name for figure in figures[:MAX_NAMES]]
    told = " or ".join(f"`{name}`" for name in names)
    written = " or ".join(f"{{{{ figures.{name} }}}}" for name in names)
    message = f"`{typed.words}` is the figure {told}"
    return Problem("typed-figure", message, place, f"write {written}", Severity.WARNING)


# --- nearly the same value -------------------------------------------------


def _near(typed: _Typed, lookup: Lookup) -> Figure | None:
    """The figure that the number may have been meant for, if no figure explains it."""
    quantity = typed.quantity
    if _digits(quantity.value) < SURE or _is_year(typed):
        return None
    near = [figure for figure in lookup.near(quantity) if _digits(figure.value) >= SURE]
    likely = [figure for figure in near if _is_meant(typed, figure, lookup)]
    if not likely or (quantity.measure, quantity.amount) in lookup.rounded:
        return None
    return max(likely, key=lambda figure: typed.support(figure, lookup))


def _is_meant(typed: _Typed, figure: Figure, lookup: Lookup) -> bool:
    support = typed.support(figure, lookup)
    if is_count(figure, lookup.codes) and _digits(typed.quantity.value) <= SURE:
        return typed.has_noun(figure, lookup) or support > 1
    return support > 0


def _differs(typed: _Typed, figure: Figure, passage: Passage, place: Place) -> Problem:
    value = figure.text(passage.language)
    message = f"`{typed.words}` is near the figure `{figure.name}`, {value}"
    hint = f"write {{{{ figures.{figure.name} }}}}; if it is meant: [{typed.words}]{{.as-typed}}"
    return Problem("figure-differs", message, place, hint, Severity.WARNING)
