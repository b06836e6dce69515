"""Links: inside the publication, out of it, and what looks like one but is none.

In: link tokens; text tokens before adjacent text is joined. Out: link tokens with
an href or a hole for it. Whether a target exists is the outline's to know.
"""

import posixpath
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from markdown_it.common import normalize_url
from markdown_it.token import Token
from markdown_it.utils import EnvType

from ngen_pdf.sections.draft import Draft
from ngen_pdf.sections.model import Hole, Kind, Mention
from ngen_pdf.sections.tokens import holders, line_of

OUTSIDE = re.compile(r"https?://[^\s/?#]+\S*|mailto:[^\s@]+@[^\s@]+", re.IGNORECASE)
SECTION = re.compile(r"(?P<path>[^#?]+\.md)(?:#(?P<name>.+))?")
BRACKET = re.compile(r"\[|\](?P<next>\(|\[(?P<label>[^\[\]]+)\])?")

HINT = "link to #anchor, other-section.md, https://… or mailto:…"


@dataclass(slots=True)
class Definitions:
    """The link definitions of a section, as the parser's rules use them: by label."""

    known: dict[str, dict[str, Any]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def __contains__(self, label: str) -> bool:
        return label in self.known

    def __setitem__(self, label: str, definition: dict[str, Any]) -> None:
        self.known[label] = definition

    def get(self, label: str, default: None = None) -> dict[str, Any] | None:
        """The definition of a label that a link asks for."""
        self.used.add(label)
        return self.known.get(label, default)


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
        token.meta["holes"] = {"href": Hole(Kind.TARGET, name)}
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
    """Tell of text that was meant as a link; escaped brackets are not looked at."""
    for holder in holders(tokens):
        openings: list[bool] = []  # for each bracket, whether it follows a letter, as in a[i]
        for token in holder.children or []:
            if token.type == "text":
                _report_leftover(token, openings, draft)
    return tokens


def _report_leftover(token: Token, openings: list[bool], draft: Draft) -> None:
    line = line_of(token)
    for match in BRACKET.finditer(token.content):
        before = token.content[max(0, match.start() - 1) : match.start()]
        if match[0] == "[":
            openings.append(before.isalnum())
        elif not openings:
            continue
        elif not openings.pop() and match["label"]:
            message, label = f"no link is defined as `{match['label']}`", match["label"]
            draft.warning("link-reference", message, line, f"define it: [{label}]: https://…")
        elif match["next"] == "(":
            hint = "write a target with spaces <in angle brackets>, or `\\[` for a bare bracket"
            message = "this is not read as a link, but printed as it stands"
            draft.error("link-syntax", message, line, hint)


def check_definitions(env: EnvType, draft: Draft) -> None:
    """Warn of link definitions of which nothing is printed."""
    definitions: Definitions = env["references"]
    for label, definition in definitions.known.items():
        if label not in definitions.used:
            hint = "remove it, or write `\\[` for a bracket that is to be printed"
            message = "no link uses this definition, and nothing of it is printed"
            draft.warning("link-reference", message, definition["map"][0] + 1, hint)
    for duplicate in env.get("duplicate_refs", ()):
        first = definitions.known[duplicate["label"]]["map"][0] + 1
        message = f"this link is already defined at line {first}"
        draft.warning("link-reference", message, duplicate["map"][0] + 1)
