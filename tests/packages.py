"""Packages for a printer, and a report of eight pages to pack."""

import shutil
import zipfile
from pathlib import Path

from conftest import ROOT, Publication, made_in
from inspector import Inspector

STYLE = """
@page { size: 612pt 792pt; bleed: 9pt }
.back-cover { break-before: verso }
.cover, .back-cover { color: #b83210 }
:root { --sans: "IBM Plex Sans Condensed"; --mono: "IBM Plex Mono" }
body { font-family: "Source Serif 4" }
"""
BACK = "---\nmatter: back-cover\n---\n\n# Back {.unlisted}\n"
PROFILE = "styles/press/gracol-coated.toml"
TOP = "test-annual-report-2024-package"


def published(root: Path, back: bool = True) -> Publication:
    """A report of eight pages: cover, contents, four sections, a blank page, a back cover."""
    made = made_in(root)
    shutil.copytree(ROOT / "styles/press", made.root / "styles/press")
    made.write("styles/sheet.css", STYLE)
    for number in range(4):
        made.section(f"0{number}.md", f"# Section {number}\n\nWords of {number}.\n")
    if back:
        made.section("99-back.md", BACK)
    return made


def edit(publication: Publication, path: str, before: str, after: str) -> None:
    """Write other words into a file of the publication."""
    file = publication.root / path
    file.write_text(file.read_text("utf-8").replace(before, after), "utf-8")


def set_apart(publication: Publication) -> None:
    """Ask for the cover in a file of its own."""
    edit(publication, PROFILE, "cover-apart = false", "cover-apart = true")


def packed(publication: Publication, *more: str) -> Path:
    """The package that is made without a word."""
    done = publication.run("package", "2024", "--quiet", *more)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return Path(publication.root, done.stdout.strip())


def unpacked(archive: Path) -> Path:
    """The folder that the package holds."""
    target = archive.parent / "unpacked"
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(target)
    (folder,) = target.iterdir()
    return folder


def names_in(folder: Path) -> list[str]:
    """The paths of the files below a folder, in order."""
    return sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file())


def words_of(file: Path) -> str:
    """The words of a PDF, one space apart."""
    return " ".join(Inspector(file).all_text.replace("\ufffe", "").split())
