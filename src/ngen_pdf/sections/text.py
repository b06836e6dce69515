"""The plain words of inline content, for bookmarks, anchors and alternative texts.

In: inline tokens. Out: one line of text without markup and without notes; text
tokens that are joined where they touch.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from markdown_it.token import Token

from ngen_pdf.sections import expressions
from ngen_pdf.sections.draft import Draft
from ngen_pdf.sections.tokens import holders, line_of, text_token

TEXT = ("text", "text_special")


def plain(tokens: Sequence[Token]) -> str:
    """The words of the tokens, parted by single spaces."""
    return " ".join(expressions.strip("".join(_words(tokens))).split())


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
    """Adjacent text as one token; what was escaped is text like any other."""
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
        words = "".join(token.content for token in (first, *more))
        joined.append(text_token(words, line_of(first)))
    return joined
