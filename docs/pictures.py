"""Remakes the pictures of these pages: the report's covers and some of its spreads.

    .venv/bin/python docs/pictures.py

In: the report as it stands. Out: images/spreads.png beside this file. Needs the
packages that `bin/test` installs. Spreads are named by a heading on them, not by
folio, so that they are found again when pages have moved.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PIL import Image

from ngen_pdf import build

DOCS = Path(__file__).resolve().parent
YEAR = "2020-2021"
HEADINGS = (
    "Founding statement",
    "Measuring Success: Operating Objectives & Targets",
    "Targets and results",
    "Ecosystem Development",
    "Support for every project",
)
COLUMNS = 2
SCALE = 0.64  # px a pt
FINER = 4  # pages are drawn so many times larger: small type drawn small is too dark
GAP = 16
SPINE = 1
GROUND = "#cfd5d9"
COLORS = 160  # of the finished picture, which takes a third of its bytes


def main() -> None:
    """Render the report into a folder of its own, and draw from that."""
    with tempfile.TemporaryDirectory() as folder:
        made = build.render(DOCS.parent, YEAR, folder=Path(folder))
        pdf = pypdfium2.PdfDocument(made.files[0])
        picture = _montage([_spread(pdf, pages) for pages in _spreads(pdf)])
        pdf.close()
    picture.quantize(COLORS, dither=Image.Dither.NONE).save(
        DOCS / "images" / "spreads.png", optimize=True
    )


def _spreads(pdf: pypdfium2.PdfDocument) -> Iterator[tuple[int, int]]:
    """The pages (from 0) of each spread: the cover laid open, then those of `HEADINGS`."""
    yield len(pdf) - 1, 0
    pages = {mark.get_title(): mark.get_dest().get_index() for mark in pdf.get_toc()}
    for heading in HEADINGS:
        verso = pages[heading] - (pages[heading] + 1) % 2
        yield verso, verso + 1


def _spread(pdf: pypdfium2.PdfDocument, pages: tuple[int, int]) -> Image.Image:
    verso, recto = (
        pdf[page].render(scale=SCALE * FINER).to_pil().convert("RGB").reduce(FINER)
        for page in pages
    )
    sheet = Image.new("RGB", (verso.width + SPINE + recto.width, verso.height), GROUND)
    sheet.paste(verso, (0, 0))
    sheet.paste(recto, (verso.width + SPINE, 0))
    return sheet


def _montage(spreads: list[Image.Image]) -> Image.Image:
    width, height = spreads[0].width + GAP, spreads[0].height + GAP
    rows = -(-len(spreads) // COLUMNS)
    picture = Image.new("RGB", (COLUMNS * width + GAP, rows * height + GAP), GROUND)
    for number, spread in enumerate(spreads):
        row, column = divmod(number, COLUMNS)
        picture.paste(spread, (GAP + column * width, GAP + row * height))
    return picture


if __name__ == "__main__":
    main()
