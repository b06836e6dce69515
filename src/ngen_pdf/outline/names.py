"""Gives every heading, anchor and caption its number and its name in the whole publication.

In: parsed sections. Out: targets, and problems where two claim one name.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ngen_pdf.outline.model import Target
from ngen_pdf.problems import Place, Problem
from ngen_pdf.sections import Matter, Section

Names = dict[tuple[str, str], Target]


def resolve(sections: tuple[Section, ...]) -> tuple[Names, list[Problem]]:
    """Every name there is, within its section and in the whole; and the duplicates."""
    targets, duplicates = _targets(sections)
    return _names(targets), duplicates


@dataclass(frozen=True, slots=True)
class _Named:
    """A name before it is made unique: who claims it, and how strongly."""

    source: str
    name: str
    line: int
    kind: str
    number: str
    title: str
    matter: Matter
    fixed: bool  # a section's title, or written by the author: it must be unique


def _targets(
    sections: tuple[Section, ...],
) -> tuple[list[tuple[_Named, Target]], list[Problem]]:
    """Every named place with its final anchor; the fixed names get theirs first."""
    named = list(_named(sections))
    taken: dict[str, _Named] = {}
    problems = [
        _duplicate(item, first)
        for item in named
        if item.fixed and (first := taken.setdefault(item.name, item)) is not item
    ]
    return [(item, _target(item, _final(item, taken))) for item in named], problems


def _final(item: _Named, taken: dict[str, _Named]) -> str:
    """The anchor in the whole publication: headings of the same name are told apart."""
    if item.fixed:
        return item.name
    stem = item.source.rpartition("/")[2].removesuffix(".md")
    final, count = item.name, 1
    while taken.setdefault(final, item) is not item:
        final = f"{stem}-{item.name}" + (f"-{count}" if count > 1 else "")
        count += 1
    return final


def _target(item: _Named, anchor: str) -> Target:
    place = Place(item.source, item.line)
    return Target(anchor, item.kind, item.number, item.title, item.matter, place)


def _duplicate(item: _Named, first: _Named) -> Problem:
    return Problem(
        "anchor-duplicate",
        f"the anchor `{item.name}` is already that of {Place(first.source, first.line)}",
        Place(item.source, item.line),
        f"give this one its own, such as {{#{item.name}-2}}",
    )


def _named(sections: tuple[Section, ...]) -> Iterator[_Named]:
    captions = labels(sections)
    for section, numbers in zip(sections, _numbers(sections), strict=True):
        source, matter = section.source, section.matter
        for heading in section.headings:
            yield _Named(
                source, heading.anchor, heading.line, "section", numbers[heading.anchor],
                heading.text, matter, heading.explicit or heading is section.title,
            )  # fmt: skip
        for mention in section.anchors:
            yield _Named(source, mention.name, mention.line, "anchor", "", "", matter, True)
        for caption in section.captions:
            number = captions[source, caption.key]
            yield _Named(
                source, caption.anchor, caption.line, caption.kind, number,
                caption.text, matter, caption.explicit,
            )  # fmt: skip


def _names(targets: list[tuple[_Named, Target]]) -> Names:
    """Names within their section, names in the whole, and each section by its file."""
    names: Names = {}
    for item, target in targets:
        names.setdefault((item.source, item.name), target)
        names.setdefault(("", target.anchor), target)
        names.setdefault((item.source, ""), target)
    return names


# --- numbers ---------------------------------------------------------------


def _numbers(sections: tuple[Section, ...]) -> Iterator[dict[str, str]]:
    """For each section its headings' numbers: 3 for a title of the body, 3.2 below it."""
    count = 0
    for section in sections:
        numbers = {heading.anchor: "" for heading in section.headings}
        title = section.title
        if section.matter is Matter.BODY and title is not None and title.numbered:
            count += 1
            numbers[title.anchor] = str(count)
            seconds = [h for h in section.headings if h.level == 2 and h.numbered]
            for index, heading in enumerate(seconds, 1):
                numbers[heading.anchor] = f"{count}.{index}"
        yield numbers


def labels(sections: tuple[Section, ...]) -> dict[tuple[str, str], str]:
    """The number of each caption: figures and tables each count from 1."""
    labels: dict[tuple[str, str], str] = {}
    counts = {"figure": 0, "table": 0}
    for section in sections:
        for caption in section.captions:
            counts[caption.kind] += 1
            labels[section.source, caption.key] = str(counts[caption.kind])
    return labels
