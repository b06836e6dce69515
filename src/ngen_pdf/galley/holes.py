"""Fills the holes that sections leave for what only the whole publication knows.

In: a `Hole` and the `Setting`. Out: text or HTML. What a generated div holds is in
`lists`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from ngen_pdf.charts import Drawing, Drawings
from ngen_pdf.index import Leaves
from ngen_pdf.locales import Words, words_in
from ngen_pdf.outline import Outline, Target
from ngen_pdf.sections import Caption, Hole, Kind, Matter, Section
from ngen_pdf.templates import template


@dataclass(frozen=True, slots=True)
class Setting:
    """What every hole is filled from."""

    sections: tuple[Section, ...]
    outline: Outline
    words: Words  # of the report
    drawings: Drawings
    prefix: str  # before the path of every file
    language: str  # the report's
    marks: Mapping[tuple[str, str], str]  # the ids of the index's marks
    leaves: Leaves


def fill(hole: Hole, section: Section, setting: Setting) -> str:
    """What stands in the place of a hole; a broken link has been told of and leads nowhere."""
    return str(Markup.escape(FILLERS[hole.kind](hole, section, setting)))


def words_of(hole: Hole, setting: Setting) -> Words:
    """The words of the language in which the hole stands."""
    return words_in(hole.language) if hole.language else setting.words


def _anchor(hole: Hole, section: Section, setting: Setting) -> str:
    return setting.outline.names[section.source, hole.name].anchor


def _number(hole: Hole, section: Section, setting: Setting) -> Markup:
    number = setting.outline.names[section.source, hole.name].number
    return Markup('<span class="number">{}</span> ').format(number) if number else Markup()


def _target(hole: Hole, section: Section, setting: Setting) -> str:
    target = setting.outline.resolve(section.source, hole.name)
    return f"#{target.anchor}" if target else "#"


def _asset(hole: Hole, _section: Section, setting: Setting) -> str:
    return setting.prefix + quote(hole.name)


def _mark(hole: Hole, section: Section, setting: Setting) -> str:
    return setting.marks[section.source, hole.name]


def _label(hole: Hole, section: Section, setting: Setting) -> str:
    caption = next(c for c in section.captions if c.key == hole.name)
    return label(caption, section, words_of(hole, setting), setting)


def label(caption: Caption, section: Section, words: Words, setting: Setting) -> str:
    """`Figure 3`."""
    word = {"figure": words.figure, "table": words.table}[caption.kind]
    return f"{word} {setting.outline.labels[section.source, caption.key]}"


def _reference(hole: Hole, section: Section, setting: Setting) -> str | Markup:
    """A whole cross reference: `Figure 3`, whose page the stylesheet adds."""
    target, words = setting.outline.names.get(("", hole.name)), _words(hole, section, setting)
    if target is None:
        return words
    return Markup('<a class="ref {}" href="#{}" data-page="{}">{}</a>').format(
        folio_class(target.matter), target.anchor, words_of(hole, setting).page, words
    )


def _words(hole: Hole, _section: Section, setting: Setting) -> str:
    """What a cross reference prints, without its link."""
    target, words = setting.outline.names.get(("", hole.name)), words_of(hole, setting)
    if target is None:
        return f"@{hole.name}"
    word = {"figure": words.figure, "table": words.table, "section": words.section}
    return f"{word[target.kind]}\u00a0{target.number}" if target.number else target.title


def folio_class(matter: Matter) -> str:
    """front, where folios are roman, or body, or back."""
    return {Matter.COVER: "front", Matter.BACK_COVER: "back"}.get(matter, matter.value)


def _chart(hole: Hole, section: Section, setting: Setting) -> Markup:
    return Markup(setting.drawings[section.source, hole.name].svg)


def _chart_table(hole: Hole, section: Section, setting: Setting) -> Markup:
    drawing = setting.drawings[section.source, hole.name]
    return chart_tables([(drawing, None)], words_of(hole, setting))


def chart_tables(drawings: list[tuple[Drawing, Target | None]], words: Words) -> Markup:
    """The data of charts as tables, each with the figure that it is where one is given."""
    return Markup(template("chart-data.html.j2").render(drawings=drawings, words=words))


FILLERS: Mapping[Kind, Callable[[Hole, Section, Setting], str]] = {
    Kind.ANCHOR: _anchor,
    Kind.NUMBER: _number,
    Kind.TARGET: _target,
    Kind.ASSET: _asset,
    Kind.LABEL: _label,
    Kind.REFERENCE: _reference,
    Kind.WORDS: _words,
    Kind.CHART: _chart,
    Kind.CHART_TABLE: _chart_table,
    Kind.MARK: _mark,
}
