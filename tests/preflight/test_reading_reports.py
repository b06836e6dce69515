"""What is read of whole publications, and of pages by other programs, is what other tools read."""

import re
import subprocess
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from conftest import Editions
from ngen_pdf.preflight.facts import Document, Image, Text
from ngen_pdf.preflight.reading import UnreadableError, read

ELSEWHERE = sorted((Path(__file__).parent / "elsewhere/files").glob("*.pdf"))
LOCKED = ("ghostscript-user-password", "libreoffice-locked", "qpdf-locked")
# of `qpdf-truncated`, which has lost its fonts, pdftotext tells no text
READ = [file for file in ELSEWHERE if file.stem not in (*LOCKED, "qpdf-truncated")]


def _said(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout


def _letters(text: str) -> Counter[str]:
    """Its characters, without spaces and hyphens, which pdftotext adds and takes away."""
    return Counter(re.sub(r"[\s\x00-\x1f\xad\-]", "", unicodedata.normalize("NFKC", text)))


def _agrees_on_text(file: Path, document: Document) -> None:
    for page in document.pages:
        # pdftotext tells of what cannot be seen, too
        text = "".join(mark.text for mark in page.marks if isinstance(mark, Text))
        number = str(page.number)
        said = _said("pdftotext", "-raw", "-f", number, "-l", number, file, "-")
        missing = _letters(said) - _letters(text)
        assert not missing, f"page {number}: {missing}"


def _agrees_on_images(file: Path, document: Document) -> None:
    lines = [line.split() for line in _said("pdfimages", "-list", file).splitlines()[2:]]
    expected = [
        (int(width), int(height), min(int(across), int(up)))
        for _, _, kind, width, height, *_, across, up, _, _ in lines
        if kind in ("image", "stencil")
    ]
    found = [
        (mark.width, mark.height, round(mark.ppi))
        for page in document.pages
        for mark in page.marks
        if isinstance(mark, Image)
    ]
    assert [size[:2] for size in sorted(found)] == [size[:2] for size in sorted(expected)]
    for one, other in zip(sorted(found), sorted(expected), strict=True):
        assert one[2] == pytest.approx(other[2], abs=1)


@pytest.mark.parametrize("file", READ, ids=lambda file: file.stem)
def test_files_by_other_programs(file: Path) -> None:
    document = read(file.read_bytes())
    assert [page.broken for page in document.pages if page.broken] == []
    _agrees_on_text(file, document)
    _agrees_on_images(file, document)
    texts = [mark for page in document.pages for mark in page.marks if isinstance(mark, Text)]
    assert not [text for text in texts if text.missing]


@pytest.mark.parametrize("name", LOCKED)
def test_files_that_ask_for_a_password(name: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(next(file for file in ELSEWHERE if file.stem == name).read_bytes())
    assert caught.value.password


def _agrees(editions: Editions) -> None:
    for file in (editions.screen, editions.press):
        document = read(file.read_bytes())
        assert document.damage == ()
        assert [page.broken for page in document.pages if page.broken] == []
        _agrees_on_text(file, document)
        _agrees_on_images(file, document)
        marks = [mark for page in document.pages for mark in page.marks]
        texts = [mark for mark in marks if isinstance(mark, Text)]
        assert not [text for text in texts if text.missing]


def test_the_annual_report(annual_editions: Editions) -> None:
    _agrees(annual_editions)


def test_the_specimen(specimen_editions: Editions) -> None:
    _agrees(specimen_editions)
