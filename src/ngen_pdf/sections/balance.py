"""Sees to it that raw HTML nests rightly with the blocks and spans around it.

In: tokens, those of raw HTML among them. Out: tokens in which each raw element is
closed inside what it was opened in, and stands where the HTML parser leaves it.
Nothing that an author writes can end the section or the document.
"""

from collections.abc import Iterable

from markdown_it.token import Token

from ngen_pdf.sections import nesting
from ngen_pdf.sections.draft import Draft
from ngen_pdf.sections.elements import BLOCK, CONTENT, DEFAULT_HINT, INSIDE_ONLY
from ngen_pdf.sections.tokens import line_of

BLOCK_END = "raw_end"  # follows the tokens of each block of raw HTML
DEPTH_LIMIT = 16


def balanced(tokens: Iterable[Token], draft: Draft) -> list[Token]:
    """The tokens with every raw element closed in its place."""
    balancer = _Balancer(draft)
    for token in tokens:
        balancer.take(token)
    balancer.close_raw(0)
    return balancer.kept


class _Balancer:
    """Takes tokens one by one; `stack` holds those that are open."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.kept: list[Token] = []
        self.stack: list[Token] = []
        self.excess = 0  # raw elements that are open but too deep to be kept

    def take(self, token: Token) -> None:
        """Keep the token, unless it cannot stand here."""
        if token.type == BLOCK_END:
            self._end_block()
        elif token.type == "raw_close" and self.excess:
            self.excess -= 1
        elif token.type == "raw_close":
            self._close(token)
        elif token.type == "raw_open" and self._is_deep(token):
            self.excess += 1
        elif token.nesting < 0:
            self.excess = 0
            self.close_raw(self._first_raw())
            self.stack.pop()
            self.kept.append(token)
        else:
            self._open(token)

    def close_raw(self, first: int) -> None:
        """Close the raw elements from `first` on, whose closing tags are missing."""
        while len(self.stack) > first:
            token = self.stack[-1]
            self.draft.error("raw-html", f"this <{token.tag}> is never closed", line_of(token))
            self._pop()

    def _open(self, token: Token) -> None:
        fits = self._fits(token)
        if token.nesting > 0:
            dropped = token.type == "raw_open" and not fits
            token.meta.update(dropped=dropped, told=dropped)
            self.stack.append(token)
        if fits and not token.meta.get("dropped"):
            self.kept.append(token)
        elif not token.type.startswith("raw"):
            self.kept.append(token)  # told of, and no balance of ours to keep

    def _pop(self) -> None:
        token = self.stack.pop()
        if not token.meta["dropped"]:
            self.kept.append(Token("raw_close", token.tag, -1, block=token.block))

    def _close(self, token: Token) -> None:
        """Close the innermost raw element of that name, and what was opened in it."""
        first = self._first_raw()
        names = [opened.tag for opened in self.stack[first:]]
        if token.tag not in names:
            message = f"</{token.tag}> closes nothing here"
            self.draft.error("raw-html", message, line_of(token))
            return
        self.close_raw(len(self.stack) - names[::-1].index(token.tag))
        self._pop()

    def _end_block(self) -> None:
        """A paragraph or a span cannot go on to hold the blocks that follow."""
        for index in range(self._first_raw(), len(self.stack)):
            if self.stack[index].tag == "p" or self.stack[index].tag not in BLOCK:
                self.close_raw(index)
                return

    def _first_raw(self) -> int:
        """The index of the outermost raw element inside the innermost Markdown one."""
        index = len(self.stack)
        while index and self.stack[index - 1].type == "raw_open":
            index -= 1
        return index

    def _is_deep(self, token: Token) -> bool:
        is_deep = len(self.stack) - self._first_raw() >= DEPTH_LIMIT
        if is_deep:
            nesting.report(self.draft, line_of(token))
        return is_deep

    def _fits(self, token: Token) -> bool:
        """Whether the token may stand in the raw element around it."""
        around = self.stack[-1] if self.stack and self.stack[-1].type == "raw_open" else None
        if _may_stand(token, around):
            return True
        if around is None or not around.meta.get("told"):
            place = f"<{around.tag}>" if around else "the text"
            what = f"<{token.tag}>" if token.type.startswith("raw") else "this"
            message = f"{what} cannot stand in {place}"
            self.draft.error("raw-html", message, line_of(token), DEFAULT_HINT)
        if around:
            around.meta["told"] = True
        return False


def _may_stand(token: Token, around: Token | None) -> bool:
    is_raw = token.type.startswith("raw")
    if is_raw and token.tag in INSIDE_ONLY:
        if around is None or around.meta["dropped"]:
            return False
        return token.tag in CONTENT.get(around.tag, ())
    if around is None or around.tag not in CONTENT:
        return True
    if token.type in ("text", "softbreak"):
        return around.tag == "p" or not token.content.strip()
    return is_raw and token.tag in CONTENT[around.tag]
