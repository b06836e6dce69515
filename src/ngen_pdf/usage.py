"""Says which figures from data each page uses, and which none does.

In: laid-out pages, sections, figures. Out: `Usage`. Whether a figure is right belongs
to `data`; how it is told, to the commands.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ngen_pdf.data import Figure
from ngen_pdf.layout import Page
from ngen_pdf.layout.tracing import Value
from ngen_pdf.problems import Place
from ngen_pdf.sections import Section, Use


@dataclass(frozen=True, slots=True)
class Used:
    """A figure as it is printed; `where` has file, line, and folio."""

    figure: Figure
    printed: str
    where: Place

    def as_json(self) -> dict[str, object]:
        """Its values by name, for `--format json`."""
        return {
            "name": self.figure.name,
            "printed": self.printed,
            "path": self.where.path,
            "line": self.where.line,
            "period": self.figure.period,
            "source": list(self.figure.source),
        }


@dataclass(frozen=True, slots=True)
class Usage:
    """The folios in order, each with the figures it uses; and the figures that none uses."""

    pages: tuple[tuple[str, tuple[Used, ...]], ...]
    unused: tuple[Figure, ...]

    def as_json(self) -> dict[str, object]:
        """All of it as plain values."""
        return {
            "pages": [
                {"folio": folio, "figures": [used.as_json() for used in figures]}
                for folio, figures in self.pages
            ],
            "unused": [
                {"name": figure.name, "path": figure.place.path, "line": figure.place.line}
                for figure in self.unused
            ],
        }


def find(
    pages: tuple[Page, ...], sections: tuple[Section, ...], figures: Mapping[str, Figure]
) -> Usage:
    """The figures that stand on each page, and those that its charts and images speak of.

    What is printed is known by its place in the layout; what stands in a chart or in an
    alternative text belongs to the page of the block in which it was written.
    """
    waiting = {section.source: list(section.uses) for section in sections}
    found = [
        (page.folio, [_traced(value, waiting, page.folio) for value in page.values])
        for page in pages
    ]
    for source, uses in waiting.items():
        for use in uses:
            index = _page_of(Place(source, use.line), pages)
            found[index][1].append((use, Place(source, use.line, pages[index].folio)))
    listed = tuple((folio, tuple(_used(sorted(uses, key=_line), figures))) for folio, uses in found)
    names = {used.figure.name for _, all_used in listed for used in all_used}
    unused = tuple(figure for name, figure in figures.items() if name not in names)
    return Usage(tuple(page for page in listed if page[1]), unused)


def _traced(value: Value, waiting: dict[str, list[Use]], folio: str) -> tuple[Use, Place]:
    """The use that a printed value is; what is printed again, as on a next page, has none left."""
    source, first = value.place.path, value.place.line
    uses = waiting.get(source, [])
    alike = (u for u in uses if u.names == value.names and u.line >= first)
    use = min(alike, key=lambda u: (u.text != value.text, u.line), default=None)
    if use is None:
        return Use(value.names, value.text, first, ""), Place(source, first, folio)
    uses.remove(use)
    return use, Place(source, use.line, folio)


def _page_of(place: Place, pages: tuple[Page, ...]) -> int:
    """The index of the first page with the last block that begins before the place."""
    starts = (
        (block.place.line, -index)
        for index, page in enumerate(pages)
        for block in page.blocks
        if block.place.path == place.path and block.place.line <= place.line
    )
    return -max(starts, default=(0, 0))[1]


def _line(use: tuple[Use, Place]) -> Place:
    return use[1]


def _used(uses: list[tuple[Use, Place]], figures: Mapping[str, Figure]) -> Iterator[Used]:
    for use, place in uses:
        for name in use.names:
            if name in figures:
                yield Used(figures[name], use.text, place)
