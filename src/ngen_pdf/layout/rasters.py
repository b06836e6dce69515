"""Mends raster images that the engine would not paint as they are.

In: the bytes of an image. Out: a `Raster`: bytes that the engine takes over unchanged, and the
ICC profile, which it loses. What cannot be printed at all is found by `images`.
"""

import re
import warnings
from dataclasses import dataclass
from io import BytesIO

from PIL import ExifTags, Image, ImageOps

from ngen_pdf.inks import embedded

QUALITY = 95  # of a JPEG that is written anew, with all of its color

# ITU-T T.81, annex B: what draws is kept, with JFIF's segment and Adobe's, which tell the colors
NEXT_MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
END, SCAN, JFIF, ADOBE, COMMENT = 0xD9, 0xDA, 0xE0, 0xEE, 0xFE
APPLICATION = range(0xE0, 0xF0)


@dataclass(frozen=True, slots=True)
class Raster:
    """An image for the engine; `icc` is b"" where there is no profile, or it says nothing new.

    `fault` is what is wrong with the profile, "" for nothing.
    """

    data: bytes
    icc: bytes
    fault: str


def mended(data: bytes) -> Raster:
    """An image that `images` finds no fault in."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of damaged EXIF, which turns nothing
        with Image.open(BytesIO(data)) as image:
            icc, fault = _profile(image)
            return Raster(_taken_over(data, image, icc), icc, fault)


def _taken_over(data: bytes, image: Image.Image, icc: bytes) -> bytes:
    """What the engine paints as the image is, without writing it anew."""
    if image.format in ("JPEG", "MPO"):
        return _jpeg(_upright(image)) if _is_turned(image) else bare(data)
    if image.mode == "CMYK":  # TIFF, of which the engine would make a PNG, which has no CMYK
        return _jpeg(image)
    if icc and _painted(image) != embedded.mode(icc):
        return _gray_png(image)
    return data


def _profile(image: Image.Image) -> tuple[bytes, str]:
    """The profile if it is to be kept, and what is wrong with it."""
    icc = image.info.get("icc_profile") or b""
    if not icc:
        return b"", ""
    if fault := embedded.fault(icc):
        return b"", fault
    if embedded.is_srgb(icc):
        return b"", ""
    spaces = {_painted(image), "L" if image.mode in ("1", "L", "LA") else ""}
    if embedded.mode(icc) not in spaces:
        return b"", f"is for {embedded.mode(icc)}, not for {_painted(image)}"
    return icc, ""


def _painted(image: Image.Image) -> str:
    """The colors in which the engine paints an image, as Pillow's mode."""
    if "transparency" in image.info or image.mode in ("1", "P"):
        return "RGB"
    return image.mode.removesuffix("A")


def _is_turned(image: Image.Image) -> bool:
    try:
        turned = image.getexif().get(ExifTags.Base.Orientation, 1)
    except Exception:  # EXIF that is damaged turns nothing; Pillow raises this and that
        return False
    return turned in range(2, 9) and "exif" in image.info  # XMP alone turns nothing


def _upright(image: Image.Image) -> Image.Image:
    """The engine would turn it, too, but write it anew with three quarters of the quality."""
    return ImageOps.exif_transpose(image)


def _jpeg(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "JPEG", quality=QUALITY, subsampling=0, exif=b"", icc_profile=None)
    return out.getvalue()


def _gray_png(image: Image.Image) -> bytes:
    """A gray image that the engine would paint in RGB, which its profile does not know."""
    out = BytesIO()
    image.convert("LA" if "transparency" in image.info else "L").save(out, "PNG")
    return out.getvalue()


def bare(data: bytes) -> bytes:
    """A JPEG without EXIF, XMP, profile, comments, and the images behind the first.

    The engine writes every JPEG with EXIF anew, even one that is upright. Its samples stay as
    they are; one whose segments are not as they should be is left alone.
    """
    kept, at = [data[:2]], 2
    while found := NEXT_MARKER.search(data, at):
        marker, start = data[found.start() + 1], found.start()
        if marker == END:
            return b"".join((*kept, data[at : found.end()]))
        kept.append(data[at:start])  # what was scanned
        at = found.end() + int.from_bytes(data[found.end() : found.end() + 2])
        if not (marker == COMMENT or marker in APPLICATION) or marker in (JFIF, ADOBE):
            kept.append(data[start:at])
    return data
