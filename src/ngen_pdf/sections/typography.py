"""Sets the marks and spaces of every text as its language has them.

In: tokens that know their language. Out: the same with other words in text and in alternative
texts; code, addresses and what was taken from data are as they were. What the marks are is in
`quotes`, which spaces in `spacing`; this finds the lines of text to which they apply.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from markdown_it.token import Token

from ngen_pdf import locales
from ngen_pdf.sections import quotes, spacing
from ngen_pdf.sections.draft import Draft
from ngen_pdf.sections.expressions import VALUE
from ngen_pdf.sections.tokens import walk

OBJECT = "\ufffc"  # stands for what is not text, such as a picture or a code span
LINE_END = "\u2028"  # a line break that was asked for, which no space takes the place of
BREAKS = {"softbreak": "\n", "hardbreak": LINE_END, "raw_void": LINE_END}
SETTABLE = ("text", "softbreak")
CODE = ("code", "kbd", "samp", "var")

QUICK = re.compile("[\"']|--|\\.\\.\\.")
ADDRESS = r"[^\s\"'<>«»“”]*[\w/]"
FIXED = re.compile(
    rf"{VALUE.pattern}|(?:https?://|(?<!\w)www\.|mailto:|(?<![\w.+-])[\w.+-]+@[\w-]+\.){ADDRESS}"
    rf"|(?<![\w.-])[\w-]+(?:\.[\w-]+)+/{ADDRESS}"
)
SHOWN = str.maketrans({**quotes.SHOWN, quotes.NOTHING: ""})
GUARDED = re.compile(f"[{quotes.NOTHING}{''.join(quotes.SHOWN)}]")


class _Run(NamedTuple):
    """What a token says in a line, from `start` on; without a language it is not changed."""

    token: Token
    start: int
    words: str
    language: str


def finish(tokens: list[Token], _draft: Draft) -> list[Token]:
    """The tokens with the marks and spaces of print."""
    for token in walk(tokens):
        if token.children:
            _set(_runs(token.children))
        if token.type == "image" and "alt" in token.attrs:
            token.attrs["alt"] = words(str(token.attrs["alt"]), token.meta["language"])
    return tokens


def words(text: str, language: str) -> str:
    """A text that stands by itself, as it is printed in a language that there is a locale for."""
    token = Token("text", "", 0, content=text, meta={"language": language})
    _set(_runs([token]))
    return token.content


def _runs(tokens: Sequence[Token]) -> list[_Run]:
    """The line of text that the tokens make, piece by piece."""
    runs: list[_Run] = []
    position = code = 0
    for token in tokens:
        if token.markup == "autolink" or (token.nesting and token.tag in CODE):
            code += token.nesting
        elif said := _said(token):
            is_text = token.type in SETTABLE and not code
            runs.append(_Run(token, position, said, token.meta["language"] if is_text else ""))
            position += len(said)
    return runs


def _said(token: Token) -> str:
    if token.type == "text":
        return token.content
    return "" if token.nesting else BREAKS.get(token.type, OBJECT)


def _set(runs: list[_Run]) -> None:
    """Give the tokens of a line their words as they are printed."""
    line = _Line(runs)
    glyphs = line.glyphs()
    for run in runs:
        words = "".join(glyphs[run.start : run.start + len(run.words)]) if glyphs else run.words
        if GUARDED.search(words):
            words = words.translate(SHOWN)
        if run.token.type in SETTABLE and words != run.words:
            run.token.type, run.token.content = "text", words


class _Line:
    """A line of text, which knows the language at each place and what is not to be changed."""

    def __init__(self, runs: Sequence[_Run]) -> None:
        self.runs = runs
        self.text = "".join(run.words for run in runs)

    def glyphs(self) -> list[str]:
        """What is printed for each character; nothing at all where all of them stay."""
        text = self.text
        if QUICK.search(text):
            text = quotes.dashed(text, self.is_fixed)
            text = quotes.paired(text, self.is_fixed, self.typography)
        spaces = [space for space in self._spaces(text) if not self.is_fixed(space.mark)]
        if text == self.text and not spaces:
            return []
        glyphs = list(text)
        for space in spaces:
            space.put(glyphs)
        return glyphs

    def _spaces(self, text: str) -> Iterator[spacing.Space]:
        for language in sorted({run.language for run in self.runs if run.language}):
            for space in spacing.changes(text, language):
                if self.language(space.mark) == language:
                    yield space

    def language(self, position: int) -> str:
        """The language at a position, "" where nothing is changed."""
        return self.runs[bisect_right(self.starts, position) - 1].language

    def typography(self, position: int) -> locales.Typography:
        """The typography at a position that may be changed."""
        return locales.typography(self.language(position))

    def is_fixed(self, position: int) -> bool:
        """Whether the character is to stay as it is."""
        index = bisect_right(self.fixed, position, key=itemgetter(0)) - 1
        return not self.language(position) or (index >= 0 and position < self.fixed[index][1])

    @cached_property
    def starts(self) -> list[int]:
        """Where each run starts."""
        return [run.start for run in self.runs]

    @cached_property
    def fixed(self) -> list[tuple[int, int]]:
        """Where addresses and values from data stand."""
        return [match.span() for match in FIXED.finditer(self.text)]
