"""What a file says of itself in XMP (ISO 32000-2, 14.3.2).

In: an open PDF. Out: its properties, each as text. Whether that is so is judged by the rules.
"""

from functools import lru_cache

import pikepdf
from pikepdf.models.metadata import XmpDocument

from ngen_pdf.preflight.reading.streams import FAULTS, decoded

LIMIT = 1 << 24  # bytes


@lru_cache(maxsize=1)
def properties(pdf: pikepdf.Pdf) -> XmpDocument:
    """The properties of a file by names such as `dc:title`; none where they cannot be read."""
    try:
        data = decoded(pdf.Root.get("/Metadata"), LIMIT)
        return XmpDocument(data, overwrite_invalid_xml=False)
    except (SyntaxError, *FAULTS):  # SyntaxError is what lxml raises of XML
        return XmpDocument(b"")


def said(pdf: pikepdf.Pdf, name: str) -> str:
    """The text of a property, that of the first language where it has several; "" without."""
    try:
        value = properties(pdf).get(name)
    except FAULTS:
        return ""
    if isinstance(value, set | list):
        value = next(iter(value), "")
    return str(value or "").strip()
