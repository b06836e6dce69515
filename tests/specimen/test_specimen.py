"""The specimen shows all that there is, and as it is written; its PDF is sound."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageChops

from conftest import ROOT, Editions
from elsewhere import rendered_elsewhere
from inspector import Inspector, Link
from ngen_pdf import build
from ngen_pdf.data import filters
from ngen_pdf.sections import elements, generated, markdown, table_keys
from ngen_pdf.sections.parts import PARTS

REPORT = ROOT / "report/specimen"
SOURCES = {file.name: file.read_text("utf-8") for file in sorted(REPORT.glob("*.md"))}
FENCE = re.compile(r"^(`{3,})([^\n]*)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
SHOWN = re.compile(r"^(`{3,})markdown\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
STYLING = (ROOT / "docs/styling.md").read_text("utf-8")


@cache
def _inspector(pdf: Path) -> Inspector:
    return Inspector(pdf)


@cache
def _galley() -> str:
    return build.assemble(build.check(ROOT, "specimen")).html


def _set() -> str:
    """All sources without the code that only shows how a thing is written."""
    return "\n".join(SHOWN.sub("", text) for text in SOURCES.values())


# --- what it shows ---------------------------------------------------------


@pytest.mark.parametrize("name", SOURCES)
def test_what_is_shown_as_code_is_set_in_the_same_section(name: str) -> None:
    """But for the titles of sections, of which there is one."""
    rest = SHOWN.sub("", SOURCES[name])
    for _, text in SHOWN.findall(SOURCES[name]):
        assert all(block in rest for block in text.split("\n\n")), text


def test_every_part_is_set_and_every_attribute_of_it() -> None:
    for name, part in PARTS.items():
        openings = re.findall(rf"^:::+ \{{\.{name}\b(.*)\}}$", _set(), re.MULTILINE)
        assert openings, name
        for attribute in part.attributes:
            assert any(f"{attribute}=" in opening for opening in openings), (name, attribute)
    assert f"[{len(PARTS)}]{{.numeral}}\n\n[parts" in SOURCES["09-parts.md"]


def test_every_rule_of_the_parser_finds_something(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other than what is nested too deep, and a mark [TK], which would stop the PDF."""
    found = set()

    def recorded(name: str, rule):  # type: ignore[no-untyped-def]
        def record(*arguments) -> bool:  # type: ignore[no-untyped-def]
            matched = bool(rule(*arguments))
            if matched:
                found.add(name)
            return matched

        return record

    for rules in ("BLOCK_RULES", "INLINE_RULES"):
        wrapped = [
            (name, recorded(name, rule), *more) for name, rule, *more in getattr(markdown, rules)
        ]
        monkeypatch.setattr(markdown, rules, tuple(wrapped))
    parser = markdown.Parser()
    monkeypatch.setattr(markdown, "_parser", lambda: parser)
    assert not build.check(ROOT, "specimen").problems
    every = {str(rule[0]) for rule in (*markdown.BLOCK_RULES, *markdown.INLINE_RULES)}
    assert every - found == {"depth", "unsettled"}


def test_every_element_of_html_that_may_be_written_is_set() -> None:
    written = set(re.findall(r"<([a-z]+)\b", _galley()))
    assert written >= elements.INLINE | elements.BLOCK


def test_every_div_that_is_generated_is_set() -> None:
    for name in generated.NAMES:
        assert re.search(rf"^::: \{{\.{name}\}}\n:::$", _set(), re.MULTILINE), name


def test_every_key_of_a_table_and_every_filter_is_set() -> None:
    tables = "\n".join(
        text for _, info, text in FENCE.findall(_set()) if re.match(r"table|\{\.table", info)
    )
    for key in (*table_keys.KEYS, *table_keys.COLUMN_KEYS):
        assert re.search(rf"\b{key}:", tables), key
    for name in filters.written_in("en-CA"):
        assert re.search(rf"\{{\{{.*\| {name}\b.*\}}\}}", _set()), name


def test_every_class_of_the_house_style_is_set() -> None:
    listed = STYLING.partition("## Other classes")[2].partition("## ")[0]
    cells = re.findall(r"^\| (`[^|]*) \|", listed, re.MULTILINE)
    names = [name for cell in cells for name in re.findall("`([a-z-]+)`", cell)]
    assert {"opener", "hyphenated", "key"} <= set(names)
    for name in names:
        assert re.search(rf"\{{[^}}]*\.{name}\b", _set()), name


def test_every_language_that_there_are_words_for_is_set() -> None:
    for file in (ROOT / "src/ngen_pdf/locales").glob("*.toml"):
        assert re.search(rf"(lang=|language: ){file.stem}\b", _set()), file.stem


# --- the pages -------------------------------------------------------------


def _entries(inspector: Inspector) -> Iterator[tuple[Link, str]]:
    """The line of each entry in the front matter that leads somewhere, and its text."""
    body = inspector.labels.index("1")
    lines: dict[tuple[int, str], list[Link]] = {}
    for link in inspector.links:
        if link.page < body and link.target is not None:
            lines.setdefault((link.page, link.name), []).append(link)
    for links in lines.values():
        last = min(link.box[1] for link in links)  # of an entry of two lines
        widest = max((one for one in links if one.box[1] < last + 2), key=lambda one: one.width)
        yield widest, inspector.text_in(widest.page, widest.box)


def test_the_folios_of_contents_and_lists_are_true(specimen: Path) -> None:
    inspector = _inspector(specimen)
    entries = list(_entries(inspector))
    outline = build.check(ROOT, "specimen").outline
    listed = sum(1 + len(entry.children) for entry in outline.listed())
    captions = [
        caption
        for section in build.check(ROOT, "specimen").sections
        for caption in section.captions
    ]
    assert len(entries) == listed + len(captions)
    for link, text in entries:
        assert link.target is not None
        assert text.split()[-1] == inspector.labels[link.target], text
        assert text.split()[-1] in inspector.foot(link.target).split()


@pytest.mark.parametrize(
    "words",
    [
        "« Quoi\u202f? demanda-t-elle. C’est “le pont”\u202f? »",
        "Oui : le pont\u202f;",
        "12,6 millions de dollars",
        "12 600 000 $",
        "Le Tableau 6 (page",
        "Figure 19 Une règle",
        "Tableau 6 Dépenses par programme",
        "43 %",
    ],
)
def test_furniture_and_spaces_are_french_in_french(words: str, specimen: Path) -> None:
    inspector = _inspector(specimen)
    text = "\n".join(inspector.text(page) for page in range(6, len(inspector.labels)))
    same = re.compile(r"\s+".join(re.escape(word) for word in words.split(" ")))
    assert same.search(text)


@pytest.mark.parametrize(
    "words",
    [
        "«\u00a0Quoi\u202f? demanda",
        "pont”\u202f?\u00a0» Oui\u00a0: le pont\u202f;",
        "36\u00a0% de plus, soit 25\u00a0$",
    ],
)
def test_spaces_that_keep_words_together_are_written(words: str) -> None:
    assert words in _galley().replace("\n", " ")


def test_words_break_where_they_may(specimen: Path) -> None:
    text = _inspector(specimen).all_text.replace("\u2010", "-").replace("\ufffe", "-")
    assert re.search(r"muni(ci)?-\s*(ci)?palités|interprovin-", text)


ALONG_A_LINE, AROUND_A_POINT = "shading 2", "shading 3"


def _dictionaries(*items: object) -> Iterator[pikepdf.Dictionary | pikepdf.Stream]:
    """The dictionaries and streams, and the dictionaries that stand in them."""
    for item in items:
        if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            yield item
            yield from _dictionaries(
                *(v for v in item.values() if not getattr(v, "is_indirect", 0))
            )


def test_it_has_each_kind_of_picture_that_editions_meet(specimen: Path) -> None:
    found = set()
    for item in _dictionaries(*_inspector(specimen).pdf.objects):
        if item.get("/Subtype") == "/Image":
            found |= {str(item.get("/ColorSpace")), "/SMask" if "/SMask" in item else ""}
        elif "/ShadingType" in item:
            found.add(f"shading {item.ShadingType}")
        found |= {key for key in ("/ca", "/CA") if key in item and item[key] != 1}
    spaces = {"/DeviceGray", "/DeviceRGB", "/DeviceCMYK"}
    assert found >= {*spaces, "/SMask", "/ca", "/CA", ALONG_A_LINE, AROUND_A_POINT}


# --- the file --------------------------------------------------------------


def test_another_folder_and_another_day_give_the_same_bytes(
    specimen_editions: Editions, tmp_path: Path
) -> None:
    elsewhere = rendered_elsewhere("specimen", tmp_path)
    assert elsewhere.screen.read_bytes() == specimen_editions.screen.read_bytes()
    assert elsewhere.press.read_bytes() == specimen_editions.press.read_bytes()


def test_qpdf_and_ghostscript_read_it_without_a_word(specimen: Path) -> None:
    check = subprocess.run(
        ["qpdf", "--check", specimen], capture_output=True, text=True, check=False
    )
    assert (check.returncode, check.stderr) == (0, "")
    command = ["gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=bit", "-r36"]
    done = subprocess.run(
        [*command, "-o", "/dev/null", specimen], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_what_is_drawn_is_what_its_script_draws(tmp_path: Path) -> None:
    """The same pixels; JPEG and PNG may be packed by another compressor."""
    folder = Path("report/specimen")
    shutil.copytree(ROOT / folder / "drawings", tmp_path / folder / "drawings")
    shutil.copytree(ROOT / "styles", tmp_path / "styles")
    (tmp_path / folder / "data").mkdir()
    subprocess.run([sys.executable, tmp_path / folder / "drawings/draw.py"], check=True)
    drawn = sorted((tmp_path / folder / "images").iterdir())
    assert [file.name for file in drawn] == sorted(p.name for p in (REPORT / "images").iterdir())
    for file in drawn:
        kept = REPORT / "images" / file.name
        if file.suffix == ".svg":
            assert file.read_bytes() == kept.read_bytes()
        else:
            _check_pixels(file, kept)
    sheet = Path("data/crossings.csv")
    assert (tmp_path / folder / sheet).read_bytes() == (REPORT / sheet).read_bytes()


def _check_pixels(file: Path, kept: Path) -> None:
    with Image.open(file) as one, Image.open(kept) as other:
        assert (one.mode, one.size, one.info.get("exif")) == (
            other.mode,
            other.size,
            other.info.get("exif"),
        )
        far = 0 if file.suffix == ".png" else 8
        bands = ImageChops.difference(one.convert("RGBA"), other.convert("RGBA")).getextrema()
        assert all(int(most) <= far for _, most in bands)  # type: ignore[misc]
