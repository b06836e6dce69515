"""The size of the file.

In: a `Document`. Out: whether it is too large to be sent. Codes: `file-size`. What makes it large
is not looked for.
"""

from collections.abc import Iterator

from ngen_pdf.preflight.facts import Document
from ngen_pdf.preflight.rules.rule import Found, Rule, Terms

MEGABYTE = 1_000_000


def _judge(document: Document, terms: Terms) -> Iterator[Found]:
    """More megabytes than `most`; the profile says whose limit that is."""
    most, size = terms.number("most"), document.size / MEGABYTE
    if size > most:
        yield Found(
            f"the file is {size:.1f} MB; mail takes {most:g} MB",
            hint="reduce the resolution of large images, or send a link to the file",
        )


RULES = (Rule("file-size", _judge, ("most",)),)
