"""The raster images of the specimen: one target in each kind of PNG and JPEG.

In: nothing. Out: a Pillow image by file name. Each has the size that its place needs: a third of
the text's column at 225 px an inch, half of it, or a third at 800 for line art. What is drawn is a
target: a sweep of hues or inks above, nine steps below.
"""

import colorsys
from collections.abc import Callable, Mapping

from PIL import Image

WIDTH, HEIGHT = 324, 200  # px of a third
SWEEP = 140  # px from the head; below stand the steps
HALF = 1.6  # times the size of a third
LINE_ART = 4
STEPS = 9
INKS = 4

Color = tuple[int, ...]


def _drawn(mode: str, color: Callable[[float, float], Color], scale: float = 1) -> Image.Image:
    """An image of the color at each place; both go from 0 to 1, from the upper left corner."""
    width, height = round(WIDTH * scale), round(HEIGHT * scale)
    pixels = bytes(
        channel
        for y in range(height)
        for x in range(width)
        for channel in color(x / (width - 1), y / (height - 1))
    )
    return Image.frombytes(mode, (width, height), pixels)


def _is_step(y: float) -> bool:
    return y * (HEIGHT - 1) >= SWEEP


def _step(x: float) -> int:
    """The grey of a step, from black to white."""
    return round(255 * min(int(x * STEPS), STEPS - 1) / (STEPS - 1))


def _hue(x: float, y: float) -> Color:
    """Hues from left to right, paler towards the head."""
    saturation = min(1.0, 0.25 + y)
    return tuple(round(255 * part) for part in colorsys.hsv_to_rgb(x * 0.95, saturation, 0.9))


def _rgb(x: float, y: float) -> Color:
    return (_step(x),) * 3 if _is_step(y) else _hue(x, y)


def _rgba(x: float, y: float) -> Color:
    """The target, which fades out to the right."""
    return (*_rgb(x, y), round(255 * (1 - x)))


def _grey(x: float, y: float) -> Color:
    return (_step(x) if _is_step(y) else round(255 * x),)


def _grey_alpha(_x: float, y: float) -> Color:
    return (30, round(255 * (1 - y)))


def _cmyk(x: float, y: float) -> Color:
    """A ramp of each ink; below, steps of all four, 240 % at most."""
    if _is_step(y):
        step = 255 - _step(x)
        return (*(round(step * 0.5),) * 3, round(step * 0.9))
    ink = int(y * (HEIGHT - 1) / SWEEP * INKS)
    return tuple(round(255 * x) if n == ink else 0 for n in range(INKS))


def _bilevel() -> Image.Image:
    """Lines that become closer, as in a drawing that was scanned."""
    lines = _drawn("L", lambda x, y: (255 * (int(28 * x * x + 6 * y) % 2),), LINE_ART)
    return lines.convert("1")


def _turned(target: Image.Image) -> Image.Image:
    """The target as a camera keeps it that was held upright: on its side, with a note of that."""
    found = target.transpose(Image.Transpose.ROTATE_90)
    found.getexif()[0x0112] = 6
    return found


def images() -> Mapping[str, Image.Image]:
    """Each image by the name of its file."""
    target, grey = _drawn("RGB", _rgb), _drawn("L", _grey)
    table = target.quantize(16, dither=Image.Dither.NONE)
    holed = table.copy()
    holed.info["transparency"] = holed.getpixel((WIDTH // 2, SWEEP // 2))
    return {
        "color.png": target, "alpha.png": _drawn("RGBA", _rgba), "grey.png": grey,
        "grey-alpha.png": _drawn("LA", _grey_alpha), "palette.png": table,
        "palette-hole.png": holed, "bilevel.png": _bilevel(),
        "color.jpg": target, "grey.jpg": grey, "inks.jpg": _drawn("CMYK", _cmyk, HALF),
        "turned.jpg": _turned(_drawn("RGB", _rgb, HALF)),
    }  # fmt: skip
