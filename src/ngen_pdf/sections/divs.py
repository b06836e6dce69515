"""Fenced divs, as Pandoc has them: `::: {.name #id key="v"}` or `::: name` … `:::`.

In: block source at a fence; the tokens of a whole section. Out: `div_open` and
`div_close` tokens that are balanced. A fence is a token by itself while blocks
are parsed, so the same number of colons can be nested; what closes what is settled
afterwards, when the blocks around them are known.
"""

import re

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from ngen_pdf.sections import attributes, nesting
from ngen_pdf.sections.allowed import attach
from ngen_pdf.sections.draft import Draft
from ngen_pdf.sections.tokens import draft_of, line_of

FENCE = re.compile(r":{3,}(?P<rest>.*)", re.DOTALL)
TRAIL = re.compile(r"\s*:*\s*")
HINT = "write `::: {.name}` or `::: name` to open, `:::` to close"


def fence_rule(state: StateBlock, start_line: int, _end_line: int, silent: bool) -> bool:
    """A line of three colons or more opens a div, or closes the innermost."""
    if state.is_code_block(start_line):
        return False
    start = state.bMarks[start_line] + state.tShift[start_line]
    if not state.src.startswith(":::", start):
        return False
    fence = FENCE.match(state.src, start, state.eMarks[start_line])
    if fence is None or silent:
        return fence is not None
    rest = fence["rest"].strip()
    token = Token("div_open" if rest else "div_close", "div", 1 if rest else -1)
    token.block, token.level, token.map = True, state.level, [start_line, start_line + 1]
    if rest:
        _name(token, rest, draft_of(state))
    state.tokens.append(token)
    state.line = start_line + 1
    return True


def _name(token: Token, rest: str, draft: Draft) -> None:
    """The attributes of an opening fence, or its one class."""
    line = line_of(token)
    braces = attributes.read(rest, 0, len(rest)) if rest.startswith("{") else None
    word = rest.rstrip(":").rstrip()
    if braces is not None and TRAIL.fullmatch(rest, braces.end):
        attach(token, braces.items, line, draft)
    elif re.fullmatch(r"[\w-]+", word):
        attach(token, (("class", word),), line, draft)
    else:
        draft.error("div", f"the fence `::: {rest[:40]}` cannot be read", line, HINT)


def balance(tokens: list[Token], draft: Draft) -> list[Token]:
    """The tokens with every div closed inside the block that it was opened in."""
    kept: list[Token] = []
    stack: list[Token] = []  # every block that is open; divs are among them
    for token in tokens:
        if token.type == "div_close":
            _close(stack, kept, token, draft)
            continue
        if token.nesting < 0:
            _close_divs(stack, kept, draft)
            stack.pop()
        elif token.nesting > 0:
            stack.append(token)
        kept.append(token)
    _close_divs(stack, kept, draft)
    return _limited(kept, draft)


def _close(stack: list[Token], kept: list[Token], fence: Token, draft: Draft) -> None:
    if stack and stack[-1].type == "div_open":
        stack.pop()
        kept.append(fence)
    else:
        draft.error("div", "this fence closes nothing", line_of(fence), HINT)


def _close_divs(stack: list[Token], kept: list[Token], draft: Draft) -> None:
    """Close the divs that their block ends without having closed."""
    while stack and stack[-1].type == "div_open":
        opening = stack.pop()
        hint = "close it with a line `:::`"
        draft.error("div", "the div that opens here is never closed", line_of(opening), hint)
        kept.append(Token("div_close", "div", -1, block=True))


def _limited(tokens: list[Token], draft: Draft) -> list[Token]:
    """The tokens without the divs that are nested too deeply."""
    kept: list[Token] = []
    depth = 0
    for token in tokens:
        depth += token.type == "div_open"
        if depth <= nesting.DIV_LIMIT or token.type not in ("div_open", "div_close"):
            kept.append(token)
        elif token.type == "div_open":
            nesting.report(draft, line_of(token))
        depth -= token.type == "div_close"
    return kept
