"""Cross references: `@fig-x`, `@tbl-x`, `@sec-x`.

In: inline source at an at sign. Out: `reference` tokens. What they print is the
outline's to know.
"""

import re

from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from ngen_pdf.sections.draft import Draft
from ngen_pdf.sections.model import Mention
from ngen_pdf.sections.tokens import line_of, walk

# what ends a sentence is no part of a name
NAME = re.compile(r"@((?:fig|tbl|sec)-[A-Za-z0-9](?:[A-Za-z0-9_.:-]*[A-Za-z0-9])?)")


def reference_rule(state: StateInline, silent: bool) -> bool:
    """A reference, unless it is part of a word, an address or a link."""
    start = state.pos
    if state.src[start] != "@" or state.linkLevel:
        return False
    if start and (state.src[start - 1].isalnum() or state.src[start - 1] == "_"):
        return False
    match = NAME.match(state.src, start, state.posMax)
    if match is None:
        return False
    if not silent:
        state.push("reference", "", 0).content = match[1]
    state.pos = match.end()
    return True


def collect(tokens: list[Token], draft: Draft) -> list[Token]:
    """Note every reference; a heading's words are printed where none can be resolved."""
    for token in walk(tokens):
        if token.type == "reference":
            draft.references.append(Mention(token.content, line_of(token)))
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            _check_heading(tokens[index + 1], draft)
    return tokens


def _check_heading(inline: Token, draft: Draft) -> None:
    for token in walk([inline]):
        if token.type == "reference":
            hint = "write its words out, or refer to it below the heading"
            message = "a heading cannot hold a cross reference"
            draft.error("reference", message, line_of(token), hint)
