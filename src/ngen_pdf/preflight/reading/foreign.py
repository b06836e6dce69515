"""What is left to a device or to other files, and so prints here as it may not elsewhere.

In: graphics states, XObjects and other streams. Out: what of it they hold, by the keys of PDF.
Whether it may be there is for the rules.
"""

from typing import Any

import pikepdf

SAME = ("/Identity", "/Default")  # leave tones as they are, or as the device has them
MOST = 100  # parts of a halftone, alternates of an image


def of_state(source: Any) -> tuple[str, ...]:
    """Of a graphics state (ISO 32000-2, table 57).

    `TR` for a transfer function, `HTP` for a phase of halftones, `HT` for a halftone that is
    named, or of another type than 1 and 5.
    """
    found = []
    halftone = source.get("/HT")
    given = [source[key] for key in ("/TR", "/TR2") if key in source]
    if _is_dictionary(halftone) and "/TransferFunction" in halftone:
        given.append(halftone.TransferFunction)
    if not all(map(_is_same, given)):
        found.append("TR")
    if "/HTP" in source:
        found.append("HTP")
    if _is_dictionary(halftone) and not _is_common(halftone):
        found.append("HT")
    return tuple(found)


def of_object(source: Any) -> tuple[str, ...]:
    """Of an image, a form or another XObject: `OPI`, `Ref`, `Alternates`, `PS`, `LZW`.

    An image that alternates print in place of is `Alternates` (8.9.5.4).
    """
    found = [key for key in ("OPI", "Ref") if f"/{key}" in source]
    alternates = source.get("/Alternates")
    if isinstance(alternates, pikepdf.Array) and any(map(_is_printed, list(alternates)[:MOST])):
        found.append("Alternates")
    if "/PS" in (source.get("/Subtype"), source.get("/Subtype2")):
        found.append("PS")
    return (*found, *of_stream(source))


def of_stream(source: Any) -> tuple[str, ...]:
    """Of any stream: `LZW` for a filter that PDF/X does without."""
    filters = source.get("/Filter")
    names = list(filters)[:MOST] if isinstance(filters, pikepdf.Array) else [filters]
    return ("LZW",) if "/LZWDecode" in names else ()


def _is_same(said: Any) -> bool:
    """Whether a transfer function, or each of four, is none."""
    parts = list(said)[:MOST] if isinstance(said, pikepdf.Array) else [said]
    return all(isinstance(part, pikepdf.Name) and part in SAME for part in parts)


def _is_common(halftone: Any) -> bool:
    """Whether a halftone is of type 1, or of type 5 with parts that are (10.6.5)."""
    kind = halftone.get("/HalftoneType")
    parts = [part for _, part in list(halftone.items())[:MOST] if _is_dictionary(part)]
    if "/HalftoneName" in halftone or kind not in (1, 5):
        return False
    return kind == 1 or all(
        part.get("/HalftoneType") == 1 and "/HalftoneName" not in part for part in parts
    )


def _is_printed(alternate: Any) -> bool:
    return isinstance(alternate, pikepdf.Dictionary) and bool(
        alternate.get("/DefaultForPrinting", False)
    )


def _is_dictionary(said: Any) -> bool:
    return isinstance(said, pikepdf.Dictionary | pikepdf.Stream)
