"""Writes down how a file was judged: for people, and for machines.

In: a `Verdict`. Out: text, JSON. What is found belongs to the rules; where it is printed to
the commands.
"""

from ngen_pdf.preflight.formats.json import as_json
from ngen_pdf.preflight.formats.text import as_text
from ngen_pdf.preflight.formats.words import outcome

__all__ = ["as_json", "as_text", "outcome"]
