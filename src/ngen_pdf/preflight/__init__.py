"""Judges PDF files.

In: a PDF, whoever made it, and a profile. Out: a `Verdict`. Nothing is changed in the file.
"""

from ngen_pdf.preflight.facts import Area
from ngen_pdf.preflight.verdict import Finding, Verdict

__all__ = ["Area", "Finding", "Verdict"]
