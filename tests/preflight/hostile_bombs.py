"""Files of a few kilobytes that become gigabytes, or that take forever."""

import zlib

from hostile import CATALOG, PAGE, PAGES, heavy, packed, page, plain, stream

MANY = 1_000_000
FORM = b"/Subtype /Form /BBox [0 0 9 9]"
FUNCTION = b"/FunctionType 4 /Domain [0 1] /Range [0 1 0 1 0 1 0 1]"


def repeated(block: bytes, times: int) -> bytes:
    """A block many times over, compressed, without ever having stood in memory (RFC 1950)."""
    squeeze = zlib.compressobj(9, wbits=-15)
    piece = squeeze.compress(block) + squeeze.flush(zlib.Z_FULL_FLUSH)
    check = zlib.adler32(block)
    low, high = 1, 0
    for _ in range(times):
        high = (high + (check >> 16) + len(block) * (low - 1)) % 65521
        low = (low + (check & 0xFFFF) - 1) % 65521
    return b"\x78\xda" + piece * times + b"\x03\x00" + (high << 16 | low).to_bytes(4, "big")


def zeros(gigabytes: int) -> bytes:
    """So much of nothing, compressed: a thousandth of it."""
    return repeated(bytes(1 << 20), gigabytes << 10)


def deflated(data: bytes, entries: bytes = b"") -> bytes:
    """A stream of what is compressed already."""
    return stream(data, b"/Filter /FlateDecode " + entries)


def content(data: bytes) -> bytes:
    """A file with that as its content, compressed."""
    return plain({1: CATALOG % b"", 2: PAGES, 3: PAGE % b"", 4: deflated(data)})


@heavy
def content_of_zeros() -> bytes:
    return content(zeros(2))


@heavy
def content_of_spaces() -> bytes:
    return content(repeated(b" " * (1 << 20), 2048))


@heavy
def content_packed_often() -> bytes:
    data = zeros(2)
    for _ in range(3):
        data = zlib.compress(data, 9)
    twice = stream(data, b"/Filter [%s]" % (b"/FlateDecode " * 4))
    return plain({1: CATALOG % b"", 2: PAGES, 3: PAGE % b"", 4: twice})


@heavy
def a_thousand_filters() -> bytes:
    data = stream(zlib.compress(b"0 0 9 9 re f"), b"/Filter [%s]" % (b"/FlateDecode " * 1000))
    return plain({1: CATALOG % b"", 2: PAGES, 3: PAGE % b"", 4: data})


@heavy
def run_lengths() -> bytes:
    data = stream(b"\x81 " * 4_000_000 + b"\x80", b"/Filter /RunLengthDecode")
    return plain({1: CATALOG % b"", 2: PAGES, 3: PAGE % b"", 4: data})


@heavy
def operators() -> bytes:
    """Fifty million of them."""
    return content(repeated(b"n " * 500_000, 100))


@heavy
def rectangles() -> bytes:
    return content(repeated(b"0 0 9 9 re f " * 100_000, 50))


@heavy
def one_path() -> bytes:
    return content(repeated(b"0 0 m 1 2 l " * 50_000, 100))


@heavy
def numbers() -> bytes:
    return content(repeated(b"1 " * 500_000, 100))


@heavy
def one_string() -> bytes:
    return content(repeated(b"(" + b"x" * (1 << 20), 200))


@heavy
def texts() -> bytes:
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    named = b"/Resources << /Font << /F 5 0 R >> >>"
    body = repeated(b"BT /F 9 Tf 9 9 Td (xxxxxxxxxxxxxxxxxxxxxx) Tj ET " * 20_000, 50)
    objects = {1: CATALOG % b"", 2: PAGES, 3: PAGE % named, 4: deflated(body), 5: font}
    return plain(objects)


@heavy
def contents_shared() -> bytes:
    """One stream, a million times in the list of a page's contents."""
    names = b"[" + b"4 0 R " * MANY + b"]"
    pages = PAGE.replace(b"4 0 R", names) % b""
    return plain({1: CATALOG % b"", 2: PAGES, 3: pages, 4: packed(b"0 0 9 9 re f " * 1000)})


@heavy
def forms_doubled() -> bytes:
    """Thirty forms, each of which paints the next one twice: 2³⁰ in all."""
    forms = {
        number: stream(
            b"/F Do /F Do",
            b"/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F %d 0 R >> >>"
            % (number + 1),
        )
        for number in range(5, 35)
    }
    forms[35] = stream(b"0 0 9 9 re f", FORM)
    return page(b"/F Do", b"/Resources << /XObject << /F 5 0 R >> >>", more=forms)


@heavy
def patterns_doubled() -> bytes:
    tile = (
        b"/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 "
        b"/Resources << /Pattern << /P %d 0 R >> >>"
    )
    body = b"/Pattern cs /P scn 0 0 9 9 re f /P scn 1 1 9 9 re f"
    tiles = {number: stream(body, tile % (number + 1)) for number in range(5, 35)}
    tiles[35] = stream(b"0 0 9 9 re f", tile % 36)
    return page(body, b"/Resources << /Pattern << /P 5 0 R >> >>", more=tiles)


@heavy
def pages_shared() -> bytes:
    """Twenty nodes, each of which has the next one a hundred times."""
    objects = {1: CATALOG % b""}
    for number in range(2, 22):
        kids = b"%d 0 R " % (number + 1) * 100
        objects[number] = b"<< /Type /Pages /Kids [%s] /Count 1000000000 >>" % kids
    return plain({**objects, 22: b"<< /Type /Page /MediaBox [0 0 9 9] >>"})


@heavy
def a_million_pages() -> bytes:
    kids = b"3 0 R " * MANY
    tree = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, MANY)
    return plain({1: CATALOG % b"", 2: tree, 3: PAGE % b"", 4: stream(b"0 0 9 9 re f")})


@heavy
def many_small_pages() -> bytes:
    numbers = range(5, 60_005)
    tree = b"<< /Type /Pages /Kids [%s] /Count 60000 >>" % b" ".join(b"%d 0 R" % n for n in numbers)
    one = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>"
    pages = dict.fromkeys(numbers, one)
    return plain({1: CATALOG % b"", 2: tree, 4: stream(b"0 0 9 9 re f"), **pages})


@heavy
def object_streams() -> bytes:
    """An object stream that becomes 2 GB."""
    held = deflated(zeros(2), b"/Type /ObjStm /N 1000000 /First 10")
    file = plain({1: CATALOG % b"", 2: b"<< >>", 3: PAGE % b"", 4: stream(b""), 5: held})
    return file[: file.index(b"xref\n")] + b"trailer << /Root 1 0 R /Size 9 >>\n%%EOF\n"


@heavy
def xref_stream() -> bytes:
    """A cross-reference stream that becomes 2 GB."""
    head = b"%PDF-1.7\n"
    entries = b"/Type /XRef /W [1 8 8] /Size 99999999 /Root 1 0 R"
    return head + b"1 0 obj\n" + deflated(zeros(2), entries) + b"\nendobj\nstartxref\n9\n%%EOF\n"


@heavy
def content_predicted() -> bytes:
    rows = b"/DecodeParms << /Predictor 12 /Columns 536870911 /Colors 4 /BitsPerComponent 8 >>"
    data = deflated(zeros(1), rows)
    return plain({1: CATALOG % b"", 2: PAGES, 3: PAGE % b"", 4: data})
