"""Makes what the specimen shows and did not write: its images and its longest sheet.

    .venv/bin/python report/specimen/drawings/draw.py

In: styles/palette.toml. Out: images/ and data/crossings.csv beside this folder. All of it is
invented. Drawn again, an image has the same pixels; the bytes of a PNG or JPEG may be other ones
where Pillow is built with another compressor.
"""

import tomllib
from pathlib import Path

import rasters
import vectors

REPORT = Path(__file__).resolve().parent.parent
PALETTE = REPORT.parent.parent / "styles" / "palette.toml"

ROWS = 200
TOWNS = ("Northport", "Easton", "Southwick", "Weston", "Middleford", "Lakeside", "Hilltop")
KINDS = ("road", "rail", "foot")


def main() -> None:
    """Write them all."""
    images = REPORT / "images"
    images.mkdir(exist_ok=True)
    colors = {name: color["srgb"] for name, color in tomllib.loads(PALETTE.read_text()).items()}
    for name, text in vectors.images(colors).items():
        (images / name).write_text(text, "utf-8")
    for name, image in rasters.images().items():
        image.save(images / name, optimize=True, exif=image.getexif())
    (REPORT / "data" / "crossings.csv").write_text(crossings(), "utf-8")


def crossings() -> str:
    """The sheet of a table that runs over several pages: rows by number, without chance."""
    rows = ["number,town,kind,built,length,cost"]
    for n in range(1, ROWS + 1):
        town, kind = TOWNS[n * 3 % len(TOWNS)], KINDS[n * 5 % len(KINDS)]
        built, length = 1900 + n * 37 % 120, 12 + n * 71 % 340
        rows.append(f"X{n:03},{town},{kind},{built},{length},{length * 0.013:.1f}")
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    main()
