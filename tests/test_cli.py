"""The commands as a user types them: what they print, where, and how they end."""

import contextlib
import json
import os
import pty
import re
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import ROOT, Publication
from ngen_pdf import __version__

GOOD = "# Good\n\nWords.\n"
ENGINES = ("weasyprint", "pikepdf", "pypdfium2")
HEAVY = (*ENGINES, "jinja2", "fontTools", "PIL", "yaml")


def _loaded(folder: Path, *arguments: str) -> set[str]:
    """The modules that a command loads."""
    code = (
        "import sys; from ngen_pdf.cli import main\n"
        "try: main()\n"
        "except SystemExit as done: assert not done.code, done.code\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout
    return set(done.stderr.split())


def test_help_loads_no_engine(tmp_path: Path) -> None:
    assert not set(HEAVY) & _loaded(tmp_path, "--help")


def test_check_loads_nothing_that_lays_out_or_reads_a_pdf(publication: Publication) -> None:
    publication.section("01-good.md", GOOD)
    assert not set(ENGINES) & _loaded(publication.root, "check", "2024")


def test_the_version(publication: Publication) -> None:
    assert publication.run("--version").stdout == f"ngen-pdf {__version__}\n"


def test_no_command_shows_the_help_and_is_wrong_usage(publication: Publication) -> None:
    done = publication.run()
    assert done.returncode == 2
    assert "render" in done.stdout + done.stderr


def test_render_prints_the_path_on_stdout_and_the_rest_on_stderr(
    publication: Publication,
) -> None:
    publication.section("01-good.md", GOOD)
    done = publication.run("render", "2024")
    assert done.stdout == f"{publication.pdf}\n"
    lines = done.stderr.splitlines()
    assert lines[:2] == ["Reading the sources", "Applying the styles"]
    finishing = ["Finishing the screen edition", "Judging the screen edition"]
    assert lines[-4:-1] == ["Painting the pages", *finishing]
    assert re.fullmatch(
        r"test-annual-report-2024\.pdf: 3 pages, 0\.0\d MB, \d+\.\d s, no problems", lines[-1]
    )


def test_pages_are_told_as_plain_lines_without_a_terminal(publication: Publication) -> None:
    publication.section("01-long.md", "# Long\n\n" + "Many words. " * 9000)
    lines = publication.run("render", "2024").stderr.splitlines()
    assert "Laying out pages: 25" in lines


def test_quiet_is_silent(publication: Publication) -> None:
    publication.section("01-good.md", GOOD)
    assert publication.run("render", "2024", "--quiet").stderr == ""


def _all_of(master: int) -> str:
    """What is written to a terminal until the last who writes to it closes it."""
    said = b""
    with contextlib.suppress(OSError):  # Linux says so; macOS reads nothing more
        while more := os.read(master, 65536):
            said += more
    os.close(master)
    return said.decode()


def test_a_terminal_shows_a_bar(publication: Publication) -> None:
    publication.section("01-good.md", GOOD)
    master, terminal = pty.openpty()
    render = subprocess.Popen(
        [sys.executable, "-m", "ngen_pdf", "render", "2024"],
        cwd=publication.root,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "TERM": "xterm"},
        stdout=subprocess.DEVNULL,
        stderr=terminal,
    )
    os.close(terminal)
    said = _all_of(master)
    assert render.wait() == 0
    assert "\x1b[" in said
    assert "3 pages" in said


def test_an_output_folder_of_ones_own(publication: Publication) -> None:
    publication.section("01-good.md", GOOD)
    done = publication.run("render", "2024", "--quiet", "--edition", "screen", "--output", "out")
    assert done.stdout == "out/test-annual-report-2024.pdf\n"
    assert (publication.root / done.stdout.strip()).is_file()
    assert not publication.pdf.exists()


def test_commands_find_the_root_from_below_and_from_elsewhere(
    publication: Publication,
) -> None:
    publication.section("01-good.md", GOOD)
    below = Publication(publication.root / "report/2024")
    assert below.run("check", "2024").returncode == 0
    elsewhere = Publication(publication.root.parent)
    assert elsewhere.run("check", "2024").returncode == 1
    assert elsewhere.run("check", "2024", "--root", str(publication.root)).returncode == 0


def test_check_reports_as_text_and_as_json(publication: Publication) -> None:
    publication.section("01-good.md", "# Good\n\n[x](#gone)\n")
    done = publication.run("check", "2024")
    assert (done.returncode, done.stdout) == (1, "report/2024: 1 section, 1 error\n")
    done = publication.run("check", "2024", "--format", "json")
    assert done.stderr == ""
    assert json.loads(done.stdout) == {
        "year": "2024",
        "problems": [
            {
                "code": "link-target",
                "message": "nothing has the anchor `gone`",
                "where": {"path": "report/2024/01-good.md", "line": 3, "folio": ""},
                "hint": "",
                "severity": "error",
            }
        ],
    }


def test_check_of_the_real_report_has_nothing_to_say() -> None:
    done = Publication(ROOT).run("check", "2020-2021")
    assert (done.returncode, done.stderr) == (0, "")
    count = len(list((ROOT / "report/2020-2021").glob("*.md")))
    assert done.stdout == f"report/2020-2021: {count} sections, no problems\n"


@pytest.mark.parametrize(
    "name",
    ["ngen-pdf", "Python", "weasyprint", "LittleCMS", "Pango", "HarfBuzz-Subset", "Fontconfig"],
)
def test_info_tells_versions(name: str, publication: Publication) -> None:
    done = publication.run("info", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert found["versions"][name]
    assert "Regular" in found["families"]["Source Serif 4"]


def test_info_tells_which_press_profiles_there_are(publication: Publication) -> None:
    assert "press profile" not in publication.run("info").stdout
    publication.write("styles/press/shop.toml", "")
    assert "press profile    shop\n" in publication.run("info").stdout


def test_info_tells_how_to_install_what_is_missing(
    publication: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ngen_pdf import diagnosis
    from ngen_pdf.diagnosis import Library

    gone = Library("Gone", ("libgone.so.0",), "", "libgone0", "gone")
    monkeypatch.setattr(diagnosis, "LIBRARIES", (gone,))
    (problem,) = diagnosis.diagnose(publication.root).problems
    assert str(problem) == (
        "error[library]: Gone is not installed\n"
        "  hint: Debian, Ubuntu: apt install libgone0; macOS: brew install gone"
    )


def test_of_many_problems_alike_the_first_are_told(publication: Publication) -> None:
    links = "\n".join(f"[x](#gone-{number})" for number in range(80))
    publication.section("01-a.md", f"# A\n\n{links}\n")
    done = publication.run("check", "2024")
    assert done.stderr.count("error[link-target]: nothing") == 50
    assert done.stderr.endswith("and 30 more: error[link-target]\n")
    assert done.stdout.endswith("80 errors\n")


def test_results_are_utf_8_whatever_the_machine_says(publication: Publication) -> None:
    publication.section("01-a.md", "# A\n\n[x](#n\u00f6)\n")
    done = publication.run("check", "2024", "--format", "json", PYTHONIOENCODING="ascii")
    assert "`n\u00f6`" in json.loads(done.stdout)["problems"][0]["message"]


@pytest.mark.parametrize("closed", [">&-", "2>&-"])
def test_a_closed_stream_is_no_matter(closed: str, publication: Publication) -> None:
    publication.section("01-a.md", "# A\n")
    command = f"{shlex.quote(sys.executable)} -m ngen_pdf info {closed}"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=publication.root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_without_a_word(
    number: signal.Signals, publication: Publication, tmp_path: Path
) -> None:
    publication.section("01-a.md", "# A\n\n" + "Many words. " * 9000)
    render = subprocess.Popen(
        [sys.executable, "-m", "ngen_pdf", "render", "2024"],
        cwd=publication.root,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "TMPDIR": str(tmp_path)},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert render.stderr
    while "Laying out pages" not in render.stderr.readline():
        pass
    render.send_signal(number)
    said = render.communicate()[1]
    assert render.returncode == 128 + number
    assert set(said.splitlines()) <= {f"Laying out pages: {page}" for page in range(25, 999, 25)}
    assert not list(tmp_path.glob("ngen-pdf-*"))


def test_a_signal_waits_for_no_chart(publication: Publication) -> None:
    chart = """\
```vega-lite
alt: What takes long.
data: {sequence: {start: 0, stop: 90000, as: a}}
transform: [{calculate: "length(sequence(0, 40000))", as: q}]
mark: bar
encoding: {x: {field: q, type: quantitative}}
title: "%d"
```

"""
    publication.section("01-a.md", "# A\n\n" + "".join(chart % i for i in range(9)))
    render = subprocess.Popen(
        [sys.executable, "-m", "ngen_pdf", "render", "2024"],
        cwd=publication.root,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        stderr=subprocess.PIPE,
    )
    assert render.stderr
    assert render.stderr.readline() == b"Reading the sources\n"
    time.sleep(2)  # until the first is being drawn
    render.terminate()
    try:
        assert render.communicate(timeout=30)[1] == b""
    finally:
        render.kill()
    assert render.returncode == 128 + signal.SIGTERM


@pytest.mark.parametrize(
    ("year", "root", "code"),
    [("1999", ".", "year"), ("2024", ".", "no-section"), ("2024", "fonts", "root")],
)
def test_what_cannot_be_checked_is_told_as_json_too(
    year: str, root: str, code: str, publication: Publication
) -> None:
    done = publication.run("check", year, "--format", "json", "--root", root)
    assert (done.returncode, done.stderr) == (1, "")
    told = json.loads(done.stdout)
    assert told["year"] == year
    assert [problem["code"] for problem in told["problems"]] == [code]
