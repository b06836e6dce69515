"""Assembles the galley: one HTML document out of the report, its sections and its outline.

In: a `Report`, parsed `Section`s, their `Outline`, the language's `Words`. Out: a
`Galley`. Pages, folios and everything an engine decides do not belong here.
"""

from collections.abc import Iterator
from dataclasses import astuple, dataclass
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup

from ngen_pdf import glossary, index, locales
from ngen_pdf.charts import Drawings
from ngen_pdf.fonts import Face
from ngen_pdf.galley import lists
from ngen_pdf.galley.holes import Setting, fill
from ngen_pdf.index import Leaves
from ngen_pdf.locales import Words
from ngen_pdf.outline import Outline
from ngen_pdf.problems import Place
from ngen_pdf.report import Report
from ngen_pdf.sections import Hole, Kind, Matter, Section
from ngen_pdf.templates import template


@dataclass(frozen=True, slots=True)
class Galley:
    """The merged HTML, with what later findings are traced by.

    URLs in `html` are relative to `root`. `images` and `text` give the source of
    every image path and of all words that are printed.
    """

    root: Path
    html: str
    styles: tuple[str, ...]
    images: tuple[tuple[str, Place], ...]
    text: tuple[tuple[str, Place], ...]


def assemble(
    report: Report,
    sections: tuple[Section, ...],
    outline: Outline,
    words: Words,
    drawings: Drawings,
    faces: tuple[Face, ...] = (),
    prefix: str = "",
    leaves: Leaves | None = None,
) -> Galley:
    """The galley; `prefix` leads from where the HTML will stand to the root, "" or "…/".

    `faces` are named in @font-face rules, for a reader without our fontconfig. `leaves` are
    the pages of the index's marks; without them it is printed without folios.
    """
    marks = index.ids(sections)
    setting = Setting(
        sections, outline, words, drawings, prefix, report.language, marks, leaves or {}
    )
    html = template("galley.html.j2").render(
        report=report,
        words=words,
        styles=[prefix + quote(path) for path in report.styles],
        prefix=prefix,
        faces=faces,
        contents=lists.contents(words, setting),
        needs_cover=all(section.matter is not Matter.COVER for section in sections),
        needs_contents=not any(_holds_contents(section) for section in sections),
        matters={m.value: [s for s in sections if s.matter is m] for m in Matter},
        fragment=lambda section: Markup("".join(_filled(section, setting))),
        number=lambda section: _number(section, outline),
    )
    images = ((i.name, Place(s.source, i.line)) for s in sections for i in s.images)
    text = printed_text(report, sections, words, drawings)
    return Galley(report.root, html, report.styles, tuple(images), text)


def _filled(section: Section, setting: Setting) -> Iterator[str]:
    for piece in section.pieces:
        if isinstance(piece, str):
            yield piece
        elif piece.kind is Kind.GENERATED:
            yield lists.generated(piece, setting)
        else:
            yield fill(piece, section, setting)


def _holds_contents(section: Section) -> bool:
    return any(mention.name == "contents" for mention in section.generated)


def _number(section: Section, outline: Outline) -> str:
    title = section.title
    return outline.names[section.source, title.anchor].number if title else ""


def printed_text(
    report: Report, sections: tuple[Section, ...], words: Words, drawings: Drawings
) -> tuple[tuple[str, Place], ...]:
    """All that is printed, with its place: the settings' words first, the charts' last."""
    expansions = (
        glossary.entries(sections, report.language) if glossary.is_printed(sections) else ()
    )
    settings = " ".join((report.title, report.organization, report.subtitle, *astuple(words)))
    return (
        (settings, Place(f"{report.folder}/report.toml")),
        *((entry.expansion, entry.place) for entry in expansions),
        *((" ".join(words), Place(s.source)) for s in sections for words in _furniture(s)),
        *((m.name, Place(s.source, m.line)) for s in sections for m in s.text),
        *(
            (" ".join(drawing.printed()), Place(s.source, chart.line))
            for s in sections
            for chart in s.charts
            if (drawing := drawings.get((s.source, chart.key)))
        ),
    )


def _furniture(section: Section) -> Iterator[tuple[str, ...]]:
    """The words of each language in which the section has the compiler print some."""
    holes = (piece for piece in section.pieces if isinstance(piece, Hole))
    for language in sorted({hole.language for hole in holes if hole.language}):
        yield astuple(locales.words_in(language))
