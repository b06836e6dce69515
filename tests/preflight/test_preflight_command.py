"""The command `preflight` as a user types it, on files of any origin."""

import json
import shutil
from pathlib import Path

import pytest
from files import press_file, saved, screen_file
from jsonschema_rs import Draft202012Validator
from verdicts import thin

from conftest import ROOT, Publication
from ngen_pdf.preflight import Area
from ngen_pdf.preflight.source_map import MappedBlock, MappedPage, SourceMap, to_json
from ngen_pdf.problems import Place

RED = b"1 0 0 rg 100 100 99 99 re f"
SCHEMA = Draft202012Validator(json.loads((ROOT / "docs/verdict.schema.json").read_text("utf-8")))


@pytest.fixture
def desk(tmp_path: Path) -> Publication:
    """A folder outside any publication, with a sound press file and one with RGB on it."""
    desk = Publication(tmp_path)
    desk.write("good.pdf", saved(press_file()))
    desk.write("red.pdf", saved(press_file(RED)))
    return desk


def _shown(said: str) -> str:
    """What a message says, without the frame around it."""
    return " ".join("".join(letter for letter in said if letter not in "│╭╮╰╯─").split())


def test_a_sound_file_is_ready_for_press(desk: Publication) -> None:
    done = desk.run("preflight", "good.pdf")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "good.pdf: 2 pages, gwg-sheetfed: ready for press, no problems\n"


def test_what_is_wrong_is_told_on_stdout(desk: Publication) -> None:
    done = desk.run("preflight", "red.pdf")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("error[color-space] (GWG 2022, ")
    assert "\n  pages 1, 2: " in done.stdout
    assert "\n    hint: " in done.stdout
    assert done.stdout.endswith("red.pdf: 2 pages, gwg-sheetfed: not ready for press, 2 errors\n")


def test_json_is_as_its_schema_says(desk: Publication) -> None:
    done = desk.run("preflight", "red.pdf", "--format", "json")
    assert (done.returncode, done.stderr) == (1, "")
    told = json.loads(done.stdout)
    SCHEMA.validate(told)
    assert (told["file"], told["pages"], told["passed"]) == ("red.pdf", 2, False)
    assert {finding["code"] for finding in told["findings"]} == {"color-space"}


def test_html_goes_to_a_file(desk: Publication) -> None:
    done = desk.run("preflight", "red.pdf", "--format", "html", "-o", "red.html")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "red.pdf: 2 pages, gwg-sheetfed: not ready for press, 2 errors\n"
    page = (desk.root / "red.html").read_text("utf-8")
    assert page.count("data:image/png;base64,") == 2
    assert desk.run("preflight", "red.pdf", "--format", "html", "-o", "-").stdout == page
    desk.run("preflight", "red.pdf", "-o", "named.html")
    assert (desk.root / "named.html").read_text("utf-8") == page
    desk.run("preflight", "red.pdf", "-o", "named.json")
    assert json.loads((desk.root / "named.json").read_text("utf-8"))["file"] == "red.pdf"
    desk.run("preflight", "red.pdf", "-o", "named.txt")
    assert (desk.root / "named.txt").read_text("utf-8").startswith("error[")


def test_warnings_pass_unless_it_is_strict(desk: Publication) -> None:
    desk.write("odd.pdf", saved(press_file(pages=3)))
    done = desk.run("preflight", "odd.pdf")
    assert done.returncode == 0
    assert done.stdout.startswith("warning[page-count]")
    assert done.stdout.endswith(": ready for press, 1 warning\n")
    done = desk.run("preflight", "odd.pdf", "--strict")
    assert done.returncode == 1
    assert done.stdout.endswith(": not ready for press, 1 warning\n")


def test_the_profile_fits_the_file_unless_one_is_named(desk: Publication) -> None:
    desk.write("screen.pdf", saved(screen_file()))
    assert desk.run("preflight", "screen.pdf").stdout == (
        "screen.pdf: 2 pages, screen: passed, no problems\n"
    )
    assert desk.run("preflight", "screen.pdf", "--profile", "gwg-web").returncode == 1
    assert desk.run("preflight", "red.pdf", "--profile", "any").returncode == 0


def test_a_profile_that_is_not_there_is_wrong_usage(desk: Publication) -> None:
    done = desk.run("preflight", "good.pdf", "--profile", "gwg-sheetfet")
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no profile `gwg-sheetfet`; did you mean `gwg-sheetfed`?" in _shown(done.stderr)
    told = _shown(desk.run("preflight", "good.pdf", "--profile", "montroy").stderr)
    assert told.endswith("a publication's own are known inside it, or with --root")


def test_a_press_profile_of_the_publication_around_may_be_named(publication: Publication) -> None:
    shutil.copytree(ROOT / "styles/press", publication.root / "styles/press")
    publication.write("a.pdf", saved(press_file()))
    done = publication.run("preflight", "a.pdf", "--profile", "fogra39-coated")
    assert done.returncode == 1
    assert "error[output-intent]" in done.stdout
    assert done.stdout.endswith("a.pdf: 2 pages, fogra39-coated: not ready for press, 1 error\n")
    elsewhere = Publication(publication.root.parent)
    file = str(publication.root / "a.pdf")
    assert elsewhere.run("preflight", file, "--profile", "gracol-coated").returncode == 2
    root = ("--root", str(publication.root))
    assert elsewhere.run("preflight", file, "--profile", "gracol-coated", *root).returncode == 0
    assert elsewhere.run("preflight", file, "--root", ".").returncode == 1


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "the file cannot be opened: it is empty\n"),
        (b"Dear all,", "it is no PDF, for it does not begin with `%PDF-`\n    hint: choose a PDF"),
        (b"%PDF-1.7\nnot really", "error[syntax]"),
    ],
)
def test_what_is_no_pdf_gets_a_verdict(data: bytes, told: str, desk: Publication) -> None:
    desk.write("a.pdf", data)
    done = desk.run("preflight", "a.pdf", "--format", "json")
    assert (done.returncode, done.stderr) == (1, "")
    SCHEMA.validate(json.loads(done.stdout))
    done = desk.run("preflight", "a.pdf")
    assert told in done.stdout
    assert done.stdout.endswith("\na.pdf: any: not passed, 1 error\n")


def test_what_is_not_there_is_a_problem(desk: Publication) -> None:
    done = desk.run("preflight", "2020-2021")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "error[file]: `2020-2021` cannot be read: No such file or directory\n"
        "  hint: name a PDF; those of a report are in `build/YEAR/`\n"
    )
    assert "did you mean `good.pdf`?" in desk.run("preflight", "god.pdf").stderr
    desk.write("made/a.pdf", b"")
    assert desk.run("preflight", "made").stderr == (
        "error[file]: `made` is a folder\n  hint: name a PDF in it\n"
    )


def test_a_verdict_replaces_neither_its_file_nor_a_folder(desk: Publication) -> None:
    before = (desk.root / "good.pdf").read_bytes()
    (desk.root / "link.pdf").symlink_to("good.pdf")
    for target in ("good.pdf", "link.pdf", str(desk.root)):
        done = desk.run("preflight", "good.pdf", "-o", target)
        assert (done.returncode, done.stdout) == (2, "")
        assert "with -o" in _shown(done.stderr)
    assert (desk.root / "good.pdf").read_bytes() == before


def test_findings_lead_to_the_sources_by_the_map_beside_the_file(desk: Publication) -> None:
    here = Place("report/2024/01-a.md", 7)
    block = MappedBlock(here, Area(90, 90, 210, 210), "img")
    page = MappedPage(612, 792, Place("report/2024/01-a.md", 1), (block,))
    desk.write("red.map.json", to_json(SourceMap((page, page), (thin(2),))))
    done = desk.run("preflight", "red.pdf")
    assert "  pages 1, 2 (report/2024/01-a.md:7): " in done.stdout
    assert "warning[line-weight]" in done.stdout
    assert done.stderr == (
        "note: `red.map.json` was written with another file of these pages; lines may have moved\n"
    )
    told = json.loads(desk.run("preflight", "red.pdf", "--format", "json").stdout)
    assert told["findings"][0]["source"] == {"file": "report/2024/01-a.md", "line": 7}
