"""Inks written as light, so that what draws in red, green and blue draws plates.

In: a `Space` and up to three plates. Out: a color space of a PDF in which each of these plates
is a light: 1 where it has no ink, 0 where it is full. Blending in a space of inks takes their
complements (ISO 32000-2, 11.3.4), so that what is blended in this light is what is blended on
the plates.
"""

from itertools import product
from typing import Any

import pikepdf
from pikepdf import Array, Name

from ngen_pdf.inks import conversion
from ngen_pdf.inks.conversion import Pixel, ProfileError
from ngen_pdf.preflight.coverage.spaces import (
    COLORS,
    DEVICE_CMYK,
    GRAY,
    INDEXED,
    PATTERN,
    PROCESS,
    Space,
    UnknownSpaceError,
)

FULL = 255
STEPS = {3: 17, 4: 9}  # samples along each component of a space that is converted
LIGHTS = 3
# What draws rounds colors, and cuts what comes of the samples of images off to 8 bits. So colors
# are moved by a part of such a step, that half a step of ink counts as one, and samples by
# more, that they stay what they are. Where it makes an image larger or smaller it cuts off once
# more in each direction, up to a step of ink in a photograph and none in a flat image: so the
# first of three lights is moved by a whole step.
COLOR, SAMPLE, TONE = -0.0005, 0.001, 0.0049


class Conversion:
    """Colors of a screen or of another press as ink: by the profile of the press, if any.

    Without one, black takes the place of equal parts of cyan, magenta and yellow (ISO 32000-2,
    10.4.2).
    """

    def __init__(self, icc: bytes | None) -> None:
        self._icc = icc
        self._press = _opened(icc) if icc else None
        self._grids: dict[Space, tuple[Pixel, ...] | None] = {}

    def grid(self, space: Space) -> tuple[Pixel, ...] | None:
        """The plates of the colors at even steps, the first component fastest.

        None where the numbers of the space are those of the plates.
        """
        if space not in self._grids:
            self._grids[space] = self._made(space)
        return self._grids[space]

    def _made(self, space: Space) -> tuple[Pixel, ...] | None:
        if space.mode == "CMYK" and (self._press is None or space.icc == self._icc):
            return None
        source = _source(space)
        if source is None:
            return None
        pixels = _pixels(space)
        if self._press is None:
            way = conversion.exact(source, conversion.srgb())
            return tuple(_separated(pixel) for pixel in conversion.colors(pixels, way))
        return conversion.colors(pixels, conversion.exact(source, self._press))


def _source(space: Space) -> conversion.Profile | None:
    """The profile of a space; that of the screen where it has none of use, None for a press."""
    if space.mode == "LAB":
        return conversion.lab()
    found = _opened(space.icc) if space.icc else None
    if found is not None and found.mode == space.mode:
        return found
    return conversion.srgb() if space.mode == "RGB" else None


def _opened(icc: bytes) -> conversion.Profile | None:
    try:
        return conversion.opened(icc)
    except ProfileError:
        return None


def _pixels(space: Space) -> list[Pixel]:
    steps = STEPS[space.components]
    parts = [step / (steps - 1) for step in range(steps)]
    points = [point[::-1] for point in product(parts, repeat=space.components)]
    if space.mode != "LAB":
        return [tuple(round(part * FULL) for part in point) for point in points]
    low, high = space.ranges[2::2], space.ranges[3::2]
    return [
        (
            round(point[0] * FULL),
            *(
                round(min(max(a + part * (b - a), -128), 127)) % 256
                for part, a, b in zip(point[1:], low, high, strict=True)
            ),
        )
        for point in points
    ]


def _separated(pixel: Pixel) -> Pixel:
    inks = [FULL - value for value in pixel]
    black = min(inks)
    return (*(ink - black for ink in inks), black)


class Light:
    """The spaces of light of one file, for some plates."""

    def __init__(self, pdf: pikepdf.Pdf, plates: tuple[str, ...], ways: Conversion) -> None:
        self._pdf = pdf
        self.plates = (*plates, *plates[-1:] * (LIGHTS - len(plates)))
        self._ways = ways
        self._made: dict[tuple[Space, float], Any] = {}

    def space(self, source: Space, nudge: float = COLOR) -> Any:
        """The space of light in place of another, of as many components."""
        if (source, nudge) not in self._made:
            self._made[source, nudge] = self._written(source, nudge)
        return self._made[source, nudge]

    def _written(self, source: Space, nudge: float) -> Any:
        if source.kind == PATTERN:
            return Array([Name.Pattern, self.space(source.base)]) if source.base else Name.Pattern
        if source.kind == INDEXED and source.base is not None:
            if source.base.mode == "LAB":
                raise UnknownSpaceError("a palette of Lab")
            last = len(source.table) // source.base.components - 1
            table = pikepdf.String(source.table)
            return Array([Name.Indexed, self.space(source.base, nudge), last, table])
        grid = self._ways.grid(source) if source.kind == COLORS else None
        if grid is not None:
            function = self._sampled(source, grid, nudge)
        else:
            function = self._calculated(DEVICE_CMYK if source.kind == COLORS else source, nudge)
        names = Array([Name(f"/Part{number}") for number in range(source.components)])
        return self._pdf.make_indirect(Array([Name.DeviceN, names, Name.DeviceRGB, function]))

    def _calculated(self, source: Space, nudge: float) -> Any:
        """A function that picks the plates' components (ISO 32000-2, 7.10.5)."""
        count = source.components
        picked = [
            self._pick(source, plate, at, _of_light(nudge, at))
            for at, plate in enumerate(self.plates)
        ]
        program = f"{{{' '.join(picked)} {count + LIGHTS} {LIGHTS} roll {'pop ' * count}}}"
        function = self._pdf.make_stream(program.encode())
        return _function(function, 4, (0, 1) * count)

    def _pick(self, source: Space, plate: str, above: int, nudge: float) -> str:
        inks = source.inks
        if plate not in inks and inks != ("All",):
            return "1"
        at = inks.index(plate) if plate in inks else 0
        depth = source.components - 1 - at + above
        if source.kind == GRAY:
            return f"{depth} index {nudge} add"
        return f"{1 + nudge} {depth + 1} index sub"

    def _sampled(self, source: Space, grid: tuple[Pixel, ...], nudge: float) -> Any:
        at = [PROCESS.index(plate) if plate in PROCESS else None for plate in self.plates]
        data = bytes(FULL if n is None else FULL - pixel[n] for pixel in grid for n in at)
        function = self._pdf.make_stream(data)
        function.Size = Array([STEPS[source.components]] * source.components)
        function.BitsPerSample = 8
        nudges = [_of_light(nudge, at) for at in range(LIGHTS)]
        function.Decode = Array([end + part for part in nudges for end in (0, 1)])
        return _function(function, 0, source.ranges)


def _of_light(nudge: float, at: int) -> float:
    """By how much the first, second or third light is moved."""
    return SAMPLE if nudge == TONE and at else nudge


def _function(function: Any, kind: int, domain: tuple[float, ...]) -> Any:
    function.FunctionType = kind
    function.Domain = Array(list(domain))
    function.Range = Array([0, 1] * LIGHTS)
    return function
