"""What the tests of charts share: a chart drawn for itself, and what is said of it."""

import atexit
import re
from dataclasses import replace
from functools import cache
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from conftest import ROOT
from ngen_pdf import charts, fonts, report, sections
from ngen_pdf.data import Data, Figure, Sheet, sheets

PATH = "report/2024/01-a.md"
PEN = charts.Pen(ROOT / "fonts", {})
atexit.register(PEN.close)
BAR = re.compile(r"M([\d.]+),([\d.]+)h([\d.]+)v([\d.]+)h-[\d.]+Z")
ROWS = "data: {values: [{a: x, b: 1}, {a: y, b: 2}]}"
BARS = f"""\
alt: Two bars
{ROWS}
mark: bar
encoding:
  y: {{field: a, type: nominal, title: null}}
  x: {{field: b, type: quantitative}}
"""


@cache
def _loaded() -> report.Report:
    return report.load(ROOT, "2020-2021")


@cache
def _faces() -> tuple[fonts.Face, ...]:
    return fonts.read_faces(ROOT)[0]


def sheet(name: str, text: str) -> dict[str, Sheet]:
    """A sheet of the report by its path from the root."""
    path = f"report/2024/data/{name}"
    found, problems = sheets.read(path, text)
    assert found is not None, problems
    return {path: found}


def draw(
    block: str,
    files: dict[str, Sheet] | None = None,
    language: str = "en-CA",
    fence: str = "",
    figures: dict[str, Figure] | None = None,
) -> tuple[charts.Drawing | None, list[str]]:
    """The drawing of a block, whose first line is line 2, and the problems as they are printed."""
    text = f"```{{.vega-lite {fence}}}\n{block}\n```\n"
    data = Data(figures or {}, files or {})
    loaded = replace(_loaded(), language=language, data=data)
    section = sections.parse(sections.Source(PATH, text), sections.Material(language, data))
    found, problems = charts.draw((section,), loaded, _faces(), PEN)
    told = [p for p in (*section.problems, *problems) if p.code != "section-title"]
    drawing = found.get((PATH, "chart-1"))
    return drawing, [str(problem).removeprefix(f"{PATH}:") for problem in told]


def drawn(block: str, **more: object) -> Element:
    """The <svg> of a block that nothing is wrong with."""
    drawing, told = draw(block, **more)  # type: ignore[arg-type]
    assert told == []
    assert drawing is not None
    return ElementTree.fromstring(drawing.svg)


def bars(root: Element) -> list[tuple[float, float, float, float, str]]:
    """Each filled rectangle: x and y of its corner, width, height, fill; all in pt."""
    shapes = ((BAR.fullmatch(str(path.get("d"))), path.get("fill")) for path in root.iter("path"))
    return [
        (float(found[1]), float(found[2]), float(found[3]), float(found[4]), fill)
        for found, fill in shapes
        if found and fill
    ]


def texts(root: Element) -> list[str]:
    return ["".join(element.itertext()) for element in root.iter("text")]
