"""Draws the charts of all sections, each after it has passed every check.

In: sections, the report, its faces, a `Pen`. Out: drawings, and problems with Markdown lines.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from xml.etree.ElementTree import Element, ParseError

from ngen_pdf import report
from ngen_pdf.charts import fitting, legibility, safety, schema, svg, tables, values, views
from ngen_pdf.charts.extents import Ruler
from ngen_pdf.charts.model import Drawing, Drawings, Fault, Table
from ngen_pdf.charts.pen import Pen, Undrawn
from ngen_pdf.charts.theme import SMALLEST, Theme, theme
from ngen_pdf.data import d3
from ngen_pdf.fonts import Face
from ngen_pdf.problems import Place, Problem, Severity
from ngen_pdf.sections import Chart, DataPlace, Hole, Kind, Section

MAX_BYTES = 1 << 20  # of a drawing: some four thousand points


@dataclass(frozen=True, slots=True)
class _Desk:
    """What every chart of a section is drawn with."""

    section: Section
    loaded: report.Report
    families: frozenset[str]
    theme: Theme
    ruler: Ruler
    pen: Pen


def draw(
    sections: Iterable[Section], loaded: report.Report, faces: tuple[Face, ...], pen: Pen
) -> tuple[Drawings, tuple[Problem, ...]]:
    """Every chart that can be drawn, and what is wrong with the others."""
    sections = tuple(sections)
    if not any(section.charts for section in sections):
        return {}, ()
    look = theme(loaded.palette, faces, report.styles(loaded))
    families = frozenset(face.family for face in faces)
    ruler = Ruler(loaded.root, faces)
    drawings: dict[tuple[str, str], Drawing] = {}
    problems = list(_ungathered(sections))
    for section in sections:
        desk = _Desk(section, loaded, families, look, ruler, pen)
        for chart in section.charts:
            drawing, faults = _drawn(chart, desk)
            problems += [_problem(fault, chart, section.source) for fault in faults]
            if drawing is not None:
                drawings[section.source, chart.key] = drawing
    return drawings, tuple(problems)


def _ungathered(sections: Iterable[Section]) -> Iterator[Problem]:
    """An error for each chart whose data no section gathers."""
    if any(made.name == "chart-data" for section in sections for made in section.generated):
        return
    for section in sections:
        for chart in section.charts:
            if chart.place is DataPlace.APPENDIX:
                hint = "write `::: {.chart-data}` and `:::` into the section that is to hold them"
                fault = Fault(("table",), "no section gathers the data of charts", hint)
                yield _problem(fault, chart, section.source)


def _problem(fault: Fault, chart: Chart, source: str) -> Problem:
    place = Place(source, chart.line_of(fault.path))
    severity = Severity.WARNING if fault.warning else Severity.ERROR
    return Problem(fault.code, fault.message, place, fault.hint, severity)


def _language(chart: Chart, desk: _Desk) -> str:
    """The language of the place where the chart stands."""
    holes = (piece for piece in desk.section.pieces if isinstance(piece, Hole))
    found = (h.language for h in holes if h.kind is Kind.CHART and h.name == chart.key)
    return next(found, "") or desk.loaded.language


def _drawn(chart: Chart, desk: _Desk) -> tuple[Drawing | None, list[Fault]]:
    spec, faults = _prepared(chart, desk)
    if faults:
        return None, faults
    found = views.views(spec)
    faults = [*dict.fromkeys(views.check(found, spec))]
    if faults:
        return None, faults
    faults = [*dict.fromkeys(legibility.check(found, desk.theme.categories))]
    language = _language(chart, desk)
    table, table_faults = _table(chart, found, language)
    faults += table_faults
    width = desk.theme.width(chart.classes)
    try:
        paint = partial(_painted, desk, language)
        root = fitting.fit(spec, found, width, desk.theme.config, paint, desk.ruler)
    except (Undrawn, ParseError, svg.NoPlace) as error:
        return None, [*faults, Fault((), f"Vega cannot draw this: {error}")]
    faults += _faults(root, desk, chart)
    stem = desk.section.source.rpartition("/")[2].removesuffix(".md")
    text = svg.inline(root, chart.alt, f"{stem}-{chart.key}-", desk.theme.lengths["step"])
    if len(text) > MAX_BYTES:
        message = f"this drawing takes {len(text) >> 10} KiB; {MAX_BYTES >> 10} is the limit"
        return None, [*faults, Fault((), message, "draw fewer marks: add the rows up first")]
    return Drawing(text, svg.words(root), table), faults


def _prepared(chart: Chart, desk: _Desk) -> tuple[dict[str, object], list[Fault]]:
    """The specification with its data, unless something in it is refused."""
    spec = {key: value for key, value in chart.spec.items() if key not in ("$schema", "usermeta")}
    sheets, palette, source = desk.loaded.data.sheets, desk.theme.palette, desk.section.source
    faults = [
        *schema.check(spec),
        *safety.check(spec, source, sheets),
        *values.colors(spec, palette),
    ]
    return ({}, faults) if faults else (values.filled(spec, source, sheets, palette), [])


def _table(
    chart: Chart, found: tuple[views.View, ...], language: str
) -> tuple[Table | None, list[Fault]]:
    if chart.place is DataPlace.NONE:
        return None, []
    return tables.table(chart, found, language)


def _painted(desk: _Desk, language: str, spec: Mapping[str, object]) -> Element:
    formats = {"format": d3.numbers(language), "time": d3.times(language)}
    return svg.read(desk.pen.draw({"spec": spec, **formats}))


def _faults(root: Element, desk: _Desk, chart: Chart) -> Iterator[Fault]:
    """What can only be seen in the drawing."""
    if svg.is_empty(root):
        yield Fault((), "nothing is drawn", "look at its data, its filters and its scales")
    for family in svg.families(root):
        if family not in desk.families:
            message = f"there is no family `{family}` in `fonts/`: another is used"
            yield Fault(("config",), message, "take `font` out of the chart", "font-family", True)
    if (small := svg.smallest(root)) < SMALLEST:
        message = f"type of {small:g} pt is too small to be printed; {SMALLEST} is the least"
        yield Fault((), message, "write a larger fontSize, or none", "chart", warning=True)
    width, height = svg.size(root)
    limit, page = desk.theme.width(chart.classes), desk.theme.lengths["type-height"]
    if height > page:
        message = f"this chart is {height:g} pt high, a page has {page:g}"
        yield Fault((), message, "write a smaller height or step", "overflow", True)
    if width > limit + 1:
        message = f"this chart is {width:g} pt wide, its column {limit:g}"
        yield Fault((), message, "write a smaller width, or give it .wide", "overflow", True)
