"""Images: where their files are, and the words that stand for them.

In: inline source at `![`; image tokens. Out: image tokens whose file is a path
from the root, with alternative text. Whether the file is there is not asked.
"""

import posixpath
import re
from urllib.parse import unquote

from markdown_it import rules_inline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from ngen_pdf.sections import nesting, text
from ngen_pdf.sections.draft import Draft
from ngen_pdf.sections.lines import line_at
from ngen_pdf.sections.model import Hole, Kind, Mention
from ngen_pdf.sections.tokens import draft_of, holders, line_of

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
REMOTE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
DEPTH_LIMIT = 2  # a caption may show an image

HINT = 'say what it shows: ![Caption](images/x.svg){alt="..."}'


def image_rule(state: StateInline, silent: bool) -> bool:
    """An image, whose bracketed text keeps its lines."""
    if silent or not state.src.startswith("![", state.pos):
        return rules_inline.image(state, silent)
    outer, depth = state.env["line"], state.env.get("images", 0)
    if depth >= DEPTH_LIMIT:
        nesting.report(draft_of(state), line_at(state, state.pos))
        return False
    state.env["line"] = line_at(state, state.pos + 2)
    state.env["images"] = depth + 1
    found = rules_inline.image(state, silent)
    state.env["line"], state.env["images"] = outer, depth
    return found


def finish(tokens: list[Token], draft: Draft) -> list[Token]:
    """Every image with its file and its alternative text."""
    for holder in holders(tokens):
        for token in holder.children or []:
            if token.type == "image":
                _find(token, draft)
                _describe(token, draft)
                _measure(token)
    return tokens


def _find(token: Token, draft: Draft) -> None:
    """The file's path from the root, for the outline's hole."""
    line = line_of(token)
    path = resolve(draft.path, str(token.attrs.pop("src", "")), line, draft)
    if path:
        draft.images.append(Mention(path, line))
        token.meta["holes"] = {"src": Hole(Kind.ASSET, path)}


def resolve(source: str, target: str, line: int, draft: Draft) -> str:
    """The path from the root of a file named in `source`; "" where it cannot be one."""
    if not target.strip():
        draft.error("path", "this image has no file", line)
    elif SCHEME.match(target):
        _refuse_scheme(target, line, draft)
    elif (path := joined(source, unquote(target))) is None:
        hint = "write it relative to this file, such as images/x.svg"
        draft.error("path", f"`{target}` leads out of the report", line, hint)
    else:
        return path
    return ""


def joined(source: str, target: str) -> str | None:
    """The path from the root of what `target` means in `source`; None where it leads out."""
    if target.startswith("/") or "\\" in target or "\0" in target:
        return None
    path = posixpath.normpath(posixpath.join(posixpath.dirname(source), target))
    return None if path.startswith("../") or path in (".", "..") else path


def _refuse_scheme(target: str, line: int, draft: Draft) -> None:
    shown = target[:60]
    if REMOTE.match(target):
        hint = "save the image into images/ and name it there"
        draft.error("remote-url", f"`{shown}` is not fetched: files come from here", line, hint)
    else:
        draft.error("path", f"`{shown}` is not a file", line, "name a file in images/")


def _describe(token: Token, draft: Draft) -> None:
    """The alternative text: what is written so, or in running text the bracketed text."""
    written = str(token.attrs.get("alt", "")).strip()
    if not token.meta.get("figure"):
        bracketed = text.plain(token.children or [])
        if written and bracketed not in ("", written):
            message = "this image is not alone in its paragraph: its caption is not printed"
            hint = "put blank lines around it, or leave the brackets empty"
            draft.warning("figure-caption", message, line_of(token), hint)
        written, token.children = written or bracketed, None
    token.attrs["alt"] = written
    if not written:
        draft.error("image-alt", "this image has no alternative text", line_of(token), HINT)


def _measure(token: Token) -> None:
    """Width and height as the style that the engine heeds."""
    sizes = []
    for name in ("width", "height"):
        value = str(token.attrs.pop(name, ""))
        if value:
            sizes.append(f"{name}: {value}{'px' if value[-1].isdigit() else ''}")
    if sizes:
        token.attrs["style"] = "; ".join(sizes)
