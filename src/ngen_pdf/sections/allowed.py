"""Which attributes an author may set, where, and with which values.

In: attributes as read, and the token they belong to. Out: the token's attributes. Those
that a part has of its own are in `parts`.
Everything else is a problem: `style` belongs in the style sheets, and nothing is
dropped in silence.
"""

import re
from collections.abc import Iterable

from markdown_it.token import Token

from ngen_pdf.problems import did_you_mean
from ngen_pdf.sections import expressions, parts
from ngen_pdf.sections.draft import Draft
from ngen_pdf.sections.front_matter import LANGUAGE
from ngen_pdf.sections.model import Mention

GENERAL = ("id", "class", "lang", "dir", "title", "allow")
SPECIAL = {
    "image": ("alt", "width", "height"),
    "ordered_list_open": ("start",),
    "span_open": ("term", "see"),
    "div_open": ("term",),
}
NAMES = (*GENERAL, *(name for names in SPECIAL.values() for name in names))

# written by the renderer, read by the style sheets and by later findings
RESERVED = (
    "data-allow", "data-count", "data-label", "data-line", "data-number", "data-page",
    "data-sheet", "data-source",
)  # fmt: skip
FOOTNOTE_PREFIX = "fn-"

DATA = re.compile(r"data-[a-z][a-z0-9-]*")
NUMBER = re.compile(r"[0-9]{1,9}")
SPAN = re.compile(r"[1-9][0-9]?")  # the engine lays out each column that is spanned
VALUES = {
    "id": (re.compile(r"\w[\w.:-]*"), "use letters, digits, hyphens, dots and colons"),
    "class": (re.compile(r"-?[^\W\d][\w-]*"), "use letters, digits and hyphens"),
    "lang": (LANGUAGE, "use a language tag, such as fr or fr-CA"),
    "colspan": (SPAN, "use a whole number from 1 to 99"),
    "rowspan": (SPAN, "use a whole number from 1 to 99"),
    "scope": (re.compile(r"row|col|rowgroup|colgroup"), "allowed: row, col, rowgroup, colgroup"),
    "allow": (re.compile(r"[a-z]+(-[a-z]+)*( [a-z]+(-[a-z]+)*)*"), "codes, such as widow runt"),
    "dir": (re.compile(r"ltr|rtl|auto"), "allowed: ltr, rtl, auto"),
    "start": (NUMBER, "use a whole number"),
    "width": (
        re.compile(r"[0-9]{1,5}(\.[0-9]{1,5})?(%|mm|cm|in|pt|px|em|rem)?"),
        "such as 50% or 40mm",
    ),
    "height": (re.compile(r"[0-9]{1,5}(\.[0-9]{1,5})?(mm|cm|in|pt|px|em|rem)?"), "such as 40mm"),
}


def attach(token: Token, items: tuple[tuple[str, str], ...], line: int, draft: Draft) -> None:
    """Set on `token` what is allowed there, and report the rest."""
    own = parts.attributes(token, items)
    for key, written in items:
        value = expressions.strip(written)
        if key == "-":
            _dash(token, line, draft)
        elif not _is_known(key, token, own, line, draft):
            continue
        elif key == "class":
            for name in value.split():
                _class(token, name, line, draft)
        elif is_valid(key, value, line, draft, own.get(key)):
            keeps_marks = key in own and own[key].printed
            _set(token, key, written if keeps_marks else value, line, draft)


def _dash(token: Token, line: int, draft: Draft) -> None:
    if token.type == "heading_open":
        token.attrJoin("class", "unnumbered")
    else:
        draft.error("attribute", "`{-}` belongs at the end of a heading", line)


def _class(token: Token, name: str, line: int, draft: Draft) -> None:
    if is_valid("class", name, line, draft):
        token.attrJoin("class", name)


def _set(token: Token, key: str, value: str, line: int, draft: Draft) -> None:
    if key == "id":
        if "id" in token.attrs:
            message = f"`#{value}` is a second id, after `#{token.attrs['id']}`"
            draft.error("attribute", message, line, "an element can have one")
        token.meta["id_line"] = line
    if key == "allow":  # warnings of these codes are not told of what it holds
        draft.allowances.extend(Mention(code, line) for code in value.split())
        key = "data-allow"
    token.attrs[key] = value


def _is_known(key: str, token: Token, own: Iterable[str], line: int, draft: Draft) -> bool:
    allowed = (*GENERAL, *SPECIAL.get(token.type, ()), *own)
    if key in allowed or is_data(key):
        return True
    hint = did_you_mean(key, allowed) or f"allowed here: {', '.join(allowed)}, data-…"
    if key == "style":
        hint = "give it a class, `{.name}`, and style that in the style sheets"
    draft.error("attribute", f"the attribute `{key}` is not allowed here", line, hint)
    return False


def is_data(key: str) -> bool:
    """Whether it is a data attribute of the author's own."""
    return DATA.fullmatch(key) is not None and key not in RESERVED


def is_valid(
    key: str, value: str, line: int, draft: Draft, of_part: parts.Attribute | None = None
) -> bool:
    """Whether the attribute, which may be a part's own, may have that value; tells where not."""
    pattern, hint = VALUES.get(key, (None, ""))
    if of_part:
        pattern, hint = of_part.pattern, of_part.hint
    if key == "id" and value.startswith(FOOTNOTE_PREFIX):
        draft.error("attribute", f"the id `{value}` could be that of a footnote", line)
        return False
    if pattern is None or pattern.fullmatch(value):
        return True
    draft.error("attribute", f"`{value}` cannot be the {key} of anything", line, hint)
    return False
