"""Fenced `table` blocks: tables whose cells are those of a sheet.

In: block tokens. Out: the tokens of a pipe table in place of each such fence. Cells are
plain text between the marks of values from data. What the keys are is in `table_keys`,
which rows and columns are printed in `table_rows`.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from markdown_it.token import Token

from ngen_pdf import locales
from ngen_pdf.data.columns import Cells, Format
from ngen_pdf.sections import blocks, expressions, table_keys, table_rows, typography
from ngen_pdf.sections.draft import Draft
from ngen_pdf.sections.model import TABLE_BLOCK
from ngen_pdf.sections.table_keys import Request
from ngen_pdf.sections.table_rows import Body
from ngen_pdf.sections.tokens import line_of, text_token

KEYS = re.compile(r"[A-Za-z][A-Za-z0-9-]*(?: [A-Za-z][A-Za-z0-9-]*)*")
EMPTY_NUMBER = "\u2013"  # an en dash


def finish(tokens: list[Token], draft: Draft) -> list[Token]:
    """The tokens with a table in place of each `table` block."""
    kept: list[Token] = []
    languages = [draft.language or draft.material.language]
    for token in tokens:
        own = str(token.attrs.get("lang", "")) or languages[-1]
        if token.type == "fence" and token.info == TABLE_BLOCK:
            kept += _table(token, own, draft)
            continue
        kept.append(token)
        if token.nesting > 0:
            languages.append(own)
        elif token.nesting < 0:
            languages.pop()
    return kept


def _table(fence: Token, language: str, draft: Draft) -> list[Token]:
    """The tokens of one table; without rows where there are none to be had."""
    line, block = line_of(fence), None
    if not fence.meta.get("endless"):
        block = blocks.read(fence.content, line + 1, table_keys.INLINE, draft)
    if block is None:  # there may have been a caption
        return _framed(fence, "", _caption("", line))
    request = table_keys.read(block, draft)
    caption = _caption(request.caption, request.line("caption")) if request.caption else []
    body = table_rows.take(request, line, language, draft)
    if body is None:
        return _framed(fence, "", caption)
    classes = "total" if body.total else ""
    written = _written(body, request, language, line)
    table = _framed(fence, classes, [*caption, *_head(body, line), *written])
    table[0].attrs["data-sheet"] = body.path
    return [*table, *_source(request)]


def _framed(fence: Token, classes: str, inside: list[Token]) -> list[Token]:
    """A table with the attributes of its fence."""
    opening = _token("table_open", "table", 1)
    opening.map, opening.attrs = fence.map, dict(fence.attrs)
    opening.meta.update(fence.meta)
    if classes:
        opening.attrJoin("class", classes)
    return [opening, *inside, _token("table_close", "table", -1)]


def _token(kind: str, tag: str, nesting: int, align: str = "") -> Token:
    token = Token(kind, tag, nesting, block=True)  # type: ignore[arg-type]
    if align:
        token.attrs["class"] = align
    return token


def _inline(text: str, line: int) -> Token:
    return Token("inline", "", 0, content=text, children=[], meta={"line": line}, block=True)


def _caption(text: str, line: int) -> list[Token]:
    opening = _token("caption_open", "caption", 1)
    opening.meta["line"] = line
    return [opening, _inline(text, line), _token("caption_close", "caption", -1)]


def _head(body: Body, line: int) -> Iterator[Token]:
    yield _token("thead_open", "thead", 1)
    yield _token("tr_open", "tr", 1)
    for cells in body.columns:
        column = cells.column
        yield _token("th_open", "th", 1, _align(cells))
        if column.title:
            yield _inline(column.title, column.line or line)
        else:
            yield _value(column.name, line)
        yield _token("th_close", "th", -1)
    yield _token("tr_close", "tr", -1)
    yield _token("thead_close", "thead", -1)


def _align(cells: Cells) -> str:
    """The class of the cells: numbers stand to the right, so that their decimals line up."""
    return cells.column.align or ("" if cells.is_text else "right")


def _value(text: str, line: int) -> Token:
    """Text from the sheet, with its marks."""
    return text_token(f"{expressions.START}{text}{expressions.END}" if text else "", line)


def _keys(text: str, line: int) -> Token:
    """Keys of sources as links to them: `S4` as `[S4](#s4){.key}`; other text as it is."""
    if not KEYS.fullmatch(text):
        return _value(text, line)
    return _inline(" ".join(f"[{key}](#{key.lower()}){{.key}}" for key in text.split()), line)


def _written(body: Body, request: Request, language: str, line: int) -> Iterator[Token]:
    yield _token("tbody_open", "tbody", 1)
    empty = EMPTY_NUMBER if request.empty is None else request.empty
    columns = [_texts(cells, request.empty or "", empty, language) for cells in body.columns]
    for texts in zip(*columns, strict=True):
        yield from _row(texts, body.columns, line)
    if body.total:
        pairs = zip(body.total, body.columns, strict=True)
        yield from _row([_total(t, c, empty, language) for t, c in pairs], body.columns, line)
    yield _token("tbody_close", "tbody", -1)


def _texts(cells: Cells, empty_text: str, empty_number: str, language: str) -> list[str]:
    """The cells of a column as they are printed."""
    if cells.is_text:
        return [_words(text, language) or empty_text for text in cells.texts]
    return [_number(value, cells, empty_number, language) for value in cells.values]


def _words(text: str, language: str) -> str:
    """Text with the marks and spaces of its language, as all text has them."""
    return typography.words(text, language if locales.is_known(language) else "en")


def _number(value: Decimal | None, cells: Cells, empty: str, language: str) -> str:
    return empty if value is None else cells.written(value, language)


def _total(total: Decimal | str | None, cells: Cells, empty: str, language: str) -> str:
    if isinstance(total, str):
        return _words(total, language)
    return _number(total, cells, empty, language)


def _row(texts: Sequence[str], columns: Sequence[Cells], line: int) -> Iterator[Token]:
    yield _token("tr_open", "tr", 1)
    for text, cells in zip(texts, columns, strict=True):
        yield _token("td_open", "td", 1, _align(cells))
        yield _keys(text, line) if cells.format is Format.KEYS else _value(text, line)
        yield _token("td_close", "td", -1)
    yield _token("tr_close", "tr", -1)


def _source(request: Request) -> list[Token]:
    """The line under the table that says where it is from."""
    if not request.source:
        return []
    opening = _token("source_open", "div", 1)
    opening.attrs["class"] = "source"
    paragraph = _token("paragraph_open", "p", 1)
    inline = _inline(request.source, request.line("source"))
    closing = [_token("paragraph_close", "p", -1), _token("source_close", "div", -1)]
    return [opening, paragraph, inline, *closing]
