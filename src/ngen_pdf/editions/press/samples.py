"""Reads and writes the samples of image XObjects (ISO 32000-2, 8.9.5).

In: an image of a PDF. Out: a picture of mode L, RGB or CMYK, and the other way round. What the
picture is to look like does not belong here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pikepdf import Array, Dictionary, Name, PdfError, Stream
from PIL import Image, ImageChops

FULL = 255
MODES = {"/DeviceGray": "L", "/DeviceRGB": "RGB", "/DeviceCMYK": "CMYK"}
ICC_MODES = {1: "L", 3: "RGB", 4: "CMYK"}  # by /N
SPACES = {"1": Name.DeviceGray, "L": Name.DeviceGray, "CMYK": Name.DeviceCMYK}
INVERTED = [1, 0] * 4  # as Pillow writes a JPEG of CMYK, and as it always reads one
LOSSLESS = {"/FlateDecode", "/LZWDecode", "/RunLengthDecode", "/ASCII85Decode", "/ASCIIHexDecode"}
KEPT = (
    "/Type", "/Subtype", "/Width", "/Height", "/SMask", "/Mask", "/OC", "/StructParent",
    "/Length",
)  # fmt: skip


FLAT = 256  # a picture in so few colors, not gray alone, is a graphic, which a JPEG would blur
LARGE = 4_000_000
"""Pixels above which a picture of many colors is packed in less time, and less tightly.

A photograph of 29 million took 9.4 s at the usual level, and 3.2 s at this for 8 % more bytes.
"""
LEVEL, QUICK = 6, 4  # of deflate


class UnknownImageError(ValueError):
    """Says what an image has that is not known, in words that follow “an image with”."""


@dataclass(frozen=True, slots=True)
class Samples:
    """The picture that an image is, the ICC profile it is in, and whether it comes from a JPEG."""

    picture: Image.Image
    icc: bytes | None
    is_jpeg: bool


def read(image: Any, enough: tuple[int, int]) -> Samples:
    """The samples as /Decode says; a JPEG with more pixels than `enough` may come reduced."""
    mode, icc, table = _color(image.get(Name.ColorSpace))
    filters = _filters(image)
    if filters == ["/DCTDecode"] and table is None:
        picture = _jpeg(image, mode, enough)
    elif LOSSLESS.issuperset(filters):
        picture = _unpacked(image, "L" if table is not None else mode, table is not None)
    else:
        raise UnknownImageError(f"the filters {' '.join(filters)}")
    if table is not None:
        if Name.Decode in image:
            raise UnknownImageError("a palette and /Decode")
        return Samples(_looked_up(picture, mode, table), icc, False)
    return Samples(_decoded(picture, image.get(Name.Decode)), icc, filters == ["/DCTDecode"])


def _color(space: Any) -> tuple[str, bytes | None, bytes | None]:
    """The mode of the picture, its profile, and the colors of its palette."""
    if isinstance(space, Name) and str(space) in MODES:
        return MODES[str(space)], None, None
    if isinstance(space, Array) and space[0] == Name.ICCBased:
        return ICC_MODES[int(space[1].N)], bytes(space[1].read_bytes()), None
    if isinstance(space, Array) and space[0] == Name.Indexed:
        mode, icc, nested = _color(space[1])
        if nested is None:
            table = space[3]
            return mode, icc, table.read_bytes() if isinstance(table, Stream) else bytes(table)
    raise UnknownImageError(f"the color space {space[0] if isinstance(space, Array) else space}")


def _filters(image: Any) -> list[str]:
    found = image.get(Name.Filter, Array())
    return [str(name) for name in (found if isinstance(found, Array) else [found])]


def _jpeg(image: Any, mode: str, enough: tuple[int, int]) -> Image.Image:
    try:
        picture = Image.open(BytesIO(image.read_raw_bytes()))
        picture.draft(None, enough)
        picture.load()
    except Exception as error:  # each codec of Pillow raises its own
        raise UnknownImageError(f"a JPEG that cannot be read ({error})") from error
    if picture.mode != mode or Name.DecodeParms in image:
        raise UnknownImageError(f"a JPEG in {picture.mode} that is said to be in {mode}")
    return ImageChops.invert(picture) if mode == "CMYK" else picture


def _unpacked(image: Any, mode: str, is_index: bool) -> Image.Image:
    size = (int(image.Width), int(image.Height))
    bits = int(image.get(Name.BitsPerComponent, 8))
    if bits == 8:
        form = mode
    elif bits in (1, 2, 4) and mode == "L":
        form = f"P;{bits}" if is_index and bits > 1 else f"L;{bits}"
    else:
        raise UnknownImageError(f"{bits} bits for each component")
    try:
        data = image.read_bytes()
        if is_index and bits == 1:
            picture = Image.frombytes("1", size, data).convert("L").point([0] * FULL + [1])
        elif form.startswith("P"):
            picture = Image.frombytes("P", size, data, "raw", form)
            picture = Image.frombytes("L", size, picture.tobytes())
        else:
            picture = Image.frombytes(mode, size, data, "raw", form)
    except (PdfError, ValueError) as error:
        raise UnknownImageError(f"samples that cannot be read ({error})") from error
    return picture


def _looked_up(picture: Image.Image, mode: str, table: bytes) -> Image.Image:
    """A picture of indices as one of colors; an index past the last color is the last."""
    channels = len(mode)
    last = len(table) // channels - 1
    if last < 0:
        raise UnknownImageError("a palette without colors")
    found = [
        picture.point([table[min(index, last) * channels + channel] for index in range(256)])
        for channel in range(channels)
    ]
    return found[0] if mode == "L" else Image.merge(mode, found)


def _decoded(picture: Image.Image, decode: Any) -> Image.Image:
    """The picture with each channel from its first number at 0 to its second at full."""
    if decode is None:
        return picture
    numbers = [float(number) for number in decode]
    pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
    if all(pair == (0, 1) for pair in pairs):
        return picture
    if all(pair == (1, 0) for pair in pairs):
        return ImageChops.invert(picture)
    return picture.point([_level(pair, value) for pair in pairs for value in range(256)])


def _level(pair: tuple[float, float], value: int) -> int:
    return min(max(round(pair[0] * FULL + (pair[1] - pair[0]) * value), 0), FULL)


def write_lossless(image: Any, picture: Image.Image) -> None:
    """Put a picture of mode 1, L or CMYK into an image, by the filters of PNG, which suit it."""
    size = picture.size
    if picture.mode == "CMYK":  # to the filters of PNG, four plates are as RGBA
        data = picture.tobytes()
        packed = _deflated(Image.frombuffer("RGBA", size, data, "raw", "RGBA", 0, 1))
    else:
        packed = _deflated(picture)
    bits, colors = (1 if picture.mode == "1" else 8), len(picture.getbands())
    parameters = Dictionary(Predictor=15, Columns=size[0], Colors=colors, BitsPerComponent=bits)
    _describe(image, picture, bits)
    image.write(packed, filter=Name.FlateDecode, decode_parms=parameters)


def write_jpeg(image: Any, picture: Image.Image, data: bytes) -> None:
    """Put a JPEG of a picture of mode L or CMYK into an image."""
    _describe(image, picture, 8)
    if picture.mode == "CMYK":
        image.Decode = Array(INVERTED)
    image.write(data, filter=Name.DCTDecode)


def _describe(image: Any, picture: Image.Image, bits: int) -> None:
    """A dictionary with what the picture needs, and no more; how it is smoothed is dropped."""
    for key in tuple(image.keys()):
        if key not in KEPT:
            del image[key]
    image.Width, image.Height = picture.size
    image.ColorSpace = SPACES[picture.mode]
    image.BitsPerComponent = bits


def _deflated(picture: Image.Image) -> bytes:
    """The picture's samples as PNG has them: filtered line by line, then deflated."""
    file = BytesIO()
    is_large = picture.width * picture.height > LARGE and picture.getcolors(FLAT) is None
    picture.save(file, "PNG", compress_level=QUICK if is_large else LEVEL)
    data = file.getbuffer()
    return b"".join(_chunks(data, b"IDAT"))


def _chunks(data: memoryview, wanted: bytes) -> Sequence[memoryview]:
    """The contents of the chunks of a PNG with that name (ISO/IEC 15948, 5.3)."""
    found, at = [], 8
    while at < len(data):
        length = int.from_bytes(data[at : at + 4])
        if data[at + 4 : at + 8] == wanted:
            found.append(data[at + 8 : at + 8 + length])
        at += length + 12
    return found
