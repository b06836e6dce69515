"""What is said of a chart that cannot be drawn, or not be read: always with its line."""

import pytest
from easel import BARS, PEN, ROWS, draw, sheet

from ngen_pdf.charts import pen

A = sheet("a.csv", "a,b\nx,1\ny,2\n")
HREF = "a chart has no `{}`: it neither links nor loads"

# what is changed in BARS, for what, and the problem
REFUSED = {
    "a mark": (
        "mark: bar",
        "mark: barr",
        "4: error[chart]: `barr` is not a mark\n  hint: did you mean `bar`?",
    ),
    "a mark by its type": (
        "mark: bar",
        "mark: {type: lin}",
        "4: error[chart]: `lin` is not a mark",
    ),
    "a key of a mark": (
        "mark: bar",
        "mark:\n  type: bar\n  colr: red",
        "6: error[chart]: there is no key `colr` in `mark`\n  hint: did you mean `color`?",
    ),
    "a channel": ("  y: {", "  yy: {", "6: error[chart]: there is no key `yy` in `encoding`"),
    "a key": (
        "mark: bar",
        "mark: bar\nwdth: 3",
        "5: error[chart]: there is no key `wdth`\n  hint: did you mean `width`?",
    ),
    "a type": (
        "nominal",
        "nominl",
        "6: error[chart]: `type` cannot be `nominl`\n  hint: did you mean `nominal`?",
    ),
    "a value": (
        "mark: bar",
        "mark: bar\nheight: tall",
        "5: error[chart]: `height` cannot be `tall`\n"
        "  hint: allowed: container, a number, a mapping",
    ),
    "no mark": ("mark: bar\n", "", "1: error[chart]: `mark` is missing"),
    "no data": (
        f"{ROWS}\n",
        "",
        "1: error[chart]: `data` is missing\n  hint: write data: {url: data/x.csv}",
    ),
    "no data for a layer": (
        f"{ROWS}\nmark: bar",
        "layer: [{mark: bar}]",
        "3: error[chart]: this chart has no data",
    ),
    "empty data": (ROWS, "data: {values: []}", "3: error[chart]: the data of this chart are empty"),
    "a field": (
        "field: b",
        "field: c",
        "7: error[chart]: no row of the data has `c`\n  hint: there are: a, b",
    ),
    "a field to sort by": (
        "title: null",
        "sort: {field: bb}",
        "6: error[chart]: no row of the data has `bb`",
    ),
    "nothing left": (
        "mark: bar",
        "mark: bar\ntransform: [{filter: datum.b > 9}]",
        "1: error[chart]: nothing is drawn",
    ),
    "Vega's own words": (
        "mark: bar",
        "mark: bar\ntransform: [{calculate: nope(1), as: c}]",
        "1: error[chart]: Vega cannot draw this: Unrecognized function: nope",
    ),
    "a remote address": (ROWS, "data: {url: 'http://a.example/a.csv'}", "3: error[remote-url]: "),
    "an address without scheme": (ROWS, "data: {url: //a.example/a.csv}", "3: error[remote-url]: "),
    "a file of the machine": (ROWS, "data: {url: 'file:///etc/passwd'}", "3: error[remote-url]: "),
    "data in the address": (ROWS, "data: {url: 'data:text/csv,a'}", "3: error[remote-url]: "),
    "an absolute path": (ROWS, "data: {url: /etc/passwd}", "3: error[path]: "),
    "a path out of the report": (ROWS, "data: {url: ../2023/data/a.csv}", "3: error[path]: "),
    "a missing sheet": (
        ROWS,
        "data: {url: data/aa.csv}",
        "3: error[file]: there is no sheet `data/aa.csv` that can be read\n"
        "  hint: did you mean `data/a.csv`?",
    ),
    "a remote lookup": (
        "mark: bar",
        "mark: bar\ntransform: [{lookup: a, from: {key: a, data: {url: 'http://a'}, fields: [c]}}]",
        "5: error[remote-url]: ",
    ),
    "an image": ("mark: bar", "mark: image", "4: error[chart]: a chart shows no images"),
    "the address of an image": (
        "mark: bar",
        "mark: {type: bar, url: x}",
        "4: error[chart]: " + HREF.format("url"),
    ),
    "a link": ("  y: {", "  href: {value: x}\n  y: {", "6: error[chart]: " + HREF.format("href")),
    "chance": (
        "mark: bar",
        "mark: bar\ntransform: [{calculate: random(), as: c}]",
        "5: error[chart]: `random` gives other values each time",
    ),
    "the clock": (
        "mark: bar",
        "mark: bar\ntransform: [{filter: year(now ()) > 2000}]",
        "5: error[chart]: `now` gives other values each time",
    ),
    "a sample": ("mark: bar", "mark: bar\ntransform: [{sample: 1}]", "5: error[chart]: `sample` "),
    "a long sequence": (
        ROWS,
        "data: {sequence: {start: 0, stop: 1000000000, as: b}}",
        "3: error[chart]: a sequence has 100000 numbers at most",
    ),
    "a color": (
        "mark: bar",
        "mark: {type: bar, color: var(--sgnal)}",
        "4: error[chart]: the palette has no color `sgnal`\n  hint: did you mean `signal`?",
    ),
    "a gradient": (
        "mark: bar",
        "mark: {type: bar, color: {gradient: linear, stops: [{offset: 0, color: red}]}}",
        "4: error[chart]: a gradient cannot be printed",
    ),
    "a face": ("mark: bar", "mark: bar\nconfig: {font: Arial}", "5: warning[font-family]: "),
    "small type": (
        "mark: bar",
        "mark: bar\nconfig: {axis: {labelFontSize: 6}}",
        "1: warning[chart]: type of 6 pt is too small to be printed; 7.5 is the least",
    ),
    "a chart that is too wide": ("mark: bar", "mark: bar\nwidth: 400", "1: warning[overflow]: "),
    "a chart higher than a page": ("mark: bar", "mark: bar\nheight: 700", "1: warning[overflow]: "),
    "a column of its table": (
        "mark: bar",
        "mark: bar\ntable: {columns: [a, bb]}",
        "5: error[chart]: no row of the data has `bb`",
    ),
    "data that no section gathers": (
        "alt: Two bars",
        "alt: Two bars\ncaption: A {#fig-a}\ntable: appendix",
        "4: error[chart]: no section gathers the data of charts",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_drawn_is_told_with_its_line(case: str) -> None:
    old, new, expected = REFUSED[case]
    assert old in BARS
    _, told = draw(BARS.replace(old, new), A)
    assert told[0].startswith(expected), told


def test_a_place_that_is_no_number() -> None:
    block = "alt: x\ndata: {values: {}}\nlayer: [{mark: point}, {mark: text}]\nencoding:\n"
    block += "  x: {field: b, type: quantitative}\n  y: {field: c, type: quantitative}\n"
    block += "  color: {field: a}\n  shape: {field: a}\n"
    (told,) = draw(block)[1]
    assert (
        told == "1: error[chart]: Vega cannot draw this: some of its values or sizes are no numbers"
    )


COLORED = """\
alt: Points
data: {values: [{a: x, b: 1, c: 3}, {a: y, b: 2, c: 4}]}
mark: point
encoding:
  x: {field: b, type: quantitative}
  y: {field: c, type: quantitative}
  color: {field: a}
"""
ALONE = "8: warning[chart-color]: `a` is told by color alone"


@pytest.mark.parametrize(
    "more",
    [
        "  shape: {field: a}",
        "  strokeDash: {field: a}",
        "  column: {field: a}",
        "  text: {field: a}",
        "  detail: {field: a}",
    ],
)
def test_groups_need_more_than_color(more: str) -> None:
    assert draw(COLORED)[1][0].startswith(ALONE)
    assert draw(COLORED + more)[1] == []


def test_a_color_by_amount_or_by_condition_is_no_group() -> None:
    assert (
        draw(COLORED.replace("color: {field: a}", "color: {field: b, type: quantitative}"))[1] == []
    )
    conditional = "color: {condition: {test: datum.b > 1, value: red}, value: black}"
    assert draw(COLORED.replace("color: {field: a}", conditional))[1] == []


def test_more_groups_than_colors() -> None:
    rows = ", ".join(f"{{a: g{n}, b: {n}}}" for n in range(9))
    block = (
        BARS.replace(ROWS, f"data: {{values: [{rows}]}}") + "  color: {field: a, legend: null}\n"
    )
    (told,) = draw(block)[1]
    assert told.startswith("8: warning[chart-color]: `a` has 9 groups, there are ")
    assert draw(block.replace("legend: null", "legend: null, scale: {scheme: blues}"))[1] == []


@pytest.mark.parametrize(
    "made",
    [
        "{calculate: datum.b * 2, as: c}",
        "{aggregate: [{op: sum, field: b, as: c}], groupby: [a]}",
        "{window: [{op: sum, field: b, as: c}]}",
        "{fold: [b], as: [k, c]}",
        "{joinaggregate: [{op: sum, field: b, as: c}]}",
        "{bin: true, field: b, as: c}",
        "{pivot: a, value: b}, {calculate: datum.x, as: d}, {calculate: datum.d, as: c}",
    ],
)
def test_fields_that_transforms_make_are_known(made: str) -> None:
    block = BARS.replace("field: b", "field: c") + f"transform: [{made}]"
    assert not [said for said in draw(block)[1] if "no row" in said]


def test_paths_into_a_field_are_known() -> None:
    rows = "data: {values: [{a: x, b: {c: 1}, 'd.e': 2}]}"
    assert draw(BARS.replace(ROWS, rows).replace("field: b", "field: b.c"))[1] == []
    assert draw(BARS.replace(ROWS, rows).replace("field: b", "field: 'd\\.e'"))[1] == []
    assert "`f`" in draw(BARS.replace(ROWS, rows).replace("field: b", "field: f"))[1][0]


def test_what_takes_all_memory_or_time_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pen, "SECONDS", 2)
    endless = BARS + "transform: [{calculate: 'sequence(0, 1e9)', as: c}]\n"
    assert draw(endless)[1][0].startswith("1: error[chart]: Vega cannot draw this: it takes more")
    monkeypatch.undo()
    assert draw(BARS)[1] == []  # by another process


def test_a_process_that_dies_is_replaced() -> None:
    PEN.start()
    assert PEN._process is not None
    PEN._process.kill()
    assert draw(BARS)[1][0].startswith("1: error[chart]: Vega cannot draw this: ")
    assert draw(BARS)[1] == []


def test_a_drawing_of_too_many_marks() -> None:
    rows = sheet("a.csv", "a,b\n" + "".join(f"{n},{n % 97}\n" for n in range(10_000)))
    block = "alt: x\ndata: {url: data/a.csv}\nmark: point\nencoding:\n"
    block += "  x: {field: a, type: quantitative}\n  y: {field: b, type: quantitative}\n"
    (told,) = draw(block, rows)[1]
    assert told.startswith("1: error[chart]: this drawing takes ")


def test_a_hundred_thousand_rows_are_added_up() -> None:
    rows = sheet("a.csv", "a,b\n" + "".join(f"g{n % 3},{n % 97}\n" for n in range(100_000)))
    block = BARS.replace(ROWS, "data: {url: data/a.csv}").replace(
        "field: b", "field: b, aggregate: sum"
    )
    assert draw(block, rows)[1] == []
    more = {p: type(s)(p, s.columns, (*s.rows, s.rows[0])) for p, s in rows.items()}
    assert draw(block, more)[1][0].startswith("3: error[chart]: these data have 100001 rows; ")
