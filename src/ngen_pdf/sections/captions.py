"""What the captions of figures and tables say.

In: tokens of figures and tables with their captions. Out: the plain words of each
caption on its token. The numbers are the outline's.
"""

from markdown_it.token import Token

from ngen_pdf.sections import text
from ngen_pdf.sections.draft import Draft
from ngen_pdf.sections.tokens import line_of


def finish(tokens: list[Token], draft: Draft) -> list[Token]:
    """Note each caption's words; tell of tables that are named but not captioned."""
    for index, token in enumerate(tokens):
        if token.type == "caption_open":
            token.meta["words"] = text.plain(tokens[index + 1].children or [])
        elif token.type == "table_open":
            token.meta["captioned"] = tokens[index + 1].type == "caption_open"
            _check_table(token, draft)
    return tokens


def _check_table(token: Token, draft: Draft) -> None:
    anchor = str(token.attrs.get("id", ""))
    if anchor.startswith("tbl-") and not token.meta["captioned"]:
        message = f"the table `{anchor}` has no caption, so it has no number"
        hint = f"write below it: `: Caption {{#{anchor}}}`"
        if "data-sheet" in token.attrs:
            hint = "write `caption: ...` into the block"
        draft.error("table-caption", message, line_of(token), hint)
