"""Writes down how a file was judged: for people, for machines, and as a page to look at.

In: a `Verdict`. Out: text, JSON, HTML. What is found belongs to the rules; where it is printed to
the commands.
"""

from ngen_pdf.preflight.formats.html import as_html
from ngen_pdf.preflight.formats.json import as_json
from ngen_pdf.preflight.formats.text import as_text
from ngen_pdf.preflight.formats.words import summary

__all__ = ["as_html", "as_json", "as_text", "summary"]
