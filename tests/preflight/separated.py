"""The plates of a file as Ghostscript makes them, and the ink on their squares.

In: a file whose pages have a BleedBox. Out: the most ink of each page.
"""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from files import ICC
from numpy.typing import NDArray
from PIL import Image

RESOLUTION = 600  # px an inch; with fewer, edges that fall between two pixels thicken all things
SIDE = 15 / 25.4 * RESOLUTION


def most_ink(pdf: bytes, folder: Path) -> tuple[float, ...]:
    """The greatest mean of the sum of all plates on a square of 15 mm, in percent, of each page."""
    source = folder / "file.pdf"
    source.write_bytes(pdf)
    command = [
        "gs", "-q", "-dSAFER", "-dNOPAUSE", "-dBATCH", f"-r{RESOLUTION}", "-sDEVICE=tiffsep",
        "-dRenderIntent=1", "-dBlackPtComp=1", "-dUseBleedBox", f"--permit-file-read={ICC}",
        f"-sDefaultCMYKProfile={ICC}", f"-sOutputICCProfile={ICC}",
        "-o", str(folder / "%04d.tif"), str(source),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout + done.stderr == ""
    return tuple(_most(page) for page in _pages(folder))


def _pages(folder: Path) -> Iterator[NDArray[np.float64]]:
    """The sum of the plates of each page; beside them lies a picture of them all."""
    for page in sorted(folder.glob("????.tif")):
        plates = sorted(folder.glob(f"{page.stem}(*).tif"))
        total: NDArray[np.float64] | float = 0.0
        for plate in plates:
            with Image.open(plate) as picture:
                total = total + (255.0 - np.asarray(picture.convert("L")))
        assert not isinstance(total, float)
        yield total


def _most(ink: NDArray[np.float64]) -> float:
    rows, columns = (min(round(SIDE), edge) for edge in ink.shape)
    sums = np.pad(ink.cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    squares = (
        sums[rows:, columns:] - sums[:-rows, columns:]
        - sums[rows:, :-columns] + sums[:-rows, :-columns]
    )  # fmt: skip
    return float(squares.max() / (rows * columns) / 2.55)
