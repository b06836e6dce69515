"""Joins the sections' headings, captions and anchors into the publication's one outline.

In: parsed `Section`s in reading order. Out: an `Outline`: the numbered tree that
drives the contents, the bookmarks and the page labels, and the resolver of every
link. No HTML, no wording.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ngen_pdf.problems import Place, Problem, did_you_mean
from ngen_pdf.sections import Matter, Mention, Section

ORDER = tuple(Matter)


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading in the tree; `number` is "" where none is printed."""

    anchor: str
    level: int
    title: str
    number: str
    matter: Matter
    listed: bool
    place: Place
    children: tuple["Entry", ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """What a link or a cross reference leads to; `number` is "" where it has none."""

    anchor: str
    kind: str  # "section", "figure", "table" or "anchor"
    number: str
    title: str
    matter: Matter
    place: Place


@dataclass(frozen=True, slots=True)
class Outline:
    """The tree and every place that can be led to.

    `names` maps (source path, name in that section) and ("", name in the whole
    publication) to its target; `labels` maps (source path, caption key) to its number.
    """

    entries: tuple[Entry, ...]
    names: Mapping[tuple[str, str], Target]
    labels: Mapping[tuple[str, str], str]
    problems: tuple[Problem, ...]

    def resolve(self, source: str, link: str) -> Target | None:
        """The target of `#name`, `file.md` or `file.md#name` as written in `source`."""
        path, _, name = link.partition("#")
        if not path:
            return self.names.get((source, name)) or self.names.get(("", name))
        return self.names.get((_beside(source, path), name))

    def listed(self) -> tuple[Entry, ...]:
        """The tree without what is marked unlisted."""
        return tuple(_listed(self.entries))


def build(sections: tuple[Section, ...]) -> Outline:
    """The outline of the sections, with all that is wrong between them as its problems."""
    problems = list(_matter_problems(sections))
    targets, duplicates = _targets(sections)
    problems += duplicates
    names = _names(targets)
    outline = Outline(_tree(_entries(sections, names)), names, _labels(sections), ())
    for section in sections:
        problems += _link_problems(section, outline)
        problems += _reference_problems(section, outline)
    return replace(outline, problems=tuple(problems))


def _beside(source: str, path: str) -> str:
    folder, _, _ = source.rpartition("/")
    return f"{folder}/{path}"


def _listed(entries: tuple[Entry, ...]) -> Iterator[Entry]:
    for entry in entries:
        children = tuple(_listed(entry.children))
        if entry.listed:
            yield replace(entry, children=children)
        else:
            yield from children


# --- names -----------------------------------------------------------------


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
    labels = _labels(sections)
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
            if caption.anchor:
                number = labels[source, caption.key]
                yield _Named(
                    source, caption.anchor, caption.line, caption.kind, number,
                    caption.text, matter, True,
                )  # fmt: skip


def _names(targets: list[tuple[_Named, Target]]) -> dict[tuple[str, str], Target]:
    """Names within their section, names in the whole, and each section by its file."""
    names: dict[tuple[str, str], Target] = {}
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


def _labels(sections: tuple[Section, ...]) -> dict[tuple[str, str], str]:
    """The number of each caption: figures and tables each count from 1."""
    labels: dict[tuple[str, str], str] = {}
    counts = {"figure": 0, "table": 0}
    for section in sections:
        for caption in section.captions:
            counts[caption.kind] += 1
            labels[section.source, caption.key] = str(counts[caption.kind])
    return labels


# --- tree ------------------------------------------------------------------


def _entries(
    sections: tuple[Section, ...], names: Mapping[tuple[str, str], Target]
) -> Iterator[Entry]:
    for section in sections:
        for heading in section.headings:
            target = names[section.source, heading.anchor]
            yield Entry(
                target.anchor, heading.level, heading.text, target.number,
                section.matter, heading.listed, target.place,
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


# --- problems --------------------------------------------------------------


def _matter_problems(sections: tuple[Section, ...]) -> Iterator[Problem]:
    if sections and all(section.matter is not Matter.BODY for section in sections):
        hint = "folios count from its first page; a section without `matter:` is one of the body"
        yield Problem("matter", "no section is one of the body", Place(sections[-1].source), hint)
    last = Matter.COVER
    for section in sections:
        if ORDER.index(section.matter) < ORDER.index(last):
            yield Problem(
                "matter",
                f"a section of the {section.matter} matter follows one of the {last} matter",
                Place(section.source, 1),
                f"the order is {', '.join(ORDER)}; sections follow their file names",
            )
        else:
            last = section.matter


def _link_problems(section: Section, outline: Outline) -> Iterator[Problem]:
    for link in section.links:
        if outline.resolve(section.source, link.name) is None:
            yield _no_target(section, link, outline)


def _no_target(section: Section, link: Mention, outline: Outline) -> Problem:
    place = Place(section.source, link.line)
    path, _, name = link.name.partition("#")
    files = {source for source, _ in outline.names if source}
    if path and _beside(section.source, path) not in files:
        near = did_you_mean(path, [file.rpartition("/")[2] for file in sorted(files)])
        return Problem("link-target", f"there is no section `{path}`", place, near)
    return Problem("link-target", f"nothing has the anchor `{name}`", place, _near(name, outline))


def _near(name: str, outline: Outline) -> str:
    """The nearest anchor of the publication and the file it is in."""
    anchors = {anchor: t for (source, anchor), t in outline.names.items() if not source}
    hint = did_you_mean(name, tuple(anchors))
    if not hint:
        return ""
    file = anchors[hint.split("`")[1]].place.path.rpartition("/")[2]
    return f"{hint.removesuffix('?')} in {file}?"


def _reference_problems(section: Section, outline: Outline) -> Iterator[Problem]:
    kinds = {"fig": "figure", "tbl": "table", "sec": "section"}
    for reference in section.references:
        target = outline.names.get(("", reference.name))
        place = Place(section.source, reference.line)
        kind = kinds[reference.name.partition("-")[0]]
        if target is None:
            message = f"no {kind} has the anchor `{reference.name}`"
            yield Problem("reference", message, place, _near(reference.name, outline))
        elif target.kind != kind:
            message = f"`{reference.name}` is not the anchor of a {kind}"
            hint = f"it is set at {target.place}"
            yield Problem("reference", message, place, hint)
