"""Recipes beside the screen's colors: which of them print as another color.

In: the ICC profile of a press and swatches. Out: those whose recipe is off. Whether a recipe
keeps to the ink limit belongs to `palette`.
"""

from collections.abc import Iterator
from math import hypot

from ngen_pdf.inks import conversion
from ngen_pdf.inks.conversion import Pixel
from ngen_pdf.palette import Cmyk, Swatch

FAR = 25.0
"""Color difference by CIE 1976 (ISO/CIE 11664-4, 4.3) from which a recipe is another color.

The sample's palette is at most 15 off on the press profiles that are shipped, where its black
type prints on uncoated paper.
"""


def astray(icc: bytes, swatches: tuple[Swatch, ...]) -> Iterator[tuple[Swatch, Cmyk]]:
    """Swatches whose recipe is far from their sRGB, each with what the profile makes of that."""
    press, srgb, lab = conversion.opened(icc), conversion.srgb(), conversion.lab()
    printed, painted = conversion.exact(press, lab), conversion.exact(srgb, lab)
    for swatch in swatches:
        if swatch.cmyk is None:
            continue
        pixel = tuple(bytes.fromhex(swatch.srgb.removeprefix("#")))
        plates = tuple(round(plate * 255) for plate in swatch.cmyk)
        (seen,) = conversion.colors((pixel,), painted)
        (found,) = conversion.colors((plates,), printed)
        if _apart(seen, found) > FAR:
            ((c, m, y, k),) = conversion.colors((pixel,), conversion.exact(srgb, press))
            yield swatch, (c / 255, m / 255, y / 255, k / 255)


def _apart(one: Pixel, other: Pixel) -> float:
    """The difference of two CIELAB colors in 8 bits, in which a* and b* have a sign."""
    (lightness, *hue), (other_lightness, *other_hue) = one, other
    steps = (_signed(a) - _signed(b) for a, b in zip(hue, other_hue, strict=True))
    return hypot((lightness - other_lightness) / 2.55, *steps)


def _signed(level: int) -> int:
    return level - 256 if level > 127 else level
