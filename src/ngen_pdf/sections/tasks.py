"""Task lists: `- [ ] open` and `- [x] done`.

In: list tokens as markdown-it makes them. Out: the same with the classes `task` and
`done`.
"""

from markdown_it.token import Token

from ngen_pdf.sections.draft import Draft

PARSERS_OWN = ("task-list-item", "contains-task-list")


def finish(tokens: list[Token], _draft: Draft) -> list[Token]:
    """The classes that the style sheets know in place of the parser's."""
    for token in tokens:
        if token.type in ("list_item_open", "bullet_list_open", "ordered_list_open"):
            names = [n for n in str(token.attrs.pop("class", "")).split() if n not in PARSERS_OWN]
            if "checked" in token.meta:
                names += ["task", "done"] if token.meta["checked"] else ["task"]
            if names:
                token.attrs["class"] = " ".join(names)
    return tokens
