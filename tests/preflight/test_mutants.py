"""Sound files that were changed at random break nothing; CONTRIBUTING.md has the longer run."""

from pathlib import Path

import pytest
from fuzz import tried
from mutants import mutant

from conftest import ROOT

SEED = 7
FILES = 600
SHARES = 4


def test_a_mutant_is_always_the_same() -> None:
    assert [mutant(SEED, number) for number in range(5)] == [
        mutant(SEED, number) for number in range(5)
    ]


@pytest.mark.parametrize("share", range(SHARES))
def test_files_changed_at_random_break_nothing(share: int) -> None:
    names = [f"{SEED} {number}" for number in range(share, FILES, SHARES)]
    assert list(tried(names)) == []


def test_what_breaks_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    breaks = """
from ngen_pdf import preflight
opened = preflight.opened
def broken(pdf):
    if pdf == b"%": raise ValueError("a byte")
    if not pdf: raise SystemExit
    return opened(pdf)
preflight.opened = broken
"""
    (tmp_path / "sitecustomize.py").write_text(breaks)
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}:{ROOT / 'src'}")
    broken = list(tried(["noise", "one_byte", "empty", "picture"]))
    assert [one.name for one in broken] == ["one_byte"]  # `empty` gets a verdict from `confined`
    assert "ValueError: a byte" in broken[0].what
