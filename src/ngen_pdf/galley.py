"""Assembles the galley: one HTML document out of the report, its sections and its outline.

In: a `Report`, parsed `Section`s, their `Outline`, the language's `Words`. Out: a
`Galley`. Pages, folios and everything an engine decides do not belong here.
"""

from collections.abc import Iterator
from dataclasses import astuple, dataclass
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup

from ngen_pdf import locales, templates
from ngen_pdf.charts import Drawing, Drawings
from ngen_pdf.fonts import Face
from ngen_pdf.locales import Words
from ngen_pdf.outline import Entry, Outline, Target
from ngen_pdf.problems import Place
from ngen_pdf.report import Report
from ngen_pdf.sections import DataPlace, Hole, Kind, Matter, Section


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


@dataclass(frozen=True, slots=True)
class _Setting:
    """What every hole is filled from."""

    sections: tuple[Section, ...]
    outline: Outline
    words: Words  # of the report
    drawings: Drawings
    prefix: str  # before the path of every file


def assemble(
    report: Report,
    sections: tuple[Section, ...],
    outline: Outline,
    words: Words,
    drawings: Drawings,
    faces: tuple[Face, ...] = (),
    prefix: str = "",
) -> Galley:
    """The galley; `prefix` leads from where the HTML will stand to the root, "" or "…/".

    `faces` are named in @font-face rules, for a reader without our fontconfig.
    """
    setting = _Setting(sections, outline, words, drawings, prefix)
    html = templates.template("galley.html.j2").render(
        report=report,
        words=words,
        styles=[prefix + quote(path) for path in report.styles],
        prefix=prefix,
        faces=faces,
        contents=_contents(setting, words),
        needs_cover=all(section.matter is not Matter.COVER for section in sections),
        needs_contents=not any(_holds_contents(section) for section in sections),
        matters={m.value: [s for s in sections if s.matter is m] for m in Matter},
        fragment=lambda section: Markup("".join(_filled(section, setting))),
        number=lambda section: _number(section, outline),
    )
    images = ((i.name, Place(s.source, i.line)) for s in sections for i in s.images)
    text = printed_text(report, sections, words, drawings)
    return Galley(report.root, html, report.styles, tuple(images), text)


def _holds_contents(section: Section) -> bool:
    return any(isinstance(p, Hole) and p.kind is Kind.CONTENTS for p in section.pieces)


def _contents(setting: _Setting, words: Words) -> Markup:
    template = templates.template("contents.html.j2")
    entries: tuple[Entry, ...] = setting.outline.listed()
    return Markup(template.render(entries=entries, words=words))


def _number(section: Section, outline: Outline) -> str:
    title = section.title
    return outline.names[section.source, title.anchor].number if title else ""


def printed_text(
    report: Report, sections: tuple[Section, ...], words: Words, drawings: Drawings
) -> tuple[tuple[str, Place], ...]:
    """All that is printed, with its place: the settings' words first, the charts' last."""
    settings = " ".join((report.title, report.organization, report.subtitle, *astuple(words)))
    return (
        (settings, Place(f"{report.folder}/report.toml")),
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


# --- holes -----------------------------------------------------------------


def _filled(section: Section, setting: _Setting) -> Iterator[str]:
    for piece in section.pieces:
        yield piece if isinstance(piece, str) else str(_fill(piece, section, setting))


def _fill(hole: Hole, section: Section, setting: _Setting) -> str:
    """What stands in the place of a hole; a broken link has been told of and leads nowhere."""
    outline, name = setting.outline, hole.name
    match hole.kind:
        case Kind.ANCHOR:
            return str(Markup.escape(outline.names[section.source, name].anchor))
        case Kind.NUMBER:
            number = outline.names[section.source, name].number
            return f'<span class="number">{number}</span> ' if number else ""
        case Kind.TARGET:
            target = outline.resolve(section.source, name)
            return str(Markup.escape(f"#{target.anchor}" if target else "#"))
        case Kind.ASSET:
            return setting.prefix + quote(name)
        case Kind.LABEL:
            return _label(hole, section, setting)
        case Kind.REFERENCE:
            return _reference(outline.names.get(("", name)), name, _words(hole, setting))
        case Kind.CONTENTS:
            return str(_contents(setting, _words(hole, setting)))
        case _:
            return _of_chart(hole, section, setting)


def _of_chart(hole: Hole, section: Section, setting: _Setting) -> str:
    """A chart's drawing, its data below it, or the data of all charts."""
    words = _words(hole, setting)
    if hole.kind is Kind.CHART_DATA:
        return _data_tables(_gathered(setting), words)
    drawing = setting.drawings[section.source, hole.name]
    return drawing.svg if hole.kind is Kind.CHART else _data_tables([(drawing, None)], words)


def _gathered(setting: _Setting) -> list[tuple[Drawing, Target | None]]:
    """Each chart whose data are printed here, with the figure that it is."""
    return [
        (setting.drawings[s.source, chart.key], setting.outline.names["", chart.anchor])
        for s in setting.sections
        for chart in s.charts
        if chart.place is DataPlace.APPENDIX
    ]


def _data_tables(drawings: list[tuple[Drawing, Target | None]], words: Words) -> str:
    return templates.template("chart-data.html.j2").render(drawings=drawings, words=words)


def _words(hole: Hole, setting: _Setting) -> Words:
    """The words of the language in which the hole stands."""
    return locales.words_in(hole.language) if hole.language else setting.words


def _label(hole: Hole, section: Section, setting: _Setting) -> str:
    kind = next(c.kind for c in section.captions if c.key == hole.name)
    words = _words(hole, setting)
    word = {"figure": words.figure, "table": words.table}[kind]
    return f"{Markup.escape(word)} {setting.outline.labels[section.source, hole.name]}"


def _reference(target: Target | None, name: str, words: Words) -> str:
    """A whole cross reference: `Figure 3`, whose page the stylesheet adds."""
    if target is None:
        return str(Markup.escape(f"@{name}"))
    word = {"figure": words.figure, "table": words.table, "section": words.section}
    text = f"{word[target.kind]}\u00a0{target.number}" if target.number else target.title
    return str(
        Markup('<a class="ref {}" href="#{}" data-page="{}">{}</a>').format(
            _folio_class(target.matter), target.anchor, words.page, text
        )
    )


def _folio_class(matter: Matter) -> str:
    """front, where folios are roman, or body, or back."""
    return {Matter.COVER: "front", Matter.BACK_COVER: "back"}.get(matter, matter.value)
