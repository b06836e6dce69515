"""Gradients: the inks between two colors.

In: the ends, as painted in RGB and as they print, and how colors between them convert. Out:
samples of ink. The geometry of a gradient does not belong here.
"""

from collections.abc import Callable

from ngen_pdf.palette import Cmyk

Rgb = tuple[float, float, float]


def between(first: Rgb, last: Rgb, exponent: float, samples: int) -> tuple[tuple[float, Rgb], ...]:
    """Evenly spaced samples of an exponential function (ISO 32000-2, 7.10.3): how far, and the RGB.

    From 0 at the first end to 1 at the last; `samples` is at least 2.
    """
    parts = [(at / (samples - 1)) ** exponent for at in range(samples)]
    return tuple((part, _mixed(first, last, part)) for part in parts)


def _mixed(first: Rgb, last: Rgb, part: float) -> Rgb:
    red, green, blue = (a + (b - a) * part for a, b in zip(first, last, strict=True))
    return (red, green, blue)


def inks(
    ends: tuple[Cmyk, Cmyk],
    points: tuple[tuple[float, Rgb], ...],
    convert: Callable[[Rgb], Cmyk],
) -> tuple[Cmyk, ...]:
    """The ink at each point, unlimited: what its RGB converts to, and a part of the ends' offsets.

    The offset of an end is what its recipe differs by from what its RGB converts to; between
    them it goes over from one to the other, so that a ramp meets both recipes and keeps the
    course of the colors between.
    """
    (_, start), *_, (_, stop) = points
    offsets = tuple(
        tuple(ink - plain for ink, plain in zip(end, convert(rgb), strict=True))
        for end, rgb in zip(ends, (start, stop), strict=True)
    )
    return tuple(_shifted(convert(rgb), offsets, part) for part, rgb in points)


def _shifted(cmyk: Cmyk, offsets: tuple[tuple[float, ...], ...], part: float) -> Cmyk:
    first, last = offsets
    cyan, magenta, yellow, black = (
        round(min(max(ink + a + (b - a) * part, 0.0), 1.0), 4)
        for ink, a, b in zip(cmyk, first, last, strict=True)
    )
    return (cyan, magenta, yellow, black)
