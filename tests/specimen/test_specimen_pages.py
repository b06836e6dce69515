"""The pages of the specimen are those whose pictures are kept, and the comparison can tell."""

from collections.abc import Callable
from pathlib import Path

import page_pictures
import pypdfium2
import pytest
from PIL import Image, ImageChops

from inspector import Inspector, Place

REMAKE = "if this is meant: .venv/bin/python tests/specimen/page_pictures.py"


@pytest.fixture(scope="module")
def pictures(specimen: Path) -> tuple[Image.Image, ...]:
    return tuple(page_pictures.drawn(specimen))


def test_each_page_is_as_its_picture(
    specimen: Path, pictures: tuple[Image.Image, ...], tmp_path: Path
) -> None:
    told = []
    for number, (label, picture) in enumerate(
        zip(Inspector(specimen).labels, pictures, strict=True), 1
    ):
        file = page_pictures.kept(number)
        if not file.exists():
            told.append(f"page {number} (folio {label}) has no picture")
            continue
        with Image.open(file) as kept:
            found = page_pictures.difference(kept, picture)
            if found > page_pictures.LIMIT:
                beside = tmp_path / file.name
                apart = ImageChops.difference(kept.convert("RGB"), picture)
                page_pictures.beside((kept, picture, apart)).save(beside)
                told.append(f"page {number} (folio {label}) differs by {found}: {beside}")
    files = len(list(page_pictures.PAGES.glob("*.png")))
    if files > len(pictures):
        told.append(f"there are {len(pictures)} pages and {files} pictures")
    assert not told, "\n".join((*told, REMAKE))


# --- the comparison --------------------------------------------------------

SHIFT = 3  # pt
LINES = (
    "two lines at least stay",  # text
    "Close the road",  # a list
    "By number, not by length.",  # a note
    "Truss | arch",  # a row of a table
    "Northport has the most members",  # a caption
    "members at the end of the year",  # a part
    "Les capitales gardent leurs accents",
)


def _moved(page: pypdfium2.PdfPage, box: Place, right: float, down: float) -> Image.Image:
    """The picture of the page, with what stands in a box moved."""
    scale = page_pictures.SCALE * page_pictures.FINER
    fine = page.render(scale=scale).to_pil().convert("RGB")
    height = page.get_height()
    edges = (box.left - 1, height - box.top - 1, box.right + 1, height - box.bottom + 1)
    left, top, *far = (round(edge * scale) for edge in edges)
    words = fine.crop((left, top, *far))
    fine.paste("white", (left, top, *far))
    fine.paste(words, (left + round(right * scale), top + round(down * scale)))
    moved: Image.Image = fine.reduce(page_pictures.FINER)
    return moved


@pytest.mark.parametrize("words", LINES)
@pytest.mark.parametrize(("right", "down"), [(0, SHIFT), (0, -SHIFT), (2 * SHIFT, 0)])
def test_a_line_that_has_moved_is_told(
    words: str, right: int, down: int, specimen: Path, pictures: tuple[Image.Image, ...]
) -> None:
    inspector = Inspector(specimen)
    number = next(n for n in range(6, len(pictures)) if words in inspector.text(n))
    with pypdfium2.PdfDocument(specimen) as pdf:
        moved = _moved(pdf[number], inspector.place_of(number, words), right, down)
    found = page_pictures.difference(pictures[number], moved)
    assert found > page_pictures.LIMIT


def _darker(picture: Image.Image) -> Image.Image:
    return picture.point([round(255 * (value / 255) ** 1.08) for value in range(256)] * 3)


def _subpixels(specimen: Path) -> tuple[Image.Image, ...]:
    return tuple(page_pictures.drawn(specimen, optimize_mode="lcd"))


@pytest.mark.parametrize(
    "differently",
    [
        pytest.param(lambda _specimen, pictures: tuple(map(_darker, pictures)), id="gamma"),
        pytest.param(lambda specimen, _pictures: _subpixels(specimen), id="subpixels"),
    ],
)
def test_the_antialiasing_of_another_machine_is_no_difference(
    differently: Callable[[Path, tuple[Image.Image, ...]], tuple[Image.Image, ...]],
    specimen: Path,
    pictures: tuple[Image.Image, ...],
) -> None:
    for number, picture in enumerate(differently(specimen, pictures), 1):
        with Image.open(page_pictures.kept(number)) as kept:
            found = page_pictures.difference(kept, picture)
        assert found <= page_pictures.LIMIT, number


def test_a_page_of_another_size_is_another_page() -> None:
    one, other = (Image.new("RGB", (100, size)) for size in (100, 101))
    assert page_pictures.difference(one, other) == 255
