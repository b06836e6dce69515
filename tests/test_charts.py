"""Charts on the page: their tags, type and place in the PDF, and the galley that holds them."""

from pathlib import Path

import pikepdf
import pytest
import weasyprint

from conftest import Publication
from inspector import Inspector
from ngen_pdf import build

CHART = """\
```{{.vega-lite #fig-{name} {more}}}
caption: What *{name}* shows
alt: "Two bars: 1,500 & 3,000"
data: {{url: data/{name}.csv}}
mark: {{type: bar, clip: true}}
encoding:
  y: {{field: kind, type: nominal, title: null}}
  x: {{field: members, type: quantitative, title: Members, axis: {{format: ",d"}}}}
table: {table}
```
"""
TWO = "# Charts\n\n{}\n{}\nSee @fig-two.\n\n::: {{.chart-data}}\n:::\n"


@pytest.fixture
def charted(styled: Publication) -> Publication:
    """A publication with two charts in one section."""
    for name in ("one", "two"):
        styled.write(f"report/2024/data/{name}.csv", "kind,members\nTarget,1500\nResult,3000\n")
    one = CHART.format(name="one", more="", table="below")
    two = CHART.format(name="two", more=".wide", table="appendix")
    styled.section("01-charts.md", TWO.format(one, two))
    return styled


def _figures(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    elements = (o for o in pdf.objects if isinstance(o, pikepdf.Dictionary))
    return [e for e in elements if e.get("/Type") == "/StructElem" and e.S == "/Figure"]


def test_a_chart_is_a_figure_with_its_alternative_text(charted: Publication) -> None:
    inspector = Inspector(charted.render())
    alts = [str(figure.Alt) for figure in _figures(inspector.pdf)]
    assert alts == ["Two bars: 1,500 & 3,000"] * 2
    assert [box.A.BBox[2] - box.A.BBox[0] for box in _figures(inspector.pdf)]


def test_its_text_is_text_in_the_faces_of_the_publication(charted: Publication) -> None:
    inspector = Inspector(charted.render())
    (page,) = (n for n in range(len(inspector.labels)) if "What one shows" in inspector.text(n))
    words = set(inspector.text(page).split())
    assert {"Target", "Result", "1,500", "2,500", "Members"} <= words
    families = {"IBMPlexSansCondensed", "SourceSerif4", "SourceSerif4Display", "IBMPlexMono"}
    for name in inspector.fonts:
        assert name.partition("+")[2].replace("-", "").startswith(tuple(families))


def test_its_data_are_printed_where_they_are_wanted(charted: Publication) -> None:
    html = build.assemble(build.check(charted.root, "2024")).html
    below, _, rest = html.partition("fig-two")
    assert below.count('<table class="chart-data">') == 1
    assert '<td class="right">3,000</td>' in below
    assert '<caption><a class="label" href="#fig-two">Figure 2</a> What two shows</caption>' in rest


def test_a_chart_can_be_referred_to(charted: Publication) -> None:
    assert "See Figure 2 (page 1)." in " ".join(Inspector(charted.render()).all_text.split())


def test_ids_in_drawings_occur_once(charted: Publication) -> None:
    html = build.assemble(build.check(charted.root, "2024")).html
    ids = [part.partition('"')[0] for part in html.split(' id="')[1:]]
    assert len(ids) == len(set(ids))
    assert sum(name.startswith("01-charts-chart-") for name in ids) == 2


def test_a_character_that_no_face_draws_is_told(charted: Publication) -> None:
    charted.write("report/2024/data/two.csv", "kind,members\n\u4e2d,1500\n")
    (problem,) = build.check(charted.root, "2024").problems
    assert str(problem).startswith("report/2024/01-charts.md:14: error[glyph-missing]: ")


def test_the_same_bytes_every_time(charted: Publication) -> None:
    first = charted.render().read_bytes()
    again = ("render", "2024", "--edition", "screen", "--quiet")
    assert charted.run(*again, TZ="Asia/Tokyo", PYTHONHASHSEED="7").stderr == ""
    assert charted.pdf.read_bytes() == first


def test_the_galley_draws_them_without_us(charted: Publication, tmp_path: Path) -> None:
    galley, plain = tmp_path / "galley.html", tmp_path / "plain.pdf"
    assert charted.run("galley", "2024", "--output", str(galley)).stderr == ""
    weasyprint.HTML(filename=galley).write_pdf(plain, pdf_tags=True)
    ours, theirs = Inspector(charted.render()), Inspector(plain)
    assert theirs.all_text.split() == ours.all_text.split()
    assert set(theirs.fonts) == set(ours.fonts)


def test_problems_of_charts_reach_the_command(charted: Publication) -> None:
    charted.section(
        "02-more.md", "# More\n\n```vega-lite\nalt: a\nmark: barr\ndata: {values: [1]}\n```\n"
    )
    done = charted.run("check", "2024")
    assert done.returncode == 1
    assert "report/2024/02-more.md:5: error[chart]: `barr` is not a mark" in done.stderr
