"""Numbers that cannot lie: what `check` says of typed figures and of near misses."""

import pytest
from passages import DATA, FRENCH, PATH, check, check_section, figure, told

from ngen_pdf.data import Data
from ngen_pdf.problems import Place
from ngen_pdf.sections import Material, Source, parse


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
    (problem,) = check(text)
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
    assert told(text, "fr-CA", FRENCH) == [("typed-figure", typed)]


def test_a_passage_is_read_in_its_language() -> None:
    text = "We have [3 334 membres et 154,5 millions]{lang=fr} here."
    assert told(text) == [("typed-figure", "3 334"), ("typed-figure", "154,5 millions")]


def test_the_line_is_that_of_the_number() -> None:
    (problem,) = check("We can say\nthat *all* of\nthe 3,334 came.")
    assert problem.where == Place(PATH, 5)


def test_several_figures_of_one_value_are_all_named() -> None:
    figures = {name: figure(name, "865", "jobs") for name in ("jobs.created", "jobs.kept")}
    (problem,) = check("We count 865 there.", data=Data(figures))
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
    assert check(text) == []


def test_a_div_can_be_marked_as_typed() -> None:
    """Though no stylesheet names the class."""
    text = "# Title\n\n::: {.as-typed}\n3,334 members\n:::\n"
    material = Material("en-CA", DATA, frozenset({"lead"}))
    assert parse(Source(PATH, text), material).problems == ()


def test_a_section_can_be_marked_as_typed() -> None:
    source = Source(PATH, "---\nclass: as-typed\n---\n\n# Title\n\n3,334 members, [S2]{#s2}\n")
    section = parse(source, Material("en-CA", DATA))
    assert check_section(section) == []


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
    (problem,) = check(text)
    assert problem.code == "figure-differs"
    assert problem.message.startswith(f"`{typed}` is near the figure `{name}`, ")


def test_a_near_number_is_told_with_the_value_as_printed() -> None:
    (problem,) = check("We have 3,343 members.")
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
    assert check(text) == []
