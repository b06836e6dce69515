"""Attributes in braces: `{#id .class key="value"}`, after an element or on a line before a block.

In: source text at an opening brace; block tokens. Out: attributes on tokens, and
`attributes` tokens where they follow nothing, which headings and captions take
for themselves. What is allowed where is in `allowed`.
"""

import re
from dataclasses import dataclass

from markdown_it.common.utils import unescapeAll
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from ngen_pdf.sections.allowed import NAMES, attach
from ngen_pdf.sections.draft import Draft
from ngen_pdf.sections.lines import line_at
from ngen_pdf.sections.tokens import (
    draft_of,
    holders,
    line_of,
    opening_index,
    text_token,
)

ITEM = re.compile(
    r"""\s*(?:
        \#(?P<id>[^\s{}"'=<>]+)
      | \.(?P<name>[^\s{}"'=<>]+)
      | (?P<dash>-)(?=[\s}])
      | (?P<key>[A-Za-z_:][\w:.-]*)=(?:
            "(?P<double>(?:[^"\\]|\\.)*)"
          | '(?P<single>(?:[^'\\]|\\.)*)'
          | (?P<bare>[^\s{}"'=<>`]+) )
    )(?=[\s}])""",
    re.VERBOSE | re.DOTALL,
)
END = re.compile(r"\s*\}")
INTENDED = re.compile(r"\{\s*[#.][^\W\d]")  # so begins what is meant as attributes
MEANT_AFTER = re.compile(r"\{[^{}\n]*[#.=]")  # the same, right after an element

HINT = 'write {#name .class key="value"}, parted by spaces'

Items = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Attributes:
    """What stands between braces, in order, and where it ends in its source."""

    items: Items
    end: int

    @property
    def is_evident(self) -> bool:
        """Whether it can be meant as nothing else, even in running text."""
        return any(key in NAMES for key, _ in self.items)


def read(text: str, start: int, limit: int) -> Attributes | None:
    """The attributes whose brace opens at `start` and closes before `limit`, if there are any."""
    items: list[tuple[str, str]] = []
    position = start + 1
    while item := ITEM.match(text, position, limit):
        items.append(_item(item))
        position = item.end()
    end = END.match(text, position, limit)
    return Attributes(tuple(items), end.end()) if end else None


def _item(match: re.Match[str]) -> tuple[str, str]:
    if match["id"]:
        return "id", match["id"]
    if match["name"]:
        return "class", match["name"]
    if match["dash"]:
        return "-", ""
    value = next(v for v in match.group("double", "single", "bare") if v is not None)
    return match["key"], " ".join(unescapeAll(value).split())


# --- parsing ---------------------------------------------------------------


def block_rule(state: StateBlock, start_line: int, _end_line: int, silent: bool) -> bool:
    """A line that holds nothing but attributes, for the block below it."""
    if state.is_code_block(start_line):
        return False
    start = state.bMarks[start_line] + state.tShift[start_line]
    line = state.src[start : state.eMarks[start_line]].rstrip()
    if not (line.startswith("{") and line.endswith("}")):
        return False
    found = read(line, 0, len(line))
    if found is None or found.end != len(line) or not found.items:
        return False
    if not silent:
        token = state.push("attributes_block", "", 0)
        token.map = [start_line, start_line + 1]
        token.content, token.meta["items"] = line, found.items
        state.line = start_line + 1
    return True


def inline_rule(state: StateInline, silent: bool) -> bool:
    """Attributes right after an element, or at the end of a heading or a caption."""
    if state.src[state.pos] != "{":
        return False
    found = read(state.src, state.pos, state.posMax)
    element = _element_before(state)
    if found is None:
        if not silent and _is_meant(state, element is not None):
            message = f"these attributes cannot be read: {_excerpt(state)}"
            draft_of(state).error("attribute", message, line_at(state, state.pos), HINT)
        return False
    if not silent:
        _take(state, found, element)
    state.pos = found.end
    return True


def _element_before(state: StateInline) -> Token | None:
    """The element that ends where the state is."""
    if state.pending or not state.tokens:
        return None
    if state.tokens[-1].type not in ("image", "code_inline", "link_close"):
        return None
    return state.tokens[opening_index(state.tokens, len(state.tokens) - 1)]


def _is_meant(state: StateInline, follows: bool) -> bool:
    follows = follows or state.src[state.pos - 1 : state.pos] == "]"
    pattern = MEANT_AFTER if follows else INTENDED
    return pattern.match(state.src, state.pos) is not None


def _excerpt(state: StateInline) -> str:
    return "`" + re.split(r"(?<=\})|\n", state.src[state.pos : state.pos + 60])[0] + "`"


def _take(state: StateInline, found: Attributes, element: Token | None) -> None:
    line = line_at(state, state.pos)
    if element is not None:
        attach(element, found.items, line, draft_of(state))
        return
    token = state.push("attributes", "", 0)
    token.content, token.meta["items"] = state.src[state.pos : found.end], found.items
    token.meta["evident"] = found.is_evident


# --- steps -----------------------------------------------------------------


def attach_to_blocks(tokens: list[Token], draft: Draft) -> list[Token]:
    """Each line of attributes set on the block below it."""
    kept: list[Token] = []
    waiting: list[Token] = []
    for index, token in enumerate(tokens):
        if token.type == "attributes_block":
            waiting.append(token)
            continue
        if waiting and token.hidden:
            token.hidden = tokens[index + 2].hidden = False
        for lead in waiting:
            _attach_block(lead, token, draft)
        waiting.clear()
        kept.append(token)
    for lead in waiting:
        _attach_block(lead, None, draft)
    return kept


def _attach_block(lead: Token, block: Token | None, draft: Draft) -> None:
    line = line_of(lead)
    unfit = ("html_block", "footnote_reference_open")
    if block is None or block.nesting < 0 or block.type in unfit:
        hint = "put them on the line before a paragraph, a list, a table or a quote"
        draft.error("attribute", f"the attributes `{lead.content}` belong to nothing", line, hint)
    else:
        attach(block, lead.meta["items"], line, draft)


def take_trailing(tokens: list[Token], draft: Draft) -> list[Token]:
    """The attributes at the end of headings and table captions set on what they belong to."""
    table = None
    for index, token in enumerate(tokens):
        if token.type == "table_open":
            table = token
        elif token.type == "heading_open":
            _take_last(tokens[index + 1], token, draft)
        elif token.type == "caption_open" and table is not None:
            _take_last(tokens[index + 1], table, draft)
    return tokens


def _take_last(inline: Token, owner: Token, draft: Draft) -> None:
    children = inline.children or []
    if not children or children[-1].type != "attributes":
        return
    last = children.pop()
    attach(owner, last.meta["items"], line_of(last), draft)
    if children and children[-1].type == "text":
        children[-1].content = children[-1].content.rstrip()


def report_strays(tokens: list[Token], draft: Draft) -> list[Token]:
    """Attributes that follow nothing: a problem where they are evident, else text."""
    for holder in holders(tokens):
        holder.children = [_stray(token, draft) for token in holder.children or []]
    return tokens


def _stray(token: Token, draft: Draft) -> Token:
    if token.type != "attributes":
        return token
    line = line_of(token)
    if token.meta["evident"]:
        hint = "put them right after `]`, `)` or a code span, or write `\\{` for a brace"
        message = f"the attributes `{token.content}` belong to nothing"
        draft.error("attribute", message, line, hint)
    return text_token(token.content, line)
