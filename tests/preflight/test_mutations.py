"""What goes wrong with the real report is caught, with the file and the line it was written at."""

import json
import re
import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Dictionary, Name
from PIL import Image

from conftest import ROOT, Editions, Once, Publication

REPORT = "report/2020-2021"
SECTION = f"{REPORT}/06-project-portfolio.md"
BEFORE = "\n## What NGen pays for"
STYLES = """
.thin { border-top: 0.1pt solid var(--signal-deep); }
.small { font-size: 6pt; color: var(--paper); background: var(--ink); }
.low { width: 100pt; height: 20pt; }
.photo { width: 100%; }
.full { break-before: page; height: 656pt; }
"""
# what is added to the section; the line that is told of begins with the words
ADDED = {
    "image-resolution": '![](images/plant.jpg){alt="A plant at night." .photo}',
    "line-weight": "{.thin}\nA thin rule is above these words.",
    "text-size": "{.small}\nThese words are white and small.",
    "overflow": "{.low}\nIncomprehensibilities are more than a box can hold that is so low.",
}
LAST = "One line alone."
PAGE = 25  # of the editions, from 0


def _copied(folder: Path) -> Publication:
    """The real report, to be changed."""
    made = Publication(folder / "a copy")
    for part in (REPORT, "styles", "fonts"):
        shutil.copytree(ROOT / part, made.root / part)
    return made


def _photograph() -> bytes:
    """72 px an inch where it is as wide as the text; all pixels differ, so it is no graphic."""
    file = BytesIO()
    Image.effect_noise((333, 200), 90).convert("RGB").save(file, "JPEG", quality=90)
    return file.getvalue()


def _mutated(folder: Path) -> str:
    """What `render` says of the report with all that only its pages show."""
    made = _copied(folder)
    made.write(f"{REPORT}/images/plant.jpg", _photograph())
    made.write("styles/zz-mutant.css", STYLES)
    text = (ROOT / SECTION).read_text("utf-8").rstrip()
    added = "\n\n".join(("", *ADDED.values(), ""))
    text = text.replace(BEFORE, f"{added}{BEFORE}", 1)
    made.write(SECTION, f"{text}\n\n{{.full}}\nA page.\n\n{LAST}\n")
    done = made.run("render", "2020-2021", "--quiet")
    assert done.returncode == 1
    assert [Path(line).name for line in done.stdout.splitlines()] == [
        "ngen-annual-report-2020-2021.pdf"
    ]
    return done.stderr + "\n" + made.root.joinpath(SECTION).read_text("utf-8")


@pytest.fixture(scope="module")
def said(once: Once) -> str:
    return once("mutated", _mutated)


@pytest.mark.parametrize(
    ("code", "line"),
    [*((code, added.splitlines()[-1]) for code, added in ADDED.items()), ("short-page", LAST)],
)
def test_what_its_pages_show_is_told_at_its_line(said: str, code: str, line: str) -> None:
    told, _, section = said.partition("\n:::: {.opener}")
    number = f":::: {{.opener}}{section}".splitlines().index(line) + 1
    (where,) = re.findall(rf"^page (\S+ \(.*\)): \w+\[{code}\]", told, re.MULTILINE)
    assert re.fullmatch(rf"\d+ \({re.escape(SECTION)}:{number}\)", where)


def test_what_is_said_of_a_photograph_can_be_acted_on(said: str) -> None:
    assert "`plant.jpg` prints at 72 ppi; gwg-sheetfed asks 225" in said
    assert "supply at least 1038 px for this width, or print it 1.5 in wide" in said


# --- put in past the press pass --------------------------------------------


def _on_page(pdf: pikepdf.Pdf, content: bytes) -> None:
    """Paint over a paragraph or a table of the section's first page."""
    page = pdf.pages[PAGE]
    page.contents_add(pdf.make_stream(b"q " + content + b" Q"))


def _rgb_image(pdf: pikepdf.Pdf) -> None:
    image = pdf.make_stream(
        bytes(300 * 300 * 3), Type=Name.XObject, Subtype=Name.Image, Width=300, Height=300,
        ColorSpace=Name.DeviceRGB, BitsPerComponent=8,
    )  # fmt: skip
    page = pdf.pages[PAGE]
    page.add_resource(image, Name.XObject, Name.Mutant)
    _on_page(pdf, b"60 0 0 30 300 545 cm /Mutant Do")


def _patch(pdf: pikepdf.Pdf) -> None:
    _on_page(pdf, b"0.9 0.9 0.9 0.9 k 300 420 60 60 re f")


def _without_a_face(pdf: pikepdf.Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, Dictionary) and str(item.get("/FontName", "")).endswith("Semi-Bold"):
            del item.FontFile2


def _without_an_alternative(pdf: pikepdf.Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, Dictionary) and "shows five pairs" in str(item.get("/Alt", "")):
            del item.Alt


def _judged(
    file: Path, folder: Path, change: Callable[[pikepdf.Pdf], None], profile: str
) -> list[dict[str, Any]]:
    """What `preflight` tells of a changed edition that lies beside the source map."""
    shutil.copy(next(file.parent.glob("*.map.json")), folder)
    with pikepdf.open(file) as pdf:
        change(pdf)
        pdf.save(folder / file.name)
    done = Publication(ROOT).run(
        "preflight", str(folder / file.name), "--profile", profile, "--format", "json"
    )
    assert done.returncode == 1
    found: list[dict[str, Any]] = json.loads(done.stdout)["findings"]
    return found


@pytest.mark.parametrize(
    ("code", "change", "place"),
    [
        ("color-space", _rgb_image, (SECTION, 18)),
        ("ink-coverage", _patch, (SECTION, 20)),
        ("font-embedded", _without_a_face, (f"{REPORT}/01-measuring-success.md", 24)),
    ],
)
def test_what_is_put_into_a_press_file_is_traced_to_what_was_written_there(
    annual_editions: Editions,
    code: str,
    change: Callable[[pikepdf.Pdf], None],
    place: tuple[str, int],
    tmp_path: Path,
) -> None:
    (finding,) = _judged(annual_editions.press, tmp_path, change, "gracol-coated")
    assert (finding["code"], finding["severity"]) == (code, "error")
    assert (finding["source"]["file"], finding["source"]["line"]) == place


def test_a_figure_that_lost_its_alternative_is_traced(
    annual_editions: Editions, tmp_path: Path
) -> None:
    (finding,) = _judged(annual_editions.screen, tmp_path, _without_an_alternative, "screen")
    assert (finding["code"], finding["severity"]) == ("alt-text", "error")
    lines = (ROOT / finding["source"]["file"]).read_text("utf-8").splitlines()
    assert lines[finding["source"]["line"] - 1].startswith("```{.vega-lite #fig-targets")


# --- what the sources show -------------------------------------------------


def _checked(folder: Path, file: str, old: str, new: str) -> tuple[int, list[str]]:
    """The line that is changed in the report, and what `check` says then."""
    made = _copied(folder)
    text = (ROOT / file).read_text("utf-8")
    made.write(file, text.replace(old, new, 1))
    done = made.run("check", "2020-2021")
    return text[: text.index(old)].count("\n") + 1, done.stderr.splitlines()


def test_a_heading_that_skips_a_level_is_told_at_its_line(tmp_path: Path) -> None:
    line, told = _checked(tmp_path, SECTION, "### ", "#### ")
    assert told[0].startswith(f"{SECTION}:{line}: error[heading-level]: ")


def test_a_figure_without_an_alternative_is_told_at_its_line(tmp_path: Path) -> None:
    file = f"{REPORT}/01-measuring-success.md"
    line, told = _checked(tmp_path, file, ' alt="A field', ' title="A field')
    assert told[0].startswith(f"{file}:{line}: error[image-alt]: ")


def test_text_in_a_face_that_is_gone_is_told_at_its_line(tmp_path: Path) -> None:
    made = _copied(tmp_path)
    (made.root / "fonts/ibm-plex-sans-condensed/IBMPlexSansCondensed-SemiBold.ttf").unlink()
    done = made.run("render", "2020-2021", "--edition", "screen", "--quiet", "--strict")
    assert (done.returncode, done.stdout) == (1, "")
    (told,) = re.findall(r"^(\S+): warning\[font-face\]: .* has no face 600", done.stderr, re.M)
    path, _, line = told.rpartition(":")
    assert int(line)
    assert (ROOT / path).is_file()
