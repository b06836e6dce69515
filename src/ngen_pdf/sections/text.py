"""The plain words of inline content, for bookmarks, anchors and alternative texts.

In: inline tokens. Out: one line of text without markup and without notes; text
tokens that are joined where they touch.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from markdown_it.token import Token

from ngen_pdf.sections import expressions
from ngen_pdf.sections.draft import Draft
from ngen_pdf.sections.quotes import ESCAPED as ESCAPED_MARKS
from ngen_pdf.sections.tokens import holders, line_of, text_token

TEXT = ("text", "text_special")
SPACES = re.compile("[ \\t\\n]+")
ESCAPED = str.maketrans(ESCAPED_MARKS)


def plain(tokens: Sequence[Token]) -> str:
    """The words of the tokens, parted by single spaces; spaces that do not break stay."""
    words = expressions.strip("".join(_words(tokens)))
    return " ".join(word for word in SPACES.split(words) if word)


def _words(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type in ("text", "text_special", "code_inline"):
            yield token.content
        elif token.type in ("softbreak", "hardbreak", "raw_void"):
            yield " "
        elif token.type == "reference":
            yield f"@{token.content}"
        elif token.type == "attributes":
            yield token.content
        elif token.type == "image":
            yield str(token.attrs.get("alt", "")) or plain(token.children or [])


def join(tokens: list[Token], _draft: Draft) -> list[Token]:
    """Adjacent text as one token, in which straight marks that were escaped have stand-ins."""
    for holder in holders(tokens):
        holder.children = _joined(holder.children or [])
    return tokens


def _joined(tokens: Sequence[Token]) -> list[Token]:
    joined: list[Token] = []
    for is_text, run in groupby(tokens, key=lambda token: token.type in TEXT):
        if not is_text:
            joined += run
            continue
        first, *more = run
        words = "".join(_guarded(token) for token in (first, *more))
        joined.append(text_token(words, line_of(first)))
    return joined


def _guarded(token: Token) -> str:
    return token.content.translate(ESCAPED) if token.type == "text_special" else token.content
