"""What users do wrong: each is told in the design's form, and the last good PDF stays."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import REPORT_TOML, ROOT, Publication

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8cfc000000301010018dd8db00000000049454e44ae426082"
)
GOOD = "# Good\n\nWords.\n"


def _told(publication: Publication, *arguments: str) -> str:
    """What a failing command says on stderr: no traceback, nothing on stdout."""
    done = publication.run(*arguments)
    assert done.returncode == 1
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    return done.stderr


@pytest.fixture
def good(publication: Publication) -> Publication:
    """A publication that has been rendered once."""
    publication.section("01-good.md", GOOD)
    done = publication.run("render", "2024", "--quiet")
    assert (done.returncode, done.stderr) == (0, "")
    assert publication.pdf.read_bytes().startswith(b"%PDF-1.7")
    return publication


CASES: dict[str, tuple[dict[str, str | bytes], list[str], str]] = {
    "a year with a slip": (
        {},
        ["render", "2042", "--quiet"],
        "report: error[year]: there is no report `2042`\n"
        "  hint: did you mean `2024`? there is: 2024\n",
    ),
    "a year that leaves the folder": (
        {},
        ["render", "../x", "--quiet"],
        "report: error[year]: `../x` is not the name of a folder in report/\n"
        "  hint: there is: 2024\n",
    ),
    "an unknown key": (
        {"report.toml": REPORT_TOML + 'sub-title = "x"\n'},
        ["render", "2024", "--quiet"],
        "report/2024/report.toml:6: error[unknown-key]: there is no key `sub-title`\n"
        "  hint: did you mean `subtitle`?\n",
    ),
    "malformed TOML": (
        {"report.toml": 'title = "x"\nlanguage = \n'},
        ["render", "2024", "--quiet"],
        "report/2024/report.toml:2: error[toml]: Invalid value\n",
    ),
    "malformed YAML": (
        {"02-bad.md": "---\nmatter: body\nclass: 'x\n---\n\n# Bad\n"},
        ["render", "2024", "--quiet"],
        "report/2024/02-bad.md:4: error[yaml]: ",
    ),
    "an unknown key in front matter": (
        {"02-bad.md": "---\nlangage: fr\n---\n\n# Bad\n"},
        ["render", "2024", "--quiet"],
        "report/2024/02-bad.md:2: error[unknown-key]: there is no key `langage`\n"
        "  hint: did you mean `language`?\n",
    ),
    "not UTF-8": (
        {"02-bad.md": b"# Bad\n\nr\xe9sum\xe9\n"},
        ["render", "2024", "--quiet"],
        "report/2024/02-bad.md:3: error[encoding]: not UTF-8: byte 0xe9\n"
        "  hint: save the file as UTF-8\n",
    ),
    "two sections with the same anchor": (
        {"02-bad.md": "# Good\n"},
        ["render", "2024", "--quiet"],
        "report/2024/02-bad.md:1: error[anchor-duplicate]: "
        "the anchor `good` is already that of report/2024/01-good.md:1\n",
    ),
    "a link to nowhere": (
        {"02-bad.md": "# Bad\n\nWords\n[there](#godo).\n"},
        ["render", "2024", "--quiet"],
        "report/2024/02-bad.md:4: error[link-target]: nothing has the anchor `godo`\n"
        "  hint: did you mean `good` in 01-good.md?\n",
    ),
    "a reference to nowhere": (
        {"02-bad.md": "# Bad\n\nSee @fig-plant.\n"},
        ["render", "2024", "--quiet"],
        "report/2024/02-bad.md:3: error[reference]: no figure has the anchor `fig-plant`\n",
    ),
    "a missing image": (
        {"02-bad.md": '# Bad\n\n![A](images/plant.png){alt="A"}\n', "images/plants.png": PNG},
        ["render", "2024", "--quiet"],
        "report/2024/02-bad.md:3: error[image]: there is no image `report/2024/images/plant.png`\n"
        "  hint: did you mean `plants.png`?\n",
    ),
    "a corrupt image": (
        {"02-bad.md": '# Bad\n\n![A](images/plant.png){alt="A"}\n', "images/plant.png": PNG[:50]},
        ["render", "2024", "--quiet"],
        "report/2024/02-bad.md:3: error[image]: `report/2024/images/plant.png` cannot be read: ",
    ),
    "an image of a form that is none": (
        {"02-bad.md": '# Bad\n\n![A](images/a.png){alt="A"}\n', "images/a.png": b"words"},
        ["render", "2024", "--quiet"],
        "report/2024/02-bad.md:3: error[image]: `report/2024/images/a.png` cannot be read: "
        "it is no image of a known form\n",
    ),
    "a corrupt drawing": (
        {"02-bad.md": '# Bad\n\n![A](images/a.svg){alt="A"}\n', "images/a.svg": "<svg><g></svg>"},
        ["render", "2024", "--quiet"],
        "report/2024/02-bad.md:3: error[image]: `report/2024/images/a.svg` cannot be read: "
        "mismatched tag",
    ),
    "an image without alt": (
        {"02-bad.md": "# Bad\n\n![A](images/a.png)\n", "images/a.png": PNG},
        ["render", "2024", "--quiet"],
        "report/2024/02-bad.md:3: error[image-alt]: ",
    ),
    "a remote image": (
        {"02-bad.md": '# Bad\n\n![A](https://example.com/a.png){alt="A"}\n'},
        ["render", "2024", "--quiet"],
        "report/2024/02-bad.md:3: error[remote-url]: ",
    ),
    "a heading level skipped": (
        {"02-bad.md": "# Bad\n\n### Deep\n"},
        ["render", "2024", "--quiet"],
        "report/2024/02-bad.md:3: error[heading-level]: ",
    ),
    "a character that no face draws": (
        {"02-bad.md": "# Bad\n\nWords\n\u4e2d.\n"},
        ["render", "2024", "--quiet"],
        "report/2024/02-bad.md:4: error[glyph-missing]: no face in `fonts/` draws `\u4e2d` (U+4E2D",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_bad_input_is_told_and_the_last_good_pdf_stays(case: str, good: Publication) -> None:
    files, arguments, expected = CASES[case]
    before = good.pdf.read_bytes()
    for name, content in files.items():
        good.write(f"report/2024/{name}", content)
    said = _told(good, *arguments)
    assert said.startswith(expected)
    assert good.pdf.read_bytes() == before


def test_all_problems_are_told_at_once(publication: Publication) -> None:
    publication.section("01-a.md", "# A\n\n[x](#nowhere)\n\n### Deep\n")
    publication.section("02-b.md", "# B\n\n@fig-none\n")
    publication.write("report/2024/report.toml", REPORT_TOML + "colour = 1\n")
    said = publication.run("check", "2024").stderr
    codes = ["unknown-key", "link-target", "heading-level", "reference"]
    assert all(f"error[{code}]" in said for code in codes)


def test_no_section(publication: Publication) -> None:
    said = _told(publication, "render", "2024", "--quiet")
    assert said.startswith("report/2024: error[no-section]: the report has no section\n")


def test_wrong_usage_exits_with_2(publication: Publication) -> None:
    assert publication.run("render").returncode == 2
    assert publication.run("render", "2024", "--edition", "web").returncode == 2
    assert publication.run("rendr", "2024").returncode == 2


def test_no_publication(tmp_path: Path) -> None:
    done = Publication(tmp_path).run("check", "2024")
    assert done.returncode == 1
    assert done.stderr.startswith("error[root]: no folder `report/`")


def test_an_unknown_property_is_a_warning_with_its_line(publication: Publication) -> None:
    publication.section("01-good.md", GOOD)
    publication.write("styles/type.css", "p {\n  colr: red;\n}\n")
    done = publication.run("render", "2024", "--quiet")
    assert done.returncode == 0
    assert done.stderr == (
        "styles/type.css:2: warning[css]: Ignored `colr: red`: unknown property.\n"
    )
    strict = publication.run("render", "2024", "--quiet", "--strict")
    assert (strict.returncode, strict.stdout) == (1, "")


def test_a_stylesheet_reads_no_file_outside_and_nothing_remote(publication: Publication) -> None:
    publication.section("01-good.md", GOOD)
    publication.write(
        "styles/type.css",
        "h1 { background: url(file:///etc/hostname) }\n"
        "p { background: url(https://example.com/a.png) }\n"
        "body { background: url(../../outside.png) }\n",
    )
    (publication.root.parent / "outside.png").write_bytes(PNG)
    said = _told(publication, "render", "2024", "--quiet")
    assert said.count("only files of the publication are read") == 2
    assert "error[file]: the image `outside.png`" in said


def test_a_link_that_leaves_the_publication_is_not_followed(publication: Publication) -> None:
    outside = publication.root.parent / "secret.md"
    outside.write_text("# Secret\n")
    publication.section("01-good.md", GOOD)
    (publication.root / "report/2024/02-link.md").symlink_to(outside)
    said = _told(publication, "render", "2024", "--quiet")
    path = "report/2024/02-link.md"
    assert said == f"{path}: error[path]: `{path}` leads out of the publication\n"


def _read_only(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "2024").write_text("a file where a folder should be")


def test_an_output_folder_that_cannot_be_written(publication: Publication) -> None:
    publication.section("01-good.md", GOOD)
    _read_only(publication.root / "build")
    said = _told(publication, "render", "2024", "--quiet")
    assert said.startswith("error[output]: `")
    assert "cannot be written: " in said


def test_a_full_disk_leaves_the_last_good_pdf(good: Publication) -> None:
    before = good.pdf.read_bytes()
    files = sorted(good.pdf.parent.iterdir())
    good.section("02-more.md", "# More\n\nWords.\n")
    done = subprocess.run(
        [sys.executable, "-m", "ngen_pdf", "render", "2024", "--quiet"],
        cwd=good.root,
        # Python 3.11 leaves a truncated .pyc behind when it cannot write one whole
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
        # a file larger than this cannot be written, as on a disk with so much left
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000)),
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "error[output]: " in done.stderr
    assert "Traceback" not in done.stderr
    assert good.pdf.read_bytes() == before
    assert sorted(good.pdf.parent.iterdir()) == files
