"""The color spaces that pictures and colors bring with them, as ICC profiles.

In: a profile's bytes. Out: a `Source`: how its colors convert. What they become on press by
other means does not belong here.
"""

from dataclasses import dataclass
from itertools import product

from PIL import ImageCms

from ngen_pdf.inks import conversion
from ngen_pdf.inks.conversion import Pixel, Profile

# A color of sRGB that comes back from another space this near to where it was is in both.
NEAR = 2
# Profiles of sRGB differ in their last digits, those that say it is another space do not.
PROBES = tuple(product(range(0, 256, 51), repeat=3))


@dataclass(frozen=True, slots=True)
class Source:
    """A color space: the mode of its pictures, its ways to sRGB and back; none for CMYK."""

    profile: Profile
    is_srgb: bool
    to_srgb: ImageCms.ImageCmsTransform | None
    from_srgb: ImageCms.ImageCmsTransform | None

    @property
    def mode(self) -> str:
        """L, RGB or CMYK."""
        return self.profile.mode

    def srgb(self, pixel: Pixel) -> Pixel | None:
        """The same color in sRGB; nothing where sRGB does not have it."""
        if self.is_srgb:
            return pixel
        if self.to_srgb is None:
            return None
        (found,) = conversion.colors((pixel,), self.to_srgb)
        if self.from_srgb is None:
            return found
        (back,) = conversion.colors((found,), self.from_srgb)
        return found if _near(pixel, back, NEAR) else None


def read(icc: bytes) -> Source:
    """The color space of this profile; `ProfileError` if there is none to convert from."""
    profile = conversion.opened(icc)
    if profile.mode == "CMYK":
        return Source(profile, False, None, None)
    srgb = conversion.srgb()
    forth = conversion.exact(profile, srgb)
    if profile.mode == "L":
        return Source(profile, False, forth, None)
    found = conversion.colors(PROBES, forth)
    if all(_near(probe, color, 1) for probe, color in zip(PROBES, found, strict=True)):
        return Source(profile, True, None, None)
    return Source(profile, False, forth, _back(profile, srgb))


def _back(profile: Profile, srgb: Profile) -> ImageCms.ImageCmsTransform | None:
    """The way back, which a camera's or scanner's profile does not have."""
    try:
        return conversion.exact(srgb, profile)
    except conversion.ProfileError:
        return None


def _near(first: Pixel, second: Pixel, distance: int) -> bool:
    return all(abs(a - b) <= distance for a, b in zip(first, second, strict=True))
