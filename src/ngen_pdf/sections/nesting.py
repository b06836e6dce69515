"""How deep things may stand in one another.

In: block states and tokens. Out: a problem where the parser would drop or stop
parsing what is too deep, and tokens that no engine needs deep recursion for.
"""

import re

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from ngen_pdf.sections.draft import Draft
from ngen_pdf.sections.tokens import draft_of, holders, line_of, text_token

BLOCK_LIMIT = 32  # a list counts twice: itself and its item
DIV_LIMIT = 16
INLINE_LIMIT = 16
PARSER_LIMIT = 40  # where markdown-it would give up by itself; never reached
BRACKET_LIMIT = 200  # each bracket left open makes all before it slower to look through

BRACKETS = re.compile(r"\\.|[\[\]]")


def report(draft: Draft, line: int) -> None:
    """Say that something is nested too deeply."""
    draft.error("nesting", "this is nested too deeply to be set", line, "flatten it")


def depth_rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Take the rest of a block that is too deep, which the parser would drop in silence."""
    if silent or state.level < BLOCK_LIMIT:
        return False
    report(draft_of(state), start_line + 1)
    state.line = end_line
    return True


def is_too_deep(inline: Token, draft: Draft) -> bool:
    """Whether more brackets are open at once than can be looked through in good time."""
    if inline.content.count("[") <= BRACKET_LIMIT:
        return False
    depth = 0
    for bracket in BRACKETS.findall(inline.content):
        depth = max(0, depth + {"[": 1, "]": -1}.get(bracket, 0))
        if depth > BRACKET_LIMIT:
            report(draft, line_of(inline))
            return True
    return False


def flatten_inlines(tokens: list[Token], draft: Draft) -> list[Token]:
    """Inline content whose markup is nested too deeply, as plain text."""
    for token in holders(tokens):
        if any(child.level > INLINE_LIMIT for child in token.children or []):
            report(draft, line_of(token))
            token.children = [text_token(token.content, line_of(token))]
    return tokens
