"""The PDF of the real report, asked what is in it."""

import csv
import html
import re
import subprocess
import tomllib
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, reduce
from operator import getitem
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import ROOT
from inspector import Inspector, Link
from ngen_pdf import build
from ngen_pdf.outline import Entry

REPORT = ROOT / "report/2020-2021"
GENERATED = (
    "Table of Contents",
    "Figures, tables, abbreviations",
    "Figures behind the charts",
    "Index",
)
HEADS = ("Next Generation Manufacturing Canada", "Annual Report 2020-2021")
EXPRESSION = r"\{\{ figures\.(?P<name>[\w.]+)(?P<filter> \|[^}]*)? \}\}"
STAT = r'^::: \{\.stat figure="(?P<name>[\w.]+)"(?P<filter>)\}$'
BLOCK = r"^```\{?\.?(?P<kind>table|vega-lite)\b[^\n]*\n(?P<text>.*?)^```$"
FAMILIES = ("IBM-Plex-Sans-Condensed", "Source-Serif-4", "Source-Serif-4-Display", "IBM-Plex-Mono")


@pytest.fixture(scope="session")
def inspector(annual_report: Path) -> Inspector:
    return Inspector(annual_report)


def _flat(entries: tuple[Entry, ...], depth: int = 1) -> list[tuple[int, str]]:
    """(depth, title) of every entry, in order."""
    found = []
    for entry in entries:
        found += [(depth, entry.title), *_flat(entry.children, depth + 1)]
    return found


def test_the_folios_of_the_contents_are_those_printed_where_they_lead(
    inspector: Inspector,
) -> None:
    contents = inspector.labels.index("iii")
    lines: dict[str, Link] = {}
    for link in inspector.links:
        if link.page == contents:  # the line, or a part of it
            lines[link.name] = max(link, lines.get(link.name, link), key=lambda one: one.width)
    entries = _flat(build.check(ROOT, "2020-2021").outline.listed())
    assert len(lines) == sum(depth <= 2 for depth, _ in entries)
    for link in lines.values():
        assert link.target is not None
        folio = inspector.text_in(contents, link.box).split()[-1]
        assert folio == inspector.labels[link.target]
        assert folio in inspector.foot(link.target).split()


def test_page_labels_are_the_printed_folios(inspector: Inspector) -> None:
    unprinted = []
    for page, label in enumerate(inspector.labels):
        if label not in inspector.foot(page).split():
            unprinted.append(page)
    assert unprinted == [0, len(inspector.labels) - 1], "only the covers print no folio"


def test_bookmarks_are_the_listed_headings(inspector: Inspector) -> None:
    checked = build.check(ROOT, "2020-2021")
    assert inspector.bookmarks == _flat(checked.outline.listed())


def _is_generated(inspector: Inspector, page: int) -> bool:
    """Whether the page is one of contents, lists or data of charts, which lead elsewhere, too."""
    return any(title in inspector.foot(page) for title in GENERATED)


def test_a_reference_prints_the_page_it_leads_to(inspector: Inspector) -> None:
    checked = build.check(ROOT, "2020-2021")
    names = {
        checked.outline.names["", mention.name].anchor
        for section in checked.sections
        for mention in section.references
    }
    printed: dict[tuple[int, str, int | None], str] = {}
    for link in inspector.links:
        if link.name in names and not _is_generated(inspector, link.page):
            text = inspector.text_in(link.page, link.box)
            key = (link.page, link.name, link.target)
            printed[key] = f"{printed.get(key, '')} {text}"
    assert {name for _, name, _ in printed} == names
    for (_, _, target), text in printed.items():
        assert target is not None
        folio = f"(page {inspector.labels[target]})"
        assert text.endswith(folio)
        assert set(re.findall(r"\(.*?\)", text)) == {folio}


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


@cache
def _figures() -> dict[str, Any]:
    return tomllib.loads((REPORT / "data/figures.toml").read_text("utf-8"), parse_float=Decimal)


def _figure(expression: re.Match[str]) -> str:
    """A figure's digits, with the word of its scale unless a filter leaves it out."""
    found = reduce(getitem, expression["name"].split("."), _figures())
    scale = str(found["unit"]).partition(" CAD")[0]
    words = scale if scale in ("million", "billion") and not expression["filter"] else ""
    return f"{found['value']:,} {words}"


def _block(fence: re.Match[str]) -> str:
    """What a block prints: a chart its caption and source, a table its heads and cells, too."""
    holds = yaml.safe_load(fence["text"])
    texts = [str(holds.get(key, "")) for key in ("caption", "source")]
    if fence["kind"] == "table":
        texts += _sheet(holds)
    return "\n".join(texts)


def _sheet(holds: dict[str, Any]) -> Iterator[str]:
    """The heads of a table, its chosen rows, and the label of a total that its sheet has not."""
    with (REPORT / holds["file"]).open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    titles = dict(_title(column) for column in holds.get("columns", head))
    where = {head.index(name): wanted for name, wanted in holds.get("where", {}).items()}
    yield from titles.values()
    for row in rows:
        if all(
            row[at] in ([wanted] if isinstance(wanted, str) else wanted)
            for at, wanted in where.items()
        ):
            yield from (_cell(row[head.index(name)]) for name in titles)
    if where:
        yield holds.get("total", "")


def _cell(text: str) -> str:
    return f"{Decimal(text):,}" if re.fullmatch(r"\d+(\.\d+)?", text) else text


def _title(column: str | dict[str, object]) -> tuple[str, str]:
    """The name of a table's column, and what is printed at its head."""
    if isinstance(column, str):
        return column, column
    if "name" in column:
        return str(column["name"]), str(column.get("title", column["name"]))
    ((name, title),) = column.items()
    return name, str(title)


def _printed(markdown: str) -> str:
    """What of a Markdown file is printed, found by other means than our parser."""
    text = re.sub(r"\A---\n.*?\n---\n", "", markdown, flags=re.DOTALL)
    text = re.sub(EXPRESSION, _figure, text)
    text = re.sub(STAT, _figure, text, flags=re.MULTILINE)
    text = re.sub(BLOCK, _block, text, flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"^:{3,}.*$", "", text, flags=re.MULTILINE)
    text = re.sub(r"\{[^{}]*\}", "", text)
    text = re.sub(r"\]\([^)]*\)", "]", text)
    text = re.sub(r"\[\^[\w-]+\]:?", "", text)
    return html.unescape(re.sub(r"@(fig|tbl|sec)-[\w-]+", "", text))


@pytest.fixture(scope="session")
def printed(inspector: Inspector) -> Counter[str]:
    """The words of the PDF without what it repeats: running heads and feet, and the contents.

    Covers and openers have no running head, and their text may stand at the edge.
    """
    texts = []
    for page, label in enumerate(inspector.labels):
        if label == "iii":
            texts.append(inspector.text(page).splitlines()[0])
        elif inspector.head(page) in HEADS:
            texts.append(inspector.between(page))
        else:
            texts.append(inspector.text(page))
    return sum((_words(text) for text in texts), Counter[str]())


@pytest.mark.parametrize("source", sorted(REPORT.glob("*.md")), ids=lambda path: path.stem)
def test_every_word_of_the_sources_is_in_the_pdf(source: Path, printed: Counter[str]) -> None:
    missing = _words(_printed(source.read_text("utf-8"))) - printed
    assert not missing


def test_all_words_together_are_in_the_pdf(printed: Counter[str]) -> None:
    markdown = (_printed(path.read_text("utf-8")) for path in REPORT.glob("*.md"))
    sources = sum((_words(text) for text in markdown), Counter[str]())
    assert not sources - printed


CLIENT_TEXT = Path(__file__).with_name("client_text.txt").read_text("utf-8").split("\n\n")


@pytest.mark.parametrize("paragraph", CLIENT_TEXT, ids=lambda text: text[:24])
def test_the_clients_text_is_set_word_for_word(paragraph: str, inspector: Inspector) -> None:
    assert " ".join(paragraph.split()) in " ".join(inspector.all_text.split())


def test_the_clients_section_titles_are_in_the_contents_and_where_they_lead(
    inspector: Inspector,
) -> None:
    contents = inspector.labels.index("iii")
    listed = inspector.text_in(contents, (0, 56, 612, 742))
    led_to = {link.target for link in inspector.links if link.page == contents}
    openers = sorted(
        page for page in led_to if page is not None and inspector.head(page) not in HEADS
    )
    first, last = CLIENT_TEXT.index("Table of Contents") + 1, CLIENT_TEXT.index("About NGen")
    titles = [text for text in CLIENT_TEXT[first : last + 1] if len(text) < 60]
    assert len(titles) == len(openers) == 9
    for title, opener in zip(titles, openers, strict=True):
        assert title in listed
        assert title in " ".join(inspector.text(opener).split())


def test_fonts_are_embedded_subsets_from_the_fonts_folder(inspector: Inspector) -> None:
    assert inspector.fonts
    for name, embedded in inspector.fonts.items():
        assert embedded, name
        assert re.fullmatch(rf"[A-Z]{{6}}\+({'|'.join(FAMILIES)})[,-].*", name), name


def test_pages_are_cut_to_us_letter(inspector: Inspector) -> None:
    for page in inspector.pdf.pages:
        assert [float(n) for n in page.mediabox] == [0, 0, 612, 792]
        assert "/BleedBox" not in page.obj
        assert "/TrimBox" not in page.obj


def test_the_file_says_what_it_is(inspector: Inspector) -> None:
    root = inspector.pdf.Root
    assert str(root.Lang) == "en-CA"
    assert root.MarkInfo.Marked
    assert root.ViewerPreferences.DisplayDocTitle
    assert inspector.pdf.docinfo.Title == "Annual Report 2020-2021"
    with inspector.pdf.open_metadata() as xmp:
        assert xmp["dc:title"] == "Annual Report 2020-2021"
        assert xmp["dc:creator"] == ["Next Generation Manufacturing Canada"]
        assert xmp["dc:language"] == {"en-CA"}


def test_each_heading_is_one_heading_in_the_tags(inspector: Inspector) -> None:
    sections = build.check(ROOT, "2020-2021").sections
    levels = Counter(f"H{heading.level}" for section in sections for heading in section.headings)
    assert {level: inspector.tags[level] for level in levels} == levels


def test_every_drawing_has_its_text(inspector: Inspector) -> None:
    sections = build.check(ROOT, "2020-2021").sections
    drawn = sum(len(section.images) + len(section.charts) for section in sections)
    assert inspector.tags["Figure"] == drawn


def test_links_lead_into_the_file_or_to_the_web(inspector: Inspector) -> None:
    addresses = {link.address for link in inspector.links if link.address}
    assert addresses
    assert all(re.match(r"(https?|mailto):", address) for address in addresses)


def test_qpdf_reads_it_without_a_word(annual_report: Path) -> None:
    done = subprocess.run(
        ["qpdf", "--check", annual_report], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "No syntax or stream encoding errors found" in done.stdout


def test_ghostscript_draws_it_without_a_word(annual_report: Path) -> None:
    command = ["gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=bit", "-r36"]
    done = subprocess.run(
        [*command, "-o", "/dev/null", annual_report], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
