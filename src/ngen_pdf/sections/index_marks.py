"""Marks of the index: `[term]{.index}`, `[]{.index term="Term!part"}`, and divs with a term.

In: tokens of spans and divs. Out: the same without the class and what the mark says, with
a hole for its anchor; in the draft the marks. Folios, order and cross references are not
known here.
"""

import re
from collections.abc import Sequence

from markdown_it.token import Token

from ngen_pdf.sections import text, typography
from ngen_pdf.sections.draft import Draft
from ngen_pdf.sections.expressions import END, START, strip
from ngen_pdf.sections.model import Hole, Kind, Mark, Mention
from ngen_pdf.sections.tokens import closing_index, line_of, part

SAYS = ("term", "see")
PARTS = re.compile(r"(?<=\S)!(?=\S)")  # one at the end belongs to the name, as in Yahoo!
SPACES = ("softbreak", "hardbreak")
WORD = re.compile(f"((?:{START}[^{END}]*{END}|\\S)+)")  # a value from data is not cut
HINT = 'write `[term]{.index}`, `[]{.index term="Term"}` or `::: {.index term="Term"}`'


def take_divs(tokens: list[Token], draft: Draft) -> list[Token]:
    """Note the marks that are divs."""
    for token in tokens:
        if token.type == "div_open":
            _take(token, "", draft)
    return tokens


def finish(tokens: list[Token], draft: Draft) -> list[Token]:
    """Note the marks that are spans, and tell of what cannot be one."""
    for index, token in enumerate(tokens):
        if token.type == "span_open":
            _take_span(tokens, index, draft)
        elif _is_marked(token):
            draft.error("index", "this cannot be marked for the index", line_of(token), HINT)
        if token.type == "image" and any(map(_is_marked, token.children or [])):
            message = "what stands for an image cannot be marked for the index"
            draft.error("index", message, line_of(token), "mark a word beside it")
        elif token.children:
            finish(token.children, draft)
            _check_alone(token, draft)
            token.children = _wrapped(token.children)
    return tokens


def _take_span(tokens: Sequence[Token], index: int, draft: Draft) -> None:
    end = closing_index(tokens, index)
    opening, inside, closing = tokens[index], tokens[index + 1 : end], tokens[end]
    if _take(opening, text.plain(inside), draft):
        opening.type, closing.type = "mark_open", "mark_close"
        opening.meta["empty"] = closing.meta["empty"] = not inside


def _check_alone(holder: Token, draft: Draft) -> None:
    children = holder.children or []
    if all(child.meta.get("empty") or child.type in SPACES for child in children):
        message = "this mark stands alone, where an empty line would be printed"
        draft.error("index", message, line_of(holder), "put it before a word of the text")


def _wrapped(tokens: Sequence[Token]) -> list[Token]:
    """The tokens; an empty mark that follows a space holds the word after it.

    An empty element between a space and a word changes where the engine ends lines.
    """
    kept: list[Token] = []
    waiting: list[Token] = []  # openings and closings in turn
    follows_space = True
    for token in tokens:
        if token.meta.get("empty") and follows_space:
            waiting.append(token)
            continue
        words = WORD.split(token.content, maxsplit=1) if token.type == "text" else []
        if waiting and len(words) > 1:
            before, word, after = (part(token, said) for said in words)
            kept += (before, *waiting[::2], word, *waiting[:0:-2], after)
            waiting.clear()
        elif waiting and token.nesting <= 0 and not words and token.type not in SPACES:
            kept += (*waiting, token)
            waiting.clear()
        else:
            kept.append(token)
        if token.nesting <= 0:
            follows_space = token.type in SPACES or token.content[-1:].isspace()
    return [*kept, *waiting]


def _printed(name: str, token: Token) -> str:
    """What an attribute says, with the marks and spaces of print."""
    return strip(typography.words(str(token.attrs.pop(name)), token.meta["language"]))


def _is_marked(token: Token) -> bool:
    return "index" in str(token.attrs.get("class", "")).split()


def _take(token: Token, words: str, draft: Draft) -> bool:
    """Take what a mark says from the token's attributes; whether it is one."""
    says = {name: _printed(name, token) for name in SAYS if name in token.attrs}
    if not _is_marked(token):
        for name in says:
            message = f"`{name}` belongs to a mark of the index"
            draft.error("index", message, line_of(token), "add the class `.index`")
        return False
    classes = str(token.attrs.pop("class")).split()
    if rest := " ".join(name for name in classes if name != "index"):
        token.attrs["class"] = rest
    term, *parts = PARTS.split(says["term"]) if "term" in says else [words]
    if not term or len(parts) > 1:
        message = "an entry has one level below it" if term else "this mark has no term"
        draft.error("index", message, line_of(token), HINT)
        return True
    mark = Mark(
        key=str(len(draft.marks) + 1),
        term=term,
        part="".join(parts),
        see=says.get("see", ""),
        anchor=str(token.attrs.get("id", "")),
        covers=token.type == "div_open",
        line=line_of(token),
    )
    draft.marks.append(mark)
    draft.text += (Mention(said, mark.line) for said in says.values())
    if not mark.see and not mark.anchor:
        token.meta["holes"] = {"id": Hole(Kind.MARK, mark.key)}
    return True
