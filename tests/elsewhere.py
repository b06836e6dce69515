"""A report of this checkout, rendered in another folder, on another day, in another time zone."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from conftest import ROOT, Editions


def rendered_elsewhere(year: str, folder: Path) -> Editions:
    """Both editions, made of copies of the report, the styles and the faces."""
    root = folder / "another folder, été"
    for part in (f"report/{year}", "styles", "fonts"):
        shutil.copytree(ROOT / part, root / part)
    command = [sys.executable, "-m", "ngen_pdf", "render", year, "--quiet"]
    done = subprocess.run(
        ["faketime", "2031-05-05 05:05:05", *command],
        cwd=root,
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
    return Editions(*(Path(line) for line in done.stdout.splitlines()))
