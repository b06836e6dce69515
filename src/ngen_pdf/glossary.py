"""The abbreviations of the publication: those that are used, and whether a reader is told.

In: parsed sections, and the abbreviations of the report's data. Out: the glossary's entries
in order; problems. No HTML.
"""

from collections.abc import Iterator

from ngen_pdf import collation
from ngen_pdf.data import Abbreviation
from ngen_pdf.problems import Place, Problem, Severity
from ngen_pdf.sections import Abbreviated, Matter, Section

COVERS = (Matter.COVER, Matter.BACK_COVER)


def entries(sections: tuple[Section, ...], language: str) -> tuple[Abbreviation, ...]:
    """Every abbreviation that is used, in the order of `language`."""
    used = {use.abbreviation for section in sections for use in section.abbreviations}
    return tuple(sorted(used, key=lambda item: (collation.key(item.short, language), item.place)))


def is_printed(sections: tuple[Section, ...]) -> bool:
    """Whether a section asks for the glossary."""
    return any(mention.name == "glossary" for s in sections for mention in s.generated)


def check(
    sections: tuple[Section, ...], abbreviations: tuple[Abbreviation, ...]
) -> Iterator[Problem]:
    """Warnings for first uses that are not expanded, and for what is never used."""
    used = {use.abbreviation for section in sections for use in section.abbreviations}
    for item in abbreviations:
        if item not in used:
            message = f"the abbreviation `{item.short}` is not used"
            yield _warning(message, item.place, "remove it")
    for section, use in _first_uses(sections):
        if not use.is_expanded:
            item = use.abbreviation
            message = f"the first use of `{item.short}` does not say what it stands for"
            hint = f"write “{item.expansion} ({item.short})”"
            yield _warning(message, Place(section.source, use.line), hint)
    for section in sections:
        for mention in section.generated:
            if mention.name == "glossary" and not used:
                place = Place(section.source, mention.line)
                hint = "write them into data/abbreviations.toml"
                yield _warning("no abbreviation is used that could be listed", place, hint)


def _first_uses(sections: tuple[Section, ...]) -> Iterator[tuple[Section, Abbreviated]]:
    """The first use of each in reading order, where a reader meets it in the text itself."""
    seen: set[Abbreviation] = set()
    for section in sections:
        for use in section.abbreviations if section.matter not in COVERS else ():
            if not use.is_aside and use.abbreviation not in seen:
                seen.add(use.abbreviation)
                yield section, use


def _warning(message: str, place: Place, hint: str) -> Problem:
    return Problem("abbreviation", message, place, hint, Severity.WARNING)
