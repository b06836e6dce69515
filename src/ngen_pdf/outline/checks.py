"""Finds what is wrong between sections: their order, their links and their references.

In: sections and their outline. Out: problems with Markdown lines.
"""

from collections.abc import Iterator

from ngen_pdf.outline.model import Outline, beside
from ngen_pdf.problems import Place, Problem, Severity, did_you_mean
from ngen_pdf.sections import Matter, Mention, Section

ORDER = tuple(Matter)


def check(sections: tuple[Section, ...], outline: Outline) -> Iterator[Problem]:
    """Every problem between the sections but that of a name claimed twice."""
    yield from _matter_problems(sections)
    for section in sections:
        yield from _link_problems(section, outline)
        yield from _reference_problems(section, outline)
    yield from _empty_lists(sections)


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
    if path and beside(section.source, path) not in files:
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


def _empty_lists(sections: tuple[Section, ...]) -> Iterator[Problem]:
    """A warning for each list of figures or tables where there are none."""
    there = {caption.kind for section in sections for caption in section.captions}
    for section in sections:
        for name, line in ((mention.name, mention.line) for mention in section.generated):
            kind = name.removeprefix("list-of-").removesuffix("s")
            if name.startswith("list-of-") and kind not in there:
                message, hint = f"there is no {kind} to list", f"remove it, or caption a {kind}"
                place = Place(section.source, line)
                yield Problem("generated", message, place, hint, Severity.WARNING)
