"""Any bytes whatever get a verdict or a clear error, in time and within the memory."""

import resource
import subprocess
import sys
import time
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

import pytest
from fuzz import tried
from hostile import HEAVY, HOSTILE

from conftest import ROOT
from ngen_pdf.preflight import confined
from ngen_pdf.preflight.child import ROOM

SECONDS = 3.0  # a third of what a file may take, so that the tests do not take long
SHARES = 8
COMMAND = ("empty", "user_password", "truncated_at_52", "forms_doubled", "deep_outline")

for module in ("bombs", "depth", "images", "tables"):
    import_module(f"hostile_{module}")


def _parts(names: Iterable[str]) -> list[list[str]]:
    listed = sorted(names)
    return [listed[start::SHARES] for start in range(SHARES)]


@pytest.mark.parametrize("names", _parts(HOSTILE), ids=range(SHARES))
def test_strange_files_break_no_rule(names: list[str]) -> None:
    assert list(tried(names)) == []


@pytest.mark.parametrize("names", _parts(HEAVY), ids=range(SHARES))
def test_heavy_files_get_a_verdict_in_time(names: list[str], tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    for name in names:
        file.write_bytes(HEAVY[name]())
        start = time.monotonic()
        verdict = confined.judge(file, "gwg-sheetfed", None, SECONDS).verdict
        assert time.monotonic() - start < confined.SECONDS, name
        assert verdict.findings, name
        assert all("could not be judged" not in f.message for f in verdict.findings), verdict
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert largest * (1 if sys.platform == "darwin" else 1024) <= ROOM


@pytest.mark.parametrize("name", COMMAND)
def test_the_command_says_what_is_wrong(name: str, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes((HOSTILE | HEAVY)[name]())
    command = [sys.executable, "-m", "ngen_pdf", "preflight", str(file)]
    env = {"PYTHONPATH": str(ROOT / "src"), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(command, capture_output=True, text=True, env=env, check=False)
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    assert "error" in done.stdout
