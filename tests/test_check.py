"""Numbers that cannot lie: what `check` says of typed figures, near misses and other years."""

import time
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from conftest import Publication
from ngen_pdf import checks
from ngen_pdf.data import Data, Figure
from ngen_pdf.problems import Place, Problem, Severity
from ngen_pdf.report import Report
from ngen_pdf.sections import Material, Source, parse

FIGURES_TOML = "report/2020-2021/data/figures.toml"
PATH = "report/2020-2021/01-test.md"


def _figure(name: str, value: str, unit: str, *source: str) -> Figure:
    place = Place(FIGURES_TOML, 1)
    return Figure(name, Decimal(value), unit, "31 March 2021", source or ("S2",), "", "", place)


DATA = Data(
    {
        figure.name: figure
        for figure in (
            _figure("members.result", "3334", "members"),
            _figure("members.target", "3000", "members"),
            _figure("members.outside_ontario", "36", "%"),
            _figure("portfolio.total", "349.0", "million CAD"),
            _figure("portfolio.ngen", "154.5", "million CAD"),
            _figure("portfolio.completed", "23", "projects"),
            _figure("portfolio.new_companies", "15", "companies"),
            _figure("portfolio.launched", "2021", "projects"),
            _figure("leverage.partners", "1.26", "CAD"),
            _figure("covid.early_share", "100", "%"),
            _figure("ip.contacts", "194", "contacts"),
            _figure("harbour.rate", "2.25", "million respirators a month"),
        )
    }
)
FRENCH = Data(
    {
        figure.name: figure
        for figure in (
            _figure("membres.resultat", "3334", "membres"),
            _figure("membres.dehors", "36", "%"),
            _figure("portefeuille.ngen", "154.5", "million CAD"),
            _figure("portefeuille.termines", "23", "projets"),
        )
    }
)


def _check(
    text: str, language: str = "en-CA", year: str = "2020-2021", data: Data = DATA
) -> list[Problem]:
    """The warnings on a text whose first line is line 3, below a title."""
    section = parse(Source(PATH, f"# Title\n\n{text}\n\n[S2]{{#s2}}\n"), Material(language, data))
    assert not section.problems
    report = Report(
        Path(), year, f"Annual Report {year}", "Test", "Test", language, date(2021, 3, 31), "", "",
        "", "", (), (), frozenset(), (), data, (),
    )  # fmt: skip
    found = list(checks.check(report, (section,)))
    assert all(problem.severity is Severity.WARNING for problem in found)
    return found


def _told(text: str, language: str = "en-CA", data: Data = DATA) -> list[tuple[str, str]]:
    """The code and what is quoted first of each warning."""
    return [(p.code, p.message.split("`")[1]) for p in _check(text, language, data=data)]


# --- typed figures ---------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "typed", "name"),
    [
        ("We have 3,334 members.", "3,334", "members.result"),
        ("We have 3334 members.", "3334", "members.result"),
        ("We have 3 334 members.", "3 334", "members.result"),
        ("We have 3\u00a0334 members.", "3 334", "members.result"),
        ("We have 3\u202f334 members.", "3 334", "members.result"),
        ("A target of 3,000 members.", "3,000", "members.target"),
        ("**3,334** joined.", "3,334", "members.result"),
        ("[3,334]{.numeral}", "3,334", "members.result"),
        ("[$154.5]{.numeral} [million]{.unit}", "$154.5 million", "portfolio.ngen"),
        ("It paid $154.5 million.", "$154.5 million", "portfolio.ngen"),
        ("It paid $154.5\nmillion.", "$154.5 million", "portfolio.ngen"),
        ("It paid $154.5M.", "$154.5M", "portfolio.ngen"),
        ("It paid 154.5 million dollars.", "154.5 million dollars", "portfolio.ngen"),
        ("It paid CAD 154.5 million.", "CAD 154.5 million", "portfolio.ngen"),
        ("It paid $154,500,000.", "$154,500,000", "portfolio.ngen"),
        ("In all $349 million.", "$349 million", "portfolio.total"),
        ("Each dollar brings $1.26.", "$1.26", "leverage.partners"),
        ("Of them 36% are outside Ontario.", "36%", "members.outside_ontario"),
        ("Of them 36 % are outside Ontario.", "36 %", "members.outside_ontario"),
        ("Of them 36 per cent are outside Ontario.", "36 per cent", "members.outside_ontario"),
        ("Of them 36 percent are outside Ontario.", "36 percent", "members.outside_ontario"),
        ("Up to 100% was paid early, for covid.", "100%", "covid.early_share"),
        ("There are 23 completed.", "23", "portfolio.completed"),
        ("There are 23 new projects.", "23", "portfolio.completed"),
        ("There are 15 new companies.", "15", "portfolio.new_companies"),
        ("They launched 2021 projects.", "2021", "portfolio.launched"),
        ("2.25 million respirators a month.", "2.25 million", "harbour.rate"),
        ("The 194-strong list.", "194", "ip.contacts"),
        ("More than 3,334+ came.", "3,334", "members.result"),
        ("Note.[^n]\n\n[^n]: We have 3,334 members.", "3,334", "members.result"),
        ("Note.^[We have 3,334 members.]", "3,334", "members.result"),
        ("| A | B |\n|---|---|\n| Members | 3,334 |", "3,334", "members.result"),
        (
            ":::: {.stats}\n::: {.stat}\n[36%]{.numeral}\n:::\n::::",
            "36%",
            "members.outside_ontario",
        ),
        ("- We have 3,334 members.", "3,334", "members.result"),
        ("## We have 3,334 members", "3,334", "members.result"),
        ("[We have 3,334 members](#s2)", "3,334", "members.result"),
    ],
)
def test_a_typed_figure_is_told(text: str, typed: str, name: str) -> None:
    (problem,) = _check(text)
    assert problem.code == "typed-figure"
    plain = " ".join(problem.message.split())
    assert plain.startswith(f"`{typed}` is the figure `{name}`")
    assert problem.hint.startswith(f"write {{{{ figures.{name} }}}}")


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Nous comptons 3\u202f334 membres.", "3 334"),
        ("Nous comptons 3 334 membres.", "3 334"),
        ("Nous comptons 3334 membres.", "3334"),
        ("Il a payé 154,5 millions de dollars.", "154,5 millions de dollars"),
        ("Il a payé 154,5 M$.", "154,5 M$"),
        ("Il a payé 154 500 000 $.", "154 500 000 $"),
        ("Parmi eux, 36 % sont ailleurs.", "36 %"),
        ("Parmi eux, 36 pour cent sont ailleurs.", "36 pour cent"),
        ("Il y a 23 projets terminés.", "23"),
    ],
)
def test_a_figure_typed_in_french_is_told(text: str, typed: str) -> None:
    assert _told(text, "fr-CA", FRENCH) == [("typed-figure", typed)]


def test_a_passage_is_read_in_its_language() -> None:
    text = "We have [3 334 membres et 154,5 millions]{lang=fr} here."
    assert _told(text) == [("typed-figure", "3 334"), ("typed-figure", "154,5 millions")]


def test_the_line_is_that_of_the_number() -> None:
    (problem,) = _check("We can say\nthat *all* of\nthe 3,334 came.")
    assert problem.where == Place(PATH, 5)


def test_several_figures_of_one_value_are_all_named() -> None:
    figures = {name: _figure(name, "865", "jobs") for name in ("jobs.created", "jobs.kept")}
    (problem,) = _check("We count 865 there.", data=Data(figures))
    assert problem.message == "`865` is the figure `jobs.created` or `jobs.kept`"
    assert problem.hint == "write {{ figures.jobs.created }} or {{ figures.jobs.kept }}"


SILENT = (
    "We have {{ figures.members.result }} members.",
    "[{{ figures.members.result }}]{.numeral} members",
    "We have 3 aims and 7 tests.",
    "The 23rd and the 36th came.",
    "On 23 April 2020 and on April 23, 2020, and on 23 April.",
    "It closed on 31 March 2021.",
    "In 2021 it began; since 2021, more.",
    "At 15:36 or 3:34 p.m. on 2021-03-31.",
    "COVID-19, N95, N100, mRNA, K+S, 43rd Parliament.",
    "ISO 3334 and CSA 194 hold.",
    "Release 3.33.4 and v1.26.0 are out.",
    "See page 194, Figure 23, table 36 and section 23.",
    "Call 905-334-1940.",
    "It ran from 2018-2023.",
    "The code is `3,334 members`.",
    "```python\nx = 3334\n```",
    "See <https://example.org/3,334/members>.",
    "See [the list](https://example.org/3334).",
    "See example.org/members/3334 for more.",
    "> We have 3,334 members.",
    "They said “we have 3,334 members” at once.",
    "They said « 3,334 members » at once.",
    'They said "we have 3,334 members" at once.',
    "::: {.quote}\nWe have 3,334 members.\n:::",
    '![](x.png){alt="A picture"}',
    "It paid US$154.5 million and €349.0 million.",
    "There are 23 ways to say it.",
    "It grew by 100%.",
    "About 3,000 came to see it.",
    "The temperature was -36 degrees, the scale 1:194.",
    "1. First\n2. Second\n\n23. Another",
    "~~3,334 members~~",
    "[3,334 members]{.as-typed} it was.",
    "::: {.as-typed}\nWe have 3,334 members.\n\n- 3,334\n:::",
    "{.as-typed}\nWe have 3,334 members.",
    "## We have 3,334 members {.as-typed}",
    "We have 3,335 visitors and $200.1 million.",
    "In Room 15 there are 12 companies.",
)


@pytest.mark.parametrize("text", SILENT)
def test_what_is_no_typed_figure_stays_silent(text: str) -> None:
    assert _check(text) == []


def test_a_div_can_be_marked_as_typed() -> None:
    """Though no stylesheet names the class."""
    text = "# Title\n\n::: {.as-typed}\n3,334 members\n:::\n"
    material = Material("en-CA", DATA, frozenset({"lead"}))
    assert parse(Source(PATH, text), material).problems == ()


def test_a_section_can_be_marked_as_typed() -> None:
    source = Source(PATH, "---\nclass: as-typed\n---\n\n# Title\n\n3,334 members, [S2]{#s2}\n")
    section = parse(source, Material("en-CA", DATA))
    report = Report(
        Path(), "2020-2021", "Report", "Test", "Test", "en-CA", date(2021, 3, 31), "", "",
        "", "", (), (), frozenset(), (), DATA, (),
    )  # fmt: skip
    assert list(checks.check(report, (section,))) == []


# --- figures that differ ---------------------------------------------------


@pytest.mark.parametrize(
    ("text", "typed", "name"),
    [
        ("We have 3,343 members.", "3,343", "members.result"),
        ("We have 3,335 active members.", "3,335", "members.result"),
        ("NGen paid $154.6 million.", "$154.6 million", "portfolio.ngen"),
        ("The total came to $394.0 million.", "$394.0 million", "portfolio.total"),
        ("They had 149 contacts.", "149", "ip.contacts"),
    ],
)
def test_a_number_near_a_figure_is_told(text: str, typed: str, name: str) -> None:
    (problem,) = _check(text)
    assert problem.code == "figure-differs"
    assert problem.message.startswith(f"`{typed}` is near the figure `{name}`, ")


def test_a_near_number_is_told_with_the_value_as_printed() -> None:
    (problem,) = _check("We have 3,343 members.")
    assert problem.message == "`3,343` is near the figure `members.result`, 3,334"
    hint = "write {{ figures.members.result }}; if it is meant: [3,343]{.as-typed}"
    assert problem.hint == hint


@pytest.mark.parametrize(
    "text",
    [
        "We have [3,343]{.as-typed} members.",
        "About 3,330 members, or 3,300 members.",  # rounded
        "We have 4,200 members.",  # not near
        "We have 3,343 chairs.",  # not its unit
        "They paid $154.6 million elsewhere.",  # none of its words
        "There are 24 projects.",  # too few digits
        "It paid $155 million of NGen money.",
        "In 2020 members came.",
    ],
)
def test_what_is_not_near_a_figure_stays_silent(text: str) -> None:
    assert _check(text) == []


# --- other years -----------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("In fiscal 2019-20 it began.", "2019-20"),
        ("The Annual Report 2019-2020 says so.", "2019-2020"),
        ("The annual report 2019 says so.", "2019"),
        ("In 2019–2020 it began.", "2019–2020"),
        ("Plans for 2021/22 follow.", "2021/22"),
        ("From 1999-00 on.", "1999-00"),
        ("On 31 March 2020 it stood so.", "31 March 2020"),
        ("On March 31, 2020, it stood so.", "March 31, 2020"),
        ("On 31\nMarch 2020 it stood so.", "31 March 2020"),
        ("On 31 March 2022 it stood so.", "31 March 2022"),
    ],
)
def test_another_year_is_told(text: str, typed: str) -> None:
    (problem,) = _check(text)
    assert problem.code == "other-year"
    assert problem.message.startswith(f"`{typed}` is ")
    assert problem.hint == f"if it is meant, mark it: [{typed}]{{.as-typed}}"


def test_another_year_is_told_in_french() -> None:
    text = "En 2019-2020, puis le 31 mars 2020 et le 31 mars 2021."
    assert _told(text, "fr-CA") == [("other-year", "2019-2020"), ("other-year", "31 mars 2020")]


@pytest.mark.parametrize(
    "text",
    [
        "The Annual Report 2020-2021, 2020-21, 2020/21 and 2020–21.",
        "It closed on 31 March 2021.",
        "The agreement of 2018 has goals for 2030, signed on 13 November 2018.",
        "The window runs to 31 March 2023.",
        "It ran from 2018-2023 and on 2019-03-31.",
        "Plans for [2021/22]{.as-typed} follow.",
        "## Plans for 2021/22 {.as-typed}",
        "They wrote “in 2019-20”.",
        "See <https://example.org/2019-2020/report>.",
        "`2019-2020`",
        "Act 12.2019-20 and line 2019-20-3.",
    ],
)
def test_years_that_are_no_leftover_stay_silent(text: str) -> None:
    assert _check(text) == []


def test_a_folder_with_one_year_may_be_named_by_either_span() -> None:
    found = _check("In 2020-21 and 2021-22, not 2019-20.", year="2021")
    assert [problem.message.split("`")[1] for problem in found] == ["2019-20"]


# --- sources ---------------------------------------------------------------


def test_the_source_of_a_figure_must_be_an_anchor() -> None:
    data = Data({"a.b": _figure("a.b", "5", "things", "S2", "S3")})
    (problem,) = _check("Text.", data=data)
    assert problem.where == Place(FIGURES_TOML, 1)
    assert problem.message == "nothing has the anchor `S3`, the source of `a.b`"
    assert problem.code == "source"


def test_a_source_that_is_nearly_an_anchor_is_suggested() -> None:
    data = Data({"a.b": _figure("a.b", "5", "things", "budget-2012")})
    (problem,) = _check("[Budget]{#budget-2021}", data=data)
    assert problem.hint == "did you mean `budget-2021`?"


# --- the whole -------------------------------------------------------------


def test_check_tells_all_of_it_with_lines(publication: Publication) -> None:
    publication.write(
        "report/2024/data/figures.toml",
        '[members]\nvalue = 3334\nunit = "members"\nperiod = "31 March 2024"\nsource = "S9"\n',
    )
    publication.section(
        "01-a.md",
        "# A\n\nWe have 3,334 members,\nand not 3,343 members.\n\nThe annual report 2023 is out.\n",
    )
    done = publication.run("check", "2024")
    assert done.returncode == 0
    expected = [
        "report/2024/01-a.md:3: warning[typed-figure]",
        "report/2024/01-a.md:4: warning[figure-differs]",
        "report/2024/01-a.md:6: warning[other-year]",
        "report/2024/data/figures.toml:1: warning[source]",
    ]
    told = [line for line in done.stderr.splitlines() if ": warning[" in line]
    assert [line.split("]")[0] + "]" for line in told] == expected


@pytest.mark.parametrize(
    "text",
    [
        "1" * (1 << 20),
        "1,234," * (1 << 17),
        "“" * (1 << 18),
        "$" * (1 << 18),
        "31 March " * (1 << 15),
    ],
    ids=["digits", "groups", "quotes", "signs", "dates"],
)
def test_no_text_takes_long(text: str) -> None:
    start = time.process_time()
    _check(text)
    assert time.process_time() - start < 20
