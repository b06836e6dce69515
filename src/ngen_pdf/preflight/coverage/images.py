"""Images in small: no more pixels than a drawing of a page needs.

In: an image of a PDF. Out: a picture of its samples. What they mean does not belong here.
"""

from io import BytesIO
from math import ceil
from struct import pack
from typing import Any
from zlib import crc32, decompressobj

import pikepdf
from pikepdf import Array, Dictionary
from PIL import Image, ImageChops

ENOUGH = 1000  # px on the longer side; a page is drawn with fewer
LARGEST = 80_000_000  # pixels that are decoded
CHANNELS = {1: "L", 3: "RGB", 4: "CMYK"}
FILTERED = 10  # predictors from here on are PNG's
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def reduced(source: Any) -> Image.Image | None:
    """The samples of an image, in fewer pixels; None where it has few, or is best left alone."""
    width, height = int(source.Width), int(source.Height)
    longer = max(width, height)
    if longer <= ENOUGH or "/Mask" in source or source.get("/ImageMask", False):
        return None
    picture = samples(source, longer // ENOUGH)
    if picture is None:
        return None
    factor = ceil(max(picture.size) / ENOUGH)
    return picture.reduce(factor) if factor > 1 else picture


def samples(source: Any, scale: int = 1) -> Image.Image | None:
    """The samples of an image as they are stored, of mode L, RGB or CMYK.

    A JPEG is read in as few pixels as its form allows, `scale` times fewer at most. None where
    they cannot be read, or not in one way only.
    """
    size = int(source.Width) * int(source.Height)
    if not 0 < size <= LARGEST or int(source.get("/BitsPerComponent", 8)) != 8:
        return None
    if str(_single(source.get("/ColorSpace"))) in ("/Indexed", "/I"):
        return None
    kind = str(_single(source.get("/Filter")))
    try:
        if kind == "/DCTDecode":
            return _jpeg(source, scale)
        if kind == "/FlateDecode":
            return _inflated(source)
    except (OSError, ValueError, SyntaxError, EOFError, pikepdf.PdfError):
        return None
    return None


def _single(value: Any) -> Any:
    return value[0] if isinstance(value, Array) and len(value) else value


def _jpeg(source: Any, scale: int) -> Image.Image | None:
    if (isinstance(source.Filter, Array) and len(source.Filter) > 1) or "/DecodeParms" in source:
        return None
    picture = Image.open(BytesIO(source.read_raw_bytes()))
    size = (int(source.Width), int(source.Height))
    if picture.format != "JPEG" or picture.size != size:
        return None
    picture.draft(None, (size[0] // max(scale, 1), size[1] // max(scale, 1)))
    picture.load()
    return ImageChops.invert(picture) if picture.mode == "CMYK" else picture


def _inflated(source: Any) -> Image.Image | None:
    """Deflated samples, and those that PNG's filters went over before (7.4.4).

    No more is inflated than the image has pixels for.
    """
    if isinstance(source.Filter, Array) and len(source.Filter) > 1:
        return None
    size, packed = (int(source.Width), int(source.Height)), source.read_raw_bytes()
    parameters = _single(source.get("/DecodeParms"))
    if isinstance(parameters, Dictionary) and int(parameters.get("/Predictor", 1)) > 1:
        channels = int(parameters.get("/Colors", 1))
        if int(parameters.Predictor) < FILTERED or int(parameters.get("/Columns", 1)) != size[0]:
            return None
        return _unfiltered(packed, size, channels)
    pixels = size[0] * size[1]
    data = decompressobj().decompress(packed, pixels * max(CHANNELS) + 1)
    channels = len(data) // pixels
    if channels not in CHANNELS or len(data) > pixels * (channels + 1):
        return None
    return Image.frombytes(CHANNELS[channels], size, data[: channels * pixels])


def _unfiltered(packed: bytes, size: tuple[int, int], channels: int) -> Image.Image | None:
    """Samples that are packed as PNG packs them, read as a PNG; to it, four are RGBA."""
    if channels not in CHANNELS:
        return None
    header = pack(">IIBBBBB", *size, 8, {1: 0, 3: 2, 4: 6}[channels], 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", packed), (b"IEND", b""))
    parts = (
        part
        for name, data in chunks
        for part in (pack(">I", len(data)), name, data, pack(">I", crc32(name + data)))
    )
    picture = Image.open(BytesIO(b"".join((SIGNATURE, *parts))), formats=("PNG",))
    picture.load()
    if channels < max(CHANNELS):
        return picture
    return Image.frombytes("CMYK", size, picture.tobytes())
