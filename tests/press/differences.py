"""How far two colors are apart: CIEDE2000, and what it needs.

In: arrays whose last axis is a color. Out: arrays of differences. Where the colors come from
belongs to `separations`.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]

XYZ = np.array(  # linear sRGB (IEC 61966-2-1) to XYZ, adapted to D50 as in ICC's profile of sRGB
    [[0.43607, 0.38515, 0.14307], [0.22249, 0.71687, 0.06061], [0.01392, 0.09708, 0.71410]]
)
WHITE = XYZ.sum(axis=1)


def lab(srgb: ArrayLike) -> Array:
    """CIELAB (D50) of sRGB in 8 bits."""
    values = np.asarray(srgb, np.float64) / 255
    linear = np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)
    ratios = linear @ XYZ.T / WHITE
    roots = np.where(ratios > 216 / 24389, np.cbrt(ratios), (24389 / 27 * ratios + 16) / 116)
    x, y, z = np.moveaxis(roots, -1, 0)
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1)


def ciede2000(one: ArrayLike, other: ArrayLike) -> Array:
    """The difference of colors in CIELAB, all weights 1 (Sharma, Wu and Dalal, 2005)."""
    light1, a1, b1 = np.moveaxis(np.asarray(one, np.float64), -1, 0)
    light2, a2, b2 = np.moveaxis(np.asarray(other, np.float64), -1, 0)
    mean = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    a_scale = 1 + (1 - _share(mean)) / 2
    chroma1, chroma2 = np.hypot(a1 * a_scale, b1), np.hypot(a2 * a_scale, b2)
    hue1, hue2 = _hue(a1 * a_scale, b1), _hue(a2 * a_scale, b2)
    gray = chroma1 * chroma2 == 0
    turn = np.where(gray, 0, (hue2 - hue1 + 180) % 360 - 180)
    turn = np.where((turn == -180) & (hue2 > hue1), 180, turn)
    hue = _mean_hue(hue1, hue2, gray)
    chroma, light = (chroma1 + chroma2) / 2, (light1 + light2) / 2
    away = (light - 50) ** 2
    d_light = (light2 - light1) / (1 + 0.015 * away / np.sqrt(20 + away))
    d_chroma = (chroma2 - chroma1) / (1 + 0.045 * chroma)
    d_hue = 2 * np.sqrt(chroma1 * chroma2) * np.sin(np.radians(turn / 2))
    d_hue /= 1 + 0.015 * chroma * _hue_weight(hue)
    angle = np.radians(60 * np.exp(-(((hue - 275) / 25) ** 2)))
    rotation = -2 * _share(chroma) * np.sin(angle)
    squares = d_light**2 + d_chroma**2 + d_hue**2 + rotation * d_chroma * d_hue
    return np.asarray(np.sqrt(np.maximum(squares, 0)))


def _share(chroma: Array) -> Array:
    return np.asarray(np.sqrt(chroma**7 / (chroma**7 + 25.0**7)))


def _hue(a: Array, b: Array) -> Array:
    return np.asarray(np.degrees(np.arctan2(b, a)) % 360)


def _mean_hue(hue1: Array, hue2: Array, gray: NDArray[np.bool_]) -> Array:
    """The hue between, the shorter way around; where one color is gray, that of the other."""
    total = hue1 + hue2
    around = np.where(total < 360, total + 360, total - 360)
    near = np.abs(hue1 - hue2) <= 180
    return np.where(gray, total, np.where(near, total, around) / 2)


def _hue_weight(hue: Array) -> Array:
    terms = ((-0.17, 1, -30), (0.24, 2, 0), (0.32, 3, 6), (-0.20, 4, -63))
    return np.asarray(1 + sum(k * np.cos(np.radians(n * hue + turn)) for k, n, turn in terms))
