"""Code blocks: what follows their fence, and that they end.

In: block source at a fence. Out: `fence` tokens whose `info` is the language alone.
What is in a code block is never interpreted.
"""

from markdown_it import rules_block
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from ngen_pdf.sections import attributes
from ngen_pdf.sections.allowed import attach
from ngen_pdf.sections.draft import Draft
from ngen_pdf.sections.tokens import draft_of, line_of


def fence_rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """A fenced code block: ```` ```python ```` or ```` ```{.python #id} ````."""
    if not rules_block.fence(state, start_line, end_line, silent):
        return False
    if not silent:
        token, draft = state.tokens[-1], draft_of(state)
        _check_end(state, token, draft)
        _read_info(token, draft)
    return True


def _check_end(state: StateBlock, token: Token, draft: Draft) -> None:
    """Tell of a block that runs to the end of what it is in."""
    last = state.line - 1
    end = state.src[state.bMarks[last] + state.tShift[last] : state.eMarks[last]].strip()
    if last < line_of(token) or not end.startswith(token.markup) or end.strip(token.markup[0]):
        hint = f"close it with a line `{token.markup}`"
        draft.error("code", "the code block that opens here is never closed", line_of(token), hint)
        token.meta["endless"] = True


def _read_info(token: Token, draft: Draft) -> None:
    """The language, and attributes in braces; the first class is a language too."""
    language, brace, rest = token.info.strip().partition("{")
    found = attributes.read(brace + rest, 0, len(rest) + 1) if brace else None
    if found is None or found.end != len(rest) + 1:
        token.info = token.info.strip().split(" ")[0]
        return
    items = list(found.items)
    if not language.strip() and items and items[0][0] == "class":
        language = items.pop(0)[1]
    attach(token, tuple(items), line_of(token), draft)
    token.info = language.strip()
