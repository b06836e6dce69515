"""What the plates of a press can be called.

In: a name. Out: what is wrong with it. Which spot inks a shop allows belongs to `press`.
"""

from ngen_pdf.unprintable import UNPRINTABLE

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
RESERVED = (*PROCESS, "All", "None")
"""Names that ISO 32000-1, 8.6.6.4 keeps for other things than a spot ink."""

MAX_BYTES = 127
"""The longest name of PDF: ISO 32000-1, Annex C."""


def fault_of_spot(name: object) -> str:
    """What keeps `name` from being a spot ink's, in words that follow it, or ""."""
    if not isinstance(name, str) or not name.strip():
        return "is not the name of an ink"
    if name != " ".join(name.split()) or UNPRINTABLE.search(name):
        return "has spaces or characters that the name of an ink may not have"
    if name.casefold() in (reserved.casefold() for reserved in RESERVED):
        return "names no spot ink: the word has a meaning of its own in PDF"
    return f"is longer than {MAX_BYTES} bytes" if len(name.encode()) > MAX_BYTES else ""
