"""Links: inside the publication, out of it, and what looks like one but is none.

In: link tokens; text tokens before adjacent text is joined. Out: link tokens with
an href or a hole for it. Whether a target exists is the outline's to know.
"""

import posixpath
import re
from urllib.parse import unquote

from markdown_it.common import normalize_url
from markdown_it.token import Token

from ngen_pdf.sections.draft import Draft
from ngen_pdf.sections.model import Hole, Kind, Mention
from ngen_pdf.sections.tokens import holders, line_of

OUTSIDE = re.compile(r"https?://[^\s/?#]+\S*|mailto:[^\s@]+@[^\s@]+", re.IGNORECASE)
SECTION = re.compile(r"(?P<path>[^#?]+\.md)(?:#(?P<name>.+))?")
UNDEFINED = re.compile(r"(?<!\w)\[[^\[\]]+\]\[([^\[\]]+)\]|\]\[([^\[\]]+)\]")

HINT = "link to #anchor, other-section.md, https://… or mailto:…"


def finish(tokens: list[Token], draft: Draft) -> list[Token]:
    """Every link judged; one inside another is dropped, its words stay."""
    for holder in holders(tokens):
        holder.children = _judged(holder.children or [], draft)
    return tokens


def _judged(tokens: list[Token], draft: Draft) -> list[Token]:
    kept: list[Token] = []
    depth = 0
    for token in tokens:
        if token.type == "link_open":
            depth += 1
            if depth == 1:
                _judge(token, draft)
            else:
                draft.error("link-target", "a link cannot hold a link", line_of(token))
        if depth <= 1 or token.type not in ("link_open", "link_close"):
            kept.append(token)
        depth -= token.type == "link_close"
    return kept


def _judge(token: Token, draft: Draft) -> None:
    """Give the link its href, or a hole for it."""
    line, written = line_of(token), str(token.attrs.pop("href", "")).strip()
    target = unquote(written)
    if OUTSIDE.fullmatch(written):
        token.attrs = {"href": normalize_url.normalizeLink(written), **token.attrs}
    elif name := _inside(target):
        draft.links.append(Mention(name, line))
        token.meta["holes"] = {"href": Hole(Kind.TARGET, name, line)}
    elif target in ("", "#"):
        draft.error("link-target", "this link leads nowhere", line, HINT)
    else:
        draft.error("link-target", f"`{written[:60]}` cannot be linked to", line, HINT)


def _inside(target: str) -> str:
    """`#name`, `file.md` or `file.md#name` as the outline resolves it, else ""."""
    if re.fullmatch(r"#\S+", target):
        return target
    match = SECTION.fullmatch(target)
    if match is None or ":" in match["path"] or match["path"].startswith("/"):
        return ""
    name = f"#{match['name']}" if match["name"] else ""
    return posixpath.normpath(match["path"]) + name


def report_leftovers(tokens: list[Token], draft: Draft) -> list[Token]:
    """Warn of text that was meant as a link; escaped brackets are not looked at."""
    for holder in holders(tokens):
        for token in holder.children or []:
            if token.type == "text" and "](" in token.content:
                hint = "a target with spaces is written <between angle brackets>"
                message = "`](` is printed as it stands: this is not read as a link"
                draft.warning("link-syntax", message, line_of(token), hint)
            elif token.type == "text" and (match := UNDEFINED.search(token.content)):
                label = match[1] or match[2]
                hint = f"define it: [{label}]: https://…"
                message = f"no link is defined as `{label}`"
                draft.warning("link-reference", message, line_of(token), hint)
    return tokens
