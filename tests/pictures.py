"""Makes image files of every kind, and ICC profiles to put into them."""

import struct
from io import BytesIO

from PIL import Image, ImageCms

ADOBE_RGB = ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457))
"""XYZ of the primaries of Adobe RGB (1998), 4.3.4, adapted to D50."""
ORIENTATION = 0x0112
"""The tag of EXIF that says how an image is turned."""


def _fixed(number: float) -> bytes:
    return struct.pack(">i", round(number * 65536))


def _tags(icc: bytes) -> dict[bytes, tuple[int, int]]:
    """Each tag's place and length (ICC.1:2022, 7.3)."""
    count = struct.unpack_from(">I", icc, 128)[0]
    entries = (struct.unpack_from(">4sII", icc, 132 + 12 * n) for n in range(count))
    return {name: (start, length) for name, start, length in entries}


def wide_rgb() -> bytes:
    """Pillow's sRGB profile with the primaries of Adobe RGB: its green is far greener."""
    icc = bytearray(srgb())
    for name, xyz in zip((b"rXYZ", b"gXYZ", b"bXYZ"), ADOBE_RGB, strict=True):
        start = _tags(bytes(icc))[name][0] + 8
        icc[start : start + 12] = b"".join(map(_fixed, xyz))
    return bytes(icc)


def srgb() -> bytes:
    """The sRGB profile that LittleCMS makes."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def dark_gray() -> bytes:
    """A gray profile of gamma 4: its middle gray is far darker than that of sRGB."""
    curve = b"curv" + bytes(4) + struct.pack(">IH", 1, 4 << 8) + bytes(2)
    white = b"XYZ " + bytes(4) + b"".join(map(_fixed, (0.9642, 1.0, 0.8249)))
    tags = ((b"wtpt", white), (b"kTRC", curve))
    start, table, body = 132 + 12 * len(tags), b"", b""
    for name, value in tags:
        table += struct.pack(">4sII", name, start + len(body), len(value))
        body += value
    header = bytearray(srgb()[:128])
    header[8:12], header[16:20] = b"\x02\x40\x00\x00", b"GRAY"
    icc = header + struct.pack(">I", len(tags)) + table + body
    icc[:4] = struct.pack(">I", len(icc))
    return bytes(icc)


def exif(orientation: int) -> Image.Exif:
    """EXIF that says how an image is turned: 1 is upright, 6 by a quarter."""
    made = Image.Exif()
    made[ORIENTATION] = orientation
    return made


def file_of(picture: Image.Image, form: str, **options: object) -> bytes:
    """A picture as a file's bytes; `options` are Pillow's, such as `icc_profile`."""
    out = BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()
