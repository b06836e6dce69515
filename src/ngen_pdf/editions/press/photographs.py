"""Turns the images of a document into ink, with no more pixels than a press can show.

In: an opened PDF whose images are still as they were painted, and their placements. Out: the
same images in DeviceCMYK or DeviceGray. Where they stand does not belong here.

How images are smoothed is left to the press: /Interpolate is dropped, for what an interpreter
makes up between two pixels may have more ink than either.
"""

from collections.abc import Iterable
from typing import Any

from pikepdf import Array, Name
from PIL import Image

from ngen_pdf.editions.press import samples
from ngen_pdf.editions.press.placements import Placement, Purpose
from ngen_pdf.editions.press.samples import UnknownImageError
from ngen_pdf.inks import Inks, ProfileError
from ngen_pdf.press import ImageLimits
from ngen_pdf.problems import NgenError, Problem

QUALITY = 95  # of a JPEG; its plates are not thinned out
POINTS = 72  # in an inch
GAP = 3  # Pillow reduces by whole numbers first, to three times what is wanted
Size = tuple[int, int]


def convert(placements: Iterable[Placement], inks: Inks, limits: ImageLimits) -> None:
    """Turn every image into ink; one at a time, for each may be large.

    Raises `NgenError` with the code `press-color` where an image cannot be turned.
    """
    for placement in placements:
        try:
            _convert(placement, inks, limits)
        except (UnknownImageError, ProfileError) as error:
            known = isinstance(error, ProfileError)
            fault = f"whose ICC profile {error}" if known else f"with {error}"
            message = f"page {placement.page} of the PDF has an image {fault}: it cannot be printed"
            raise NgenError(Problem("press-color", message)) from error


def _convert(placement: Placement, inks: Inks, limits: ImageLimits) -> None:
    image = placement.image
    if placement.purpose is Purpose.STENCIL:
        _drop_interpolation(image)
        return
    _check_masks(image)
    picture, is_jpeg = _inked(placement, inks, limits)
    if is_jpeg:
        samples.write_jpeg(image, picture, inks.encoded(picture, QUALITY))
    elif picture.mode == "L" and _is_line_art(picture) and not any(picture.histogram()[1:255]):
        samples.write_lossless(image, picture.convert("1", dither=Image.Dither.NONE))
    else:
        samples.write_lossless(image, picture)
    _shrink_mask(image, placement, limits)


def _inked(placement: Placement, inks: Inks, limits: ImageLimits) -> tuple[Image.Image, bool]:
    """The image as ink, or as a mask; whether it is a photograph that was a JPEG, and stays one."""
    image, wanted = placement.image, _wanted(placement.image, placement, limits)
    read = samples.read(image, (wanted[0] * GAP, wanted[1] * GAP))
    if _is_line_art(read.picture):
        wanted = _size(image)
    picture = _resampled(image, read.picture, wanted)
    if placement.purpose is Purpose.LUMINOSITY:
        return picture.convert("RGB").convert("L"), False
    inked = inks.picture(picture, read.icc)
    return inked, read.is_jpeg and (inked.mode == "L" or picture.getcolors(samples.FLAT) is None)


def _check_masks(image: Any) -> None:
    if isinstance(image.get(Name.Mask), Array):
        raise UnknownImageError("a color that is to be left out (/Mask)")
    mask = image.get(Name.SMask)
    if mask is not None and (Name.Matte in mask or mask.get(Name.ColorSpace) != Name.DeviceGray):
        raise UnknownImageError("a soft mask that its colors were mixed with (/Matte)")


# --- size ------------------------------------------------------------------


def _size(image: Any) -> Size:
    return int(image.Width), int(image.Height)


def _wanted(image: Any, placement: Placement, limits: ImageLimits) -> Size:
    """The pixels that an image is to have: those it has, unless it exceeds the ceiling."""
    width, height = _size(image)
    across = width * POINTS / max(placement.width, 1e-6)
    down = height * POINTS / max(placement.height, 1e-6)
    ppi = min(across, down)
    if ppi <= limits.ceiling:
        return width, height
    scale = limits.ppi / ppi
    return max(round(width * scale), 1), max(round(height * scale), 1)


def _resampled(image: Any, picture: Image.Image, wanted: Size) -> Image.Image:
    """The picture in that size; one with a soft mask of its size is weighted with it."""
    if picture.size == wanted:
        return picture
    mask = image.get(Name.SMask)
    if mask is None or _size(mask) != picture.size or picture.mode == "CMYK":
        return _scaled(picture, wanted)
    picture = picture.copy()
    picture.putalpha(samples.read(mask, picture.size).picture)
    scaled = picture.resize(wanted, Image.Resampling.LANCZOS)  # as Pillow weights it
    samples.write_lossless(mask, scaled.getchannel("A"))
    return scaled.convert(scaled.mode.removesuffix("A"))


def _scaled(picture: Image.Image, wanted: Size) -> Image.Image:
    return picture.resize(wanted, Image.Resampling.LANCZOS, reducing_gap=GAP)


def _shrink_mask(image: Any, placement: Placement, limits: ImageLimits) -> None:
    """The soft mask by the same rule, if it has not come down with the image."""
    mask = image.get(Name.SMask)
    if mask is None:
        return
    _drop_interpolation(mask)
    wanted = _wanted(mask, placement, limits)
    if wanted != _size(mask) and _size(mask) != _size(image):
        samples.write_lossless(mask, _scaled(samples.read(mask, wanted).picture, wanted))


def _drop_interpolation(image: Any) -> None:
    if Name.Interpolate in image:
        del image.Interpolate


# --- line art --------------------------------------------------------------


def _is_line_art(picture: Image.Image) -> bool:
    """Whether it has two colors at most: its edges need far more pixels than a photograph."""
    return picture.getcolors(2) is not None
