"""Colors as a content stream names them, and what they become.

In: a color space of the master and the numbers of a color in it. Out: an `Ink`, or how light
it is for a soft mask. Where colors stand belongs to `content`, gradients to `shadings`.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pikepdf import Array

from ngen_pdf.editions.press.graphics import UnknownPaintError
from ngen_pdf.inks import Ink, Inks

DEVICE = {"/DeviceGray": 1, "/DeviceRGB": 3, "/DeviceCMYK": 4}
LUMINOSITY = (0.3, 0.59, 0.11)
"""How much red, green and blue add to how light a color is (ISO 32000-2, 11.5.3 and 10.4.2)."""

Rgb = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Space:
    """A color space: a device's by its name, or `/Lab`, or `/ICCBased` with its profile."""

    name: str
    components: int
    icc: bytes = b""


def space(value: Any) -> Space:
    """The color space that a name or an array stands for; `UnknownPaintError` for any other."""
    array = isinstance(value, Array) and len(value) > 0
    name = str(value[0] if array else value)
    if name in DEVICE:
        return Space(name, DEVICE[name])
    if array and name == "/Lab":  # its numbers are relative to its own white, as those of a press
        return Space(name, 3)
    if array and name == "/ICCBased":
        return Space(name, int(value[1].N), value[1].read_bytes())
    raise UnknownPaintError(f"a color in the color space {name.removeprefix('/')}")


def ink(inks: Inks, source: Space, numbers: tuple[float, ...]) -> Ink:
    """The ink that prints a color."""
    if len(numbers) != source.components:
        raise _miscounted(source, numbers)
    if source.name == "/DeviceRGB":
        return inks.of_srgb(*_clipped(numbers))
    if source.name == "/DeviceGray":
        return inks.of_gray(*_clipped(numbers))
    if source.name == "/DeviceCMYK":
        cyan, magenta, yellow, black = _clipped(numbers)
        return inks.of_cmyk((cyan, magenta, yellow, black))
    if source.name == "/Lab":
        return inks.of_lab(*numbers)
    return inks.of_profile(source.icc, _clipped(numbers))


def lightness(source: Space, numbers: tuple[float, ...]) -> float:
    """How light a color is, from 0 to 1, as a luminosity mask reads it."""
    if len(numbers) != source.components:
        raise _miscounted(source, numbers)
    if source.name == "/Lab":
        return _light(_srgb_of_lab(*numbers))
    if source.components == 1:
        return _clipped(numbers)[0]
    if source.components == 3:
        return _light(_clipped(numbers))
    cyan, magenta, yellow, black = _clipped(numbers)
    return 1 - min(1.0, _light((cyan, magenta, yellow)) + black)


def _miscounted(source: Space, numbers: tuple[float, ...]) -> UnknownPaintError:
    return UnknownPaintError(f"a color of {len(numbers)} numbers in {source.name[1:]}")


def _clipped(numbers: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(min(max(number, 0.0), 1.0) for number in numbers)


def _light(numbers: tuple[float, ...]) -> float:
    return sum(weight * number for weight, number in zip(LUMINOSITY, numbers, strict=True))


@lru_cache(maxsize=256)
def _srgb_of_lab(light: float, a: float, b: float) -> Rgb:
    """CIELAB relative to its white as sRGB, by way of linear light (CSS Color 4, section 18)."""
    middle = (light + 16) / 116
    x, y, z = (
        white * (part**3 if part > 6 / 29 else (part - 4 / 29) * 3 * (6 / 29) ** 2)
        for white, part in zip(
            (0.95047, 1.0, 1.08883), (middle + a / 500, middle, middle - b / 200), strict=True
        )
    )
    linear = (
        3.2404542 * x - 1.5371385 * y - 0.4985314 * z,
        -0.9692660 * x + 1.8760108 * y + 0.0415560 * z,
        0.0556434 * x - 0.2040259 * y + 1.0572252 * z,
    )
    red, green, blue = _clipped(
        tuple(
            12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055
            for part in linear
        )
    )
    return (red, green, blue)
