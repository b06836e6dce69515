"""Whether the data of an image are there: of one whose are not, programs draw what they like.

In: an `Image`. Out: what is wrong, in words. The beginning of the data is looked at: nothing is
decoded. What an image looks like is judged elsewhere.
"""

import zlib

from pikepdf import Array, PdfError

from ngen_pdf.preflight.facts import Image

HEAD = 1024  # bytes in which a format has its mark
MARKS = {
    "/DCTDecode": (b"\xff\xd8",),  # start of image (ITU-T T.81, B.1.1.3)
    "/JPXDecode": (b"jP  ", b"\xff\x4f\xff\x51"),  # a file, a codestream (ISO 15444-1, I.5.1, A.4)
}


def fault(image: Image) -> str:
    """Why an image cannot be drawn; "" where nothing is wrong, or that cannot be told."""
    try:
        data, filters = image.source.read_raw_bytes(), image.source.get("/Filter", Array())
    except (PdfError, TypeError, ValueError):
        return "its data cannot be read"
    names = [str(name) for name in filters] if isinstance(filters, Array) else [str(filters)]
    if not names:
        return "its data end too early" if len(data) < _least(image) else ""
    if len(names) == 1 and not _begins(names[0], data):
        return f"its data are not what {names[0][1:]} reads"
    return ""


def _begins(name: str, data: bytes) -> bool:
    """Whether data begin as those for a filter do, as far as that is known."""
    if name == "/FlateDecode":
        return _is_deflated(data)
    marks = MARKS.get(name)
    return marks is None or any(mark in data[:HEAD] for mark in marks)


def _least(image: Image) -> int:
    """The bytes of its rows, if it has a single component (ISO 32000-2, 8.9.3)."""
    return image.height * ((image.width * image.bits + 7) // 8)


def _is_deflated(data: bytes) -> bool:
    try:
        return bool(zlib.decompressobj().decompress(data[:HEAD], 1))
    except zlib.error:
        return False
