"""Every number that the real report prints is in its data, or is explained here.

The text is what PDFium reads from the PDF, page by page. A figure may stand on a page as often as
the page uses it; a cell, on a page where a table or a chart of its sheet stands. Covers, openers
and generated pages draw or gather figures of the whole report, so any may stand there. What else
has digits is in EXPLAINED, or is the number of a heading, a note or an item of a list.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

import pytest

from conftest import ROOT
from inspector import Inspector
from ngen_pdf import build, layout, usage

MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
EXPLAINED = (
    r"\bS\d{1,2}\b",  # keys of sources
    r"(?<=[^\d][.,:;)\]]) ?\d(?= +[A-Z]|$)|(?<![\d.,$])\d(?= [A-Z$])",  # notes: calls and numbers
    r"(?<![\d$])\d\.(?= +(?:\d\.|[A-Z])|$)",  # items of lists
    r"\bwww\.[\w./-]+",
    rf"\b{MONTH} 20\d\d|\b\d{{1,2}} {MONTH}\b",  # months and days
    r"(?<![\d.,$])(?:19|20)\d\d(?:[-–/]\d\d(?:\d\d)?)?(?!\d|[.,]\d|%| [mb]illion)",  # years, spans
    r"\b(?:Figure|Table|Section) \d+(?:\.\d)?|\(page \w+\)",
    r"\bCOVID-19\b",
    r"\bN(?:95|100)\b",  # kinds of masks
    r"\b43rd Parliament\b|\bmeeting 6\b",
    r"\bSource Serif 4\b",
    r"\b0(?: \d{1,2},000){4,}|\b4,000 100 \$400 million \$400 million 250\b",  # scales of charts
)
HEADS = ("Next Generation Manufacturing Canada", "Annual Report 2020-2021")
GENERATED = (
    "Table of Contents",
    "Figures, tables, abbreviations",
    "Figures behind the charts",
    "Index",
)
NUMBER = re.compile(r"\$?\d[\d,]*(?:\.\d+)?(?:%| [mb]illion\b)?")
WHOLE = r"(?<![\d.,$]){}(?!\d|[.,]\d|%| [mb]illion)"
BLOCK = re.compile(r"^```\{\.(?:table|vega-lite) #([\w-]+)(.*?)^```$", re.M | re.S)


class Kind(Enum):
    """What kind of page it is: covers and openers have no running head."""

    DRAWING = auto()
    GENERATED = auto()
    TEXT = auto()


@dataclass(frozen=True)
class PrintedPage:
    """The text of a page without what is explained, and what of the data it may print."""

    folio: str
    kind: Kind
    text: str
    figures: Counter[str]
    cells: Counter[float]

    def strays(self, text: str) -> list[str]:
        """The numbers in the text that nothing accounts for, each with the words around it."""
        for form in sorted(self.figures, key=len, reverse=True):
            whole = WHOLE.format(re.escape(form))
            text = re.sub(whole, "#", text, count=self.figures[form])
        left, strays = self.cells.copy(), []
        for found in NUMBER.finditer(text):
            left[_value(found[0])] -= 1
            if left[_value(found[0])] < 0:
                around = text[max(0, found.start() - 40) : found.end() + 20]
                strays.append(f"page {self.folio}: {around}")
        return strays


def _value(number: str) -> float:
    """A printed number without its currency and unit."""
    return float(re.sub(r"[^\d.]", "", number))


def _kind(inspector: Inspector, page: int) -> Kind:
    if inspector.head(page) not in HEADS:
        return Kind.DRAWING
    generated = any(title in inspector.foot(page) for title in GENERATED)
    return Kind.GENERATED if generated else Kind.TEXT


def _text(inspector: Inspector, page: int, kind: Kind) -> str:
    """What stands between head and foot, without folios and what the sources are called."""
    text = re.sub(r"\s+", " ", inspector.between(page))
    if kind is Kind.GENERATED:
        folio = r", \d+(?:–\d+)?" if "Index" in inspector.foot(page) else r"(?<=\. )\w+"
        return re.sub(folio, "", text)
    return re.sub("“[^”]*”", "", text) if "Sources" in inspector.foot(page) else text


def _cells(checked: build.Checked, block: str) -> Counter[float]:
    """The numbers of the sheet in the columns that a block names, as often as they stand there.

    A total that is computed is not in the sheet, but in a figure that the block names.
    """
    path = re.findall(r"\b(?:file|url): (data/[\w-]+\.csv)", block)[0]
    sheet = checked.report.data.sheets[f"{checked.report.folder}/{path}"]
    named = [i for i, name in enumerate(sheet.columns) if re.search(rf"\b{name}\b", block)]
    cells = (_explained(row.cells[i].replace("\xa0", " "), []) for row in sheet.rows for i in named)
    totals = re.findall(r"\btotal: figures\.([\w.]+)", block)
    computed = [checked.report.data.figures[name].value for name in totals if "where: " in block]
    printed = [_value(found) for cell in cells for found in NUMBER.findall(cell)]
    return Counter([*printed, *map(float, computed)])


def _explained(text: str, titles: list[str]) -> str:
    """The text without what is explained."""
    for title in titles:
        text = text.replace(title, "")
    for pattern in EXPLAINED:
        text = re.sub(pattern, "", text)
    return text


def _titles(checked: build.Checked) -> list[str]:
    """The headings with their numbers."""
    waiting, found = list(checked.outline.entries), []
    while waiting:
        entry = waiting.pop()
        waiting += entry.children
        found += [f"{entry.number} {entry.title}"] if entry.number else []
    return sorted(found, key=len, reverse=True)


def _drawn(checked: build.Checked) -> dict[str, Counter[float]]:
    """The cells of the sheet that each table or chart draws, by its anchor."""
    blocks = [block for source in checked.report.sources for block in BLOCK.findall(source.text)]
    return {anchor: _cells(checked, block) for anchor, block in blocks}


@pytest.fixture(scope="module")
def printed_pages(annual_report: Path) -> list[PrintedPage]:
    inspector = Inspector(annual_report)
    checked = build.check(ROOT, "2020-2021")
    figures = checked.report.data.figures
    pages = layout.paginate(build.assemble(checked)).pages
    used = dict(usage.find(pages, checked.sections, figures).pages)
    anywhere = Counter({f.text("en-CA").replace("\xa0", " "): len(pages) for f in figures.values()})
    drawn, titles = _drawn(checked), _titles(checked)
    found = []
    for number, page in enumerate(pages):
        kind = _kind(inspector, number)
        text = _explained(_text(inspector, number, kind), titles)
        printed = Counter(one.printed.replace("\xa0", " ") for one in used.get(page.folio, ()))
        names = {name for name, _, _ in page.anchors} if kind is Kind.TEXT else set(drawn)
        cells = sum((drawn[name] for name in names & set(drawn)), Counter[float]())
        figures_here = printed if kind is Kind.TEXT else anywhere
        found.append(PrintedPage(page.folio, kind, text, figures_here, cells))
    return found


def test_every_printed_number_is_in_the_data_or_explained(printed_pages: list[PrintedPage]) -> None:
    assert not [stray for page in printed_pages for stray in page.strays(page.text)]


def _changed(page: PrintedPage) -> Iterator[str]:
    """The text of a page with the last digit of one of its figures changed, for each of them."""
    for form in page.figures:
        for found in re.finditer(WHOLE.format(re.escape(form)), page.text):
            wrong = re.sub(r"\d(?=\D*$)", lambda d: str((int(d[0]) + 1) % 10), form)
            if not page.cells[_value(wrong)]:  # else it may be a cell of the page
                yield page.text[: found.start()] + wrong + page.text[found.end() :]


def test_a_changed_digit_is_found(printed_pages: list[PrintedPage]) -> None:
    exact = [page for page in printed_pages if page.kind is Kind.TEXT]
    changed = [(page, text) for page in exact for text in _changed(page)]
    assert len(changed) > 100
    missed = [page.folio + text for page, text in changed if not page.strays(text)]
    assert not missed
