"""The package for the printer: what is in it, and that it is the same again."""

import hashlib
import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import pikepdf
import pytest

from conftest import ROOT
from inspector import Inspector
from packages import PROFILE, TOP, edit, names_in, packed, published, set_apart, unpacked, words_of

PARTS = ("cover", "inside")
WHOLE = [
    "README.txt",
    "job-sheet.pdf",
    "contact-sheet.pdf",
    "press/test-annual-report-2024-press.pdf",
    "icc/gracol-coated.icc",
    "icc/README.md",
    "verdict/verdict.txt",
    "verdict/verdict.json",
    "verdict/verdict.html",
    "SHA256SUMS",
]
APART = [
    *WHOLE[:3],
    "press/test-annual-report-2024-press-cover.pdf",
    "press/test-annual-report-2024-press-inside.pdf",
    *WHOLE[4:6],
    *(f"verdict/verdict-{part}.{form}" for part in PARTS for form in ("txt", "json", "html")),
    "SHA256SUMS",
]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpacked(packed(published(tmp_path_factory.mktemp("whole"))))


@pytest.fixture(scope="module")
def apart(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """In French, with the cover apart."""
    made = published(tmp_path_factory.mktemp("apart"))
    set_apart(made)
    settings = 'language = "fr-CA"\ncontact = "Ana Roy, 514 555-0134"'
    edit(made, "report/2024/report.toml", 'language = "en-CA"', settings)
    return unpacked(packed(made))


def test_all_is_there(whole: Path, apart: Path) -> None:
    assert whole.name == TOP
    assert names_in(whole) == sorted(WHOLE)
    assert names_in(apart) == sorted(APART)


@pytest.mark.parametrize("name", ["whole", "apart"])
def test_the_checksums_are_right(name: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(name)
    command = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == len(names_in(folder)) - 1


@pytest.mark.parametrize("name", ["whole", "apart"])
def test_each_pdf_is_sound(name: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(name)
    for file in sorted(folder.rglob("*.pdf")):
        command = ["qpdf", "--check", str(file)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, ""), file.name
        gs = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage", str(file)]
        drawn = subprocess.run(gs, capture_output=True, text=True, check=False)
        assert (drawn.returncode, drawn.stdout, drawn.stderr) == (0, "", ""), file.name


def test_the_profile_is_the_one_that_is_named(whole: Path) -> None:
    for name in ("gracol-coated.icc", "README.md"):
        assert (whole / "icc" / name).read_bytes() == (ROOT / "styles/press" / name).read_bytes()


def test_the_job_sheet_is_one_page_that_says_what_to_print(whole: Path) -> None:
    sheet = Inspector(whole / "job-sheet.pdf")
    assert [page.mediabox for page in sheet.pdf.pages] == [pikepdf.Array([0, 0, 612, 792])]
    words = words_of(whole / "job-sheet.pdf")
    for fact in (
        "Job sheet", "Test Organization", "2024-03-31", "Annual Report 2024",
        "8.5 × 11 in", "215.9 × 279.4 mm", "8 = 4 × 2", "0.125 in", "3.2 mm on all edges",
        "CMYK, no spot inks", "CGATS TR 006", "gracol-coated.icc", "300%", "PDF/X-4",
        "Source Serif 4", "SIL Open Font License 1.1",
    ):  # fmt: skip
        assert fact in words, fact
    for line in (whole / "SHA256SUMS").read_text().splitlines()[2:5]:
        digest, name = line.split()
        assert name in words
        assert digest in words


def test_the_job_sheet_is_an_office_document(whole: Path) -> None:
    with pikepdf.open(whole / "job-sheet.pdf") as pdf, pdf.open_metadata() as xmp:
        assert xmp["dc:title"] == "Job sheet – Annual Report 2024"
        assert pdf.Root.Lang == "en-CA"
        assert "/StructTreeRoot" in pdf.Root


def test_french(apart: Path) -> None:
    words = words_of(apart / "job-sheet.pdf")
    for fact in ("Fiche de travail", "8,5 × 11 po", "Ana Roy, 514 555-0134", "300 %"):
        assert fact in words.replace("\u202f", " ").replace("\xa0", " "), fact
    text = (apart / "README.txt").read_text("utf-8")
    assert "Format rogné\xa0: 8,5\xa0×\xa011\xa0po" in text
    assert "la couverture\xa0: le premier et le dernier feuillet" in text
    assert "Ana Roy" in text


def test_the_readme_tells_of_each_file(whole: Path) -> None:
    text = (whole / "README.txt").read_text("utf-8")
    assert all(f"  {name}\n" in text for name in WHOLE[1:])
    assert max(map(len, text.splitlines())) <= 78
    assert text.isprintable() or "\n" in text
    assert text.endswith("\nContact: Test Organization\n")


def test_cover_and_inside_are_files_of_their_own(apart: Path) -> None:
    cover, inside = (
        Inspector(apart / f"press/test-annual-report-2024-press-{part}.pdf") for part in PARTS
    )
    assert (cover.labels, inside.labels) == (["i", "ii", "5", "6"], ["1", "2", "3", "4"])
    assert [title for _, title in inside.bookmarks] == [f"Section {n}" for n in range(4)]
    assert cover.bookmarks == []
    assert "Words of 3." in inside.text(3)
    with cover.pdf.open_metadata() as xmp, inside.pdf.open_metadata() as other:
        assert xmp["dc:title"] == "Annual Report 2024 – Couverture"
        assert xmp["pdfxid:GTS_PDFXVersion"] == other["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"
        assert xmp["xmpMM:DocumentID"] != other["xmpMM:DocumentID"]


def test_the_contact_sheet_is_in_ink(whole: Path) -> None:
    sheet = Inspector(whole / "contact-sheet.pdf")
    assert len(sheet.pdf.pages) == 1
    assert len(sheet.pdf.pages[0].resources.XObject) == 8
    assert "Words of 3." in sheet.all_text
    names = {str(item) for item in sheet.pdf.objects if isinstance(item, pikepdf.Name)}
    assert "/DeviceRGB" not in names


def test_the_verdict_is_for_people_and_machines(whole: Path, apart: Path) -> None:
    verdict = json.loads((whole / "verdict/verdict.json").read_text("utf-8"))
    assert (verdict["profile"]["name"], verdict["passed"]) == ("gracol-coated", True)
    file = whole / WHOLE[3]
    assert (verdict["file"], verdict["pages"]) == (file.name, 8)
    assert verdict["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert {"page-count", "ink-coverage", "bleed"} <= set(verdict["checked"])
    text = (whole / "verdict/verdict.txt").read_text("utf-8")
    assert f"{file.name}: 8 pages, gracol-coated: ready for press, no problems\n" in text
    assert "Checked by gracol-coated, GRACoL 2006, coated paper: " in text
    assert (whole / "verdict/verdict.html").read_text("utf-8").count("<img ") == 8
    cover, inside = (
        json.loads((apart / f"verdict/verdict-{part}.json").read_text("utf-8")) for part in PARTS
    )
    assert "page-count" not in cover["checked"]  # it is bound around the others
    assert "page-count" in inside["checked"]


def test_the_same_report_makes_the_same_zip(tmp_path: Path) -> None:
    first, second = (published(tmp_path / name) for name in "ab")
    assert packed(first).read_bytes() == packed(second, "--output", "elsewhere").read_bytes()


def test_a_profile_beside_the_folders_is_packed_and_no_folder_is(tmp_path: Path) -> None:
    made = published(tmp_path)
    shutil.copy(made.root / "styles/press/gracol-coated.icc", made.root / "ß.icm")
    made.write("LICENSE", "Ours.")
    made.write("notice.d/a", "no notice")
    edit(made, PROFILE, '"gracol-coated.icc"', '"../../ß.icm"')
    folder = unpacked(packed(made))
    assert [file.name for file in sorted((folder / "icc").iterdir())] == ["LICENSE", "press.icm"]
    assert "icc/press.icm" in words_of(folder / "job-sheet.pdf")


def test_names_are_plain_whatever_the_report_is_called(tmp_path: Path) -> None:
    made = published(tmp_path)
    edit(made, "report/2024/report.toml", 'short-name = "Test"', 'short-name = "Société 東"')
    archive = packed(made)
    assert archive.name == "société-東-annual-report-2024-package.zip"
    with zipfile.ZipFile(archive) as opened:
        entries = opened.infolist()
    assert all(entry.filename.isascii() and " " not in entry.filename for entry in entries)
    assert entries[0].filename == "societe-annual-report-2024-package/README.txt"
    assert {entry.date_time for entry in entries} == {(2024, 3, 31, 0, 0, 0)}
    assert {entry.compress_type for entry in entries} == {zipfile.ZIP_STORED}
