"""Holds the source keys of figures against the anchors of the report.

In: figures, sections. Out: warnings `source` with the figure's line.
"""

from collections.abc import Iterator, Mapping

from ngen_pdf.data import Figure
from ngen_pdf.problems import Problem, Severity, did_you_mean
from ngen_pdf.sections import Section


def check(figures: Mapping[str, Figure], sections: tuple[Section, ...]) -> Iterator[Problem]:
    """A warning for each key that leads to no anchor, small and large letters alike."""
    names = dict.fromkeys(name for section in sections for name in _anchors(section))
    known = {name.lower() for name in names}
    for figure in figures.values():
        for key in figure.source:
            if key.lower() not in known:
                yield _unknown(figure, key, tuple(names))


def _anchors(section: Section) -> Iterator[str]:
    yield from (anchor.name for anchor in section.anchors)
    yield from (heading.anchor for heading in section.headings if heading.explicit)
    yield from (caption.anchor for caption in section.captions if caption.anchor)


def _unknown(figure: Figure, key: str, names: tuple[str, ...]) -> Problem:
    message = f"nothing has the anchor `{key}`, the source of `{figure.name}`"
    near = did_you_mean(key.lower(), names)
    hint = near or f"set it where the source is named: `[{key}]{{#{key.lower()}}}`"
    return Problem("source", message, figure.place, hint, Severity.WARNING)
