"""The index: what is marked in the sections, in order, with the folios of its pages.

In: parsed sections, and the pages of each mark once they are laid out. Out: `Group`s of
entries, one for each letter; problems. No HTML, no layout.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from ngen_pdf import collation
from ngen_pdf.problems import Place, Problem, Severity, did_you_mean
from ngen_pdf.sections import Mark, Section

Leaf = tuple[int, str]
"""A page: its number from 0, and its folio."""

Leaves = Mapping[str, tuple[Leaf, ...]]
"""The pages of each mark in order, by its id."""


@dataclass(frozen=True, slots=True)
class Locator:
    """A page or a range: its folios, and the ids that they lead to.

    `last` is "" where it is one page, `last_id` where no mark begins on the last one.
    """

    first: str
    last: str
    first_id: str
    last_id: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the index, with the entries below it."""

    words: str
    locators: tuple[Locator, ...]
    see: tuple[str, ...]  # the entries to see; to see also where there are locators
    parts: tuple["Entry", ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """The entries under one letter."""

    letter: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class _Marked:
    """A mark with its id in the whole publication."""

    mark: Mark
    id: str
    place: Place


def ids(sections: tuple[Section, ...]) -> dict[tuple[str, str], str]:
    """The id of each mark that has a place, by (source path, key)."""
    keys = [(s.source, mark) for s in sections for mark in s.marks if not mark.see]
    # no id of an author's has a slash
    return {(p, m.key): m.anchor or f"index/{n}" for n, (p, m) in enumerate(keys, 1)}


def is_printed(sections: tuple[Section, ...]) -> bool:
    """Whether a section asks for the index."""
    return any(mention.name == "index" for s in sections for mention in s.generated)


def is_behind(sections: tuple[Section, ...]) -> bool:
    """Whether the index stands behind all that is marked, and so moves no mark."""
    for number, section in enumerate(sections):
        lines = [mention.line for mention in section.generated if mention.name == "index"]
        if lines:
            later = any(after.marks for after in sections[number + 1 :])
            return not later and all(mark.line < lines[0] for mark in section.marks)
    return False


def build(sections: tuple[Section, ...], leaves: Leaves, language: str) -> tuple[Group, ...]:
    """The index in the order of `language`; entries have no folios where `leaves` has none."""
    entries = _entries(_marked(sections), leaves, language)

    def letter(entry: Entry) -> str:
        return collation.initial(entry.words, language)

    return tuple(Group(name, tuple(group)) for name, group in groupby(entries, letter))


def _marked(sections: tuple[Section, ...]) -> list[_Marked]:
    known = ids(sections)
    return [
        _Marked(mark, known.get((s.source, mark.key), ""), Place(s.source, mark.line))
        for s in sections
        for mark in s.marks
    ]


def _entries(marked: Iterable[_Marked], leaves: Leaves, language: str) -> list[Entry]:
    """An entry for each term: those that differ in case alone are one, written as the first."""
    terms: dict[str, list[_Marked]] = {}
    for item in marked:
        terms.setdefault(item.mark.term.casefold(), []).append(item)
    made = [_entry(items, leaves, language) for items in terms.values()]
    return sorted(made, key=lambda entry: collation.key(entry.words, language))


def _entry(items: list[_Marked], leaves: Leaves, language: str) -> Entry:
    parts: dict[str, list[_Marked]] = {}
    for item in items:
        parts.setdefault(item.mark.part.casefold(), []).append(item)
    own = parts.pop("", [])
    below = (_line(some[0].mark.part, some, leaves) for some in parts.values())
    ordered = sorted(below, key=lambda entry: collation.key(entry.words, language))
    line = _line(items[0].mark.term, own, leaves)
    return Entry(line.words, line.locators, line.see, tuple(ordered))


def _line(words: str, items: list[_Marked], leaves: Leaves) -> Entry:
    see = dict.fromkeys(", ".join(_names(item.mark.see)) for item in items if item.mark.see)
    return Entry(words, tuple(_locators(items, leaves)), tuple(see))


def _names(see: str) -> list[str]:
    return see.split("!", 1)


# --- locators --------------------------------------------------------------


def _locators(items: list[_Marked], leaves: Leaves) -> Iterator[Locator]:
    """The pages of the items, those that follow each other joined."""
    run: list[tuple[Leaf, str]] = []
    for leaf, name in _leaves(items, leaves):
        if run and not _follows(run[-1][0], leaf):
            yield _locator(run)
            run = []
        run.append((leaf, name))
    if run:
        yield _locator(run)


def _leaves(items: list[_Marked], leaves: Leaves) -> list[tuple[Leaf, str]]:
    """Each page once, with the first mark that begins on it, or ""."""
    pages: dict[Leaf, str] = {}
    for item in items:
        first, *more = leaves.get(item.id, ()) or (None,)
        if first is None:
            continue
        pages[first] = pages.get(first) or item.id
        for leaf in more if item.mark.covers else ():
            pages.setdefault(leaf, "")
    return sorted(pages.items())


def _follows(before: Leaf, leaf: Leaf) -> bool:
    """Whether the page is the next one, and counted in the same numerals."""
    return leaf[0] == before[0] + 1 and leaf[1].isdigit() == before[1].isdigit()


def _locator(run: list[tuple[Leaf, str]]) -> Locator:
    ((_, first), first_id), ((_, last), last_id) = run[0], run[-1]
    return Locator(first, last if len(run) > 1 else "", first_id, last_id)


# --- problems --------------------------------------------------------------


def check(sections: tuple[Section, ...]) -> Iterator[Problem]:
    """What is wrong between the marks, and between them and the place of the index."""
    marked = _marked(sections)
    if marked and not is_printed(sections):
        message = "terms are marked for an index, but there is none"
        hint = "write `::: {.index}` and `:::` where it is to stand"
        yield Problem("index", message, marked[0].place, hint, Severity.WARNING)
    yield from _empty(sections, marked)
    terms = {item.mark.term.casefold(): item.mark.term for item in marked}
    entries = {_key(item.mark.term, item.mark.part) for item in marked}
    for item in (item for item in marked if item.mark.see):
        if _key(*_names(item.mark.see)) not in entries | {_key(term) for term in terms}:
            message = f"there is no entry `{item.mark.see}` to see"
            near = did_you_mean(item.mark.see, tuple(terms.values()))
            yield Problem("index", message, item.place, near or "mark it somewhere")


def _key(term: str, part: str = "") -> tuple[str, str]:
    return term.casefold(), part.casefold()


def _empty(sections: tuple[Section, ...], marked: list[_Marked]) -> Iterator[Problem]:
    for section in sections:
        for mention in section.generated:
            if mention.name == "index" and not marked:
                place, hint = Place(section.source, mention.line), "mark them: `[term]{.index}`"
                message = "no term is marked for the index"
                yield Problem("generated", message, place, hint, Severity.WARNING)


def unplaced(sections: tuple[Section, ...], leaves: Leaves) -> Iterator[Problem]:
    """A warning for each mark that is on no page; only known of where the index is printed."""
    for item in _marked(sections) if is_printed(sections) else ():
        if item.id and item.id not in leaves:
            message = f"the mark of `{item.mark.term}` is on no page"
            hint = "the stylesheets hide it, or the engine has lost it: mark a word that is shown"
            yield Problem("index", message, item.place, hint, Severity.WARNING)
