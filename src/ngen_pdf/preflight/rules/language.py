"""The language of the file and of what stands in it.

In: a `Document`. Out: what is missing or no language. Codes: `language`. Which language the words
are in is not asked.
"""

import re
from collections.abc import Iterator

from pikepdf import String

from ngen_pdf.preflight.facts import Document
from ngen_pdf.preflight.reading.passages import passage
from ngen_pdf.preflight.reading.strings import text_of
from ngen_pdf.preflight.reading.structure import structure
from ngen_pdf.preflight.rules.painted import quoted
from ngen_pdf.preflight.rules.rule import Found, Rule, Terms

TAG = re.compile(
    r"""[a-z]{2,3}(-[a-z]{3}){0,3}                    # language, extended language
        (-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?           # script, region
        (-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*          # variants
        (-[0-9a-wy-z](-[a-z0-9]{2,8})+)*              # extensions
        (-x(-[a-z0-9]{1,8})+)?                        # private use
      | x(-[a-z0-9]{1,8})+
      | i-(ami|bnn|default|enochian|hak|klingon|lux|mingo|navajo|pwn|tao|tay|tsu)
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""RFC 5646, section 2.1; no language of more than three letters has ever been registered."""

HINT = "use a tag such as en-CA or fr"


def _judge(document: Document, _terms: Terms) -> Iterator[Found]:
    """WCAG 3.1.1, 3.1.2; ISO 32000-2, 14.9.2: a language tag for the file, and valid ones in it."""
    value = document.pdf.Root.get("/Lang")
    whole = text_of(value).strip() if isinstance(value, String) else ""
    if not whole:
        yield Found("the file does not say which language it is in", hint=HINT)
    elif not TAG.fullmatch(whole):
        yield Found(f"the file's language,{quoted(whole)}, is no language tag", hint=HINT)
    yield from _inner(document)


def _inner(document: Document) -> Iterator[Found]:
    """Each tag that is none, at the first element that has it; "" means that it is not known."""
    found = structure(document.pdf)
    if found is None:
        return
    wrong: dict[str, list[int]] = {}
    for index, element in enumerate(found.elements):
        if element.language and not TAG.fullmatch(element.language):
            wrong.setdefault(element.language, []).append(index)
    for language, indices in wrong.items():
        where = passage(document, found.inside(indices[0]))
        places = f"{len(indices)} passages are" if len(indices) > 1 else "a passage is"
        message = f"{places} in{quoted(language)}, which is no language tag"
        yield Found(message, where.page, where.area, HINT)


RULES = (Rule("language", _judge),)
