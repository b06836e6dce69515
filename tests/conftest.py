"""What tests share: publications made on the spot, and the real report, rendered once."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

ROOT = Path(__file__).parent.parent
REPORT_TOML = """\
title = "Annual Report 2024"
organization = "Test Organization"
short-name = "Test"
language = "en-CA"
date = 2024-03-31
"""
STYLE = """\
@page { size: 300pt 400pt; margin: 40pt; @bottom-center { content: counter(page) } }
@page front { @bottom-center { content: counter(page, lower-roman) } }
@page :nth(1 of body) { counter-reset: page 1 }
.cover, .front { page: front; break-before: page }
main.matter { page: body }
section.body + section.body { break-before: page }
body { font: 10pt/14pt "Source Serif 4" }
.footnote { float: footnote }
nav.contents a::after { content: " " target-counter(attr(href url), page) }
"""
RED, BLUE, GREEN = (200, 30, 30), (30, 30, 200), (30, 160, 30)
IMAGES = {
    "red": (100, 80, RED), "blue": (100, 80, BLUE), "green": (100, 20, GREEN),
    "square": (80, 80, RED), "long": (240, 80, BLUE), "low": (1600, 80, GREEN),
    "large": (800, 500, GREEN),
}  # fmt: skip


def _link(source: str, target: str) -> None:
    """Copy a file without copying its bytes where the disk allows it."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


@dataclass(frozen=True)
class Publication:
    """A publication in a folder of its own, with one report, `2024`."""

    root: Path

    def write(self, path: str, content: str | bytes) -> Path:
        """Write a file below the root."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    def section(self, name: str, text: str) -> Path:
        """Write a section of the report `2024`."""
        return self.write(f"report/2024/{name}", text)

    def run(self, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
        """Run the command in the root, as a user does."""
        return subprocess.run(
            [sys.executable, "-m", "ngen_pdf", *arguments],
            cwd=self.root,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **settings},
            capture_output=True,
            text=True,
            check=False,
        )

    def render(self) -> Path:
        """The screen edition of the report `2024`, made without a problem or a warning."""
        done = self.run("render", "2024", "--edition", "screen", "--quiet")
        assert (done.returncode, done.stderr) == (0, "")
        return self.pdf

    @property
    def pdf(self) -> Path:
        """Where `render 2024` puts the file."""
        return self.root / "build/2024/test-annual-report-2024.pdf"


def made_in(folder: Path, styles: Path | None = None) -> Publication:
    """A publication with settings and the real faces, but no section; plain, or in `styles`."""
    made = Publication(folder / "a publication")
    made.write("report/2024/report.toml", REPORT_TOML)
    made.write("styles/page.css", STYLE)
    if styles:
        shutil.copytree(styles, made.root / "styles", dirs_exist_ok=True)
    shutil.copytree(ROOT / "fonts", made.root / "fonts", copy_function=_link)
    return made


@pytest.fixture
def publication(tmp_path: Path) -> Publication:
    """A publication with settings, a plain style and the real faces, but no section."""
    return made_in(tmp_path)


@pytest.fixture
def styled(tmp_path: Path) -> Publication:
    """A publication with the real styles."""
    return made_in(tmp_path, ROOT / "styles")


@pytest.fixture(scope="session")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    """A publication with the real styles that has every part, rendered: tests/drawn/*.md."""
    made = made_in(tmp_path_factory.mktemp("parts"), ROOT / "styles")
    pictures = {name: Image.new("RGB", size, color) for name, (*size, color) in IMAGES.items()}
    pictures["spread"] = Image.new("RGB", (1242, 810), RED)
    pictures["spread"].paste(BLUE, (621, 0, 1242, 810))
    pictures["striped"] = Image.new("RGB", (100, 80), RED)
    pictures["striped"].paste(GREEN, (0, 0, 25, 80))
    for name, picture in pictures.items():
        file = BytesIO()
        picture.save(file, "png")
        made.write(f"report/2024/images/{name}.png", file.getvalue())
    for source in sorted((ROOT / "tests/drawn").glob("*.md")):
        made.section(source.name, source.read_text("utf-8"))
    made.render()
    return made


@dataclass(frozen=True)
class Editions:
    """The files that `render` makes of a report by default."""

    screen: Path
    press: Path


Once = Callable[[str, Callable[[Path], str]], str]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """What a function returns that fills the folder of a name, called by one worker for all."""
    base = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        base = base.parent

    def called(name: str, make: Callable[[Path], str]) -> str:
        folder, returned = base / name, base / f"{name}.returned"
        with (base / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not returned.exists():
                folder.mkdir(exist_ok=True)
                returned.write_text(make(folder), "utf-8")
        return returned.read_text("utf-8")

    return called


def _rendered(year: str, once: Once) -> Editions:
    """Both editions of a report of this checkout; no problem and no warning may come with them."""

    def render(folder: Path) -> str:
        done = Publication(ROOT).run("render", year, "--quiet", "--output", str(folder))
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    return Editions(*(Path(line) for line in once(f"report-{year}", render).splitlines()))


@pytest.fixture(scope="session")
def annual_editions(once: Once) -> Editions:
    """The editions of the real report."""
    return _rendered("2020-2021", once)


@pytest.fixture(scope="session")
def annual_report(annual_editions: Editions) -> Path:
    """The screen edition of the real report."""
    return annual_editions.screen


@pytest.fixture(scope="session")
def specimen_editions(once: Once) -> Editions:
    """The editions of the specimen."""
    return _rendered("specimen", once)


@pytest.fixture(scope="session")
def specimen(specimen_editions: Editions) -> Path:
    """The screen edition of the specimen."""
    return specimen_editions.screen
