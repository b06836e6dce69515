"""The files that rules break are sound by judges that no one here wrote."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from files import WORDS, press_file, saved, screen_file


@pytest.mark.parametrize("make", [press_file, screen_file])
def test_programs_read_them_without_a_word(make: Callable[[], pikepdf.Pdf], tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(saved(make()))
    assert file.read_bytes() == saved(make())
    for command in (
        ["qpdf", "--check", "--no-warn", str(file)],
        ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage", str(file)],
    ):
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert done.stderr == ""
    told = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True)
    assert (told.stdout.count(WORDS), told.stderr) == (2, "")
