"""The drawings of the real report are what its script draws."""

import shutil
import subprocess
import sys
from pathlib import Path

from conftest import ROOT

REPORT = Path("report/2020-2021")


def test_the_drawings_are_what_their_script_draws(tmp_path: Path) -> None:
    shutil.copytree(ROOT / REPORT / "drawings", tmp_path / REPORT / "drawings")
    shutil.copytree(ROOT / REPORT / "data", tmp_path / REPORT / "data")
    shutil.copytree(ROOT / "styles", tmp_path / "styles")
    (tmp_path / REPORT / "images").mkdir()
    subprocess.run([sys.executable, tmp_path / REPORT / "drawings"], check=True, cwd=tmp_path)
    drawn = {file.name: file.read_bytes() for file in (tmp_path / REPORT / "images").iterdir()}
    kept = {file.name: file.read_bytes() for file in (ROOT / REPORT / "images").iterdir()}
    assert drawn == kept
