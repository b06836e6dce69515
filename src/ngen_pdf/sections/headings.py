"""Headings: their levels, and what the outline is made of.

In: heading tokens that have their ids. Out: the draft's headings. Numbers and the
tree are the outline's.
"""

from markdown_it.token import Token

from ngen_pdf.sections import text
from ngen_pdf.sections.draft import Draft
from ngen_pdf.sections.model import Heading, Matter
from ngen_pdf.sections.tokens import line_of, walk

UNTITLED = (Matter.COVER, Matter.BACK_COVER)


def collect(tokens: list[Token], draft: Draft) -> list[Token]:
    """Note every heading."""
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            children = tokens[index + 1].children or []
            draft.headings.append(_heading(token, text.plain(children)))
            token.meta["label"] = draft.headings[-1].text
            if not draft.headings[-1].text and not any(t.type == "image" for t in walk(children)):
                draft.error("empty-heading", "this heading has no words", line_of(token))
    return tokens


def _heading(token: Token, words: str) -> Heading:
    classes = str(token.attrs.get("class", "")).split()
    return Heading(
        level=int(token.tag[1]),
        text=words,
        anchor=str(token.attrs["id"]),
        line=line_of(token),
        explicit="id_line" in token.meta,
        numbered="unnumbered" not in classes,
        listed="unlisted" not in classes,
    )


def check(draft: Draft, matter: Matter) -> None:
    """Tell of a section without a title or with two, and of skipped levels."""
    titles = [heading for heading in draft.headings if heading.level == 1]
    if not titles and matter not in UNTITLED:
        hint = "begin it with a heading of one hash: `# Title`"
        draft.error("section-title", "this section has no title", _first_line(draft), hint)
    else:
        _check_levels(draft)
    for second in titles[1:]:
        message = f"this section has a title already, at line {titles[0].line}"
        hint = "use `##` here, or put this into a file of its own"
        draft.warning("section-title", message, second.line, hint)


def _first_line(draft: Draft) -> int:
    return draft.headings[0].line if draft.headings else 1


def _check_levels(draft: Draft) -> None:
    above = 0
    for heading in draft.headings:
        if heading.level > above + 1:
            hint = f"write it with {'#' * (above + 1)}"
            after = f"a heading of level {above}" if above else "no title"
            message = f"a heading of level {heading.level} follows {after}"
            draft.error("heading-level", message, heading.line, hint)
        above = heading.level
