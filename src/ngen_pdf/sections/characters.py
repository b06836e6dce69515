"""Makes a file's text fit to be parsed: line ends, size, characters that cannot be printed.

In: the text as it was read. Out: the text with `\\n` line ends and none of the
unprintable characters. Which glyphs a face has does not belong here.
"""

from ngen_pdf.report import MAX_SECTION_BYTES
from ngen_pdf.sections.draft import Draft
from ngen_pdf.unprintable import UNPRINTABLE


def clean(text: str, draft: Draft) -> str:
    """The text without what cannot be printed; "" where it is too large to be a section."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if len(text.encode("utf-8", "replace")) > MAX_SECTION_BYTES:
        limit = MAX_SECTION_BYTES >> 20
        hint = "split it into several sections"
        draft.error("too-large", f"a section may be {limit} MiB, this one is larger", 1, hint)
        return ""
    if UNPRINTABLE.search(text):
        _report(text, draft)
        return UNPRINTABLE.sub("", text)
    return text


def _report(text: str, draft: Draft) -> None:
    """One problem for each unprintable character, at the first line that holds it."""
    first: dict[str, int] = {}
    for match in UNPRINTABLE.finditer(text):
        first.setdefault(match.group(), match.start())
    for character, offset in first.items():
        draft.error(
            "character",
            f"the character U+{ord(character):04X} cannot be printed",
            text.count("\n", 0, offset) + 1,
            "remove it; it often comes with text pasted from another program",
        )
