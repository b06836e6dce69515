"""What keeps a package from being made, and what is told of one that is."""

import shutil
from pathlib import Path

import pytest

from packages import PROFILE, TOP, edit, names_in, published, set_apart, unpacked, words_of


def test_a_cover_apart_is_not_counted_among_the_pages(tmp_path: Path) -> None:
    made = published(tmp_path)
    set_apart(made)
    edit(made, PROFILE, "page-multiple = 2", "page-multiple = 8")
    assert made.run("render", "2024", "--quiet").stderr == (
        f"{PROFILE}: warning[page-count]: the report has 4 pages inside its cover,"
        " `gracol-coated` asks for a multiple of 8\n  hint: add 4 or take out 4\n"
    )


def test_pages_of_several_sizes_are_packed_with_a_warning(tmp_path: Path) -> None:
    made = published(tmp_path)
    made.write("styles/wide.css", "@page wide { size: 792pt 612pt } .back-cover { page: wide }")
    done = made.run("package", "2024", "--quiet")
    assert done.returncode == 0
    assert "warning[page-size]: " in done.stderr
    folder = unpacked(Path(done.stdout.strip()))
    assert "11 × 8.5 in" in words_of(folder / "job-sheet.pdf").replace("\xa0", " ")


def test_what_does_not_pass_is_not_packed(tmp_path: Path) -> None:
    made = published(tmp_path)
    made.write("styles/thin.css", "h1 { border-bottom: 0.1pt solid #b83210; colr: red }")
    strict = '[preflight.line-weight]\nseverity = "error"\n\n[images]\n'
    edit(made, PROFILE, "[images]\n", strict)
    last = made.write(f"build/2024/{TOP}.zip", "the last one")
    done = made.run("package", "2024", "--quiet")
    assert (done.returncode, done.stdout) == (1, "")
    assert "page 1 (report/2024/00.md:1): error[line-weight]: " in done.stderr
    assert "styles/thin.css:1: warning[css]: " in done.stderr
    assert last.read_text() == "the last one"


def test_without_a_cover_there_is_one_file_and_a_warning(tmp_path: Path) -> None:
    made = published(tmp_path, back=False)
    set_apart(made)
    done = made.run("package", "2024", "--quiet")
    assert done.returncode == 0
    assert done.stderr == (
        "report/2024: warning[cover]: `gracol-coated` asks for the cover apart,"
        " but the report has no cover around pages\n"
        "  hint: end it with a section of `matter: back-cover`\n"
    )
    assert "press/test-annual-report-2024-press.pdf" in names_in(
        unpacked(Path(done.stdout.strip()))
    )


@pytest.mark.parametrize(
    ("path", "text", "arguments", "told"),
    [
        ("report/2024/05.md", "# A\n\n[TK: number]\n", [], "05.md:3: error[unsettled]"),
        ("report/2024/05.md", "# A\n\n[x](#gone)\n", [], "05.md:3: error[link-target]"),
        ("report/2024/05.md", "# A\n", ["--press", "none"], "error[press-profile]: there is no "),
        ("elsewhere", "a file", ["--output", "elsewhere"], "error[output]: "),
    ],
)
def test_what_is_wrong_leaves_the_last_package(
    tmp_path: Path, path: str, text: str, arguments: list[str], told: str
) -> None:
    made = published(tmp_path)
    last = made.write(f"build/2024/{TOP}.zip", "the last one")
    made.write(path, text)
    done = made.run("package", "2024", "--quiet", *arguments)
    assert (done.returncode, done.stdout) == (1, "")
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert last.read_text() == "the last one"
    assert sorted(file.name for file in (made.root / "build/2024").glob("*.zip")) == [last.name]


def test_a_report_without_press_profiles_is_told(tmp_path: Path) -> None:
    made = published(tmp_path)
    shutil.rmtree(made.root / "styles/press")
    done = made.run("package", "2024", "--quiet")
    assert done.returncode == 1
    assert "error[press-profile]: there is no press profile `gracol-coated`" in done.stderr
