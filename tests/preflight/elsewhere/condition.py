"""The smallest ICC profile of a printing condition: no press prints so, but the form is right.

Its tables have two steps a side (ICC.1:2001-04, 6.5.8), so that it weighs 4 kB and not 400.
"""

from itertools import product
from struct import pack

LINEAR = bytes(range(256))


def tiny_icc() -> bytes:
    """A profile of version 2 for output in CMYK, connected to CIELAB."""
    tags = {
        b"desc": pack(">4sIII", b"desc", 0, 5, 0)[:12] + b"Tiny\0" + bytes(78),
        b"cprt": b"text\0\0\0\0CC0\0",
        b"wtpt": pack(">4sIIII", b"XYZ ", 0, 0xF6D6, 0x10000, 0xD32D),
        **{name: _lab_of_ink() for name in (b"A2B0", b"A2B1", b"A2B2")},
        **{name: _ink_of_lab() for name in (b"B2A0", b"B2A1", b"B2A2")},
        b"gamt": _table(3, 1, [bytes([0])] * 8),
    }
    table, body = b"", b""
    start = 128 + 4 + 12 * len(tags)
    for name, tag in tags.items():
        table += pack(">4sII", name, start + len(body), len(tag))
        body += tag + bytes(-len(tag) % 4)
    size = start + len(body)
    return _header(size) + pack(">I", len(tags)) + table + body


def _header(size: int) -> bytes:
    date = pack(">6H", 2024, 3, 31, 0, 0, 0)
    head = pack(">I4sI4s4s4s", size, b"", 0x02400000, b"prtr", b"CMYK", b"Lab ")
    illuminant = pack(">III", 0xF6D6, 0x10000, 0xD32D)
    return (head + date + b"acsp" + bytes(28) + illuminant).ljust(128, b"\0")


def _lab_of_ink() -> bytes:
    """All inks darken alike."""
    nodes = [
        bytes([max(0, 255 - 60 * sum(inks[:3]) - 200 * inks[3]), 128, 128])
        for inks in product((0, 1), repeat=4)
    ]
    return _table(4, 3, nodes)


def _ink_of_lab() -> bytes:
    """Black for what is dark, nothing for what is light."""
    nodes = [bytes([0, 0, 0, 0 if light else 255]) for light, _, _ in product((0, 1), repeat=3)]
    return _table(3, 4, nodes)


def _table(inputs: int, outputs: int, nodes: list[bytes]) -> bytes:
    identity = pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 65536)
    head = pack(">4sIBBBB", b"mft1", 0, inputs, outputs, 2, 0)
    return head + identity + LINEAR * inputs + b"".join(nodes) + LINEAR * outputs
