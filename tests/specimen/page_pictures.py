"""Pictures of the specimen's pages: drawn small, kept beside this file, compared.

    .venv/bin/python tests/specimen/page_pictures.py

remakes those that are kept, after a change that is meant. In: the specimen as it stands. Out:
pages/001.png and so on.

Two pictures are compared by tiles: flat ones, which tell of lines that have moved up or down, and
steep ones, for what has moved aside. Where antialiasing differs, darker and lighter pixels of a
tile make up for each other. Measured on 19 pages, of 255: what is kept in few colors differs from
what was drawn by 12 at most, subpixel rendering or a gamma of 1.08 by 16; a line of text that has
moved down by 3 pt by 32 at least.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops

from ngen_pdf import build

ROOT = Path(__file__).resolve().parents[2]
PAGES = Path(__file__).resolve().parent / "pages"

SCALE = 40 / 72  # px a pt
FINER = 3  # drawn so many times larger: small type drawn small is left to the engine's taste
COLORS = (16, 64, 256)  # as few as keep the picture
KEPT = 12  # how far few colors may differ from all
LIMIT = 24  # how far a page may differ from the one that is kept
TILES = ((8, 2), (2, 8))  # px


def drawn(pdf: Path, **settings: str) -> Iterator[Image.Image]:
    """A picture of each page."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            picture = page.render(scale=SCALE * FINER, **settings).to_pil()
            yield picture.convert("RGB").reduce(FINER)


def difference(one: Image.Image, other: Image.Image) -> int:
    """How far the tile differs that differs most, from 0 to 255; pages of other sizes, wholly."""
    if one.size != other.size:
        return 255
    signed = ImageChops.subtract(one.convert("RGB"), other.convert("RGB"), 2, 128)
    bands = (band for tile in TILES for band in signed.reduce(tile).getextrema())
    return max(2 * abs(int(value) - 128) for band in bands for value in band)  # type: ignore[union-attr]


def kept(number: int) -> Path:
    """The file of a page, from 1."""
    return PAGES / f"{number:03}.png"


def in_few_colors(picture: Image.Image) -> Image.Image:
    """The picture in as few colors as keep it; a page of photographs needs all."""
    for count in COLORS:
        few = picture.quantize(count, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        if difference(few, picture) <= KEPT:
            return few
    return picture


def beside(pictures: tuple[Image.Image, ...]) -> Image.Image:
    """The pictures in a row."""
    width, height = (max(picture.size[side] for picture in pictures) for side in (0, 1))
    row = Image.new("RGB", (width * len(pictures), height))
    for number, picture in enumerate(pictures):
        row.paste(picture.convert("RGB"), (number * width, 0))
    return row


def main() -> None:
    """Render the specimen and keep its pages."""
    PAGES.mkdir(exist_ok=True)
    for file in PAGES.glob("*.png"):
        file.unlink()
    with tempfile.TemporaryDirectory() as folder:
        made = build.render(ROOT, "specimen", strict=True, folder=Path(folder))
        for number, picture in enumerate(drawn(made.files[0]), 1):
            in_few_colors(picture).save(kept(number), optimize=True)


if __name__ == "__main__":
    main()
