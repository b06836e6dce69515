"""What the compiler generates of the sections: lists of figures and tables, the glossary."""

import re

import pytest

from conftest import Publication
from inspector import Inspector
from ngen_pdf import build

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
LISTS = """\
---
matter: front
---
# Lists

::: {.list-of-figures}
:::

::: {.list-of-tables}
:::
"""
FIGURE = '![{}](a.svg){{alt="a"}}\n\n'.format
TABLE = "| a |\n|---|\n| b |\n\n: {}\n\n".format


@pytest.fixture
def listed(styled: Publication) -> Publication:
    """A publication with both lists, and figures and tables in three sections."""
    styled.write("report/2024/a.svg", SVG)
    styled.section("00-lists.md", LISTS)
    styled.section("01-before.md", f"---\nmatter: front\n---\n# Before\n\n{TABLE('First')}")
    styled.section("02-one.md", f"# One\n\n{FIGURE('Second')}" + "word " * 800 + "\n")
    third = f'{TABLE("Third")}![Fourth](a.svg){{#fig-x alt="a"}}\n'
    styled.section("03-two.md", "# Two\n\n" + "word " * 800 + f"\n\n{third}")
    return styled


def _html(publication: Publication) -> str:
    checked = build.check(publication.root, "2024")
    assert not checked.problems
    return build.assemble(checked).html


def test_captions_are_listed_in_order_by_kind(listed: Publication) -> None:
    html = _html(listed)
    entry = re.compile(
        r'<li class="(\w+)"><a href="#(.*?)"><span class="label">(.*?)</span> '
        r'<span class="title">(.*?)</span></a></li>'
    )
    assert entry.findall(html) == [
        ("body", "figure/1", "Figure 1", "Second"),
        ("body", "fig-x", "Figure 2", "Fourth"),
        ("front", "table/1", "Table 1", "First"),
        ("body", "03-two-table/1", "Table 2", "Third"),
    ]
    for anchor in ("figure/1", "fig-x", "table/1", "03-two-table/1"):
        assert html.count(f' id="{anchor}"') == 1


def test_a_title_keeps_emphasis_and_leaves_notes_and_links_out(publication: Publication) -> None:
    publication.section("01-lists.md", LISTS.replace("front", "body"))
    caption = "*A* [b]{.smallcaps #c} [d](#e) @tbl-x & `f`^[note] {#tbl-x}"
    publication.section("02-a.md", f"# A {{#e}}\n\n{TABLE(caption)}")
    publication.write("report/2024/a.svg", SVG)
    publication.section("03-b.md", f"# B\n\n{FIGURE('G')}")
    title = '<em>A</em> <span class="smallcaps">b</span> d Table\u00a01 &amp; <code>f</code>'
    assert f'<span class="title">{title}</span>' in _html(publication)


def test_a_list_of_nothing_is_a_warning(publication: Publication) -> None:
    publication.section("01-a.md", f"# A\n\n{TABLE('T')}::: {{.list-of-figures}}\n:::\n")
    (problem,) = build.check(publication.root, "2024").problems
    assert str(problem) == (
        "report/2024/01-a.md:9: warning[generated]: there is no figure to list\n"
        "  hint: remove it, or caption a figure"
    )


def test_folios_are_those_of_the_pages_they_lead_to(listed: Publication) -> None:
    inspector = Inspector(listed.render())
    names = ("figure/1", "fig-x", "table/1", "03-two-table/1")
    lines = {link.name: link for link in sorted(inspector.links, key=lambda link: link.width)}
    folios = []
    for link in (lines[name] for name in names):  # the widest of its boxes is the whole line
        assert link.target is not None
        folios.append(inspector.text_in(link.page, link.box).split()[-1])
        assert folios[-1] == inspector.labels[link.target]
    assert (folios[0], folios[2]) == ("1", "iv")
    assert all(folio in inspector.text(lines["fig-x"].page) for folio in folios)


# --- glossary --------------------------------------------------------------

SHORT = """\
SME = "small and medium-sized enterprise"
ZED = "last letter"
"ÉCO" = {expansion = "école", language = "fr"}
FAR = "far away"
"""


def _problems(publication: Publication) -> list[str]:
    return [str(problem) for problem in build.check(publication.root, "2024").problems]


def test_the_glossary_has_what_is_used_in_order(styled: Publication) -> None:
    styled.write("report/2024/data/abbreviations.toml", SHORT)
    styled.section("01-a.md", "# A\n\nFar away (FAR), last letter (ZED), [école (ÉCO)]{lang=fr}\n")
    styled.section("02-b.md", "# B\n\n::: {.glossary}\n:::\n")
    html = _html_of(styled, "report/2024/data/abbreviations.toml:1: warning[abbreviation]: ")
    glossary = html.partition('<dl class="glossary">')[2].partition("</dl>")[0]
    assert re.findall(r"<dt(.*?)>(.*?)</dt>\n<dd(.*?)>(.*?)</dd>", glossary) == [
        (' lang="fr"', "ÉCO", ' lang="fr"', "école"),
        ("", "FAR", "", "far away"),
        ("", "ZED", "", "last letter"),
    ]


def _html_of(publication: Publication, told: str) -> str:
    checked = build.check(publication.root, "2024")
    (problem,) = checked.problems
    assert str(problem).startswith(told)
    return build.assemble(checked).html


def test_the_glossary_is_sorted_as_french_is(publication: Publication) -> None:
    toml = publication.root / "report/2024/report.toml"
    toml.write_text(toml.read_text().replace("en-CA", "fr-CA"))
    short = "".join(f'"{word}" = "{word}x"\n' for word in ("Zone", "École", "eau", "été", "OEUF"))
    publication.write("report/2024/data/abbreviations.toml", short)
    words = ", ".join(f"{word} ({word}x)" for word in ("Zone", "École", "eau", "été", "OEUF"))
    publication.section("01-a.md", f"# A\n\n{words}\n\n::: glossary\n:::\n")
    terms = re.findall("<dt>(.*?)</dt>", _html(publication))
    assert terms == ["eau", "École", "été", "OEUF", "Zone"]


def test_the_first_use_in_reading_order_is_expanded(publication: Publication) -> None:
    publication.write("report/2024/data/abbreviations.toml", 'SME = "small enterprise"\n')
    publication.section("00-a.md", "---\nmatter: cover\n---\nOf SMEs\n")
    publication.section("01-b.md", "# On SMEs\n\nWords about\nSMEs.\n")
    publication.section("02-c.md", "# C\n\nSmall enterprises (SMEs).\n")
    assert _problems(publication) == [
        "report/2024/01-b.md:4: warning[abbreviation]: the first use of `SME` does not say what "
        "it stands for\n  hint: write “small enterprise (SME)”"
    ]
    publication.section("01-b.md", "# On SMEs\n\nSmall enterprises (SMEs).\n")
    publication.section("02-c.md", "# C\n\nSMEs.\n")
    assert not _problems(publication)


def test_an_abbreviation_that_is_not_used(publication: Publication) -> None:
    publication.write("report/2024/data/abbreviations.toml", '\nSME = "small enterprise"\n')
    publication.section("01-a.md", "# A\n\n::: {.glossary}\n:::\n")
    assert _problems(publication) == [
        "report/2024/01-a.md:3: warning[abbreviation]: no abbreviation is used that could be "
        "listed\n  hint: write them into data/abbreviations.toml",
        "report/2024/data/abbreviations.toml:2: warning[abbreviation]: the abbreviation `SME` is "
        "not used\n  hint: remove it",
    ]


def test_a_glyph_that_only_an_expansion_has(publication: Publication) -> None:
    publication.write("report/2024/data/abbreviations.toml", 'SME = "中"\n')
    publication.section("01-a.md", "# A\n\nSME\n\n::: {.glossary}\n:::\n")
    assert any(
        problem.startswith("report/2024/data/abbreviations.toml:1: error[glyph-missing]")
        for problem in _problems(publication)
    )
