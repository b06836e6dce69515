"""Rules on where figures and tables stand.

In: `Makeup`. Out: `Flaw`s. How large they are is looked at in `boxes`.
"""

from collections.abc import Iterator

from ngen_pdf.layout.makeup import Makeup
from ngen_pdf.preflight.makeup.rule import Flaw, MakeupRule
from ngen_pdf.preflight.rules import Terms


def _distant(makeup: Makeup, terms: Terms) -> Iterator[Flaw]:
    """A figure or a table that is far from where its section first mentions it."""
    for found in makeup.numbered:
        away = abs(found.page - found.mentioned)
        if found.mentioned and away > terms.number("pages"):
            side = "after" if found.page > found.mentioned else "before"
            message = f"{found.label} stands {away} pages {side} its first mention"
            hint = "put it next to the paragraph that speaks of it"
            yield Flaw(message, found.page, found.block, hint)


RULES = (MakeupRule("figure-distance", _distant, ("pages",)),)
