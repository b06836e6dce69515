"""Gathers the running text of each block as its author typed it.

In: the finished tokens of a section, before its notes are placed. Out: in the draft, a
`Prose` for each block. What was not typed as running text stands in it as one character
`ELSEWHERE`: values from data, code, images, cross references, struck out text,
quotations in elements of their own, and what is marked `.as-typed`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from ngen_pdf.sections import expressions
from ngen_pdf.sections.draft import Draft
from ngen_pdf.sections.model import AS_TYPED, ELSEWHERE, Mention, Prose
from ngen_pdf.sections.tokens import line_of

EXEMPT_CLASSES = {AS_TYPED, "quote"}
EXEMPT_TAGS = ("blockquote", "q", "code", "kbd", "samp", "var", "s", "del")
BREAKS = ("softbreak", "hardbreak", "raw_void")


@dataclass(frozen=True, slots=True)
class _Setting:
    """Whether what is inside is judged, and in which language it is ("" is the section's)."""

    is_exempt: bool = False
    language: str = ""

    def inside(self, token: Token) -> "_Setting":
        classes = str(token.attrs.get("class", "")).split()
        is_exempt = token.tag in EXEMPT_TAGS or not EXEMPT_CLASSES.isdisjoint(classes)
        language = str(token.attrs.get("lang", "")) or self.language
        return _Setting(self.is_exempt or is_exempt, language)


@dataclass(slots=True)
class _Open:
    """The settings of the elements that are open, the innermost last."""

    settings: list[_Setting] = field(default_factory=lambda: [_Setting()])

    @property
    def inner(self) -> _Setting:
        return self.settings[-1]

    def turn(self, token: Token) -> None:
        """Into the element that the token opens, or out of the one it closes."""
        if token.nesting > 0:
            self.settings.append(self.inner.inside(token))
        elif token.nesting < 0 and len(self.settings) > 1:
            self.settings.pop()


def collect(tokens: list[Token], draft: Draft) -> list[Token]:
    """Note the running text of every block."""
    opened = _Open()
    for token in tokens:
        opened.turn(token)
        if token.type == "inline" and not opened.inner.is_exempt:
            _block(token.children or [], opened.inner, draft)
    return tokens


def _block(tokens: Sequence[Token], around: _Setting, draft: Draft) -> None:
    """Note one block's text; what is in another language, and notes, by themselves."""
    opened = _Open([around])
    runs: dict[str, list[Mention]] = {}
    last = around.language
    for token in tokens:
        opened.turn(token)
        setting = opened.inner
        if token.type == "footnote_inline" and not setting.is_exempt:
            _block(token.children or [], setting, draft)
        elif words := _words(token, setting.is_exempt):
            run = runs.setdefault(setting.language, [])
            gap = ELSEWHERE if run and setting.language != last else ""
            run.append(Mention(gap + words, line_of(token)))
            last = setting.language
    draft.prose += (Prose(tuple(run), language) for language, run in runs.items())


def _words(token: Token, is_exempt: bool) -> str:
    """What the token adds to running text."""
    if is_exempt:
        return "" if token.nesting else ELSEWHERE
    if token.type == "text":
        return expressions.strip(expressions.VALUE.sub(ELSEWHERE, token.content))
    if token.type in BREAKS:
        return "\n"
    return ELSEWHERE if token.type in ("code_inline", "image", "reference") else ""
