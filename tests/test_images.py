"""Images that can be opened, but not printed as they are."""

import io

import pytest
from PIL import Image

from conftest import Publication
from ngen_pdf import images, sections
from ngen_pdf.sections import Source

SECTION = Source("report/2024/01-a.md", '# A\n\n![A](a.png){alt="A"}\n')


def _told(publication: Publication) -> str:
    (problem,) = images.check(publication.root, (sections.parse(SECTION),))
    return str(problem)


def _png(mode: str, size: tuple[int, int]) -> bytes:
    data = io.BytesIO()
    Image.new(mode, size).save(data, "PNG")
    return data.getvalue()


def test_samples_the_engine_would_clip(publication: Publication) -> None:
    publication.write("report/2024/a.png", _png("I;16", (2, 2)))
    assert "cannot be read: its samples have more than 8 bits\n" in _told(publication)


def test_more_pixels_than_are_read(
    publication: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    publication.write("report/2024/a.png", _png("1", (2000, 2000)))
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 3_000_000)
    assert "cannot be read: it has more than 3 million pixels\n" in _told(publication)


def test_a_folder_is_no_image(publication: Publication) -> None:
    (publication.root / "report/2024/a.png").mkdir()
    assert "`report/2024/a.png` is not a file" in _told(publication)
