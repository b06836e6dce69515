"""Joins the sections' headings, captions and anchors into the publication's one outline.

In: parsed `Section`s in reading order. Out: an `Outline`: the numbered tree that
drives the contents, the bookmarks and the page labels, and the resolver of every
link. No HTML, no wording.
"""

from collections.abc import Iterator
from dataclasses import replace

from ngen_pdf.outline import checks, names
from ngen_pdf.outline.model import Entry, Outline, Target
from ngen_pdf.sections import Section

__all__ = ["Entry", "Outline", "Target", "build"]


def build(sections: tuple[Section, ...]) -> Outline:
    """The outline of the sections, with all that is wrong between them as its problems."""
    resolved, duplicates = names.resolve(sections)
    entries = _tree(_entries(sections, resolved))
    outline = Outline(entries, resolved, names.labels(sections), ())
    return replace(outline, problems=(*duplicates, *checks.check(sections, outline)))


def _entries(sections: tuple[Section, ...], resolved: names.Names) -> Iterator[Entry]:
    for section in sections:
        for heading in section.headings:
            target = resolved[section.source, heading.anchor]
            yield Entry(
                target.anchor, heading.level, heading.text, target.number,
                section.matter, heading.listed,
            )  # fmt: skip


def _tree(flat: Iterator[Entry]) -> tuple[Entry, ...]:
    """The entries nested by level; a skipped level nests one deep, as bookmarks do."""
    return _nest(list(flat), 0, 0)[0]


def _nest(flat: list[Entry], start: int, above: int) -> tuple[tuple[Entry, ...], int]:
    """The entries from `start` that are deeper than level `above`, and where they end."""
    entries: list[Entry] = []
    while start < len(flat) and flat[start].level > above:
        entry = flat[start]
        children, start = _nest(flat, start + 1, entry.level)
        entries.append(replace(entry, children=children))
    return tuple(entries), start
