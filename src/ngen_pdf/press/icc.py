"""Looks into the header of an ICC profile: whether a press can be described by it.

In: the bytes of a file. Out: what is wrong with it. Conversion belongs to `inks`.
"""

import struct

MAX_BYTES = 16 << 20
MAX_TAGS = 100  # as many as LittleCMS reads
HEADER = 128
TAG = struct.Struct(">4sII")
CLASSES = {
    b"mntr": "a display",
    b"scnr": "an input",
    b"link": "a device link",
    b"spac": "a color space",
    b"abst": "an abstract",
    b"nmcl": "a named color",
}
TO_PRESS, FROM_PRESS = {b"B2A0", b"B2A1"}, {b"A2B0", b"A2B1"}


def fault(data: bytes) -> str:
    """What keeps it from being an output intent's profile, in words that follow its name, or "".

    By ICC.1:2010, 7.2 (header) and 7.3 (tag table): an output profile (`prtr`) of version 2 or 4
    between CMYK and CIELAB, with tables both ways, all of it there.
    """
    if len(data) < HEADER + 4 or data[36:40] != b"acsp":
        return "is not an ICC profile"
    size = int.from_bytes(data[:4])
    if size > len(data):
        return f"is truncated: it has {len(data)} of {size} bytes"
    return _kind_fault(data) or _tags_fault(data[:size])


def _kind_fault(data: bytes) -> str:
    device_class, space, connection = data[12:16], data[16:20], data[20:24]
    if data[8] not in (2, 4):
        return f"is of version {data[8]}, not of version 2 or 4"
    if space != b"CMYK":
        return f"is {_name(space)}, not CMYK"
    if device_class != b"prtr":
        return f"is {CLASSES.get(device_class, 'an unknown kind of')} profile, not one of a press"
    if connection != b"Lab ":
        return f"connects to {_name(connection)}, not to CIELAB"
    return ""


def _tags_fault(data: bytes) -> str:
    count = int.from_bytes(data[HEADER : HEADER + 4])
    end = HEADER + 4 + count * TAG.size
    if not 0 < count <= MAX_TAGS or end > len(data):
        return "is damaged: its table of tags does not fit"
    tags = list(TAG.iter_unpack(data[HEADER + 4 : end]))
    if any(offset < end or offset + length > len(data) for _, offset, length in tags):
        return "is damaged: a tag leads out of it"
    signatures = {signature for signature, _, _ in tags}
    if not signatures & TO_PRESS or not signatures & FROM_PRESS:
        return "lacks the tables from and to CIELAB"
    return ""


def _name(signature: bytes) -> str:
    """A color space as the header has it, such as `RGB`, with nothing that cannot be printed."""
    text = signature.decode("ascii", "replace").strip()
    return text if text.isalnum() else "of an unknown color space"
