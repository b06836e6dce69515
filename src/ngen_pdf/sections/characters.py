"""Makes a file's text fit to be parsed: line ends, size, characters that cannot be printed.

In: the text as it was read. Out: the text with `\\n` line ends and none of the
forbidden characters. Which glyphs a face has does not belong here.
"""

import re

from ngen_pdf.sections.draft import Draft

MAX_BYTES = 4 * 1024 * 1024

# C0 and C1 controls but tab and newline, surrogates, and the noncharacters of
# The Unicode Standard, section 23.7
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
    + "]"
)


def clean(text: str, draft: Draft) -> str:
    """The text without what cannot be printed; "" where it is too large to be a section."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if len(text.encode("utf-8", "replace")) > MAX_BYTES:
        limit = MAX_BYTES // 1024 // 1024
        hint = "split it into several sections"
        draft.error("too-large", f"a section may be {limit} MiB, this one is larger", 1, hint)
        return ""
    if FORBIDDEN.search(text):
        _report(text, draft)
        return FORBIDDEN.sub("", text)
    return text


def _report(text: str, draft: Draft) -> None:
    """One problem for each forbidden character, at the first line that holds it."""
    first: dict[str, int] = {}
    for match in FORBIDDEN.finditer(text):
        first.setdefault(match.group(), match.start())
    for character, offset in first.items():
        draft.error(
            "character",
            f"the character U+{ord(character):04X} cannot be printed",
            text.count("\n", 0, offset) + 1,
            "remove it; it often comes with text pasted from another program",
        )
