"""Same input, same bytes: from another folder, on another day, in another order of hashes."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, Publication
from ngen_pdf import fonts, report


def test_another_folder_and_another_day_give_the_same_bytes(
    annual_report: Path, tmp_path: Path
) -> None:
    elsewhere = Publication(tmp_path / "another folder, été")
    for folder in ("report/2020-2021", "styles", "fonts"):
        shutil.copytree(ROOT / folder, elsewhere.root / folder)
    command = [sys.executable, "-m", "ngen_pdf", "render", "2020-2021", "--quiet"]
    done = subprocess.run(
        ["faketime", "2031-05-05 05:05:05", *command],
        cwd=elsewhere.root,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT / "src"),
            "PYTHONHASHSEED": "7",
            "TZ": "Asia/Tokyo",
            "LC_ALL": "C.UTF-8",
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(done.stdout.strip()).read_bytes() == annual_report.read_bytes()


def _backwards(monkeypatch: pytest.MonkeyPatch, method: str) -> None:
    """Let a method of `Path` list the files in the other order."""
    listed = getattr(Path, method)
    monkeypatch.setattr(Path, method, lambda *given: reversed(list(listed(*given))))


def test_the_order_of_files_on_disk_does_not_matter(
    publication: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("01-a.md", "02-b.md"):
        publication.section(name, f"# {name[3].upper()}\n\nWords.\n")
    publication.write("styles/more.css", "p { color: black }\n")
    before = report.load(publication.root, "2024"), fonts.read_faces(publication.root)
    _backwards(monkeypatch, "iterdir")
    _backwards(monkeypatch, "rglob")
    assert (report.load(publication.root, "2024"), fonts.read_faces(publication.root)) == before
