"""What is drawn: exact places, words, colors and widths, in points."""

import re
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from easel import BARS, ROWS, bars, draw, drawn, sheet, texts

from conftest import ROOT
from ngen_pdf.data import Figure
from ngen_pdf.problems import Place

INK, STEEL, SLATE = "#10263a", "#3f5a70", "#7f95a5"
JOBS = "month,series,jobs\n2018,a,1200\n2019,a,2100.5\n2018,b,900\n2019,b,1100\n"


def test_bars_stand_at_exact_places() -> None:
    """The names take 5 and 7 pt, the scale ends at 2; a bar is 21 pt apart from the next."""
    root = drawn(BARS)
    assert (root.get("width"), root.get("viewBox")) == ("332pt", "0 0 332 84")
    assert bars(root) == [(0, 4.41, 159.5, 12.18, INK), (0, 25.41, 319, 12.18, INK)]
    assert root.find("title") is not None
    assert root.findtext("title") == "Two bars"


def test_nothing_is_drawn_behind_the_chart() -> None:
    text = ElementTree.tostring(drawn(BARS), "unicode")
    assert not re.search('<rect|aria|class="[^c]|background|display', text)


@pytest.mark.parametrize(
    ("fence", "width"), [("", "332pt"), (".wide", "504pt"), (".margin", "160pt")]
)
def test_a_chart_is_as_wide_as_its_column(fence: str, width: str) -> None:
    root = drawn(BARS, fence=fence)
    assert root.get("width") == width
    assert {text.get("font-size") for text in root.iter("text")} == {"9px"}  # of 1 pt each


def test_a_width_of_its_own() -> None:
    assert drawn(BARS + "width: 200").get("width") == "200pt"


LABELED = f"""\
alt: Two bars
{ROWS}
encoding:
  y: {{field: a, type: nominal}}
  x: {{field: b, type: quantitative}}
layer:
  - mark: bar
  - mark: {{type: text, align: left, dx: 4}}
    encoding: {{text: {{field: a}}, x: {{field: b, type: quantitative}}}}
"""


def test_labels_beside_the_longest_bar_stay_on_the_chart() -> None:
    root = drawn(LABELED.replace("a: y", "a: a label that is much longer"))
    assert abs(float(str(root.get("width")).removesuffix("pt")) - 332) <= 1
    (bar,) = [bar for bar in bars(root) if bar[2] == max(width for _, _, width, *_ in bars(root))]
    assert 50 < bar[2] < 150


def test_a_label_is_as_wide_as_its_longest_line() -> None:
    block = LABELED.replace("text: {field: a}", "text: {field: lines}")
    ends = []
    for lines in ("['a long line']", "['a long line', 'and', 'two more']"):
        split = f'transform: [{{calculate: "{lines}", as: lines}}]\nencoding:'
        ends.append(bars(drawn(block.replace("encoding:", split, 1)))[-1][2])
    assert ends[0] == ends[1] < 300


@pytest.mark.parametrize("more", ["column: {field: a}", "facet: {field: a, columns: 2}"])
def test_small_multiples_are_as_wide_as_the_column(more: str) -> None:
    root = drawn(BARS + f"  {more}\n", fence=".wide")
    assert abs(float(str(root.get("width")).removesuffix("pt")) - 504) <= 1


def test_views_beside_each_other_are_as_wide_as_the_column() -> None:
    view = "{mark: bar, encoding: {x: {field: b, type: quantitative}, y: {field: a}}}"
    root = drawn(f"alt: x\n{ROWS}\nhconcat: [{view}, {view}]\n")
    assert abs(float(str(root.get("width")).removesuffix("pt")) - 332) <= 1


def test_groups_have_the_colors_of_the_palette_the_furthest_first() -> None:
    rows = ROWS.replace("]}", ", {a: z, b: 3}]}")
    block = BARS.replace(ROWS, rows) + "  color: {field: a, legend: null}\n"
    assert [bar[-1] for bar in bars(drawn(block))] == [INK, SLATE, STEEL]


def test_a_color_is_named_as_in_the_stylesheets() -> None:
    root = drawn(BARS.replace("mark: bar", "mark: {type: bar, color: var(--signal)}"))
    assert {bar[-1] for bar in bars(root)} == {"#e8481c"}


def test_cells_of_a_sheet_that_read_as_numbers_are_numbers() -> None:
    files = sheet("a.csv", "a,b\nx,1\ny,2\n")
    assert bars(drawn(BARS.replace(ROWS, "data: {url: data/a.csv}"), files=files)) == bars(
        drawn(BARS)
    )


def test_years_of_a_time_scale_are_no_numbers() -> None:
    block = "alt: x\ndata: {url: data/jobs.csv}\nmark: line\nencoding:\n"
    block += "  x: {field: month, type: temporal}\n  y: {field: jobs, type: quantitative}\n"
    block += "  detail: {field: series}\n"
    root = drawn(block, files=sheet("jobs.csv", JOBS))
    assert {"2018", "2019"} <= set(texts(root))


NUMBERS = f"""\
alt: x
{ROWS.replace("b: 1", "b: 1234567.5").replace("b: 2", "b: -0.5")}
mark: text
encoding:
  y: {{field: a, type: nominal, axis: null}}
  text: {{field: b, type: quantitative, format: FORMAT}}
"""


@pytest.mark.parametrize(
    ("language", "form", "expected"),
    [
        ("en-CA", "',.1f'", ["1,234,567.5", "\u22120.5"]),
        ("fr-CA", "',.1f'", ["1\u00a0234\u00a0567,5", "\u22120,5"]),
        ("fr", "',.1f'", ["1\u202f234\u202f567,5", "\u22120,5"]),
        ("en-CA", "'$,.2f'", ["$1,234,567.50", "\u2212$0.50"]),
        ("fr-CA", "'$,.2f'", ["1\u00a0234\u00a0567,50\u00a0$", "\u22120,50\u00a0$"]),
        ("en-CA", "'.0%'", ["123456750%", "\u221250%"]),
        ("fr-CA", "'.0%'", ["123456750\u00a0%", "\u221250\u00a0%"]),
    ],
)
def test_numbers_are_in_the_language(language: str, form: str, expected: list[str]) -> None:
    assert texts(drawn(NUMBERS.replace("FORMAT", form), language=language)) == expected


def test_numbers_without_a_format_have_the_groups_of_the_language() -> None:
    block = NUMBERS.replace(", format: FORMAT", "")
    assert texts(drawn(block, language="fr"))[0] == "1\u202f234\u202f567,5"


def test_months_are_in_the_language() -> None:
    block = "alt: x\ndata: {values: [{d: '2021-02-10', b: 1}, {d: '2021-08-10', b: 2}]}\n"
    block += "mark: text\nencoding:\n  y: {field: b, axis: null}\n"
    block += "  text: {field: d, timeUnit: yearmonthdate, format: '%-d %B %Y'}\n"
    assert texts(drawn(block, language="fr-CA")) == ["10 février 2021", "10 août 2021"]


def test_its_data_as_a_table() -> None:
    block = BARS.replace("quantitative", "quantitative, title: Cost, axis: {format: '$,.1f'}")
    drawing, told = draw(block.replace("b: 2", "b: 2.25") + "table: below\n", language="fr-CA")
    assert told == []
    assert drawing is not None
    assert drawing.table is not None
    assert [[cell.text for cell in row] for row in (drawing.table.head, *drawing.table.rows)] == [
        ["a", "Cost"], ["x", "1,0\u00a0$"], ["y", "2,2\u00a0$"],
    ]  # fmt: skip
    assert [cell.is_number for cell in drawing.table.head] == [False, True]


def test_a_dash_in_a_column_of_numbers_says_that_there_is_none() -> None:
    files = sheet("x.csv", "a,b,c\nx,1000,5\ny,–,some\n")
    drawn_as = "mark: bar\nencoding: {x: {field: a, type: nominal}}"
    printed = "table: {place: below, columns: [a, {name: b, format: ',d'}, c]}"
    block = f"alt: x\ndata: {{url: data/x.csv}}\n{drawn_as}\n{printed}"
    drawing, told = draw(block, files)
    assert drawing is not None, told
    assert drawing.table is not None
    assert [[cell.text for cell in row] for row in drawing.table.rows] == [
        ["x", "1,000", "5"],
        ["y", "–", "some"],
    ]


def test_columns_of_the_table() -> None:
    columns = "[{name: b, title: B, format: .0%}, a]"
    drawing, _ = draw(BARS + f"table: {{place: below, columns: {columns}}}\n")
    assert drawing is not None
    assert drawing.table is not None
    rows = (drawing.table.head, *drawing.table.rows)
    assert [[c.text for c in row] for row in rows] == [["B", "a"], ["100%", "x"], ["200%", "y"]]
    assert {"100%", "x", "B"} <= set(drawing.printed())


def test_the_same_block_gives_the_same_bytes_whatever_was_drawn_before() -> None:
    first = draw(BARS)[0]
    draw(BARS.replace("bar\n", "line\n"))
    assert draw(BARS)[0] == first


def test_ids_are_the_chart_s_own() -> None:
    block = BARS.replace("mark: bar", "mark: {type: bar, clip: true}")
    root = drawn(block)
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    assert ids
    assert all(str(name).startswith("01-a-chart-1-") for name in ids)
    used = re.findall(r"url\(#([^)]+)\)", ElementTree.tostring(root, "unicode"))
    assert set(used) == set(ids)


def test_words_are_escaped() -> None:
    root = drawn(BARS.replace("a: x", "a: '</svg><script>&'"))
    assert "</svg><script>&" in texts(root)


def test_the_chart_of_the_manual_is_drawn() -> None:
    manual = (ROOT / "docs/authoring.md").read_text("utf-8")
    block = manual.partition("```{.vega-lite #fig-members}\n")[2].partition("```")[0]
    rows = (ROOT / "report/2020-2021/data/targets.csv").read_text("utf-8")
    drawing, told = draw(block, sheet("targets.csv", rows))
    assert told == []
    assert drawing is not None
    assert set(drawing.words) == {"target", "result", "3,000", "3,334"}


def test_figures_of_the_report_stand_in_a_chart() -> None:
    figure = Figure("a.b", Decimal("1234.5"), "members", "", (), "", "", Place())
    block = BARS.replace("b: 2", "b: {{ figures.a.b.value }}")
    root = drawn(block.replace("Two bars", "'{{ figures.a.b }} bars'"), figures={"a.b": figure})
    assert [round(width) for _, _, width, *_ in bars(root)] == [0, 304]
    assert root.findtext("title") == "1,234.5 bars"


@pytest.mark.parametrize("legend", ["{}", "{orient: right, direction: vertical}"])
def test_the_colored_scale_of_a_legend_is_a_row_of_plain_pieces(legend: str) -> None:
    """The engine draws no gradient in a path."""
    block = BARS + f"  color: {{field: b, type: quantitative, legend: {legend}}}\n"
    root = drawn(block)
    assert "url(" not in ElementTree.tostring(root, "unicode")
    pieces = [bar for bar in bars(root) if min(bar[2:4]) < 20 and bar[3] != 12.18]
    assert len(pieces) > 4
    assert len({bar[-1] for bar in pieces}) == len(pieces)


def test_a_chart_is_in_the_language_of_its_place() -> None:
    block = NUMBERS.replace("FORMAT", "',.1f'")
    assert texts(drawn(block, fence="lang=fr"))[0] == "1\u202f234\u202f567,5"
