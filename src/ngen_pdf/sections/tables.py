"""Pipe tables and their captions: `: Caption {#tbl-x .class}` or `Table: Caption`.

In: block source; block tokens. Out: table tokens with classes for alignment, the
caption first in its table, and a problem for each cell that would be dropped.
"""

import re

from markdown_it import rules_block
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from ngen_pdf.sections.draft import Draft
from ngen_pdf.sections.tokens import draft_of, line_of

CAPTION = re.compile(r"(?::|Table:)(?:[ \t]+|$)")
DELIMITERS = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?|\|[ \t]*:?-+:?[ \t]*\|")


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def table_rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """A pipe table; its rows may have no more cells than its head."""
    first = len(state.tokens)
    if not rules_block.table(state, start_line, end_line, silent):
        return False
    if not silent:
        _check_rows(state, state.tokens[first:])
    return True


def _check_rows(state: StateBlock, tokens: list[Token]) -> None:
    columns = sum(token.type == "th_open" for token in tokens)
    for token in tokens:
        if token.type == "tr_open" and token.map is not None:
            cells = _cells(_line(state, token.map[0]))
            if cells > columns:
                message = f"this row has {cells} cells, the table's head has {columns}"
                hint = "write `\\|` for a bar inside a cell"
                draft_of(state).error("table-cells", message, line_of(token), hint)


def _cells(row: str) -> int:
    cells = escapedSplit(row.strip())
    if cells and cells[0] == "":
        cells.pop(0)
    if cells and cells[-1] == "":
        cells.pop()
    return len(cells)


def caption_rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """A paragraph right after a table that begins with a colon, moved into the table."""
    if state.is_code_block(start_line):
        return False
    marker = CAPTION.match(_line(state, start_line))
    if silent or marker is None:
        return marker is not None and state.parentType == "table"
    table = _table_before(state)
    if table is None:
        return False
    rules_block.paragraph(state, start_line, end_line, False)
    opening, inline, closing = state.tokens[-3:]
    opening.type, closing.type = "caption_open", "caption_close"
    opening.tag = closing.tag = "caption"
    inline.content = CAPTION.sub("", inline.content, count=1)
    state.tokens[table + 1 : table + 1] = [opening, inline, closing]
    del state.tokens[-3:]
    return True


def _table_before(state: StateBlock) -> int | None:
    """The index of the table that has just ended, unless it has its caption."""
    if not state.tokens or state.tokens[-1].type != "table_close":
        return None
    index = next(i for i in range(len(state.tokens) - 1, -1, -1)
                 if state.tokens[i].type == "table_open")  # fmt: skip
    return None if state.tokens[index + 1].type == "caption_open" else index


def finish(tokens: list[Token], draft: Draft) -> list[Token]:
    """Classes in place of alignment styles, scopes on head cells, no head that is empty."""
    kept: list[Token] = []
    for index, token in enumerate(tokens):
        if token.type in ("th_open", "td_open"):
            style = str(token.attrs.pop("style", ""))
            if style:
                token.attrs["class"] = style.removeprefix("text-align:")
        if token.type == "th_open":
            token.attrs = {"scope": "col", **token.attrs}
        if token.type == "paragraph_open":
            _check_paragraph(tokens[index + 1], draft)
        kept.append(token)
    return _without_empty_heads(kept)


def _without_empty_heads(tokens: list[Token]) -> list[Token]:
    kept: list[Token] = []
    start = 0
    for token in tokens:
        if token.type == "thead_open":
            start = len(kept)
        kept.append(token)
        if token.type == "thead_close" and not any(t.content for t in kept[start:]):
            del kept[start:]
    return kept


def _check_paragraph(inline: Token, draft: Draft) -> None:
    """Tell of a paragraph that was meant as a table or as a caption."""
    for offset, text in enumerate(inline.content.split("\n")):
        line = line_of(inline) + offset
        if offset and DELIMITERS.fullmatch(text.strip()):
            hint = "give the row of dashes as many cells as the row above it"
            draft.error("table-cells", "this is not read as a table", line, hint)
        if CAPTION.match(text) and text.startswith(":"):
            hint = "a caption follows its table, a definition its term; write `\\:` for a colon"
            message = "this line begins with a colon, but explains neither a table nor a term"
            draft.warning("table-caption", message, line, hint)
