"""Reads what a PDF says and paints.

In: the bytes of any PDF. Out: a `Document`. Nothing is judged here.
"""

from ngen_pdf.preflight.reading.document import UnreadableError, read

__all__ = ["UnreadableError", "read"]
