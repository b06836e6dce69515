"""Anchors: the ids that the author wrote, and those that headings get by themselves.

In: the tokens of a whole section. Out: an id on every heading, each id once. How
anchors are kept apart across sections is the outline's to settle.
"""

import unicodedata
from collections import Counter

from markdown_it.token import Token

from ngen_pdf.sections import text
from ngen_pdf.sections.draft import Draft
from ngen_pdf.sections.model import Mention
from ngen_pdf.sections.tokens import line_of, walk


def slug(words: str) -> str:
    """The words as an anchor: small letters and digits of any script, hyphens for spaces."""
    kept = (c for c in unicodedata.normalize("NFC", words.lower()) if _stays(c))
    return "-".join("".join(kept).split()) or "section"


def _stays(character: str) -> bool:
    is_mark = unicodedata.category(character).startswith("M")
    return character.isalnum() or is_mark or character in "-_" or character.isspace()


def finish(tokens: list[Token], draft: Draft) -> list[Token]:
    """Collect the ids that are written, then give the other headings theirs."""
    taken = _written(tokens, draft)
    counts: Counter[str] = Counter()
    for index, token in enumerate(tokens):
        if token.type == "heading_open" and "id" not in token.attrs:
            words = text.plain(tokens[index + 1].children or [])
            token.attrs["id"] = _free(slug(words), taken, counts)
            taken[str(token.attrs["id"])] = line_of(token)
    return tokens


def _written(tokens: list[Token], draft: Draft) -> dict[str, int]:
    """Every written id with its line; those of headings and captions are theirs to tell."""
    lines: dict[str, int] = {}
    for token in walk(tokens):
        if "id" not in token.attrs:
            continue
        anchor, line = str(token.attrs["id"]), token.meta.get("id_line") or line_of(token)
        if anchor in lines:
            message = f"the anchor `{anchor}` is already set at line {lines[anchor]}"
            hint = f"give this one its own, such as {{#{anchor}-2}}"
            draft.error("anchor-duplicate", message, line, hint)
            continue
        lines[anchor] = line
        if token.type != "heading_open" and not token.meta.get("captioned"):
            draft.anchors.append(Mention(anchor, line))
    return lines


def _free(anchor: str, taken: dict[str, int], counts: Counter[str]) -> str:
    """The anchor, with -2, -3 … where it is taken; `counts` is where the last search ended."""
    free = anchor
    while free in taken:
        counts[anchor] += 1
        free = f"{anchor}-{counts[anchor] + 1}"
    return free
