"""Figures, and what the checks say of a text among them."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from ngen_pdf import checks
from ngen_pdf.data import Data, Figure
from ngen_pdf.problems import Place, Problem, Severity
from ngen_pdf.report import Report
from ngen_pdf.sections import Material, Section, Source, parse

FIGURES_TOML = "report/2020-2021/data/figures.toml"
PATH = "report/2020-2021/01-test.md"


def figure(name: str, value: str, unit: str, *source: str) -> Figure:
    """A figure of the first line of its file."""
    place = Place(FIGURES_TOML, 1)
    return Figure(name, Decimal(value), unit, "31 March 2021", source or ("S2",), "", "", place)


def data_of(*figures: Figure) -> Data:
    """Data with these figures."""
    return Data({each.name: each for each in figures})


DATA = data_of(
    figure("members.result", "3334", "members"),
    figure("members.target", "3000", "members"),
    figure("members.outside_ontario", "36", "%"),
    figure("portfolio.total", "349.0", "million CAD"),
    figure("portfolio.ngen", "154.5", "million CAD"),
    figure("portfolio.completed", "23", "projects"),
    figure("portfolio.new_companies", "15", "companies"),
    figure("portfolio.launched", "2021", "projects"),
    figure("leverage.partners", "1.26", "CAD"),
    figure("covid.early_share", "100", "%"),
    figure("ip.contacts", "194", "contacts"),
    figure("harbour.rate", "2.25", "million respirators a month"),
)
FRENCH = data_of(
    figure("membres.resultat", "3334", "membres"),
    figure("membres.dehors", "36", "%"),
    figure("portefeuille.ngen", "154.5", "million CAD"),
    figure("portefeuille.termines", "23", "projets"),
)


def check(
    text: str, language: str = "en-CA", year: str = "2020-2021", data: Data = DATA
) -> list[Problem]:
    """The warnings on a text whose first line is line 3, below a title."""
    section = parse(Source(PATH, f"# Title\n\n{text}\n\n[S2]{{#s2}}\n"), Material(language, data))
    assert not section.problems
    return check_section(section, language, year, data)


def check_section(
    section: Section, language: str = "en-CA", year: str = "2020-2021", data: Data = DATA
) -> list[Problem]:
    """The warnings on the section of a report that has no other."""
    report = Report(
        Path(), year, f"Annual Report {year}", "Test", "Test", language, date(2021, 3, 31), "", "",
        "", "", (), (), frozenset(), (), data, (),
    )  # fmt: skip
    found = list(checks.check(report, (section,)))
    assert all(problem.severity is Severity.WARNING for problem in found)
    return found


def told(text: str, language: str = "en-CA", data: Data = DATA) -> list[tuple[str, str]]:
    """The code and what is quoted first of each warning."""
    return [(p.code, p.message.split("`")[1]) for p in check(text, language, data=data)]
