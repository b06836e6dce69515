"""Images in light.

In: an image of a PDF, its color space, the plates that are drawn. Out: an image in the file of
copies. Large ones are made small first, once for all plates. How a plate is written as light
belongs to `light`.
"""

from typing import Any

import pikepdf
from pikepdf import Array, Name
from PIL import Image, ImageChops

from ngen_pdf.preflight.coverage.images import reduced
from ngen_pdf.preflight.coverage.light import FULL, SAMPLE, TONE, Light
from ngen_pdf.preflight.coverage.spaces import CMYK, GRAY, INDEXED, INKS, Space
from ngen_pdf.preflight.reading.functions import numbers

LARGEST = 1 << 28  # bytes of the samples of an image that is drawn as it is
# As much as `light.TONE`, and of the first light alone.
LIGHTER = [min(level + 1, FULL) for level in range(FULL + 1)]


class TooLargeImageError(ValueError):
    """Says that an image is too large to be drawn."""


class Pictures:
    """The images of one file of copies."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._made: dict[object, Any] = {}
        self._small: dict[object, Image.Image | None] = {}

    def image(self, source: Any, space: Space | None, light: Light) -> Any:
        """The image in light; a stencil, which has no space, as it is."""
        key = source.objgen
        if source.is_owned_by(self._pdf):
            return self._image(source, None, space, light)
        if (key, light.plates) not in self._made:
            small = self._reduced(source)
            self._made[key, light.plates] = self._image(source, small, space, light)
        return self._made[key, light.plates]

    def _reduced(self, source: Any) -> Image.Image | None:
        if source.objgen not in self._small:
            self._small[source.objgen] = reduced(source)
        return self._small[source.objgen]

    def _image(
        self, source: Any, small: Image.Image | None, space: Space | None, light: Light
    ) -> Any:
        if small is None:
            new = self._as_it_is(source)
        else:
            lit = _lit(small, source, space, light)
            new = self._written(small if lit is None else lit)
            if "/SMask" in source:
                new.SMask = self._mask(source.SMask)
            if lit is not None:
                new.ColorSpace = Name.DeviceRGB
                return new
            if "/Decode" in source:
                new.Decode = Array(list(numbers(source.Decode)))
        if space is not None:
            is_tone = space.kind != INDEXED and int(new.get("/BitsPerComponent", 8)) == 8
            new.ColorSpace = light.space(space, TONE if is_tone else SAMPLE)
            if space.mode == "LAB" and "/Decode" not in new:
                new.Decode = Array(list(space.ranges))
        return new

    def _as_it_is(self, source: Any) -> Any:
        bits = 1 if source.get("/ImageMask", False) else int(source.get("/BitsPerComponent", 8))
        if int(source.Width) * int(source.Height) * bits > 8 * LARGEST:
            raise TooLargeImageError
        own = source.is_owned_by(self._pdf)
        new = source if own else self._pdf.copy_foreign(source)
        new = self._pdf.make_stream(new.read_raw_bytes(), new.stream_dict)
        if "/OC" in new:
            del new.OC
        return new

    def _mask(self, source: Any) -> Any:
        small = self._reduced(source)
        if small is None or small.mode != "L":
            return self._pdf.copy_foreign(source)
        new = self._written(small)
        new.ColorSpace = Name.DeviceGray
        if "/Decode" in source:
            new.Decode = Array(list(numbers(source.Decode)))
        return new

    def _written(self, picture: Image.Image) -> Any:
        new = self._pdf.make_stream(picture.tobytes())
        new.Type, new.Subtype = Name.XObject, Name.Image
        new.Width, new.Height = picture.size
        new.BitsPerComponent = 8
        return new


def _lit(
    picture: Image.Image, source: Any, space: Space | None, light: Light
) -> Image.Image | None:
    """The picture in light, where its samples are ink or gray as they stand."""
    bands = picture.split()
    decode = numbers(source.get("/Decode"))
    inverted = decode == (1.0, 0.0) * len(bands)
    if space is None or space.kind not in (CMYK, GRAY, INKS) or len(bands) != space.components:
        return None
    if decode and not inverted and decode != (0.0, 1.0) * len(bands):
        return None
    is_light = inverted != (space.kind == GRAY)
    white = Image.new("L", picture.size, FULL)
    lights = []
    for plate in light.plates:
        if plate not in space.inks and space.inks != ("All",):
            lights.append(white)
            continue
        band = bands[space.inks.index(plate) if plate in space.inks else 0]
        lit = band if is_light else ImageChops.invert(band)
        lights.append(lit if lights else lit.point(LIGHTER))
    return Image.merge("RGB", lights)
