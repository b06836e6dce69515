"""Same input, same bytes: from another folder, on another day, in another order of hashes."""

from pathlib import Path

import pytest

from conftest import Editions, Publication
from elsewhere import rendered_elsewhere
from ngen_pdf import fonts, report


def test_another_folder_and_another_day_give_the_same_bytes(
    annual_editions: Editions, tmp_path: Path
) -> None:
    elsewhere = rendered_elsewhere("2020-2021", tmp_path)
    assert elsewhere.screen.read_bytes() == annual_editions.screen.read_bytes()
    assert elsewhere.press.read_bytes() == annual_editions.press.read_bytes()


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
