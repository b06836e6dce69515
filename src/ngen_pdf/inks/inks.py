"""The inks of an edition: what each color that is painted prints as.

In: colors and pictures as painted. Out: `Ink`s and pictures of ink. The order of the rules is
here: a recipe before a neutral tone, a neutral tone before a profile.
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import floor

from PIL import Image, ImageCms

from ngen_pdf.inks import conversion, jpeg, limit, neutral, pictures, ramps, sources
from ngen_pdf.inks.conversion import Pixel, Profile, ProfileError
from ngen_pdf.inks.ramps import Rgb
from ngen_pdf.inks.sources import Source
from ngen_pdf.palette import Cmyk, Swatch

FULL = 255


@dataclass(frozen=True, slots=True)
class Ink:
    """What a color prints as: four plates, or the spot ink of that name, which they stand for."""

    cmyk: Cmyk
    spot: str = ""


class Inks:
    """The inks of an edition, made once; what was converted is remembered.

    `icc` is the profile of the press, `limit` the sum of the plates (3.0 is 300 %), `spots`
    the names of the spot inks that may be used. `ProfileError` if nothing can be printed by the
    profile; every method that takes another profile raises it for that one.
    """

    def __init__(
        self, icc: bytes, limit: float, swatches: tuple[Swatch, ...], spots: tuple[str, ...]
    ) -> None:
        self._icc = icc
        self._limit = limit
        self._press = conversion.opened(icc)
        if self._press.mode != "CMYK":
            raise ProfileError("is an ICC profile for a color space other than CMYK")
        self._srgb = conversion.srgb()
        self._way = conversion.exact(self._srgb, self._press)
        self._tones = _tones(self._press)
        self._recipes = _recipes(swatches, spots)
        self._plain: dict[Pixel, Cmyk] = {}
        self._sources: dict[bytes, Source] = {}
        self._ways: dict[tuple[bytes | None, bool], ImageCms.ImageCmsTransform] = {}

    def of_srgb(self, red: float, green: float, blue: float) -> Ink:
        """The ink of a color of sRGB, each component from 0 to 1."""
        return self._of_pixel(_pixel((red, green, blue)))

    def of_gray(self, gray: float) -> Ink:
        """The ink of a gray, 0 (black) to 1 (paper): black alone."""
        return Ink(self._tone(gray))

    def of_cmyk(self, cmyk: Cmyk) -> Ink:
        """The ink of a color that is in ink already: its numbers, within the limit."""
        cyan, magenta, yellow, black = (min(max(float(plate), 0.0), 1.0) for plate in cmyk)
        return Ink(limit.limited((cyan, magenta, yellow, black), self._limit))

    def of_lab(self, lightness: float, a: float, b: float) -> Ink:
        """The ink of a CIELAB color: L* from 0 to 100, a* and b* to 127, to its own white.

        One without hue is neutral. LittleCMS takes it in 8 bits: 0.2 of L*, 0.5 of a*, b* off.
        """
        pixel = tuple(round(min(max(value, -128.0), 127.0)) % 256 for value in (a, b))
        if pixel == (0, 0):
            return Ink(self._tint(lightness))
        level = round(min(max(lightness, 0.0), 100.0) * 2.55)
        return Ink(self._converted((level, *pixel), self._lab))

    def of_profile(self, icc: bytes, components: Sequence[float]) -> Ink:
        """The ink of a color, 0 to 1 for each component, in the space of a profile."""
        source = self._source(icc)
        if len(components) != len(source.mode):
            raise ProfileError("is an ICC profile for another number of components")
        if source.mode == "CMYK" and icc == self._icc:
            cyan, magenta, yellow, black = components
            return self.of_cmyk((cyan, magenta, yellow, black))
        return self._of_source(icc, _pixel(components))

    def ramp(self, first: Rgb, last: Rgb, exponent: float, samples: int) -> tuple[Cmyk, ...]:
        """The inks of a gradient between two colors of sRGB, at least 2 samples.

        They are even steps of an exponential function (ISO 32000-2, 7.10.3). The ends are those
        of `of_srgb`. Between two grays that are in black alone, black alone prints.
        """
        ends = (self.of_srgb(*first).cmyk, self.of_srgb(*last).cmyk)
        points = ramps.between(first, last, exponent, samples)
        if all(_is_neutral(rgb) for rgb in (first, last)) and not any(any(end[:3]) for end in ends):
            middle = tuple(self._tone(rgb[0]) for _, rgb in points[1:-1])
        else:
            found = ramps.inks(ends, points, lambda rgb: self._plain_ink(_pixel(rgb)))
            middle = tuple(limit.limited(cmyk, self._limit) for cmyk in found[1:-1])
        return (ends[0], *middle, ends[1])

    def picture(self, picture: Image.Image, icc: bytes | None) -> Image.Image:
        """A picture of mode L, RGB or CMYK in ink; `icc` is the profile that it brought.

        The result is of mode CMYK, or of mode L (255 is paper) where black alone prints.
        `ProfileError` if the profile is not one for this mode.
        """
        if icc is not None:
            source = self._source(icc)
            if source.mode != picture.mode:
                raise ProfileError(f"is an ICC profile for another color space than {picture.mode}")
            icc = None if source.is_srgb else icc
        if picture.mode == "L":
            return pictures.toned(picture, lambda gray: self._gray(icc, gray).cmyk[3])
        if picture.mode == "CMYK":
            way = None if icc in (None, self._icc) else self._picture_way(icc)
            return pictures.photograph(picture, way, self._most)
        if picture.mode != "RGB":
            raise ValueError(f"a picture of mode {picture.mode} is not for print")
        colors = pictures.flat_colors(picture)
        if colors is None:
            return pictures.photograph(picture, self._picture_way(icc), self._most)
        return pictures.flat(picture, colors, lambda color: self._of_source(icc, color).cmyk)

    def encoded(self, picture: Image.Image, quality: int) -> bytes:
        """A picture in ink as JPEG: no pixel is above the ink limit when it is decoded.

        `quality` is Pillow's. CMYK is stored inverted and needs `/Decode [1 0 1 0 1 0 1 0]`.
        """
        return jpeg.encoded(picture, quality, self._most)

    @property
    def _most(self) -> int:
        """The ink limit in 8 bits."""
        return floor(self._limit * FULL + 1e-6)

    @cached_property
    def _lab(self) -> ImageCms.ImageCmsTransform:
        return conversion.exact(conversion.lab(), self._press)

    def _tone(self, gray: float) -> Cmyk:
        return self._tint(neutral.gray_lightness(min(max(gray, 0.0), 1.0)))

    def _tint(self, lightness: float) -> Cmyk:
        return (0.0, 0.0, 0.0, round(self._tones.tint(lightness), 4))

    def _gray(self, icc: bytes | None, gray: float) -> Ink:
        return self.of_gray(gray) if icc is None else self._of_source(icc, _pixel((gray,)))

    def _of_pixel(self, pixel: Pixel) -> Ink:
        if (recipe := self._recipes.get(pixel)) is not None:
            return recipe
        if len(set(pixel)) == 1:
            return self.of_gray(pixel[0] / FULL)
        return Ink(limit.limited(self._plain_ink(pixel), self._limit))

    def _of_source(self, icc: bytes | None, pixel: Pixel) -> Ink:
        """The ink of a color in the space of a profile, or else of sRGB."""
        if icc is None:
            return self._of_pixel(pixel)
        source = self._source(icc)
        known = source.srgb(pixel)
        if known is not None and source.mode == "L":
            return self.of_gray(known[0] / FULL)
        if known is not None and (source.is_srgb or _is_known(known, self._recipes)):
            return self._of_pixel(known)
        return Ink(self._converted(pixel, self._exact_way(icc)))

    def _plain_ink(self, pixel: Pixel) -> Cmyk:
        """What a color of sRGB converts to by the profile alone."""
        if pixel not in self._plain:
            (plates,) = conversion.colors((pixel,), self._way)
            self._plain[pixel] = _cmyk(plates)
        return self._plain[pixel]

    def _converted(self, pixel: Pixel, way: ImageCms.ImageCmsTransform) -> Cmyk:
        (plates,) = conversion.colors((pixel,), way)
        return limit.limited(_cmyk(plates), self._limit)

    def _source(self, icc: bytes) -> Source:
        if icc not in self._sources:
            self._sources[icc] = sources.read(icc)
        return self._sources[icc]

    def _exact_way(self, icc: bytes) -> ImageCms.ImageCmsTransform:
        if (icc, False) not in self._ways:
            self._ways[icc, False] = conversion.exact(self._source(icc).profile, self._press)
        return self._ways[icc, False]

    def _picture_way(self, icc: bytes | None) -> ImageCms.ImageCmsTransform:
        if (icc, True) not in self._ways:
            source = self._srgb if icc is None else self._source(icc).profile
            self._ways[icc, True] = conversion.quick(source, self._press)
        return self._ways[icc, True]


def _tones(press: Profile) -> neutral.Tones:
    way = conversion.transform(press, conversion.lab(), ImageCms.Flags.NOOPTIMIZE)
    tints = tuple((0, 0, 0, black) for black in range(256))
    try:
        return neutral.tones([color[0] for color in conversion.colors(tints, way)])
    except ValueError as error:
        raise ProfileError("describes a press whose black is as light as paper") from error


def _recipes(swatches: tuple[Swatch, ...], spots: tuple[str, ...]) -> dict[Pixel, Ink]:
    """The ink of every swatch that has a recipe; of two of the same color, the first counts."""
    recipes: dict[Pixel, Ink] = {}
    for swatch in swatches:
        if swatch.cmyk is not None:
            pixel = tuple(bytes.fromhex(swatch.srgb.removeprefix("#")))
            spot = swatch.spot if swatch.spot in spots else ""
            recipes.setdefault(pixel, Ink(swatch.cmyk, spot))
    return recipes


def _pixel(components: Sequence[float]) -> Pixel:
    return tuple(round(min(max(value, 0.0), 1.0) * FULL) for value in components)


def _is_known(pixel: Pixel, recipes: Container[Pixel]) -> bool:
    """Whether a color of sRGB has an ink without the profile."""
    return pixel in recipes or len(set(pixel)) == 1


def _is_neutral(rgb: Rgb) -> bool:
    return len(set(_pixel(rgb))) == 1


def _cmyk(plates: Pixel) -> Cmyk:
    cyan, magenta, yellow, black = (round(plate / FULL, 4) for plate in plates)
    return (cyan, magenta, yellow, black)
