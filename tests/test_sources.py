"""The files that git tracks, as text."""

import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import ROOT

# In parts, so that this file does not name them.
INDEXES = tuple(
    "".join(parts).encode()
    for parts in (
        ("py", "pi.org"),
        ("files.python", "hosted.org"),
        ("deb.", "debian.org"),
        ("registry.", "npmjs.org"),
        ("--index", "-url"),
    )
)


def _tracked() -> list[Path]:
    """The files that git tracks, if it is there and says so."""
    if not (ROOT / ".git").exists() or not shutil.which("git"):
        return []
    command = ["git", "-C", str(ROOT), "ls-files", "-z"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    files = (ROOT / name for name in done.stdout.split("\0") if name)
    return [file for file in files if file.is_file()]


def test_no_file_names_a_package_index() -> None:
    files = _tracked()
    if not files:
        pytest.skip("not a checkout")
    for file in files:
        content = file.read_bytes()
        assert not [index for index in INDEXES if index in content], file
