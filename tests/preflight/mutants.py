"""Files that were sound, or nearly, until something in them was changed at random.

A mutant is told by a seed and a number, and is always the same bytes.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import pikepdf
from files import press_file, saved, screen_file
from hostile_types import NUMBERS, STRANGE
from pikepdf import Array, Dictionary, Object, Pdf, Stream

ELSEWHERE = Path(__file__).parent / "elsewhere/files"
PAGES = 3  # of a seed: more of them say nothing new
TOKENS = (
    *NUMBERS, *STRANGE, b"<<", b">>", b"[", b"]", b"(", b")", b"<", b">", b"{", b"}", b"/", b"%",
    b"endobj", b"stream\n", b"endstream", b"obj", b"R", b"xref", b"trailer", b"startxref", b"\0",
    b"\xff\xfe", b"BT", b"ET", b"q", b"Q", b"Do", b"BI", b"ID", b"EI", b"/DCTDecode", b"/JPXDecode",
)  # fmt: skip
VALUES = (
    b"null", b"true", b"0", b"-1", b"1", b"2", b"3", b"7", b"255", b"65536", b"2147483647",
    b"-2147483648", b"4611686018427387904", b"1" + b"0" * 300, b"-.0001", b".5", b"()", b"(text)",
    b"<feffd8>", b"<efbbbfff>", b"/#f0#28", b"/", b"/DeviceRGB", b"/DeviceN", b"/Page", b"/Pattern",
    b"[]", b"[[] 3 /X]", b"<< >>",
)  # fmt: skip


@cache
def seeds(more: tuple[Path, ...] = ()) -> tuple[bytes, ...]:
    """The files that are changed: the smallest sound ones, those of others, and `more`."""
    paths = (*sorted(ELSEWHERE.glob("*.pdf")), *more)
    found = [saved(press_file()), saved(screen_file()), *map(_cut, paths)]
    return tuple(found)


def _cut(path: Path) -> bytes:
    """The first pages of a file; the whole where that is no PDF."""
    try:
        with pikepdf.open(path) as pdf:
            if len(pdf.pages) <= PAGES:
                return path.read_bytes()
            del pdf.pages[PAGES:]
            return saved(pdf)
    except (pikepdf.PdfError, pikepdf.PasswordError):
        return path.read_bytes()


def mutant(seed: int, number: int, more: tuple[Path, ...] = ()) -> bytes:
    """A file that is broken in some place."""
    random = Random(f"{seed} {number}")
    before = random.choice(seeds(more))
    if random.random() < 0.4:
        return _in_bytes(before, random)
    return _in_objects(before, random) or _in_bytes(before, random)


# --- bytes -------------------------------------------------------------------


def _in_bytes(data: bytes, random: Random) -> bytes:
    if random.random() < 0.6:
        data = _laid_open(data)
    parts = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 5, 20))):
        random.choice(BYTES)(parts, random)
    return bytes(parts)


@cache
def _laid_open(data: bytes) -> bytes:
    """The file without compression, so that what is changed is what is read."""
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            file = BytesIO()
            pdf.save(
                file,
                static_id=True,
                compress_streams=False,
                stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
            )
            return file.getvalue()
    except (pikepdf.PdfError, pikepdf.PasswordError, RuntimeError):
        return data


def _span(parts: bytearray, random: Random) -> slice:
    start = random.randrange(len(parts) + 1)
    return slice(start, start + random.choice((1, 2, 8, 100, 5000)))


def _flip(parts: bytearray, random: Random) -> None:
    if parts:
        parts[random.randrange(len(parts))] ^= 1 << random.randrange(8)


def _garble(parts: bytearray, random: Random) -> None:
    where = _span(parts, random)
    parts[where] = random.randbytes(len(parts[where]))


def _drop(parts: bytearray, random: Random) -> None:
    del parts[_span(parts, random)]


def _double(parts: bytearray, random: Random) -> None:
    where = _span(parts, random)
    parts[where.start : where.start] = parts[where] * random.choice((1, 3, 50))


def _insert(parts: bytearray, random: Random) -> None:
    start = random.randrange(len(parts) + 1)
    parts[start:start] = b" " + random.choice(TOKENS) + b" "


def _renumber(parts: bytearray, random: Random) -> None:
    """Put another number, or another thing, in the place of one."""
    numbers = list(re.finditer(rb"-?\d+", parts))
    if numbers:
        where = random.choice(numbers)
        parts[where.start() : where.end()] = random.choice((*TOKENS[:25], b"1", b"4", b"9"))


def _end(parts: bytearray, random: Random) -> None:
    del parts[random.randrange(len(parts) + 1) :]


BYTES: tuple[Callable[[bytearray, Random], None], ...] = (
    _flip, _flip, _garble, _drop, _double, _insert, _insert, _renumber, _renumber, _renumber, _end,
)  # fmt: skip


# --- objects -----------------------------------------------------------------


UNCHANGED = (
    pikepdf.PdfError, pikepdf.PasswordError, RuntimeError, ValueError, TypeError,
    NotImplementedError,
)  # fmt: skip


def _in_objects(data: bytes, random: Random) -> bytes | None:
    """The file with other objects in it; None where it does not open, or cannot be written."""
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            holders = _holders(pdf)
            for _ in range(random.choice((1, 1, 1, 2, 4, 10))):
                random.choice(OBJECTS)(pdf, holders, random)
            file = BytesIO()
            pdf.save(file, static_id=True, fix_metadata_version=False)
            return file.getvalue()
    except UNCHANGED:
        return None


def _holders(pdf: Pdf) -> list[Object]:
    """All dictionaries, streams and arrays of a file."""
    found: list[Object] = []
    waiting = [item for item in pdf.objects if isinstance(item, Array | Dictionary | Stream)]
    while waiting and len(found) < 5000:
        holder = waiting.pop(0)
        found.append(holder)
        inner = [holder[place] for place in _places(holder)]
        waiting += [
            item for item in inner
            if isinstance(item, Array | Dictionary) and not item.is_indirect
        ]  # fmt: skip
    return found


def _places(holder: Object) -> Sequence[Any]:
    if isinstance(holder, Array):
        return range(len(holder))
    return [key for key in holder.keys() if key != "/Length"]  # noqa: SIM118


def _put(holders: list[Object], random: Random, value: Any) -> None:
    """Put a value somewhere in a file."""
    holder = random.choice(holders)
    if places := _places(holder):
        holder[random.choice(places)] = value


def _is_direct(value: Any) -> bool:
    """Whether it could come to stand in itself, and then nothing can write it."""
    return isinstance(value, Array | Dictionary) and not value.is_indirect


def _named(holders: list[Object]) -> list[Object]:
    return [holder for holder in holders if not _is_direct(holder)]


def _replace(_pdf: Pdf, holders: list[Object], random: Random) -> None:
    _put(holders, random, Object.parse(random.choice(VALUES)))


def _tie(_pdf: Pdf, holders: list[Object], random: Random) -> None:
    """Lead to another object of the file, as often as not one that holds this one."""
    _put(holders, random, random.choice(_named(holders)))


def _nest(_pdf: Pdf, holders: list[Object], random: Random) -> None:
    inner = random.choice(_named(holders))
    _put(holders, random, random.choice((Array([inner] * 3), Dictionary(A=inner, Kids=[inner]))))


def _remove(_pdf: Pdf, holders: list[Object], random: Random) -> None:
    holder = random.choice(holders)
    if places := _places(holder):
        del holder[random.choice(places)]


def _swap(_pdf: Pdf, holders: list[Object], random: Random) -> None:
    one, two = random.choice(holders), random.choice(holders)
    if (here := _places(one)) and (there := _places(two)):
        key, other = random.choice(here), random.choice(there)
        if not _is_direct(one[key]) and not _is_direct(two[other]):
            one[key], two[other] = two[other], one[key]


def _in_stream(_pdf: Pdf, holders: list[Object], random: Random) -> None:
    """Change what a stream holds: content, fonts, functions, profiles, images."""
    streams = [holder for holder in holders if isinstance(holder, Stream)]
    if streams:
        stream = random.choice(streams)
        parts = bytearray(stream.read_bytes())
        for _ in range(random.choice((1, 2, 10))):
            random.choice(BYTES)(parts, random)
        stream.write(bytes(parts))


OBJECTS: tuple[Callable[[Pdf, list[Object], Random], None], ...] = (
    _replace, _replace, _replace, _tie, _tie, _nest, _remove, _swap, _in_stream, _in_stream,
)  # fmt: skip
