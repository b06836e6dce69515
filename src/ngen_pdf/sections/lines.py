"""Inline parsing that knows the line in the file of every token.

In: inline source whose first line is `env["line"]`. Out: tokens whose
`meta["line"]` is set. Block tokens have their lines from markdown-it's `map`.
"""

import re
from bisect import bisect_left
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

NEWLINE = re.compile(r"\n")


class LinedState(StateInline):
    """Inline state that notes the line of each token that is pushed."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
        super().__init__(src, md, env, tokens)
        self._first: int = env["line"]
        self._breaks = [match.start() for match in NEWLINE.finditer(src)]

    def line_at(self, position: int) -> int:
        """The line in the file of a position in `src`."""
        return self._first + bisect_left(self._breaks, position)

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Add a token, with its line."""
        token = super().push(ttype, tag, nesting)
        token.meta["line"] = self.line_at(self.pos)
        return token

    def pushPending(self) -> Token:
        """Add the text gathered so far, which never spans lines."""
        token = super().pushPending()
        token.meta["line"] = self.line_at(self.pos)
        return token


def line_at(state: StateInline, position: int) -> int:
    """The line in the file of a position in a rule's source."""
    if not isinstance(state, LinedState):
        raise TypeError("the parser makes no other inline state")
    return state.line_at(position)


def parse_inside(state: StateInline, start: int, end: int) -> list[Token]:
    """The tokens of a part of a rule's source, parsed for itself."""
    tokens: list[Token] = []
    outer = state.env["line"]
    state.env["line"] = line_at(state, start)
    state.md.inline.parse(state.src[start:end], state.md, state.env, tokens)
    state.env["line"] = outer
    return tokens
