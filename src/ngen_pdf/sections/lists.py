"""Lists: tasks, `- [ ] open` and `- [x] done`, and definitions.

In: list tokens as the parser makes them. Out: the same with the classes `task` and
`done`, and definitions at their own lines.
"""

from markdown_it.token import Token

from ngen_pdf.sections.draft import Draft

ITEMS = ("list_item_open", "bullet_list_open", "ordered_list_open")
PARSERS_OWN = ("task-list-item", "contains-task-list")


def finish(tokens: list[Token], _draft: Draft) -> list[Token]:
    """The tokens with classes and lines as the style sheets and later findings know them."""
    for index, token in enumerate(tokens):
        if token.type in ITEMS:
            _classify(token)
        elif token.type == "dd_open":
            # the parser gives it the line after its term, even where that is blank
            token.map = tokens[index + 1].map or token.map
    return tokens


def _classify(token: Token) -> None:
    names = [n for n in str(token.attrs.pop("class", "")).split() if n not in PARSERS_OWN]
    if "checked" in token.meta:
        names += ["task", "done"] if token.meta["checked"] else ["task"]
    if names:
        token.attrs["class"] = " ".join(names)
