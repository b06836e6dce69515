"""Inks of the project's own press, with a palette, and small ICC profiles made on the spot."""

from io import BytesIO
from math import cbrt
from pathlib import Path

from PIL import Image, ImageCms

from ngen_pdf.inks import Cmyk, Inks
from ngen_pdf.palette import Swatch

Triple = tuple[float, float, float]
ROOT = Path(__file__).parent.parent.parent
PRESS = (ROOT / "styles/press/gracol-coated.icc").read_bytes()
ADOBE = ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457))
D50 = (0.9642, 1.0, 0.8249)
SRGB = (
    (0.4360747, 0.3850649, 0.1430804),
    (0.2225045, 0.7168786, 0.0606169),
    (0.0139322, 0.0971045, 0.7141733),
)
TO_LAB = ImageCms.buildTransform(
    ImageCms.ImageCmsProfile(BytesIO(PRESS)),
    ImageCms.createProfile("LAB"),
    "CMYK",
    "LAB",
    ImageCms.Intent.RELATIVE_COLORIMETRIC,
    ImageCms.Flags.NOOPTIMIZE,
)
SWATCHES = (
    Swatch("navy", "#10263a", (1.0, 0.82, 0.41, 0.333), "Harbor Blue"),
    Swatch("red", "#c8102e", (0.0, 1.0, 0.82, 0.06), "Signal Red"),
    Swatch("green", "#00ff00", (0.7, 0.0, 1.0, 0.0)),
    Swatch("again", "#c8102e", (0.0, 0.9, 0.9, 0.0)),
    Swatch("plain", "#336699"),
)
INKS = Inks(PRESS, 3.0, SWATCHES, ("Harbor Blue",))


def adobe() -> bytes:
    """Adobe RGB (1998): its primaries adapted to D50, and its gamma of 563/256."""
    colorants = {f"{name}XYZ": _xyz(value) for name, value in zip("rgb", ADOBE, strict=True)}
    return _profile("RGB ", {**colorants, **{f"{name}TRC": _gamma(563) for name in "rgb"}})


def gray(gamma: float) -> bytes:
    """A gray space of this gamma."""
    return _profile("GRAY", {"kTRC": _gamma(round(gamma * 256))})


def _profile(space: str, tags: dict[str, bytes]) -> bytes:
    """A monitor's profile (ICC.1:2001-04, 6.1 and 6.2)."""
    tags = {"wtpt": _xyz(D50), **tags}
    data, table = b"", len(tags).to_bytes(4)
    for name, content in tags.items():
        start = 132 + 12 * len(tags) + len(data)
        table += name.encode() + start.to_bytes(4) + len(content).to_bytes(4)
        data += content
    header = bytes(4) + bytes(4) + bytes.fromhex("02400000") + b"mntr" + space.encode() + b"XYZ "
    header += bytes(12) + b"acsp" + bytes(28) + _xyz(D50)[8:]
    body = header.ljust(128, b"\0") + table + data
    return len(body).to_bytes(4) + body[4:]


def _xyz(values: tuple[float, ...]) -> bytes:
    return b"XYZ " + bytes(4) + b"".join(round(value * 65536).to_bytes(4) for value in values)


def _gamma(times_256: int) -> bytes:
    return b"curv" + bytes(4) + (1).to_bytes(4) + times_256.to_bytes(2) + bytes(2)


def xyz_of(rgb: Triple) -> Triple:
    """The XYZ, adapted to D50, of a color of sRGB (IEC 61966-2-1; Bradford's adaptation)."""
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in rgb]
    x, y, z = (sum(a * b for a, b in zip(row, linear, strict=True)) for row in SRGB)
    return (x, y, z)


def lab_of(xyz: Triple) -> Triple:
    """The CIE Lab of an XYZ for D50, of colors that are not near black."""
    x, y, z = (cbrt(part / white) for part, white in zip(xyz, D50, strict=True))
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))


def printed(cmyk: Cmyk) -> Triple:
    """The CIE Lab of ink, relative to paper, as the press profile foretells it."""
    ink = Image.new("CMYK", (1, 1), tuple(round(plate * 255) for plate in cmyk))
    lightness, a, b = TO_LAB.apply(ink).tobytes()
    return (lightness / 2.55, (a ^ 128) - 128.0, (b ^ 128) - 128.0)
