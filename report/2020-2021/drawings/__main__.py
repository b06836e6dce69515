"""Draw every picture of the report.

    python report/2020-2021/drawings

In: data/figures.toml beside this folder and the colors in styles/palette.toml. Out: images/*.svg
beside this folder, the same bytes at every run.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import bolts
import chain
import cover
import gears
import jobs
import members
import plates
import shafts
import stock
import trays
from pen import Palette, palette, sheet

REPORT = Path(__file__).resolve().parent.parent
PALETTE = REPORT.parent.parent / "styles" / "palette.toml"
IMAGES = REPORT / "images"

Drawing = Callable[[Palette], Iterator[str]]

PAGE = (630.0, 810.0)
DRAWINGS: dict[str, tuple[tuple[float, float], Drawing]] = {
    "cover": (PAGE, cover.cover),
    "back": (PAGE, cover.back),
    "opener-1": (PAGE, members.members),
    "opener-2": (PAGE, jobs.jobs),
    "opener-3": (PAGE, chain.chain),
    "opener-4": (PAGE, shafts.shafts),
    "opener-5": (PAGE, gears.gears),
    "opener-6": (PAGE, trays.trays),
    "opener-7": (PAGE, plates.plates),
    "opener-8": (PAGE, stock.stock),
    "opener-9": (PAGE, bolts.bolts),
}


def main() -> None:
    """Write the files, over those of an earlier run."""
    color = palette(PALETTE)
    IMAGES.mkdir(exist_ok=True)
    for name, ((width, height), draw) in DRAWINGS.items():
        text = sheet(width, height, draw(color))
        (IMAGES / f"{name}.svg").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
