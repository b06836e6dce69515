"""The ink limit: how much ink may lie on one spot, all plates together.

In: colors and pictures of ink. Out: the same within the limit. What exceeds it has cyan, magenta
and yellow lessened in proportion, which keeps the hue; black is kept, for it carries the drawing.
"""

from collections.abc import Iterator
from math import floor
from typing import Any

from PIL import Image, ImageMath

from ngen_pdf.palette import Cmyk

STRIP = 1 << 18  # pixels to reckon with at once: what fits the processor's cache is faster


def limited(cmyk: Cmyk, limit: float) -> Cmyk:
    """A color within the limit, 3.0 being 300 %; one that keeps to it is not touched.

    One that exceeds it comes down to whole steps of 8 bits, in which plates are made.
    """
    *inks, black = cmyk
    if sum(cmyk) <= limit + 1e-9:
        return cmyk
    scale = max(limit - black, 0.0) / sum(inks)
    cyan, magenta, yellow = (floor(ink * scale * 255) / 255 for ink in inks)
    return (_cut(cyan), _cut(magenta), _cut(yellow), black)


def _cut(ink: float) -> float:
    return floor(ink * 10000 + 1e-6) / 10000


def coverage(picture: Image.Image) -> int:
    """The most ink on a pixel of a CMYK picture, 255 being one full plate."""
    return max((_most(strip) for _, strip in strips(picture)), default=0)


def limited_picture(picture: Image.Image, limit: int) -> Image.Image:
    """A CMYK picture with no pixel above the limit, 255 being one full plate."""
    result = picture
    for top, strip in strips(picture):
        if _most(strip) > limit:
            if result is picture:
                result = picture.copy()
            result.paste(_lessened(strip, limit), (0, top))
    return result


def strips(picture: Image.Image) -> Iterator[tuple[int, Image.Image]]:
    """A picture from top to bottom, each strip with its first row."""
    rows = max(STRIP // max(picture.width, 1), 1)
    for top in range(0, picture.height, rows):
        yield top, picture.crop((0, top, picture.width, min(top + rows, picture.height)))


def _most(strip: Image.Image) -> int:
    """The greatest sum of the four plates on a pixel."""
    summed = ImageMath.lambda_eval(_sum, **dict(zip("cmyk", strip.split(), strict=True)))
    return int(summed.getextrema()[1])


def _sum(plates: dict[str, Any]) -> Any:
    return plates["c"] + plates["m"] + plates["y"] + plates["k"]


def _lessened(strip: Image.Image, limit: int) -> Image.Image:
    """The strip with C, M and Y times (limit - K) / (C + M + Y) where that is less than 1.

    In whole numbers, rounded down: so their sum with K is never above the limit.
    """
    plates = dict(zip("cmyk", strip.split(), strict=True))

    def plate(name: str) -> Image.Image:
        def least(given: dict[str, Any]) -> Any:
            ink = given[name]
            scaled = ink * (limit - given["k"]) / (given["c"] + given["m"] + given["y"])
            return given["max"](given["min"](ink, scaled), 0)

        lessened: Image.Image = ImageMath.lambda_eval(least, **plates)
        return lessened.convert("L")

    return Image.merge("CMYK", (plate("c"), plate("m"), plate("y"), plates["k"]))
