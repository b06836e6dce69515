"""Decodes streams within a limit.

In: a stream of a PDF. Out: its bytes. What they say belongs to those who ask.
"""

import zlib
from typing import Any

import pikepdf

DEFLATED = {"/FlateDecode", "/Fl"}
# What a malformed object may raise when it is taken for what it should be.
FAULTS = (
    ArithmeticError, AttributeError, IndexError, KeyError, RuntimeError, TypeError, ValueError,
    MemoryError, NotImplementedError, RecursionError, pikepdf.PikepdfError, zlib.error,
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
    filters = _filters(stream)
    data = None
    if filters and DEFLATED.issuperset(filters):
        data = _inflated(stream.read_raw_bytes(), len(filters), limit)
    if data is None or "/DecodeParms" in stream:
        data = stream.read_bytes()
    if len(data) > limit:
        raise TooLargeError(f"it is larger than {limit >> 20} MiB")
    return data


def _filters(stream: pikepdf.Stream) -> list[str]:
    said = stream.get("/Filter")
    if said is None:
        return []
    return [str(one) for one in said] if isinstance(said, pikepdf.Array) else [str(said)]


def _inflated(data: bytes, times: int, limit: int) -> bytes | None:
    """None of what is damaged, of which qpdf may still get something out."""
    for _ in range(times):
        try:
            data = zlib.decompressobj().decompress(data, limit + 1)
        except zlib.error:
            return None
        if len(data) > limit:
            raise TooLargeError(f"it is larger than {limit >> 20} MiB")
    return data
