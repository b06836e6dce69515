"""Which figures each page uses: what the layout says of the values it prints."""

import json

import pytest

from conftest import Publication
from ngen_pdf import data
from ngen_pdf.layout import Page
from ngen_pdf.layout.tracing import Block
from ngen_pdf.problems import Place
from ngen_pdf.sections import Material, Source, parse
from ngen_pdf.usage import find

FIGURES = """
[members]
value = 3334
unit = "members"
period = "31 March 2021"
source = "S2"

[total]
value = 349.0
unit = "million CAD"
period = "2020-21"
source = ["S2", "S4"]

[ngen]
value = 154.5
unit = "million CAD"
period = "2020-21"
source = "S4"

[left]
value = 1
unit = "%"
period = "2021"
source = "S9"
"""
DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
ONE = """\
# One with {{ figures.members }}

Members are {{ figures.members }},
of {{ (figures.ngen / figures.total) | percent }} and [TK].
"""
TWO = f"""\
# Two

{"Many words. " * 400} {{{{ figures.total }}}}

![](dot.svg){{alt="{{{{ figures.ngen }}}}"}}

x^[note {{{{ figures.members }}}}]
"""


@pytest.fixture
def used(publication: Publication) -> Publication:
    publication.write("report/2024/data/figures.toml", FIGURES)
    publication.write("report/2024/dot.svg", DOT)
    publication.section("01-one.md", ONE)
    publication.section("02-two.md", TWO)
    return publication


def test_figures_by_page(used: Publication) -> None:
    done = used.run("figures", "2024", "--format", "json")
    assert (done.returncode, done.stderr.count("warning[unsettled]")) == (0, 1)
    told = json.loads(done.stdout)
    seen = [
        (page["folio"], figure["path"][-6:], figure["line"], figure["name"], figure["printed"])
        for page in told["pages"]
        for figure in page["figures"]
    ]
    last = told["pages"][-1]["folio"]
    assert int(last) >= 4
    assert seen == [
        ("1", "one.md", 1, "members", "3,334"),
        ("1", "one.md", 3, "members", "3,334"),
        ("1", "one.md", 4, "ngen", "44%"),
        ("1", "one.md", 4, "total", "44%"),
        (last, "two.md", 3, "total", "$349.0\u00a0million"),  # where the paragraph ends
        (last, "two.md", 5, "ngen", "$154.5\u00a0million"),  # the words for an image on it
        (last, "two.md", 7, "members", "3,334"),
    ]
    total = told["pages"][-1]["figures"][0]
    assert (total["period"], total["source"]) == ("2020-21", ["S2", "S4"])
    place = {"name": "left", "path": "report/2024/data/figures.toml", "line": 20}
    assert told["unused"] == [place]


def test_figures_by_page_as_text(used: Publication) -> None:
    lines = used.run("figures", "2024").stdout.splitlines()
    assert lines[:3] == [
        "page 1",
        "  members  3,334           report/2024/01-one.md:1  31 March 2021  S2",
        "  members  3,334           report/2024/01-one.md:3  31 March 2021  S2",
    ]
    assert lines[-1] == "not used: left (report/2024/data/figures.toml:20)"


def test_figures_in_charts_belong_to_the_page_of_their_block(used: Publication) -> None:
    found = data.load(used.root, "report/2024")
    text = "# A\n\nWords.\n\n```{.vega-lite}\nvalue: {{ figures.left * 2 }}\n```\n"
    section = parse(Source("a.md", text), Material("en", found))
    first, second, third = (Block(Place("a.md", line), 0, 0, 9, 9) for line in (1, 3, 5))
    pages = (
        Page("i", (), (), ()),
        Page("1", (), (), (first, second)),
        Page("2", (), (), (second, third)),
        Page("3", (), (), (third,)),
    )
    usage = find(pages, (section,), found.figures)
    ((folio, (use,)),) = usage.pages
    assert (folio, use.figure.name, use.printed) == ("2", "left", "2")
    assert use.where == Place("a.md", 6, "2")


def test_a_report_without_figures_uses_none(publication: Publication) -> None:
    publication.section("01-one.md", "# One\n")
    done = publication.run("figures", "2024", "--format", "json")
    assert json.loads(done.stdout) == {"year": "2024", "pages": [], "unused": []}
    assert publication.run("figures", "2024").stdout == ""


def test_errors_stop_it(used: Publication) -> None:
    used.section("01-one.md", "# One\n\n{{ figures.memers }}\n")
    done = used.run("figures", "2024")
    assert (done.returncode, done.stdout) == (1, "")
    assert "error[" in done.stderr
