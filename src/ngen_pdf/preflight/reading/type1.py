"""The glyphs of a Type 1 font program (Adobe Type 1 Font Format, chapters 2 and 7).

In: the program. Out: the names of its glyphs, and its encoding. Which of them a code leads to,
`glyphs` tells.
"""

import re

from fontTools.misc import eexec

from ngen_pdf.preflight.reading import encodings
from ngen_pdf.preflight.reading.encodings import Names

BYTES = 1 << 19  # of the encrypted portion; deciphering is slow
KEY = 55665  # of the encrypted portion (7.3)
SEGMENTS = 20  # of a .pfb file
CODE = re.compile(rb"dup\s+(\d{1,3})\s*/([^\s/]+)\s+put")
CHARSTRING = re.compile(rb"/([^\s/]{1,127})\s+\d+\s+(?:RD|-\||\S+)\s")
STANDARD: Names = encodings.standard()


def names(program: bytes) -> tuple[set[str], Names]:
    """The names of its glyphs but .notdef, and those of its codes; none where it is broken."""
    clear, _, rest = _joined(program).partition(b"eexec")
    rest = rest.lstrip(b" \t\r\n")[:BYTES]
    if re.fullmatch(rb"[0-9A-Fa-f\s]{8}", rest[:8]):
        digits = re.sub(rb"[^0-9A-Fa-f]", b"", rest)
        rest = bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii"))
    private, _ = eexec.decrypt(rest, KEY)
    _, _, charstrings = private.partition(b"/CharStrings")
    glyphs = {name.decode("latin-1") for name in CHARSTRING.findall(charstrings)}
    if b"StandardEncoding def" in clear:
        return glyphs - {".notdef"}, STANDARD
    own = {int(code): name.decode("latin-1") for code, name in CODE.findall(clear)}
    return glyphs - {".notdef"}, own


def _joined(program: bytes) -> bytes:
    """A program without the heads of its segments, which a .pfb file has and a PDF should not."""
    parts: list[bytes] = []
    at = 0
    while program[at : at + 2] in (b"\x80\x01", b"\x80\x02") and len(parts) < SEGMENTS:
        end = at + 6 + int.from_bytes(program[at + 2 : at + 6], "little")
        parts.append(program[at + 6 : end])
        at = end
    return b"".join(parts) or program
