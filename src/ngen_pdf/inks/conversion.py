"""Conversion by ICC profiles, with LittleCMS.

In: ICC profiles, pictures and colors of 8 bits. Out: the same in another color space. What is
decided by other means than a profile (recipes, neutral tones, limits) does not belong here.

Conversions are relative colorimetric with black-point compensation, so that the source's white
becomes paper and its black the darkest ink (ISO 32000-2, 8.6.5.8 and 8.6.5.9).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageCms

# What the header says (ICC.1, 7.2.5 and 7.2.6); device links and named colors are no spaces.
CLASSES = (b"scnr", b"mntr", b"prtr", b"spac")
MODES = {b"GRAY": "L", b"RGB ": "RGB", b"CMYK": "CMYK"}
RELATIVE = ImageCms.Intent.RELATIVE_COLORIMETRIC
COMPENSATED = ImageCms.Flags.BLACKPOINTCOMPENSATION

Pixel = tuple[int, ...]
"""A color in 8 bits for each component."""


class ProfileError(ValueError):
    """Says what is wrong with an ICC profile, in words that follow the name of its file."""


@dataclass(frozen=True, slots=True)
class Profile:
    """An opened ICC profile, and the mode of the pictures that are in its color space."""

    mode: str
    handle: ImageCms.ImageCmsProfile


def opened(icc: bytes) -> Profile:
    """The profile in these bytes; `ProfileError` if they hold none, or none of use here."""
    try:
        handle = ImageCms.ImageCmsProfile(BytesIO(icc))
    except (OSError, ImageCms.PyCMSError) as error:
        raise ProfileError("is no ICC profile, or a damaged one") from error
    size = int.from_bytes(icc[:4])
    if size > len(icc):  # LittleCMS would notice at the first table that is missing
        raise ProfileError(f"is truncated: it has {len(icc)} of {size} bytes")
    mode = MODES.get(icc[16:20])
    if mode is None or icc[12:16] not in CLASSES:
        raise ProfileError("is an ICC profile of something else than gray, RGB or CMYK")
    return Profile(mode, handle)


def srgb() -> Profile:
    """The color space of the web (IEC 61966-2-1)."""
    return Profile("RGB", ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")))


def lab() -> Profile:
    """CIELAB relative to its white; in 8 bits, L* is in steps of 100/255, a* and b* of 1."""
    return Profile("LAB", ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")))


def transform(
    source: Profile, target: Profile, flags: ImageCms.Flags = COMPENSATED
) -> ImageCms.ImageCmsTransform:
    """The way from one space to the other; `ProfileError` if the profiles do not give one."""
    try:
        return ImageCms.buildTransform(
            source.handle, target.handle, source.mode, target.mode, RELATIVE, flags
        )
    except ImageCms.PyCMSError as error:
        raise ProfileError("is an ICC profile that colors cannot be converted with") from error


def exact(source: Profile, target: Profile) -> ImageCms.ImageCmsTransform:
    """A transform for single colors: no table in between, 8 times as slow for each pixel."""
    return transform(source, target, COMPENSATED | ImageCms.Flags.NOOPTIMIZE)


def quick(source: Profile, target: Profile) -> ImageCms.ImageCmsTransform:
    """A transform for pictures: by a fine table, which takes 50 ms to make."""
    return transform(source, target, COMPENSATED | ImageCms.Flags.HIGHRESPRECALC)


def converted(picture: Image.Image, way: ImageCms.ImageCmsTransform) -> Image.Image:
    """A picture in the other space.

    `way.apply` would also write out the profile, which takes most of a single color's time.
    """
    result = Image.new(way.output_mode, picture.size)
    way.transform.apply(picture.getim(), result.getim())
    return result


def colors(pixels: Sequence[Pixel], way: ImageCms.ImageCmsTransform) -> tuple[Pixel, ...]:
    """These colors in the other space, in their order."""
    row = Image.frombytes(
        way.input_mode, (len(pixels), 1), bytes(value for pixel in pixels for value in pixel)
    )
    done = converted(row, way).tobytes()
    size = len(done) // len(pixels)
    return tuple(tuple(done[at : at + size]) for at in range(0, len(done), size))
