"""Abbreviations in the text of a section: what is marked, and which uses are expanded."""

import re

import pytest
from reading import assert_sound, shown

from ngen_pdf.data import Abbreviation, Data
from ngen_pdf.problems import Place
from ngen_pdf.sections import Material, Section, Source, parse

PLACE = Place("report/2024/data/abbreviations.toml", 1)
KNOWN = (
    Abbreviation("SME", "small and medium-sized enterprise", "", "", PLACE),
    Abbreviation("PME", "petite et moyenne entreprise", "", "fr", PLACE),
    Abbreviation("COVID-19", "coronavirus disease 2019", "", "", PLACE),
    Abbreviation("COVID-19", "maladie à coronavirus 2019", "", "fr", PLACE),
    Abbreviation("R&D", "research and development", "", "", PLACE),
    Abbreviation("AI", "analysis item", "analysis items of all kinds", "", PLACE),
)


def _section(text: str) -> Section:
    material = Material("en-CA", Data(abbreviations=KNOWN))
    return parse(Source("report/2024/02-test.md", f"# T\n\n{text}\n"), material)


def _marked(text: str) -> str:
    """The HTML below the title, each abbreviation as ‹short=expansion›, without tags of blocks."""
    found = _section(text)
    assert not found.problems
    assert_sound(found)
    html = "".join(map(shown, found.pieces)).partition("</h1>")[2]
    html = re.sub(r'<abbr title="(.*?)">(.*?)</abbr>', r"‹\2=\1›", html)
    return re.sub(r"</?(p|h2|blockquote|div)\b[^>]*>", "", html).strip()


SME = "small and medium-sized enterprise"
MARKED = {
    "a word": ("An SME.", f"An ‹SME={SME}›."),
    "the plural": ("SMEs", f"‹SMEs={SME}›"),
    "a part of a compound": ("SME-led", f"‹SME={SME}›-led"),
    "no part of a word": ("SMEX ASME sme _SME", "SMEX ASME sme _SME"),
    "with a hyphen, or one that does not break": (
        "COVID-19, COVID\u201119",
        "‹COVID-19=coronavirus disease 2019›, ‹COVID\u201119=coronavirus disease 2019›",
    ),
    "with a sign": ("R&D", "‹R&amp;D=research and development›"),
    "in emphasis": ("*SME*s", f"<em>‹SME={SME}›</em>s"),
    "no code": ("`SME`", "<code>SME</code>"),
    "no address": ("<https://SME.ca>", '<a href="https://SME.ca">https://SME.ca</a>'),
    "the words of a link": ("[SME](#t)", f'<a href="‹target #t›">‹SME={SME}›</a>'),
    "what the author has marked": ("<abbr>SME</abbr>", "<abbr>SME</abbr>"),
    "by language": (
        "[PME COVID-19 SME]{lang=fr-CA} PME",
        '<span lang="fr-CA">‹PME=petite et moyenne entreprise› '
        f"‹COVID-19=maladie à coronavirus 2019› ‹SME={SME}›</span> PME",
    ),
    "in a div of another language": (
        "::: {.x lang=fr}\nPME\n:::",
        "‹PME=petite et moyenne entreprise›",
    ),
}


@pytest.mark.parametrize("case", MARKED)
def test_what_is_marked(case: str) -> None:
    text, marked = MARKED[case]
    assert _marked(text) == marked


def test_a_heading_keeps_its_words() -> None:
    (_, heading) = _section("## On SMEs").headings
    assert (heading.text, heading.anchor) == ("On SMEs", "on-smes")


def _expanded(text: str) -> list[tuple[int, bool]]:
    """Line, and whether it is expanded, of each text with an abbreviation in reading order."""
    uses = _section(text).abbreviations
    return [(use.line - 2, use.is_expanded) for use in uses if not use.is_aside]


@pytest.mark.parametrize(
    "text",
    [
        "small and medium-sized enterprises (SMEs)",
        "Small and Medium-Sized Enterprises (SMEs)",
        "SMEs (small and medium-sized enterprises)",
        "**SME** stands for small and medium\u2011sized enterprise.",
        "small and medium-sized\u00a0*enterprises*, or SMEs, are",
        "[petites et moyennes entreprises (PME)]{lang=fr}",
        "coronavirus disease 2019 (COVID-19)",
        "analysis items of all kinds (AIs)",
    ],
)
def test_expanded(text: str) -> None:
    assert _expanded(text) == [(1, True)]


@pytest.mark.parametrize(
    "text",
    [
        "SMEs are small.",
        "SMEs. Small and medium-sized enterprises (SMEs) are",
        "small and medium-sized enterprises. SMEs are",
        "small and medium-sized enterprises and what they may have to do with SMEs",
        "small enterprises (SMEs)",
        "smaller and medium-sized enterprises (SMEs)",
    ],
)
def test_not_expanded(text: str) -> None:
    assert _expanded(text) == [(1, False)]


def test_what_is_not_read_in_order_is_aside() -> None:
    text = (
        "## An SME\n\n| SME |\n|---|\n| SME |\n\n: SME\n\n![SME](a.svg){alt=b}\n\n"
        "::: opener\nSME\n:::\n\nA note.[^n] One in place.^[SME]\n\n[^n]: SME\n\nText on\nan SME."
    )
    section = _section(text)
    assert len(section.abbreviations) == 9
    assert _expanded(text) == [(20, False)]


def test_a_caption_is_listed_as_plain_words() -> None:
    (caption,) = _section("![SMEs *at work*](a.svg){alt=b}").captions
    assert caption.title == ("SMEs <em>at work</em>",)
