"""The color spaces of a page, by the plates that they lay ink on.

In: a color space of a PDF (ISO 32000-2, 8.6). Out: a `Space`. How it is written as light
belongs to `light`.
"""

from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from ngen_pdf.preflight.reading.streams import decoded

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
CMYK, GRAY, INKS, COLORS, INDEXED, PATTERN = "CMYK", "gray", "inks", "colors", "indexed", "pattern"
DEEPEST = 4  # an Indexed space of a Separation of a profile is as deep as can be
LARGEST_PROFILE = 8 << 20  # bytes
LARGEST_TABLE = 1 << 20


class UnknownSpaceError(ValueError):
    """Says that a color space cannot be turned into plates."""


@dataclass(frozen=True, slots=True)
class Space:
    """A color space.

    `inks` are the plates of its components, of kind CMYK, gray and inks. `mode` and `icc` say
    how the numbers of kind colors are to be converted, `ranges` what numbers they are. `base`
    and `table` are of an Indexed space, `base` that of the color of a pattern of tiles.
    """

    kind: str
    components: int
    inks: tuple[str, ...] = ()
    mode: str = ""
    icc: bytes = b""
    ranges: tuple[float, ...] = ()
    base: "Space | None" = None
    table: bytes = b""

    @property
    def initial(self) -> tuple[float, ...]:
        """The color that is in force when the space is set (ISO 32000-2, 8.6)."""
        if self.kind == CMYK:
            return (0.0, 0.0, 0.0, 1.0)
        return (1.0 if self.kind == INKS else 0.0,) * self.components


DEVICE_GRAY = Space(GRAY, 1, ("Black",))
DEVICE_RGB = Space(COLORS, 3, mode="RGB", ranges=(0, 1) * 3)
DEVICE_CMYK = Space(CMYK, 4, PROCESS)
NAMED = {
    "/DeviceGray": DEVICE_GRAY, "/G": DEVICE_GRAY, "/CalGray": DEVICE_GRAY,
    "/DeviceRGB": DEVICE_RGB, "/RGB": DEVICE_RGB, "/CalRGB": DEVICE_RGB,
    "/DeviceCMYK": DEVICE_CMYK, "/CMYK": DEVICE_CMYK, "/Pattern": Space(PATTERN, 0),
}  # fmt: skip


def read(source: Any, named: Any = None, depth: int = 0) -> Space:
    """The space of a name or an array; `named` are the resources in which names are looked up.

    `UnknownSpaceError` for what is none. A gray of any kind prints in black alone.
    """
    if depth > DEEPEST:
        raise UnknownSpaceError("a color space within too many others")
    if isinstance(source, Name):
        if str(source) in NAMED:
            return NAMED[str(source)]
        if isinstance(named, Dictionary) and source in named:
            return read(named[source], None, depth + 1)
        raise UnknownSpaceError(f"the color space {source}")
    if not isinstance(source, Array) or len(source) == 0:
        raise UnknownSpaceError("a color space that is none")
    family = str(source[0])
    if family in READERS and len(source) > 1:
        return READERS[family](source, named, depth)
    return read(source[0], None, depth + 1)


def _profile(source: Array, named: Any, depth: int) -> Space:
    profile = source[1]
    components = int(profile.get("/N", 0)) if isinstance(profile, Stream) else 0
    if components == 1:
        return DEVICE_GRAY
    if components not in (3, 4):
        raise UnknownSpaceError("a profile without a number of components")
    alternate = profile.get("/Alternate")
    if components == 3 and isinstance(alternate, Array) and str(alternate[0]) == "/Lab":
        return read(alternate, named, depth + 1)
    icc = decoded(profile, LARGEST_PROFILE)
    return Space(COLORS, components, mode="RGB" if components == 3 else "CMYK", icc=icc,
                 ranges=(0, 1) * components)  # fmt: skip


def _lab(source: Array, _named: Any, _depth: int) -> Space:
    ranges = tuple(float(number) for number in source[1].get("/Range", (-100, 100, -100, 100)))
    return Space(COLORS, 3, mode="LAB", ranges=(0.0, 100.0, *ranges[:4]))


def _inks(source: Array, _named: Any, _depth: int) -> Space:
    names = list(source[1]) if isinstance(source[1], Array) else [source[1]]
    if not 0 < len(names) <= 32:  # ISO 32000-2, annex C: more than 32 are not asked for
        raise UnknownSpaceError("a DeviceN space of too many inks")
    return Space(INKS, len(names), tuple(str(name).removeprefix("/") for name in names))


def _indexed(source: Array, named: Any, depth: int) -> Space:
    base = read(source[1], named, depth + 1)
    if base.kind in (INDEXED, PATTERN):
        raise UnknownSpaceError("an Indexed space without a base")
    table = source[3]
    data = decoded(table, LARGEST_TABLE) if isinstance(table, Stream) else bytes(table)
    return Space(INDEXED, 1, base=base, table=data[: (int(source[2]) + 1) * base.components])


def _pattern(source: Array, named: Any, depth: int) -> Space:
    base = read(source[1], named, depth + 1)
    return Space(PATTERN, base.components, base=base)


READERS = {
    "/ICCBased": _profile, "/Lab": _lab, "/Separation": _inks, "/DeviceN": _inks,
    "/Indexed": _indexed, "/I": _indexed, "/Pattern": _pattern,
}  # fmt: skip


def key(source: Any) -> object:
    """What tells this space apart in one file; None where it stands in place."""
    if isinstance(source, Name):
        return str(source)
    if isinstance(source, pikepdf.Object) and source.is_indirect:
        return source.objgen
    return None


def left(
    space: Space, numbers: tuple[float, ...], mode: int, plates: tuple[str, ...]
) -> tuple[bool, ...]:
    """Which plates keep what is below where a color of this space overprints.

    ISO 32000-2, 8.6.7 and 11.7.4.3. `numbers` are those of a color, empty for an image or a
    gradient, in which zero is a color as any other; `mode` is the overprint mode.
    """
    if space.base is not None:
        return left(space.base, (), mode, plates)
    if space.kind == INKS:
        return tuple("All" not in space.inks and plate not in space.inks for plate in plates)
    zeros = {
        plate
        for plate, number in zip(space.inks, numbers, strict=False)
        if mode == 1 and space.kind == CMYK and number == 0
    }
    return tuple(plate not in PROCESS or plate in zeros for plate in plates)
