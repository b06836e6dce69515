"""Marks of what is not settled: `[TK: chair's message]`, or `[TK]`.

In: inline source at an opening bracket; blocks of data; tokens with parsed inline
content. Out: mark tokens that hold the mark as written, and a problem for each. A link,
a span or an image whose bracketed words begin so is marked as a whole.
"""

import re
from itertools import pairwise

from markdown_it import rules_block
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from ngen_pdf import unsettled
from ngen_pdf.problems import Place
from ngen_pdf.sections import expressions, text
from ngen_pdf.sections.draft import Draft
from ngen_pdf.sections.lines import line_at
from ngen_pdf.sections.model import Mention
from ngen_pdf.sections.tokens import closing_index, draft_of, holders, line_of, text_token, walk

BEGIN = re.compile(r"\[TK(?=[:\]\s])")
BEGIN_INSIDE = re.compile(r"TK(?=[:\s]|$)")
CAPTION = re.compile(r"\W*caption\W")  # which is parsed as Markdown, and its marks found there
CLASS = "unsettled"

# --- parsing ---------------------------------------------------------------


def mark_rule(state: StateInline, silent: bool) -> bool:
    """A mark that is neither a link nor a span: those have been tried before.

    In a lookahead its bracket is text, as any other, so that a link may hold a mark.
    """
    start, maximum = state.pos, state.posMax
    if silent or not BEGIN.match(state.src, start, maximum):
        return False
    end = state.md.helpers.parseLinkLabel(state, start, False)
    if end < 0:
        _report_open(state)
        return False
    state.push("mark_open", "mark", 1).attrs = {"class": CLASS}
    state.push("text_special", "", 0).content = "["
    state.pos, state.posMax = start + 1, end
    state.md.inline.tokenize(state)
    state.push("text_special", "", 0).content = "]"
    state.push("mark_close", "mark", -1)
    state.pos, state.posMax = end + 1, maximum
    return True


def _report_open(state: StateInline) -> None:
    draft, line = draft_of(state), line_at(state, state.pos)
    draft.unsettled.append(Mention("", line))
    hint = "close it with `]` in the same paragraph, or write `\\[` for a bare bracket"
    draft.error(unsettled.CODE, "the mark that begins here has no end", line, hint)


def reference_rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """A link definition; a mark before a colon is none, whose words would not be printed."""
    if BEGIN.match(state.src, state.bMarks[start_line] + state.tShift[start_line]):
        return False
    return rules_block.reference(state, start_line, end_line, silent)


# --- steps -----------------------------------------------------------------


def look_into_data(tokens: list[Token], draft: Draft) -> list[Token]:
    """Tell of the marks in tables and charts that are written as data."""
    for token in tokens:
        if token.type == "fence" and token.info in expressions.DATA_BLOCKS:
            for line, words in enumerate(token.content.split("\n"), line_of(token) + 1):
                if not CAPTION.match(words):
                    _tell_of(words, line, draft)
    return tokens


def finish(tokens: list[Token], draft: Draft) -> list[Token]:
    """Every mark told; links, spans and images that are marks as a whole have theirs."""
    for holder in holders(tokens):
        holder.children = _marked(holder, holder.children or [])
    for token in walk(tokens):
        _tell(token, draft)
    for opening, inline in pairwise(tokens):
        if opening.type == "paragraph_open" and not opening.hidden and _is_mark(inline):
            opening.attrJoin("class", CLASS)
    return tokens


def _marked(holder: Token, tokens: list[Token]) -> list[Token]:
    """The tokens with marks in links and spans, or around all of them in an image."""
    if holder.type == "image" and _begins(tokens, 0):
        return _wrapped(tokens)
    marked: list[Token] = []
    ends: set[int] = set()
    for index, token in enumerate(tokens):
        if index in ends:
            marked += (_bracket("]", token), Token("mark_close", "mark", -1))
        marked.append(token)
        if token.type in ("link_open", "span_open") and _begins(tokens, index + 1):
            ends.add(closing_index(tokens, index))
            marked += _opening(token)
    return marked


def _begins(tokens: list[Token], index: int) -> bool:
    first = tokens[index]
    return first.type == "text" and BEGIN_INSIDE.match(first.content) is not None


def _wrapped(tokens: list[Token]) -> list[Token]:
    last = tokens[-1]
    return [*_opening(tokens[0]), *tokens, _bracket("]", last), Token("mark_close", "mark", -1)]


def _opening(token: Token) -> list[Token]:
    mark = Token("mark_open", "mark", 1, attrs={"class": CLASS}, meta={"line": line_of(token)})
    return [mark, _bracket("[", token)]


def _bracket(character: str, beside: Token) -> Token:
    return text_token(character, line_of(beside))


def _tell(token: Token, draft: Draft) -> None:
    """Note the marks that a token holds among its children and in its attributes."""
    children = token.children or []
    for index, child in enumerate(children):
        if child.type == "mark_open":
            words = text.plain(children[index : closing_index(children, index)])
            _note(unsettled.said(words), line_of(child), draft)
    for value in token.attrs.values():
        _tell_of(str(value), line_of(token), draft)


def _tell_of(written: str, line: int, draft: Draft) -> None:
    for words in unsettled.marked(expressions.strip(written)):
        _note(words, line, draft)


def _note(words: str, line: int, draft: Draft) -> None:
    draft.unsettled.append(Mention(words, line))
    draft.problems.append(unsettled.problem(words, Place(draft.path, line)))


def _is_mark(inline: Token) -> bool:
    """Whether a mark is all there is."""
    children = inline.children or []
    if not children or children[0].type != "mark_open":
        return False
    return closing_index(children, 0) == len(children) - 1
