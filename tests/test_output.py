import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import ROOT, Publication
from ngen_pdf import output
from ngen_pdf.problems import NgenError


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    file = tmp_path / "new folder/report.pdf"
    output.replace(file, b"one")
    output.replace(file, b"two")
    assert file.read_bytes() == b"two"
    assert list(file.parent.iterdir()) == [file]


def test_what_a_killed_process_left_is_swept(tmp_path: Path) -> None:
    gone = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"],
                          capture_output=True, text=True, check=True).stdout.strip()  # fmt: skip
    (tmp_path / f".report.pdf.{gone}.part").write_bytes(b"half")
    living = tmp_path / f".report.pdf.{os.getppid()}.part"
    living.write_bytes(b"another's")
    output.replace(tmp_path / "report.pdf", b"whole")
    assert sorted(tmp_path.iterdir()) == [living, tmp_path / "report.pdf"]


def test_a_folder_in_the_way_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "report.pdf").mkdir()
    with pytest.raises(NgenError) as caught:
        output.replace(tmp_path / "report.pdf", b"data")
    assert caught.value.problems[0].code == "output"
    assert list(tmp_path.iterdir()) == [tmp_path / "report.pdf"]


def test_a_pipe_is_written_to_and_stays(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE) as reader:
        output.replace(pipe, b"data")
        assert reader.communicate()[0] == b"data"
    assert pipe.is_fifo()


def test_killing_at_any_moment_leaves_a_whole_file(publication: Publication) -> None:
    publication.section("01-good.md", "# Good\n\nWords.\n")
    start = time.monotonic()
    assert publication.run("render", "2024", "--quiet").returncode == 0
    whole = time.monotonic() - start
    good = publication.pdf.read_bytes()
    for moment in range(1, 11):
        render = subprocess.Popen(
            [sys.executable, "-m", "ngen_pdf", "render", "2024", "--quiet"],
            cwd=publication.root,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(whole * moment / 10)
        render.send_signal(signal.SIGKILL)
        render.wait()
        assert publication.pdf.read_bytes() == good


def test_no_name_at_all_is_a_problem() -> None:
    with pytest.raises(NgenError) as caught:
        output.replace(Path(), b"data")
    assert caught.value.problems[0].code == "output"
