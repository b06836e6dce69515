"""Neutral tones: the tint of black ink alone that is as light as a gray.

In: the lightness of tints of black on press. Out: the tint for a gray. Colors with a hue do
not belong here.

Lightness is CIE L* (ISO/CIE 11664-4), of which sRGB's gray has what IEC 61966-2-1 gives. That
of the press is compensated for its black point, as the ICC conversion of all else is: luminance
is scaled so that paper is 1 and solid black 0.
"""

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Tones:
    """Tints of black by lightness: rising L* from 0 to 100, and the tint at each."""

    lightness: tuple[float, ...]
    tints: tuple[float, ...]

    def tint(self, lightness: float) -> float:
        """The tint of black, 0 to 1, that is as light as this L*."""
        if lightness <= 0:
            return self.tints[0]
        if lightness >= 100:
            return self.tints[-1]
        right = bisect_right(self.lightness, lightness)
        low, high = self.lightness[right - 1 : right + 1]
        part = (lightness - low) / (high - low)
        return self.tints[right - 1] + part * (self.tints[right] - self.tints[right - 1])


def tones(measured: Sequence[int]) -> Tones:
    """The tones of a press on which 256 tints of black, 0 to solid, have these L* (255 is 100).

    Steps of 8 bits are coarser than those between tints: of the tints that have the same L*,
    the middle one counts, so that there is neither a stair nor a shift. `ValueError` if solid
    black is as light as paper.
    """
    middles = _middles(measured)
    if len(middles) < 2:
        raise ValueError("black does not print")
    black = luminance(middles[-1][0])
    paper = luminance(middles[0][0])
    pairs = [
        (lightness_of((luminance(lightness) - black) / (paper - black)), tint)
        for lightness, tint in reversed(middles)
    ]
    return Tones(
        (0.0, *(lightness for lightness, _ in pairs[1:-1]), 100.0),
        (1.0, *(tint for _, tint in pairs[1:-1]), 0.0),
    )


def _middles(measured: Sequence[int]) -> list[tuple[float, float]]:
    """Falling L* with the middle of the tints that have it."""
    starts = [0]
    for at, level in enumerate(measured):
        if level < measured[starts[-1]]:  # a profile whose black lightens again is held level
            starts.append(at)
    runs = pairwise([*starts, len(measured)])
    last = len(measured) - 1
    return [(measured[start] / 2.55, (start + end - 1) / 2 / last) for start, end in runs]


def gray_lightness(gray: float) -> float:
    """The L* of a gray of sRGB, 0 to 1 (IEC 61966-2-1)."""
    linear = gray / 12.92 if gray <= 0.04045 else ((gray + 0.055) / 1.055) ** 2.4
    return lightness_of(linear)


def lightness_of(luminance: float) -> float:
    """L* of a luminance relative to white (ISO/CIE 11664-4, 4.1)."""
    if luminance > (6 / 29) ** 3:
        return 116 * math.cbrt(luminance) - 16
    return (29 / 3) ** 3 * luminance


def luminance(lightness: float) -> float:
    """The luminance relative to white of an L* (ISO/CIE 11664-4, annex B)."""
    if lightness > 8:
        return ((lightness + 16) / 116) ** 3
    return lightness * (3 / 29) ** 3
