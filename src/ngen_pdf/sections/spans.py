"""Spans with attributes: `[text]{.numeral}`, `[texte]{lang=fr}`.

In: inline source at an opening bracket. Out: span tokens.
"""

from markdown_it.rules_inline import StateInline

from ngen_pdf.sections import attributes
from ngen_pdf.sections.allowed import attach
from ngen_pdf.sections.lines import line_at
from ngen_pdf.sections.tokens import draft_of


def span_rule(state: StateInline, silent: bool) -> bool:
    """Bracketed text with attributes right after it; links have been tried before."""
    start, maximum = state.pos, state.posMax
    if state.src[start] != "[":
        return False
    end = state.md.helpers.parseLinkLabel(state, start, False)
    if end < 0 or not state.src.startswith("{", end + 1, maximum):
        return False
    found = attributes.read(state.src, end + 1, maximum)
    if found is None:
        return False
    if not silent:
        token = state.push("span_open", "span", 1)
        attach(token, found.items, line_at(state, end), draft_of(state))
        state.pos, state.posMax = start + 1, end
        state.md.inline.tokenize(state)
        state.push("span_close", "span", -1)
    state.pos, state.posMax = found.end, maximum
    return True
