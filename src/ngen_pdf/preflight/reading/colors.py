"""Color spaces and colors (ISO 32000-2, 8.6).

In: a color space as a PDF says it, and the numbers of a color in it. Out: `Paint`. Which color
is in force belongs to `graphics`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from ngen_pdf.preflight.facts import Paint
from ngen_pdf.preflight.reading import functions
from ngen_pdf.preflight.reading.functions import Function
from ngen_pdf.preflight.reading.objects import ABBREVIATED_SPACES, readable
from ngen_pdf.preflight.reading.streams import FAULTS, decoded

Values = tuple[float, ...]
RGB = tuple[float, float, float]
DEPTH = 6
KEPT = 4096  # colors of a space that are kept
COMPONENTS = 32  # of a DeviceN space (Annex C)
PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
OF_COMPONENTS = {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}


@dataclass(frozen=True, slots=True)
class Space:
    """A color space: its family, the alternate or base space, and how to get there."""

    family: str
    components: int
    colorants: tuple[str, ...] = ()
    alternate: "Space | None" = None
    tint: Function | None = None
    lookup: bytes = b""
    numbers: Values = ()  # of Lab: white point and range
    paints: dict[Values, Paint] = field(default_factory=dict, compare=False, repr=False)

    def initial(self) -> Values:
        """The color that is in force when the space is set (8.6.8, `CS`)."""
        if self.family == "DeviceCMYK":
            return (0.0, 0.0, 0.0, 1.0)
        return (1.0 if self.colorants else 0.0,) * self.components

    def paint(self, values: Sequence[float]) -> Paint:
        """A color in it; numbers that lack are those of the initial color."""
        given = tuple(values)
        found = self.paints.get(given)
        if found is None:
            if len(self.paints) >= KEPT:
                self.paints.clear()
            found = self.paints[given] = self._paint(given[: self.components])
        return found

    def _paint(self, given: Values) -> Paint:
        given += self.initial()[len(given) :]
        if self.family == "Indexed":
            return self._base.paint(self._looked_up(given))
        plates, rgb = _plates(self, given), self.rgb(given)
        return Paint(self.family, self.base, self.components, self.colorants, plates, rgb)

    @property
    def plain(self) -> Paint:
        """What is painted in the space, of any color in it."""
        if self.family == "Indexed":
            return self._base.plain
        return Paint(self.family, self.base, self.components, self.colorants)

    @property
    def base(self) -> str:
        """The family of the alternate space."""
        return self.alternate.family if self.alternate else ""

    @property
    def _base(self) -> "Space":
        return self.alternate or GRAY

    def _looked_up(self, values: Values) -> Values:
        count = self._base.components
        index = min(max(int(values[0]), 0), max(len(self.lookup) // count - 1, 0))
        entry = self.lookup[index * count : (index + 1) * count]
        if self._base.family == "Lab":
            return _of_lab_bytes(entry, self._base.numbers)
        return tuple(byte / 255 for byte in entry)

    def rgb(self, values: Values) -> RGB | None:
        """The color on a screen: numbers of sRGB as they are, CMYK without a profile."""
        if self.family == "Indexed":
            return self._base.rgb(self._looked_up(values))
        if self.family == "Lab":
            return _of_lab(values)
        if self.colorants:
            if not self.tint or not self.alternate or self.colorants == ("None",):
                return None
            try:
                return self.alternate.rgb(self.tint(values))
            except FAULTS:
                return None
        return _of_device(values)


GRAY = Space("DeviceGray", 1)
RGB_SPACE = Space("DeviceRGB", 3)
CMYK = Space("DeviceCMYK", 4)
PATTERN = Space("Pattern", 0)
NAMED = {
    "/DeviceGray": GRAY, "/DeviceRGB": RGB_SPACE, "/DeviceCMYK": CMYK, "/Pattern": PATTERN,
    "/CalGray": Space("CalGray", 1), "/CalRGB": Space("CalRGB", 3), "/CalCMYK": CMYK,
}  # fmt: skip
UNKNOWN = Space("", 0)


def read(source: Any, named: Callable[[str], Any] = lambda _name: None, depth: int = 0) -> Space:
    """The space that a name or an array says; `named` finds those of the resources.

    What is malformed gives `UNKNOWN`.
    """
    try:
        if depth > DEPTH:
            return UNKNOWN
        if isinstance(source, pikepdf.Name | str):
            said = ABBREVIATED_SPACES.get(str(source), str(source))
            if said in NAMED:
                return NAMED[said]
            found = named(said)
            return UNKNOWN if found is None else read(found, depth=depth + 1)
        family = ABBREVIATED_SPACES.get(str(source[0]), str(source[0]))
        if len(source) == 1 or family.startswith("/Cal"):
            return NAMED[family]
        return READERS[family](source, named, depth + 1)
    except FAULTS:
        return UNKNOWN


Named = Callable[[str], Any]


def _icc_based(source: Any, named: Named, depth: int) -> Space:
    stream = source[1]
    components = int(stream.N)
    alternate = stream.get("/Alternate")
    base = read(alternate, named, depth) if alternate is not None else None
    if base is None or base.components != components:
        base = NAMED["/" + OF_COMPONENTS[components]]
    return Space("ICCBased", components, alternate=base)


def _lab(source: Any, _named: Named, _depth: int) -> Space:
    said = source[1]
    white = functions.numbers(said.WhitePoint)
    reach = functions.numbers(said.get("/Range")) or (-100.0, 100.0, -100.0, 100.0)
    return Space("Lab", 3, numbers=(*white, *reach))


def _indexed(source: Any, named: Named, depth: int) -> Space:
    table = source[3]
    if isinstance(table, pikepdf.Stream):
        lookup = decoded(table, 1 << 20)
    elif isinstance(table, pikepdf.String):
        lookup = bytes(table)
    else:
        return UNKNOWN
    return Space("Indexed", 1, alternate=read(source[1], named, depth), lookup=lookup)


def _separation(source: Any, named: Named, depth: int) -> Space:
    return _of_colorants("Separation", (readable(str(source[1])),), source, named, depth)


def _device_n(source: Any, named: Named, depth: int) -> Space:
    names = tuple(readable(str(name)) for name in list(source[1])[:COMPONENTS])
    return _of_colorants("DeviceN", names, source, named, depth)


def _of_colorants(
    family: str, names: tuple[str, ...], source: Any, named: Named, depth: int
) -> Space:
    alternate, tint = read(source[2], named, depth), functions.read(source[3])
    return Space(family, len(names), names, alternate, tint)


def _pattern(source: Any, named: Named, depth: int) -> Space:
    base = read(source[1], named, depth)
    return Space("Pattern", base.components, alternate=base)


READERS: dict[str, Callable[[Any, Named, int], Space]] = {
    "/ICCBased": _icc_based, "/Lab": _lab, "/Indexed": _indexed, "/Separation": _separation,
    "/DeviceN": _device_n, "/Pattern": _pattern,
}  # fmt: skip


def _plates(space: Space, values: Values) -> tuple[tuple[str, float], ...]:
    if space.family == "DeviceGray":
        pairs: list[tuple[str, float]] = [("Black", 1 - values[0])]
    elif space.family == "DeviceCMYK":
        pairs = list(zip(PROCESS, values, strict=False))
    elif space.colorants == ("All",):
        pairs = [(plate, values[0]) for plate in PROCESS]
    else:
        pairs = list(zip(space.colorants, values, strict=False))
    return tuple((plate, min(ink, 1.0)) for plate, ink in pairs if ink > 0 and plate != "None")


def _of_device(values: Values) -> RGB | None:
    """Gray, RGB and CMYK (10.4.2.5: without a profile)."""
    clipped = [min(max(value, 0.0), 1.0) for value in values]
    match clipped:
        case [gray]:
            return (gray, gray, gray)
        case [red, green, blue]:
            return (red, green, blue)
        case [cyan, magenta, yellow, black]:
            return (
                1 - min(1, cyan + black),
                1 - min(1, magenta + black),
                1 - min(1, yellow + black),
            )
    return None


def _of_lab_bytes(entry: bytes, numbers: Values) -> Values:
    """What a table of indexed colors says of Lab, in its range (8.6.6.3)."""
    low = (0.0, numbers[3], numbers[5])
    high = (100.0, numbers[4], numbers[6])
    triples = zip(entry, low, high, strict=False)
    return tuple(start + byte / 255 * (end - start) for byte, start, end in triples)


def _of_lab(values: Values) -> RGB:
    """Lab to XYZ (8.6.5.4), scaled from its white to D65, then sRGB (IEC 61966-2-1)."""
    middle = (values[0] + 16) / 116
    x, y, z = (
        white * _cubed(part)
        for white, part in zip(
            (0.9505, 1.0, 1.089),
            (middle + values[1] / 500, middle, middle - values[2] / 200),
            strict=True,
        )
    )
    return (
        _gamma(3.2406 * x - 1.5372 * y - 0.4986 * z),
        _gamma(-0.9689 * x + 1.8758 * y + 0.0415 * z),
        _gamma(0.0557 * x - 0.204 * y + 1.057 * z),
    )


def _cubed(part: float) -> float:
    return part**3 if part >= 6 / 29 else 108 / 841 * (part - 4 / 29)


def _gamma(linear: float) -> float:
    linear = min(max(linear, 0.0), 1.0)
    return 12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055
