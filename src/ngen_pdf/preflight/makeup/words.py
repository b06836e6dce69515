"""Rules on words: those of the sources that are on no page.

In: `Makeup`. Out: `Flaw`s. Whether a finished file gives the words of its pages is asked in
`given`.
"""

from collections.abc import Iterator

from ngen_pdf.layout.makeup import Makeup
from ngen_pdf.layout.tracing import Block
from ngen_pdf.preflight.makeup.rule import Flaw, MakeupRule
from ngen_pdf.preflight.rules import Terms

CODE = "dropped-content"
SHOWN = 40  # characters of a text


def _dropped(makeup: Makeup, _terms: Terms) -> Iterator[Flaw]:
    """What was written and is on no page, wholly or in part."""
    for found in makeup.dropped:
        block = Block(found.place, 0, 0, 0, 0, allow=found.allow)
        if found.page:
            message = f"of this text, {found.characters} characters are on no page"
            hint = "it is too long for the place it stands in: shorten it or set it elsewhere"
        else:
            message = f"this text is on no page: `{found.text[:SHOWN]}`"
            hint = "the stylesheets hide it, or there is no room for it: set it elsewhere"
        yield Flaw(message, found.page, block, hint)


RULES = (MakeupRule(CODE, _dropped),)
