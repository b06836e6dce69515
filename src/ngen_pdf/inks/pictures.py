"""Pictures in ink.

In: pictures of mode L, RGB or CMYK, and how their colors print. Out: pictures of mode CMYK, or
of mode L where black ink alone prints. Alpha, size and how they stand in a PDF do not belong here.
"""

import sys
from array import array
from collections.abc import Callable

from PIL import Image, ImageChops, ImageCms

from ngen_pdf.inks import conversion, limit
from ngen_pdf.inks.conversion import Pixel
from ngen_pdf.palette import Cmyk

FLAT = 256  # colors; a graphic has no more, a photograph has
FULL = 255  # of a plate in 8 bits


def flat_colors(picture: Image.Image) -> tuple[Pixel, ...] | None:
    """The colors of a flat graphic, in order; nothing for a photograph."""
    counted = picture.getcolors(FLAT)
    if counted is None:
        return None
    pixels = sorted(color for _, color in counted)
    return tuple(pixel if isinstance(pixel, tuple) else (int(pixel),) for pixel in pixels)


def flat(
    picture: Image.Image, colors: tuple[Pixel, ...], ink: Callable[[Pixel], Cmyk]
) -> Image.Image:
    """A flat graphic with each of its colors in ink; in black alone if all of them are."""
    plates = {color: tuple(round(plate * FULL) for plate in ink(color)) for color in colors}
    inked = _replaced(picture, plates)
    if any(any(plate[:3]) for plate in plates.values()):
        return inked
    return ImageChops.invert(inked.getchannel("K"))


def toned(picture: Image.Image, tint: Callable[[float], float]) -> Image.Image:
    """A gray picture in black ink, as DeviceGray has it: 255 is paper."""
    return picture.point([FULL - round(tint(gray / FULL) * FULL) for gray in range(256)])


def photograph(
    picture: Image.Image, way: ImageCms.ImageCmsTransform | None, most: int
) -> Image.Image:
    """A picture in ink by a profile, or as it is if it is in ink already, within the limit."""
    converted = picture if way is None else conversion.converted(picture, way)
    return limit.limited_picture(converted, most)


def _replaced(picture: Image.Image, plates: dict[Pixel, Pixel]) -> Image.Image:
    """An RGB picture with each color replaced by its plates, a strip at a time."""
    table = {_word((*color, FULL)): _word(inks) for color, inks in plates.items()}
    result = Image.new("CMYK", picture.size)
    for top, strip in limit.strips(picture):
        words = memoryview(strip.convert("RGBX").tobytes()).cast("I")
        done = array("I", map(table.__getitem__, words)).tobytes()
        result.paste(Image.frombytes("CMYK", strip.size, done), (0, top))
    return result


def _word(components: Pixel) -> int:
    return int.from_bytes(bytes(components), sys.byteorder)
