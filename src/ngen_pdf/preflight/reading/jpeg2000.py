"""Tells in which color space a JPEG 2000 image is (ISO/IEC 15444-1, annex I).

In: the head of its data. Out: a color space of the device, by components and numbered spaces. Its
picture is not decoded.
"""

from struct import unpack_from

from ngen_pdf.preflight.reading.colors import CMYK, GRAY, NAMED, OF_COMPONENTS, UNKNOWN, Space

NUMBERED = {12: CMYK, 17: GRAY, 16: NAMED["/DeviceRGB"], 18: NAMED["/DeviceRGB"]}


def space(data: bytes) -> Space:
    """The space that its `colr` box numbers, else that of as many components."""
    at = data.find(b"colr")
    if 0 < at < len(data) - 11 and data[at + 4] == 1:
        (number,) = unpack_from(">I", data, at + 7)
        if number in NUMBERED:
            return NUMBERED[number]
    size = data.find(b"\xff\x51")  # the SIZ marker of the code stream (A.5.1)
    if 0 <= size <= len(data) - 40:
        (components,) = unpack_from(">H", data, size + 38)
        return NAMED.get("/" + OF_COMPONENTS.get(components, ""), UNKNOWN)
    return UNKNOWN
