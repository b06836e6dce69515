"""The places of what the compiler makes itself: `::: {.contents}` and `:::`, and their like.

In: balanced block tokens. Out: a `generated` token in place of each such div, and in
the draft its name and line. What is to stand there is the galley's to know.
"""

from markdown_it.token import Token

from ngen_pdf.sections.draft import Draft
from ngen_pdf.sections.model import Mention
from ngen_pdf.sections.tokens import closing_index, line_of

NAMES = ("chart-data", "contents", "glossary", "index", "list-of-figures", "list-of-tables")


def finish(tokens: list[Token], draft: Draft) -> list[Token]:
    """The tokens with one token for each div that is generated, which must be empty."""
    kept: list[Token] = []
    skip_to = 0
    for index, token in enumerate(tokens):
        if index < skip_to:
            continue
        name = _name(token)
        if not name:
            kept.append(token)
            continue
        skip_to = closing_index(tokens, index) + 1
        _check(token, name, skip_to - index > 2, draft)
        draft.generated.append(Mention(name, line_of(token)))
        kept.append(Token("generated", "", 0, content=name, map=token.map, block=True))
    return kept


def _name(token: Token) -> str:
    """Which of the generated divs opens here, or ""."""
    if token.type != "div_open" or "term" in token.attrs:  # a mark of the index
        return ""
    classes = str(token.attrs.get("class", "")).split()
    return next((name for name in classes if name in NAMES), "")


def _check(token: Token, name: str, is_filled: bool, draft: Draft) -> None:
    if is_filled:
        message = f"the div `{name}` is generated: nothing can stand in it"
        draft.error("generated", message, line_of(token), "close it with `:::` on the next line")
    if token.attrs != {"class": name}:
        message = f"the div `{name}` is generated: it takes no other class, id or attribute"
        draft.error("generated", message, line_of(token), "put a div around it")
