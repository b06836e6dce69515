"""The mean of the ink on squares of a page.

In: pictures of a page, each of them the light of a plate. Out: the square with the most ink.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add

from PIL import Image, ImageFilter, ImageMath, ImageStat

FULL = 255


@dataclass(frozen=True, slots=True)
class Square:
    """The most ink, in percent, and the pixels it was found on: left, top, right, bottom."""

    percent: float
    box: tuple[int, int, int, int]


def heaviest(lights: Sequence[Image.Image], side: int) -> Square:
    """The square with the greatest mean of the sum of all plates; `side` px, an odd number.

    `lights` are of mode L and one size, two plates at least. Squares lie within the page; of one
    that is narrower or lower than a square, all of that counts.
    """
    width, height = lights[0].size
    across, down = min(side, width), min(side, height)
    blur = ImageFilter.BoxBlur((across // 2, down // 2))
    whole = (across // 2, down // 2, width - (across - 1) // 2, height - (down - 1) // 2)
    means = {f"plate{n}": one.filter(blur).crop(whole) for n, one in enumerate(lights)}
    sums = ImageMath.lambda_eval(lambda held: reduce(add, (held[name] for name in means)), **means)
    least, _ = sums.getextrema()
    top, left = divmod(memoryview(sums.tobytes()).cast("i").tolist().index(least), sums.width)
    box = (left, top, left + across, top + down)
    light = sum(ImageStat.Stat(one.crop(box)).mean[0] for one in lights)
    return Square(100 * (len(lights) - light / FULL), box)
