"""Files that mean harm, or that nobody would believe: one function each, which gives its bytes.

What they share is `plain`, which writes a file object by object as it is told, with no thought
for what it says.
"""

import zlib
from collections.abc import Callable, Mapping
from functools import partial
from io import BytesIO
from random import Random

import pikepdf
from files import press_file, saved

PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R %s >>"
CATALOG = b"<< /Type /Catalog /Pages 2 0 R %s >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
HOSTILE: dict[str, Callable[[], bytes]] = {}
HEAVY: dict[str, Callable[[], bytes]] = {}


def hostile(make: Callable[[], bytes], name: str = "") -> Callable[[], bytes]:
    """Have a file among those that are tried."""
    HOSTILE[name or make.__name__] = make
    return make


def heavy(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """Have it among those that are tried one by one, for they take their time or end all."""
    HEAVY[make.__name__] = make
    return make


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream as it stands in a file."""
    return b"<< /Length %d %s >> stream\n%s\nendstream" % (len(data), entries, data)


def packed(data: bytes, entries: bytes = b"") -> bytes:
    """A stream that is compressed."""
    return stream(zlib.compress(data, 9), b"/Filter /FlateDecode " + entries)


def plain(objects: Mapping[int, bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A file of objects by their numbers."""
    file = BytesIO(b"%PDF-1.7\n")
    file.seek(0, 2)
    places = {}
    for number, value in objects.items():
        places[number] = file.tell()
        file.write(b"%d 0 obj\n%s\nendobj\n" % (number, value))
    start, size = file.tell(), max(objects) + 1
    file.write(b"xref\n0 1\n0000000000 65535 f \n")
    for number, place in places.items():
        file.write(b"%d 1\n%010d 00000 n \n" % (number, place))
    file.write(b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start))
    return file.getvalue()


def page(
    content: bytes = b"", entries: bytes = b"", catalog: bytes = b"", more: Mapping[int, bytes] = {}
) -> bytes:
    """A file of one page; `more` are objects from 5 on."""
    return plain({1: CATALOG % catalog, 2: PAGES, 3: PAGE % entries, 4: packed(content), **more})


# --- no PDF, or a part of one ----------------------------------------------


@hostile
def empty() -> bytes:
    return b""


@hostile
def one_byte() -> bytes:
    return b"%"


@hostile
def noise() -> bytes:
    return Random(5).randbytes(1 << 20)


@hostile
def noise_in_a_frame() -> bytes:
    return b"%PDF-1.7\n" + Random(5).randbytes(1 << 20) + b"\nstartxref\n9\n%%EOF\n"


@hostile
def header_alone() -> bytes:
    return b"%PDF-1.7\n"


@hostile
def many_headers() -> bytes:
    return b"%PDF-1.7\n1 0 obj\n" * 500_000


@hostile
def picture() -> bytes:
    return b"\x89PNG\r\n\x1a\n" + bytes(1000)


def truncated(share: float) -> bytes:
    """The beginning of a sound file."""
    whole = saved(press_file())
    return whole[: int(len(whole) * share)]


for percent in range(4, 100, 8):
    hostile(partial(truncated, percent / 100), f"truncated_at_{percent}")


@hostile
def user_password() -> bytes:
    return _locked("b")


@hostile
def owner_password() -> bytes:
    return _locked("")


def _locked(user: str) -> bytes:
    file = BytesIO()
    press_file().save(file, encryption=pikepdf.Encryption(owner="a", user=user), static_id=True)
    return file.getvalue()


@hostile
def strange_encryption() -> bytes:
    locked = b"/Encrypt << /Filter /Standard /V 9 /R 99 /O (x) /U (x) /P -1 /Length 1e9 >>"
    objects = {1: CATALOG % b"", 2: PAGES, 3: PAGE % b"", 4: stream(b"")}
    return plain(objects, b"/Root 1 0 R " + locked)
