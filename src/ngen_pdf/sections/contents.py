"""The place of the generated table of contents: `::: {.contents}` and `:::`.

In: balanced block tokens. Out: a `contents` token in place of each such div.
"""

from markdown_it.token import Token

from ngen_pdf.sections.draft import Draft
from ngen_pdf.sections.tokens import closing_index, line_of


def finish(tokens: list[Token], draft: Draft) -> list[Token]:
    """The tokens with one token for each contents div, which must be empty."""
    kept: list[Token] = []
    skip_to = 0
    for index, token in enumerate(tokens):
        if index < skip_to:
            continue
        if token.type == "div_open" and "contents" in str(token.attrs.get("class", "")).split():
            skip_to = closing_index(tokens, index) + 1
            _check(token, skip_to - index > 2, draft)
            kept.append(Token("contents", "", 0, map=token.map, block=True))
        else:
            kept.append(token)
    return kept


def _check(token: Token, is_filled: bool, draft: Draft) -> None:
    if is_filled:
        message = "the contents are generated: nothing can stand in this div"
        draft.error("contents", message, line_of(token), "close it with `:::` on the next line")
    if token.attrs != {"class": "contents"}:
        message = "the contents take no other class, id or attribute"
        draft.error("contents", message, line_of(token), "put a div around them")
