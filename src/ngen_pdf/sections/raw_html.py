"""Raw HTML: a modest list of elements, each closed where it was opened.

In: `html_block` and `html_inline` tokens. Out: `raw_open`, `raw_close`, `raw_void`
and text tokens that nest rightly with the blocks and spans around them; all else
is a problem. Nothing that an author writes can end the section or the document.
"""

import html
import re
from collections.abc import Iterator, Sequence

from markdown_it.common.html_re import attribute, close_tag, open_tag
from markdown_it.token import Token

from ngen_pdf.sections import nesting
from ngen_pdf.sections.allowed import DATA, RESERVED, VALUES
from ngen_pdf.sections.draft import Draft
from ngen_pdf.sections.tokens import holders, line_of, text_token


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


VOID = _names("br hr wbr")
INLINE = _names(
    "abbr b bdi bdo br cite code del dfn em i ins kbd mark q s samp small span strong sub sup u"
    " var wbr"
)
BLOCK = _names(
    "blockquote caption dd div dl dt figcaption figure hr li ol p table tbody td tfoot th thead tr"
    " ul"
)
# what these may hold, and nothing else: the HTML parser would move the rest out of them
CONTENT: dict[str, frozenset[str]] = {
    "dl": _names("dt dd"),
    "ol": _names("li"),
    "p": INLINE,
    "table": _names("caption thead tbody tfoot tr"),
    "tbody": _names("tr"),
    "tfoot": _names("tr"),
    "thead": _names("tr"),
    "tr": _names("th td"),
    "ul": _names("li"),
}
INSIDE_ONLY: frozenset[str] = frozenset().union(*(CONTENT[name] for name in CONTENT if name != "p"))
ATTRIBUTES = ("class", "colspan", "dir", "id", "lang", "rowspan", "scope", "start", "title")

DEPTH_LIMIT = 16

TAG = re.compile(f"{open_tag}|{close_tag}")
NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
ATTRIBUTE = re.compile(attribute)

DEFAULT_HINT = "write it in Markdown, or as a div: `::: {.name}` … `:::`"
HINTS = {
    "a": "write a link as [text](target), an anchor as [text]{#name}",
    "img": 'write ![Caption](images/x.svg){alt="..."}',
    "style": "style sheets are the files in styles/",
    "script": "a printed page runs no scripts",
    **{f"h{level}": f"write `{'#' * level} Title`" for level in range(1, 7)},
}


def clean(tokens: list[Token], draft: Draft) -> list[Token]:
    """The tokens with raw HTML judged, in blocks and in lines."""
    tokens = _balanced(_expanded(tokens, draft), draft)
    for holder in holders(tokens):
        holder.children = _balanced(_expanded(holder.children or [], draft), draft)
    return tokens


# --- reading ---------------------------------------------------------------


def _expanded(tokens: Sequence[Token], draft: Draft) -> Iterator[Token]:
    """The tokens with tags and text in place of raw HTML."""
    for token in tokens:
        if token.type in ("html_block", "html_inline"):
            yield from _scan(token, draft)
        else:
            yield token


def _scan(token: Token, draft: Draft) -> Iterator[Token]:
    source, first, position = token.content, line_of(token), 0
    while position < len(source):
        line = first + source.count("\n", 0, position)
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
    elif source.startswith("</"):
        if name not in VOID:
            yield Token("raw_close", name, -1, block=name in BLOCK, meta={"line": line})
    else:
        attributes = _attributes(source, match.end() if match else 0, line, draft)
        token = Token("raw_void", name, 0) if name in VOID else Token("raw_open", name, 1)
        token.attrs, token.meta = attributes, {"line": line, "id_line": line}
        token.block, token.map = name in BLOCK, [line - 1, line]
        yield token


def _attributes(source: str, start: int, line: int, draft: Draft) -> dict[str, str | int | float]:
    kept: dict[str, str | int | float] = {}
    for match in ATTRIBUTE.finditer(source, start):
        name, _, value = match.group().strip().partition("=")
        name, value = name.strip().lower(), html.unescape(_unquoted(value.strip()))
        pattern, hint = VALUES.get(name, (None, ""))
        if name not in ATTRIBUTES and (not DATA.fullmatch(name) or name in RESERVED):
            hint = f"allowed: {', '.join(ATTRIBUTES)}, data-…"
            draft.error("raw-html", f"the attribute `{name}` is not allowed", line, hint)
        elif pattern is not None and not all(map(pattern.fullmatch, value.split() or [""])):
            draft.error("raw-html", f"`{value}` cannot be the {name} of anything", line, hint)
        else:
            kept.setdefault(name, value)
    return kept


def _unquoted(value: str) -> str:
    return value[1:-1] if value[:1] in ('"', "'") else value


# --- nesting ---------------------------------------------------------------


def _balanced(tokens: Iterator[Token], draft: Draft) -> list[Token]:
    """The tokens with each raw element closed inside what it was opened in."""
    kept: list[Token] = []
    stack: list[Token] = []
    for token in tokens:
        if not _fits(token, stack, draft):
            continue
        if token.nesting < 0:
            if token.type == "raw_close" and not _closes(token, stack, draft):
                continue
            if token.type != "raw_close":
                _close_raw(stack, kept, draft)
            stack.pop()
        elif token.nesting > 0:
            if token.type == "raw_open" and _is_deep(token, stack, draft):
                continue
            stack.append(token)
        kept.append(token)
    _close_raw(stack, kept, draft)
    return kept


def _is_deep(token: Token, stack: list[Token], draft: Draft) -> bool:
    is_deep = len(stack) >= DEPTH_LIMIT and stack[-DEPTH_LIMIT].type == "raw_open"
    if is_deep:
        nesting.report(draft, line_of(token))
    return is_deep


def _fits(token: Token, stack: list[Token], draft: Draft) -> bool:
    """Whether the token may stand in the raw element around it."""
    if token.nesting < 0:
        return True
    around = stack[-1] if stack and stack[-1].type == "raw_open" else None
    if token.type in ("raw_open", "raw_void") and token.tag in INSIDE_ONLY:
        fits = around is not None and token.tag in CONTENT.get(around.tag, ())
    elif around is None or around.tag not in CONTENT:
        return True
    elif token.type in ("text", "softbreak"):
        fits = around.tag == "p" or not token.content.strip()
    else:
        fits = token.type.startswith("raw") and token.tag in CONTENT[around.tag]
    if not fits:
        place = f"<{around.tag}>" if around else "the text"
        what = f"<{token.tag}>" if token.type.startswith("raw") else "this"
        draft.error("raw-html", f"{what} cannot stand in {place}", line_of(token), DEFAULT_HINT)
    return fits or (token.nesting > 0 and not token.type.startswith("raw"))


def _closes(token: Token, stack: list[Token], draft: Draft) -> bool:
    if stack and stack[-1].type == "raw_open" and stack[-1].tag == token.tag:
        return True
    draft.error("raw-html", f"</{token.tag}> closes nothing here", line_of(token))
    return False


def _close_raw(stack: list[Token], kept: list[Token], draft: Draft) -> None:
    """Close the raw elements that their surroundings end without having closed."""
    while stack and stack[-1].type == "raw_open":
        token = stack.pop()
        draft.error("raw-html", f"this <{token.tag}> is never closed", line_of(token))
        kept.append(Token("raw_close", token.tag, -1))
