"""Whether the data of images are there: of one whose are not, programs draw what they like.

In: an `Image`. Out: what is wrong, in words. Where they begin and end is looked at, and no more is
inflated than costs little. What an image looks like is judged elsewhere.
"""

import zlib
from dataclasses import dataclass, field
from typing import Any

from pikepdf import Array, Object, PdfError, Stream

from ngen_pdf.preflight.facts import Image
from ngen_pdf.preflight.reading.streams import FAULTS
from ngen_pdf.preflight.reading.strings import text_of

HEAD = 1024  # bytes in which a format has its mark
INFLATED = 64 << 20  # bytes of all images of a document, in their order
AT_ONCE = 1 << 15  # bytes that are inflated together: to 32 MiB at most
MARKS = {
    "DCTDecode": (b"\xff\xd8",),  # start of image (ITU-T T.81, B.1.1.3)
    "JPXDecode": (b"jP  ", b"\xff\x4f\xff\x51"),  # a file, a codestream (ISO 15444-1, I.5.1, A.4)
}
END = b"\xff\xd9"  # of a JPEG (ITU-T T.81, B.2.1), of a codestream (ISO 15444-1, A.4.4)
SEGMENTS = 1_000  # of a JPEG before its scan
SHORT = "its data end too early"


@dataclass(slots=True)
class ImageData:
    """What is known of the images of a document; `left` is what may still be inflated."""

    left: int = INFLATED
    known: dict[object, str] = field(default_factory=dict)

    def fault(self, image: Image) -> str:
        """Why an image cannot be drawn; "" where nothing is wrong, or that cannot be told."""
        source = image.source
        key = source.objgen
        if key not in self.known:
            self.known[key] = self._fault(source, _least(image)) or self._of_masks(source)
        return self.known[key]

    def _of_masks(self, source: Object) -> str:
        for mask in (source.get("/SMask"), source.get("/Mask")):
            if isinstance(mask, Stream) and (fault := self._fault(mask, _of_mask(mask))):
                return f"of its mask, {fault}"
        return ""

    def _fault(self, source: Object, least: int) -> str:
        """What is wrong with a stream that is to have so many bytes at least, unpacked."""
        try:
            data, filters = source.read_raw_bytes(), source.get("/Filter", Array())
        except (PdfError, TypeError, ValueError):
            return "its data cannot be read"
        names = [text_of(one) for one in (filters if isinstance(filters, Array) else [filters])]
        if not names:
            return SHORT if len(data) < least else ""
        if len(names) > 1:
            return ""
        if not _begins(names[0], data):
            return f"its data are not what {names[0]} reads"
        if names[0] == "FlateDecode":
            return self._inflated(data, least)
        return "" if _ends(names[0], data) else SHORT

    def _inflated(self, data: bytes, needed: int) -> str:
        """Inflates as much as an image needs, and keeps nothing of it."""
        stream = zlib.decompressobj()
        try:
            for at in range(0, len(data), AT_ONCE):
                if needed <= 0 or self.left <= 0 or stream.eof:
                    break
                found = len(stream.decompress(data[at : at + AT_ONCE]))
                needed, self.left = needed - found, self.left - found
        except zlib.error as error:  # a wrong sum behind the data takes nothing from them
            return "" if "incorrect data check" in str(error) else "its data are damaged"
        return SHORT if needed > 0 and self.left > 0 else ""


def _begins(name: str, data: bytes) -> bool:
    """Whether data begin as those for a filter do, as far as that is known."""
    if name == "FlateDecode":
        return _is_deflated(data)
    marks = MARKS.get(name)
    return marks is None or any(mark in data[:HEAD] for mark in marks)


def _ends(name: str, data: bytes) -> bool:
    """Whether data have their end, as far as that is known; more may come behind it."""
    if name not in MARKS:
        return True
    start = _scan(data) if name == "DCTDecode" else data.find(MARKS[name][1])
    return data.rfind(END, max(start, 0)) >= 0


def _scan(data: bytes) -> int:
    """Where the pixels of a JPEG begin, behind what may be an image itself; its end without."""
    at = data.find(MARKS["DCTDecode"][0]) + 2
    for _ in range(SEGMENTS):
        if data[at : at + 1] != b"\xff" or data[at + 1 : at + 2] == b"\xda":
            break
        at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return at


def _least(image: Image) -> int:
    """The bytes of its rows (ISO 32000-2, 8.9.3)."""
    return image.height * ((image.width * _components(image) * image.bits + 7) // 8)


def _of_mask(mask: Any) -> int:
    """The same of a mask, which has one component; 0 where that cannot be told (11.6.5.2)."""
    try:
        bits = 1 if mask.get("/ImageMask", False) else int(mask.get("/BitsPerComponent", 1))
        return int(mask.Height) * ((int(mask.Width) * bits + 7) // 8)
    except FAULTS:
        return 0


def _components(image: Image) -> int:
    """How many numbers a pixel has: one in an Indexed space (8.6.6.3)."""
    space = image.source.get("/ColorSpace")
    indexed = isinstance(space, Array) and len(space) > 0 and space[0] in ("/Indexed", "/I")
    return 1 if indexed or image.stencil else max(image.paint.components, 1)


def _is_deflated(data: bytes) -> bool:
    try:
        return bool(zlib.decompressobj().decompress(data[:HEAD], 1))
    except zlib.error:
        return False
