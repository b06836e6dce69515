"""Raw HTML: a modest list of elements and attributes.

In: `html_block` and `html_inline` tokens. Out: `raw_open`, `raw_close`, `raw_void`
and text tokens; all that is not allowed is a problem. That they nest rightly is
`balance`'s to see to.
"""

import html
import re
from collections.abc import Iterator, Sequence

from markdown_it.common.html_re import attribute, close_tag, open_tag
from markdown_it.token import Token

from ngen_pdf.sections import allowed, balance
from ngen_pdf.sections.draft import Draft
from ngen_pdf.sections.elements import ATTRIBUTES, BLOCK, DEFAULT_HINT, HINTS, INLINE, VOID
from ngen_pdf.sections.tokens import holders, line_of, text_token

TAG = re.compile(f"{open_tag}|{close_tag}")
NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
ATTRIBUTE = re.compile(attribute)


def clean(tokens: list[Token], draft: Draft) -> list[Token]:
    """The tokens with raw HTML judged and balanced, in blocks and in lines."""
    tokens = balance.balanced(_expanded(tokens, draft), draft)
    for holder in holders(tokens):
        holder.children = balance.balanced(_expanded(holder.children or [], draft), draft)
    return tokens


def _expanded(tokens: Sequence[Token], draft: Draft) -> Iterator[Token]:
    """The tokens with tags and text in place of raw HTML."""
    for token in tokens:
        if token.type not in ("html_block", "html_inline"):
            yield token
            continue
        yield from _scan(token, draft)
        if token.type == "html_block":
            yield Token(balance.BLOCK_END, "", 0)


def _scan(token: Token, draft: Draft) -> Iterator[Token]:
    source, line, position = token.content, line_of(token), 0
    while position < len(source):
        start = source.find("<", position)
        if start != position:
            end = start if start >= 0 else len(source)
            yield from _text(source[position:end], line)
        elif source.startswith(("<!", "<?"), position):
            end = _skip(source, position, line, draft)
        elif tag := TAG.match(source, position):
            end = tag.end()
            yield from _tag(tag.group(), line, token.type == "html_block", draft)
        else:
            end = position + 1
            yield text_token("<", line)
        line += source.count("\n", position, end)
        position = end


def _text(source: str, first: int) -> Iterator[Token]:
    for offset, words in enumerate(source.split("\n")):
        if offset:
            yield Token("softbreak", "br", 0, meta={"line": first + offset})
        if words:
            yield text_token(html.unescape(words), first + offset)


def _skip(source: str, start: int, line: int, draft: Draft) -> int:
    """The end of a comment, which is not printed, or of what only a browser heeds."""
    if source.startswith("<!--", start):
        end = source.find("-->", start + 2)
        if end >= 0:
            return end + 3
        draft.error("raw-html", "this comment has no end", line, "close it with `-->`")
        return len(source)
    draft.error("raw-html", "declarations are not allowed", line, DEFAULT_HINT)
    end = source.find(">", start)
    return end + 1 if end >= 0 else len(source)


def _tag(source: str, line: int, in_block: bool, draft: Draft) -> Iterator[Token]:
    match = NAME.match(source)
    name = match[1].lower() if match else ""
    if name not in INLINE | BLOCK:
        hint = HINTS.get(name, DEFAULT_HINT)
        draft.error("raw-html", f"the element <{name}> is not allowed", line, hint)
    elif name in BLOCK and not in_block:
        hint = "put it on a line of its own, below a blank line"
        draft.error("raw-html", f"<{name}> cannot stand in a line of text", line, hint)
    elif not source.startswith("</"):
        yield _opening(name, _attributes(source, 1 + len(name), line, draft), line)
    elif name not in VOID:
        yield Token("raw_close", name, -1, block=name in BLOCK, meta={"line": line})


def _opening(name: str, attributes: dict[str, str | int | float], line: int) -> Token:
    token = Token("raw_void", name, 0) if name in VOID else Token("raw_open", name, 1)
    token.attrs, token.meta = attributes, {"line": line, "id_line": line}
    token.block, token.map = name in BLOCK, [line - 1, line]
    return token


def _attributes(source: str, start: int, line: int, draft: Draft) -> dict[str, str | int | float]:
    kept: dict[str, str | int | float] = {}
    for match in ATTRIBUTE.finditer(source, start):
        name, _, value = match.group().strip().partition("=")
        name, value = name.strip().lower(), html.unescape(_unquoted(value.strip()))
        if name not in ATTRIBUTES and not allowed.is_data(name):
            hint = f"allowed: {', '.join(ATTRIBUTES)}, data-…"
            draft.error("raw-html", f"the attribute `{name}` is not allowed", line, hint)
        elif all(allowed.is_valid(name, part, line, draft) for part in _parts(name, value)):
            kept.setdefault(name, value)
    return kept


def _parts(name: str, value: str) -> list[str]:
    return value.split() if name == "class" else [value]


def _unquoted(value: str) -> str:
    return value[1:-1] if value[:1] in ('"', "'") else value
