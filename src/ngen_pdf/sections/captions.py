"""What the captions of figures and tables say.

In: tokens of figures and tables with their captions. Out: on each caption's token its
plain words, and the tokens of its title for the lists. The numbers are the outline's.
"""

from collections.abc import Iterator, Sequence
from copy import copy

from markdown_it.token import Token

from ngen_pdf.sections import text
from ngen_pdf.sections.draft import Draft
from ngen_pdf.sections.tokens import line_of, text_token

OWN = (
    "mark_open",
    "mark_close",
    "link_open",
    "link_close",
    "footnote_call",
    "footnote_inline",
    "image",
)


def finish(tokens: list[Token], draft: Draft) -> list[Token]:
    """Note each caption's words; tell of tables that are named but not captioned."""
    for index, token in enumerate(tokens):
        if token.type == "caption_open":
            children = tokens[index + 1].children or []
            token.meta["words"] = text.plain(children)
            token.meta["title"] = list(_title(children))
        elif token.type == "table_open":
            token.meta["captioned"] = tokens[index + 1].type == "caption_open"
            _check_table(token, draft)
    return tokens


def _title(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens without what belongs to the caption's own place: links, notes and ids."""
    for token in tokens:
        if token.type in ("softbreak", "hardbreak", "raw_void"):
            yield text_token(" ", line_of(token))
        elif token.type not in OWN:
            kept = copy(token)
            kept.attrs = {name: value for name, value in token.attrs.items() if name != "id"}
            kept.type = "words" if token.type == "reference" else token.type
            yield kept


def _check_table(token: Token, draft: Draft) -> None:
    anchor = str(token.attrs.get("id", ""))
    if anchor.startswith("tbl-") and not token.meta["captioned"]:
        message = f"the table `{anchor}` has no caption, so it has no number"
        hint = f"write below it: `: Caption {{#{anchor}}}`"
        if "data-sheet" in token.attrs:
            hint = "write `caption: ...` into the block"
        draft.error("table-caption", message, line_of(token), hint)
