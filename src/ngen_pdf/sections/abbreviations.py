"""Abbreviations in the text: each becomes an `abbr` that says what it stands for.

In: the tokens of a section; the abbreviations of its `Material`. Out: `abbr_open` and
`abbr_close` tokens around each use, also in the plural; in the draft where they stand, and
whether the words around say what they stand for. Which use is the first is not known here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from markdown_it.token import Token

from ngen_pdf.data.abbreviations import Abbreviation
from ngen_pdf.sections import text
from ngen_pdf.sections.draft import Draft
from ngen_pdf.sections.expressions import VALUE
from ngen_pdf.sections.model import Abbreviated
from ngen_pdf.sections.tokens import line_of, part

ASIDE = {"h1", "h2", "h3", "h4", "h5", "h6", "table", "caption", "figcaption"}
"""Elements that no one reads in order: what they hold is expanded in the text."""

GAP = r"(?:[^\w.!?;]+\w+){0,3}[^\w.!?;]+"
"""Between an abbreviation and its expansion: three words at most, no end of a sentence."""

LOOSE = {"-": "[-\u2010\u2011]", "'": "['\u2019]", "\u2019": "['\u2019]", " ": r"\s+"}


@dataclass(frozen=True, slots=True)
class _Known:
    """The abbreviations of one language, and all of them in one pattern."""

    by_short: dict[str, Abbreviation]
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Around:
    """What holds of all inside an element."""

    is_aside: bool
    is_literal: bool = False  # an address, or an abbreviation by the author's own hand


def finish(tokens: list[Token], draft: Draft) -> list[Token]:
    """The tokens with every abbreviation marked; notes are looked at where they are written."""
    if draft.material.data.abbreviations:
        stack = [_Around(is_aside=False)]
        for token in tokens:
            if token.type == "inline":
                _finish_inline(token, stack[-1], draft)
            _step(token, stack)
    return tokens


def _step(token: Token, stack: list[_Around]) -> None:
    """Into an element or out of it."""
    if token.nesting < 0 and len(stack) > 1:
        stack.pop()
    elif token.nesting > 0:
        outer = stack[-1]
        classes = str(token.attrs.get("class", "")).split()
        is_note = token.type == "footnote_reference_open"
        is_literal = token.tag == "abbr" or token.markup == "autolink"
        stack.append(
            _Around(
                outer.is_aside or token.tag in ASIDE or is_note or "opener" in classes,
                outer.is_literal or is_literal,
            )
        )


def _finish_inline(inline: Token, around: _Around, draft: Draft) -> None:
    """Mark the uses in a run of text, and note the first of each."""
    children = inline.children or []
    kept: list[Token] = []
    firsts: dict[Abbreviation, int] = {}
    stack = [around]
    for token in children:
        if token.type == "footnote_inline":
            _finish_inline(token, _Around(is_aside=True), draft)
        if token.type == "text" and not stack[-1].is_literal:
            known = _known(draft.material.data.abbreviations, _code(token.meta["language"]))
            for tokens, item in _split(token, known):
                kept += tokens
                if item is not None:
                    firsts.setdefault(item, line_of(token))
        else:
            kept.append(token)
        _step(token, stack)
    inline.children = kept
    for item, line in firsts.items():
        is_expanded = _is_expanded(item, text.plain(children))
        draft.abbreviations.append(Abbreviated(item, line, around.is_aside, is_expanded))


def _split(token: Token, known: _Known) -> Iterator[tuple[list[Token], Abbreviation | None]]:
    """The text in tokens, with the abbreviation where they are one."""
    start = 0
    for found in known.pattern.finditer(token.content):
        if found["short"] is None:  # a value from data
            continue
        item = known.by_short[_plain(found["short"])]
        if found.start() > start:
            yield [part(token, token.content[start : found.start()])], None
        opening = Token("abbr_open", "abbr", 1, attrs={"title": item.expansion})
        yield [opening, part(token, found[0]), Token("abbr_close", "abbr", -1)], item
        start = found.end()
    if start < len(token.content):
        yield [part(token, token.content[start:])], None


def _is_expanded(item: Abbreviation, words: str) -> bool:
    """Whether the first use in `words` stands beside its expansion."""
    found, first = _expanded(item).search(words), re.search(_short(item.short), words)
    return bool(found and first and found.start() <= first.start())


# --- patterns --------------------------------------------------------------


def _code(language: str) -> str:
    return language.partition("-")[0].lower()


@lru_cache(maxsize=32)
def _known(abbreviations: tuple[Abbreviation, ...], language: str) -> _Known:
    """Those for all text and those for `language`, which go before."""
    fitting = [a for a in abbreviations if _code(a.language) in ("", language)]
    by_short = {a.short: a for a in sorted(fitting, key=lambda a: a.language != "")}
    shorts = "|".join(_loose(short) for short in sorted(by_short, key=len, reverse=True))
    pattern = rf"{VALUE.pattern}|(?<!\w)(?P<short>{shorts or '(?!)'})s?(?!\w)"
    return _Known(by_short, re.compile(pattern, re.DOTALL))


def _short(short: str) -> str:
    return rf"(?<!\w){_loose(short)}s?(?!\w)"


@lru_cache(maxsize=1 << 10)
def _expanded(item: Abbreviation) -> re.Pattern[str]:
    """The abbreviation after its expansion or before it, in the singular or the plural."""
    plain = r"\s+".join(_word(word) for word in item.expansion.split())
    full = rf"(?i:\b(?:{plain}|{_loose(item.plural) if item.plural else plain}))(?!\w)"
    short = _short(item.short)
    return re.compile(rf"{full}{GAP}{short}|{short}{GAP}{full}")


def _word(word: str) -> str:
    """A word of an expansion, each part of which may have a plural's ending."""
    parts = re.split(r"(-)", word)
    return "".join(_loose(p) if p == "-" else f"{_stem(p)}(?:s|es|x)?" for p in parts)


def _stem(word: str) -> str:
    return f"{_loose(word[:-1])}(?:y|ie)" if word.endswith("y") else _loose(word)


def _loose(words: str) -> str:
    """The words with any hyphen, apostrophe and space."""
    return "".join(LOOSE.get(character) or re.escape(character) for character in words)


def _plain(short: str) -> str:
    """A short form as it was found, as it is written in the file."""
    return re.sub("[\u2010\u2011]", "-", " ".join(short.split()))
