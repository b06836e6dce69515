"""The mean of the ink on squares of a page.

In: pictures of a page, each of them the light of a plate. Out: the square with the most ink. How
the pictures are made belongs to `copies` and `drawing`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add

from PIL import Image, ImageFilter, ImageMath, ImageStat

FULL = 255
COARSE = 5  # px

Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Square:
    """The most ink, in percent, and the pixels it was found on: left, top, right, bottom."""

    percent: float
    box: Box


def heaviest(lights: Sequence[Image.Image], side: int) -> Square:
    """The square with the greatest mean of the sum of all plates; `side` px, an odd number.

    `lights` are of mode L and one size, two plates at least. Squares lie within the page; of one
    that is narrower or lower than a square, all of that counts. The place is sought in small
    first, then within a step of it.
    """
    step = COARSE if side % COARSE == 0 else 1
    left, top, _, _ = _densest([light.reduce(step) for light in lights], side // step)
    left, top = max(left * step - step, 0), max(top * step - step, 0)
    width, height = lights[0].size
    around = (left, top, min(left + side + 2 * step, width), min(top + side + 2 * step, height))
    near = [light.crop(around) for light in lights]
    box = _densest(near, side)
    light = sum(ImageStat.Stat(one.crop(box)).mean[0] for one in near)
    placed = (box[0] + left, box[1] + top, box[2] + left, box[3] + top)
    return Square(100 * (len(lights) - light / FULL), placed)


def _densest(lights: Sequence[Image.Image], side: int) -> Box:
    """The first square with the least light, to a step of 8 bits for each plate."""
    width, height = lights[0].size
    across, down = min(side, width), min(side, height)
    blur = ImageFilter.BoxBlur((across // 2, down // 2))
    whole = (across // 2, down // 2, width - (across - 1) // 2, height - (down - 1) // 2)
    means = {f"plate{n}": one.filter(blur).crop(whole) for n, one in enumerate(lights)}
    sums = ImageMath.lambda_eval(lambda held: reduce(add, (held[name] for name in means)), **means)
    least, _ = sums.getextrema()
    place = memoryview(sums.tobytes()).cast("i").tolist().index(least)
    top, left = divmod(place, sums.width)
    return (left, top, left + across, top + down)
