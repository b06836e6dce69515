import os
import signal
import subprocess
import sys
from errno import EPERM
from pathlib import Path

import pytest

from conftest import ROOT
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
    others = [tmp_path / f".report.pdf.{name}.part" for name in ("²3", 10**20)]
    for other in others:
        other.write_bytes(b"of nobody known")
    living = tmp_path / f".report.pdf.{os.getppid()}.part"
    living.write_bytes(b"another's")
    output.replace(tmp_path / "report.pdf", b"whole")
    assert sorted(tmp_path.iterdir()) == sorted([living, *others, tmp_path / "report.pdf"])


def test_a_folder_in_the_way_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "report.pdf").mkdir()
    with pytest.raises(NgenError) as caught:
        output.replace(tmp_path / "report.pdf", b"data")
    assert caught.value.problems[0].code == "output"
    assert list(tmp_path.iterdir()) == [tmp_path / "report.pdf"]


def test_of_files_that_belong_together_all_are_replaced_or_none(tmp_path: Path) -> None:
    first, second = tmp_path / "one.pdf", tmp_path / "two.pdf"
    output.replace_all(((first, b"good"), (second, b"good")))
    second.unlink()
    second.mkdir()
    with pytest.raises(NgenError):
        output.replace_all(((first, b"new"), (second, b"new")))
    assert first.read_bytes() == b"good"
    assert sorted(tmp_path.iterdir()) == [first, second]


def test_a_file_that_was_renamed_before_another_could_not_be_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "one.pdf", tmp_path / "two.pdf"
    output.replace_all(((first, b"good"), (second, b"good")))
    rename = Path.replace

    def refuse(part: Path, path: Path) -> Path:
        if path == second:
            raise PermissionError(EPERM, os.strerror(EPERM))
        return rename(part, path)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(NgenError) as raised:
        output.replace_all(((first, b"new"), (second, b"new")))
    assert "`one.pdf` of this run is in its place" in str(raised.value.problems[0])
    assert (first.read_bytes(), second.read_bytes()) == (b"new", b"good")
    assert sorted(tmp_path.iterdir()) == [first, second]


def test_a_pipe_is_written_to_and_stays(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE) as reader:
        output.replace(pipe, b"data")
        assert reader.communicate()[0] == b"data"
    assert pipe.is_fifo()


@pytest.mark.parametrize("moment", ["os.fsync", "pathlib.Path.replace"])
def test_killing_while_writing_leaves_the_last_good_file(moment: str, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(b"good")
    code = (
        "import os, pathlib, signal\n"
        f"{moment} = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "from ngen_pdf import output\n"
        f"output.replace(pathlib.Path({str(file)!r}), b'new')"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run([sys.executable, "-c", code], env=env, check=False)
    assert done.returncode == -signal.SIGKILL
    assert file.read_bytes() == b"good"


def test_no_link_that_somebody_left_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "theirs").write_bytes(b"theirs")
    (tmp_path / f".report.pdf.{os.getpid()}.part").symlink_to(tmp_path / "theirs")
    output.replace(tmp_path / "report.pdf", b"ours")
    assert (tmp_path / "theirs").read_bytes() == b"theirs"
    assert not (tmp_path / "report.pdf").is_symlink()


def test_no_name_at_all_is_a_problem() -> None:
    with pytest.raises(NgenError) as caught:
        output.replace(Path(), b"data")
    assert caught.value.problems[0].code == "output"
