"""Gradients, from the color of the master to ink or to lightness.

In: a shading dictionary of the master (ISO 32000-2, 8.7.4.5). Out: one with the same geometry
whose functions give ink. What paints it belongs to `content`.

The engine writes axial and radial shadings with one exponential function between each two
stops, stitched together. Ink is no straight line between two colors, so each of them becomes
a sampled function; where they meet stays as it is, hard edges included.
"""

import struct
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from ngen_pdf.editions.press import colors
from ngen_pdf.editions.press.colors import Space
from ngen_pdf.editions.press.graphics import Mode, UnknownPaintError
from ngen_pdf.inks import Cmyk, Inks

SAMPLES = 33
STEEPEST = 1000.0  # an exponent beyond it, as of a color hint at a stop, leaves one color
KEPT = (Name.ShadingType, Name.BBox, Name.AntiAlias, Name.Coords, Name.Domain, Name.Extend)
SPACES = {Mode.INK: Name.DeviceCMYK, Mode.LUMINOSITY: Name.DeviceGray}
SRGB = Space("/DeviceRGB", 3)


class Shadings:
    """Converts the shadings of one document, and keeps what they have in common once."""

    def __init__(self, pdf: pikepdf.Pdf, inks: Inks) -> None:
        self._pdf = pdf
        self._inks = inks
        self._functions: dict[object, Any] = {}

    def convert(self, shading: Any, space: Space, mode: Mode) -> Dictionary:
        """The shading in DeviceCMYK, or in DeviceGray within a luminosity mask."""
        kind = int(shading.ShadingType)
        if kind not in (2, 3):
            raise UnknownPaintError(f"a shading of type {kind}")
        if _outputs(shading.Function) == 3:  # the engine says ICCBased or CMYK and gives RGB
            space = space if space.components == 3 else SRGB
        new = Dictionary({str(key): shading[key] for key in KEPT if key in shading})
        new.ColorSpace = SPACES[mode]
        new.Function = self._function(shading.Function, space, mode)
        if Name.Background in shading:
            numbers = tuple(float(number) for number in shading.Background)
            new.Background = Array(self._color(space, numbers, mode))
        return new

    def _function(self, function: Any, space: Space, mode: Mode) -> Any:
        """A function of color as one of ink (ISO 32000-2, 7.10)."""
        kind = int(function.FunctionType) if isinstance(function, Dictionary) else None
        if kind == 3 and all(float(number) in (0, 1) for number in function.Encode):
            parts = [self._function(part, space, mode) for part in function.Functions]
            return Dictionary(
                FunctionType=3,
                Domain=function.Domain,
                Bounds=function.Bounds,
                Encode=function.Encode,
                Functions=Array(parts),
            )
        if kind == 2:
            return self._part(function, space, mode)
        raise UnknownPaintError("a gradient whose colors are neither exponential nor stitched")

    def _part(self, function: Any, space: Space, mode: Mode) -> Any:
        """The course between two stops, written once however often it is used."""
        first = tuple(float(number) for number in function.get(Name.C0, (0,)))
        last = tuple(float(number) for number in function.get(Name.C1, (1,)))
        exponent = float(function.N)
        if exponent > STEEPEST:
            last = first
        elif exponent < 1 / STEEPEST:
            first = last
        key = (first, last, exponent, space, mode)
        if key not in self._functions:
            self._functions[key] = self._pdf.make_indirect(self._course(*key))
        return self._functions[key]

    def _course(
        self,
        first: tuple[float, ...],
        last: tuple[float, ...],
        exponent: float,
        space: Space,
        mode: Mode,
    ) -> Any:
        if mode is Mode.LUMINOSITY or first == last:
            ends = (self._color(space, first, mode), self._color(space, last, mode))
            return Dictionary(
                FunctionType=2, Domain=[0, 1], C0=list(ends[0]), C1=list(ends[1]), N=exponent
            )
        return self._sampled(self._samples(space, first, last, exponent))

    def _samples(
        self, space: Space, first: tuple[float, ...], last: tuple[float, ...], exponent: float
    ) -> tuple[Cmyk, ...]:
        if space == SRGB:
            return self._inks.ramp(_rgb(first), _rgb(last), exponent, SAMPLES)
        parts = ((at / (SAMPLES - 1)) ** exponent for at in range(SAMPLES))
        between = (
            tuple(a + (b - a) * part for a, b in zip(first, last, strict=True)) for part in parts
        )
        return tuple(colors.ink(self._inks, space, numbers).cmyk for numbers in between)

    def _sampled(self, samples: tuple[Cmyk, ...]) -> Any:
        """A function that goes straight from sample to sample (ISO 32000-2, 7.10.2)."""
        numbers = [round(plate * 65535) for sample in samples for plate in sample]
        function = self._pdf.make_stream(struct.pack(f">{len(numbers)}H", *numbers))
        function.FunctionType = 0
        function.Domain = [0, 1]
        function.Range = [0, 1] * 4
        function.Size = [len(samples)]
        function.BitsPerSample = 16
        return function

    def _color(self, space: Space, numbers: tuple[float, ...], mode: Mode) -> tuple[float, ...]:
        if mode is Mode.LUMINOSITY:
            return (colors.lightness(space, numbers),)
        return colors.ink(self._inks, space, numbers).cmyk


def _rgb(numbers: tuple[float, ...]) -> tuple[float, float, float]:
    red, green, blue = (min(max(number, 0.0), 1.0) for number in numbers)
    return (red, green, blue)


def _outputs(function: Any) -> int:
    """How many numbers a function gives; 0 where it is of no kind that is known here."""
    if not isinstance(function, Dictionary):
        return 0
    if Name.Functions in function:
        return _outputs(function.Functions[0]) if len(function.Functions) else 0
    return len(function.get(Name.C0, (0,)))
