"""Writes what is generated: the contents, the lists of figures and tables, the glossary, the index.

In: the name of a generated div and the `Setting`. Out: HTML. Which entries there are is
known by now. The folios are the stylesheets', but for those of the index.
"""

from markupsafe import Markup

from ngen_pdf import glossary, index
from ngen_pdf.charts import Drawing
from ngen_pdf.galley.holes import Setting, chart_tables, fill, folio_class, label, words_of
from ngen_pdf.locales import Words
from ngen_pdf.outline import Target
from ngen_pdf.sections import Caption, DataPlace, Hole, Section
from ngen_pdf.templates import template


def generated(hole: Hole, setting: Setting) -> Markup:
    """The HTML in the place of the div that the hole is named for."""
    words = words_of(hole, setting)
    match hole.name:
        case "list-of-figures":
            return _captions(hole.name, "figure", words.figures, words, setting)
        case "list-of-tables":
            return _captions(hole.name, "table", words.tables, words, setting)
        case "chart-data":
            return chart_tables(_gathered(setting), words)
        case "glossary":
            entries = glossary.entries(setting.sections, hole.language or setting.language)
            return Markup(template("glossary.html.j2").render(entries=entries))
        case "index":
            return _index(words, hole.language or setting.language, setting)
        case _:
            return contents(words, setting)


def _gathered(setting: Setting) -> list[tuple[Drawing, Target | None]]:
    """Each chart whose data are printed here, with the figure that it is."""
    return [
        (setting.drawings[s.source, chart.key], setting.outline.names["", chart.anchor])
        for s in setting.sections
        for chart in s.charts
        if chart.place is DataPlace.APPENDIX
    ]


def contents(words: Words, setting: Setting) -> Markup:
    """The table of contents: the headings that are listed, as a tree."""
    return Markup(
        template("contents.html.j2").render(entries=setting.outline.listed(), words=words)
    )


def _captions(name: str, kind: str, title: str, words: Words, setting: Setting) -> Markup:
    """The captions of one kind in order."""
    rows = [
        {
            "matter": folio_class(section.matter),
            "anchor": setting.outline.names[section.source, caption.anchor].anchor,
            "label": label(caption, section, words, setting),
            "title": _title(caption, section, setting),
        }
        for section in setting.sections
        for caption in section.captions
        if caption.kind == kind
    ]
    return Markup(template("captions.html.j2").render(name=name, label=title, rows=rows))


def _title(caption: Caption, section: Section, setting: Setting) -> Markup:
    pieces = (p if isinstance(p, str) else fill(p, section, setting) for p in caption.title)
    return Markup("".join(pieces))


def _index(words: Words, language: str, setting: Setting) -> Markup:
    groups = index.build(setting.sections, setting.leaves, language)
    return Markup(template("index.html.j2").render(groups=groups, words=words))
