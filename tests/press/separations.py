"""The plates of a page as Ghostscript makes them, and the page drawn back from them.

In: PDF files, the ICC profile of the press. Out: arrays, a row of pixels at a time.

Ghostscript draws without antialiasing here, so that a pixel is of one paint, and both editions
by the same rules: their edges fall on the same pixels. What is in CMYK reaches the plates as it
is, because the profile of the device and that of CMYK colors are the same file.
"""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import differences
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

Pixels = NDArray[np.uint8]

RESOLUTION = 72  # px an inch
FAR = 6  # CIEDE2000, more than black alone is from the black of the screen
BLACK = np.array([0, 0, 0, 255], np.uint8)
PAPER = np.array([255, 255, 255, 0, 0, 0, 0, 0], np.uint8).view(np.uint64)[0]
BLACK_POINT = ImageCms.Flags.BLACKPOINTCOMPENSATION
DRAW = ("gs", "-q", "-dSAFER", "-dNOPAUSE", "-dBATCH", f"-r{RESOLUTION}", "-sCompression=none")
BY_THE_COLORS = ("-dRenderIntent=1", "-dBlackPtComp=1")  # relative colorimetric


def separate(pdf: Path, icc: Path, folder: Path, box: str = "Trim") -> str:
    """Write the plates of each page, cut to a box of it, as CMYK; what Ghostscript says."""
    profiles = (f"-sDefaultCMYKProfile={icc}", f"-sOutputICCProfile={icc}")
    return _drawn(pdf, folder, "tiff32nc", *profiles, f"-dUse{box}Box")


def draw(pdf: Path, folder: Path) -> str:
    """Write each page of a screen edition in sRGB; what Ghostscript says."""
    return _drawn(pdf, folder, "tiff24nc")


def _drawn(pdf: Path, folder: Path, device: str, *settings: str) -> str:
    folder.mkdir(parents=True)
    access = [f"--permit-file-read={s.split('=')[1]}" for s in settings if s.endswith(".icc")]
    command = [*DRAW, *BY_THE_COLORS, *access, f"-sDEVICE={device}", *settings]
    target = folder / "%04d.tif"
    done = subprocess.run(
        [*command, "-o", str(target), str(pdf)], capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr + ("" if done.returncode == 0 else "failed")


def pages(folder: Path) -> Iterator[Pixels]:
    """What was written of each page: height, width, components of 8 bits."""
    for file in sorted(folder.glob("*.tif")):
        with Image.open(file) as picture:
            yield np.asarray(picture)


def most_ink(plates: Pixels) -> float:
    """The greatest sum of the plates on any pixel: 3.0 is 300 %."""
    return float(plates.sum(axis=-1, dtype=np.int64).max()) / 255


class Proofer:
    """Draws plates as they print by a profile: relative colorimetric to paper white and black."""

    def __init__(self, icc: Path) -> None:
        spaces = ImageCms.getOpenProfile(str(icc)), ImageCms.createProfile("sRGB")
        intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
        self._way = ImageCms.buildTransform(*spaces, "CMYK", "RGB", intent, BLACK_POINT)

    def __call__(self, plates: Pixels) -> Pixels:
        """The sRGB of the plates."""
        picture = ImageCms.applyTransform(Image.fromarray(plates, "CMYK"), self._way)
        assert picture is not None
        return np.asarray(picture)


@dataclass(frozen=True)
class Likeness:
    """How far a page of the press edition is from that of the screen's, in CIEDE2000."""

    median: float
    worst: float


def likeness(screen: Pixels, plates: Pixels, proofer: Proofer) -> Likeness:
    """The median over all pixels, and the worst of them.

    Where the black plate is full the others are left out: what it overprints makes it darker
    than the black of the screen, and cannot be seen otherwise. An edge that lies just between two
    pixels may fall to either in the two files. So a pixel that is far off counts with the nearest
    color of the nine around it on the screen.
    """
    both = _packed(screen, np.where(plates[..., 3:] == 255, BLACK, plates))
    painted = both != PAPER
    found, which, counts = np.unique(both[painted], return_inverse=True, return_counts=True)
    pairs = np.append(found, PAPER)[:, None].view(np.uint8)
    counts = np.append(counts, both.size - painted.sum())
    proof = differences.lab(proofer(pairs[None, :, 3:7])[0])
    apart = differences.ciede2000(differences.lab(pairs[:, :3]), proof)
    order = np.argsort(apart)
    median = apart[order][np.searchsorted(np.cumsum(counts[order]), counts.sum() / 2)]
    far = np.zeros(both.shape, bool)
    far[painted] = apart[which] > FAR
    rest = _nearest(screen, far, proof[which[apart[which] > FAR]])
    return Likeness(float(median), float(max(rest.max(initial=0), apart[apart <= FAR].max())))


def _packed(screen: Pixels, plates: Pixels) -> NDArray[np.uint64]:
    """The colors of each pixel in both, as one number."""
    both = np.concatenate([screen, plates, np.zeros_like(plates[..., :1])], axis=-1)
    return np.ascontiguousarray(both).view(np.uint64)[..., 0]


def _nearest(screen: Pixels, far: NDArray[np.bool_], proof: differences.Array) -> differences.Array:
    """Of each pixel that is far off, the least difference from the nine around it."""
    rows, columns = np.nonzero(far)
    framed = np.pad(screen, ((1, 1), (1, 1), (0, 0)), mode="edge")
    around = [framed[rows + y, columns + x] for y in range(3) for x in range(3)]
    apart = [differences.ciede2000(differences.lab(colors), proof) for colors in around]
    return np.asarray(np.min(apart, axis=0))
