"""Small questions about markdown-it tokens that several steps ask.

In: tokens. Out: lines, lists of children. Nothing is changed here.
"""

from collections.abc import Iterator, Sequence
from copy import copy

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from ngen_pdf.sections.draft import Draft


def draft_of(state: StateBlock | StateInline) -> Draft:
    """The draft that a rule reports to."""
    draft: Draft = state.env["draft"]
    return draft


def line_of(token: Token) -> int:
    """The token's line in the file, from 1; 0 where it has none."""
    line: int = token.meta.get("line", 0)
    return line or (token.map[0] + 1 if token.map else 0)


def walk(tokens: Sequence[Token]) -> Iterator[Token]:
    """Every token in order, with those inside inline tokens, images and notes."""
    for token in tokens:
        yield token
        if token.children:
            yield from walk(token.children)


def holders(tokens: Sequence[Token]) -> Iterator[Token]:
    """Every token that has children, the outer before the inner."""
    return (token for token in walk(tokens) if token.children)


def opening_index(tokens: Sequence[Token], closing: int) -> int:
    """The index of the token that the one at `closing` closes."""
    depth = 0
    for index in range(closing, -1, -1):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    return closing


def closing_index(tokens: Sequence[Token], opening: int) -> int:
    """The index of the token that closes the one at `opening`."""
    depth = 0
    for index in range(opening, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    return opening


def part(token: Token, content: str) -> Token:
    """A part of a text, with all that is known of the whole."""
    taken = copy(token)
    taken.content = content
    return taken


def text_token(content: str, line: int) -> Token:
    """Plain text at a line."""
    return Token("text", "", 0, content=content, meta={"line": line})
