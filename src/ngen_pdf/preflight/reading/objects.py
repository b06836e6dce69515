"""Reads the objects that stand in a content stream (ISO 32000-2, 7.3).

In: bytes, and where to begin. Out: objects, in plain types of Python. Which instructions they
belong to is for `tokens`.
"""

import re
from typing import Any

from ngen_pdf.unprintable import UNPRINTABLE

TOKEN = re.compile(
    rb"""[\x00\s]*+(?:
        ([-+.0-9][^\x00-\x20()<>\[\]{}/%]*+)
      | /([^\x00-\x20()<>\[\]{}/%]*+)
      | (<<|>>|[\[\]({}>)])
      | <([^>]*+)>?
      | ([^\x00-\x20()<>\[\]{}/%]++)
      | %[^\r\n]*+
    )""",
    re.VERBOSE,
)
NUMBER = re.compile(rb"[-+]*(\d*\.?\d*)")
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
PARENTHESIS = re.compile(rb"\\[\s\S]|[()]")
ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|[\s\S]|\Z)")
ESCAPES = {
    b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f",
    b"\r\n": b"", b"\r": b"", b"\n": b"",
}  # fmt: skip
WORDS = {b"true": True, b"false": False, b"null": None}
DEPTH = 30
ABBREVIATED = {
    "/BPC": "/BitsPerComponent", "/CS": "/ColorSpace", "/D": "/Decode", "/DP": "/DecodeParms",
    "/F": "/Filter", "/H": "/Height", "/IM": "/ImageMask", "/I": "/Interpolate",
    "/L": "/Length", "/W": "/Width",
}  # fmt: skip
ABBREVIATED_SPACES = {
    "/G": "/DeviceGray", "/RGB": "/DeviceRGB", "/CMYK": "/DeviceCMYK", "/I": "/Indexed",
}  # fmt: skip
END_OF_IMAGE = re.compile(rb"[\s\x00]EI(?=[\s\x00/\[<(%]|\Z)")


def number(said: bytes) -> float:
    """A number; what is none counts as far as it is one, as viewers read it."""
    try:
        return float(said)
    except ValueError:
        found = NUMBER.match(said)
        digits = found[1] if found else b""
        value = float(digits) if digits.strip(b".") else 0.0
        return -value if said.startswith(b"-") else value


def name(said: bytes) -> str:
    """A name with its slash, #-escapes resolved."""
    if b"#" in said:
        said = ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), said)
    return "/" + said.decode("utf-8", "surrogateescape")


def readable(name: str) -> str:
    """A name as it can be shown: without its slash, of characters that can be printed."""
    return printable(name[1:] if name.startswith("/") else name)


def printable(text: str) -> str:
    """Text with a sign for each character that cannot be printed.

    Bytes that are not of UTF-8, as a name should be (7.3.5), are taken for Latin-1.
    """
    if text.isprintable():
        return text
    data = text.encode("utf-8", "surrogateescape")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    return UNPRINTABLE.sub("\ufffd", text)


class Objects:
    """Objects one after the other; `at` is where the next one begins."""

    def __init__(self, data: bytes, at: int) -> None:
        self.data = data
        self.at = at

    def next(self, depth: int = 0) -> tuple[str, Any]:
        """What comes: `object`, `operator`, `close` of an array or a dictionary, or `end`."""
        found = None
        while found is None or found.lastindex is None:  # a comment
            found = TOKEN.match(self.data, self.at)
            if found is None:
                self.at = len(self.data)
                return "end", None
            self.at = found.end()
        which = found.lastindex
        if which == 1:
            return "object", number(found[1])
        if which == 2:
            return "object", name(found[2])
        if which == 4:
            return "object", hexadecimal(found[4])
        if which == 5:
            if found[5] in WORDS:
                return "object", WORDS[found[5]]
            return "operator", found[5]
        return self._bracket(found[3], depth)

    def _bracket(self, bracket: bytes, depth: int) -> tuple[str, Any]:
        if bracket == b"(":
            return "object", self._string()
        if bracket not in (b"[", b"<<"):
            return "close", bracket
        inside = self._inside(depth + 1)
        if bracket == b"[":
            return "object", inside
        pairs = zip(inside[::2], inside[1::2], strict=False)
        return "object", {key: value for key, value in pairs if isinstance(key, str)}

    def _inside(self, depth: int) -> list[Any]:
        found: list[Any] = []
        while depth <= DEPTH:
            before = self.at
            kind, value = self.next(depth)
            if kind == "operator" and value in (b"ID", b"BI"):
                self.at = before
            if kind != "object":
                break
            found.append(value)
        return found

    def _string(self) -> bytes:
        """A literal string (7.3.4.2), from behind its opening parenthesis."""
        start, depth, end = self.at, 1, len(self.data)
        self.at = end
        for found in PARENTHESIS.finditer(self.data, start):
            depth += {b"(": 1, b")": -1}.get(found[0], 0)
            if not depth:
                end, self.at = found.span()
                break
        said = self.data[start:end]
        return ESCAPE.sub(_unescaped, said) if b"\\" in said else said

    def inline_image(self) -> tuple[dict[str, Any], bytes]:
        """The dictionary and the data of an image, from behind `BI` to behind `EI` (8.9.7)."""
        said: list[Any] = []
        kind, value = self.next()
        while kind == "object":
            said.append(value)
            kind, value = self.next()
        pairs = zip(said[::2], said[1::2], strict=False)
        source = {ABBREVIATED.get(key, key): one for key, one in pairs if isinstance(key, str)}
        start = self.at + 1
        self.at = self._end_of_data(source, start)
        data = self.data[start : self.at]
        found = END_OF_IMAGE.match(self.data, self.at)
        self.at = found.end() if found else len(self.data)
        return source, data

    def _end_of_data(self, source: dict[str, Any], start: int) -> int:
        """Where white space and `EI` follow; not before the length that it says, if it is so."""
        length = source.get("/Length")
        if isinstance(length, float) and 0 <= length <= len(self.data):
            found = END_OF_IMAGE.match(self.data, start + int(length))
            if found:
                return found.start()
        found = END_OF_IMAGE.search(self.data, start + uncompressed(source))
        return found.start() if found else len(self.data)


def uncompressed(source: dict[str, Any]) -> int:
    """The bytes of an image without a filter, of a space of the device; 0 of another one."""
    if source.get("/Filter"):
        return 0
    width, height = source.get("/Width"), source.get("/Height")
    if not isinstance(width, float) or not isinstance(height, float):
        return 0
    spaces = {"/G": 1, "/RGB": 3, "/CMYK": 4, "/DeviceGray": 1, "/DeviceRGB": 3, "/DeviceCMYK": 4}
    space = source.get("/ColorSpace")
    components = spaces.get(space, 0) if isinstance(space, str) else 0
    bits = source.get("/BitsPerComponent")
    if source.get("/ImageMask"):
        components, bits = 1, 1.0
    if not isinstance(bits, float) or max(width, height) > 1e6:
        return 0
    return int((width * components * bits + 7) // 8 * height)


def hexadecimal(said: bytes) -> bytes:
    """A string in hexadecimal digits (7.3.4.3); what is none is left out."""
    digits = re.sub(rb"[^0-9A-Fa-f]+", b"", said)
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _unescaped(found: re.Match[bytes]) -> bytes:
    said = found[1]
    if said and said[:1] in b"01234567":
        return bytes([int(said, 8) & 255])
    return ESCAPES.get(said, said)
