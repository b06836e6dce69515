"""The glyphs of a Type 1 font program (Adobe Type 1 Font Format, chapters 2 and 7).

In: the program. Out: the names of its glyphs, and its encoding.
"""

import re

from fontTools.misc import eexec

from ngen_pdf.preflight.reading import encodings
from ngen_pdf.preflight.reading.encodings import Names

BYTES = 1 << 19  # of the encrypted portion; deciphering is slow
KEY = 55665  # of the encrypted portion (7.3)
SEGMENT = re.compile(rb"\x80[\x01\x02].{4}", re.DOTALL)  # heads of a .pfb file
CODE = re.compile(rb"dup\s+(\d{1,3})\s*/([^\s/]+)\s+put")
CHARSTRING = re.compile(rb"/([^\s/]{1,127})\s+\d+\s+(?:RD|-\||\S+)\s")
STANDARD: Names = encodings.standard()


def names(program: bytes) -> tuple[set[str], Names]:
    """The names of its glyphs but .notdef, and those of its codes; none where it is broken."""
    clear, _, rest = SEGMENT.sub(b"", program).partition(b"eexec")
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
