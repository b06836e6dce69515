"""Decodes streams within a limit.

In: a stream of a PDF. Out: its bytes. What they say belongs to those who ask.
"""

import zlib
from typing import Any

import pikepdf

# What a malformed object may raise when it is taken for what it should be.
FAULTS = (
    ArithmeticError, AttributeError, IndexError, KeyError, RuntimeError, TypeError, ValueError,
    NotImplementedError, RecursionError, pikepdf.PikepdfError, zlib.error,
)  # fmt: skip


class TooLargeError(ValueError):
    """Says that a stream is larger than what is read of it."""


def decoded(stream: Any, limit: int) -> bytes:
    """The bytes of a stream; raises one of `FAULTS` where it cannot be decoded or is too large.

    Deflated streams are inflated no further than the limit, so that a small one cannot fill
    the memory.
    """
    if not isinstance(stream, pikepdf.Stream):
        raise TypeError("it is no stream")
    if _only_deflated(stream):
        packed = stream.read_raw_bytes()
        inflater = zlib.decompressobj()
        try:
            data = inflater.decompress(packed, limit + 1)
        except zlib.error:
            data = stream.read_bytes()
    else:
        data = stream.read_bytes()
    if len(data) > limit:
        raise TooLargeError(f"it is larger than {limit >> 20} MiB")
    return data


def _only_deflated(stream: pikepdf.Stream) -> bool:
    filters = stream.get("/Filter")
    if isinstance(filters, pikepdf.Array) and len(filters) == 1:
        filters = filters[0]
    return filters in ("/FlateDecode", "/Fl") and "/DecodeParms" not in stream
