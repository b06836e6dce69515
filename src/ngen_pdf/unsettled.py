"""What is not settled: marks such as `[TK: chair's message]`.

In: words. Out: what is marked in them, and the problem that each mark is. How marks
are read in Markdown belongs to `sections`.
"""

import re

from ngen_pdf.problems import Place, Problem

CODE = "unsettled"
HINT = "settle it, or `render --draft`"
MARK = re.compile(r"\[TK(?:[:\s]([^\]]*))?\]")
SHOWN = 60  # characters of a mark that its problem quotes


def marked(words: str) -> tuple[str, ...]:
    """What each mark in the words says, "" for a bare `[TK]`."""
    return tuple(said(found[0]) for found in MARK.finditer(words))


def said(mark: str) -> str:
    """What a mark with its brackets says, in one line."""
    return " ".join(mark[len("[TK") : -len("]")].removeprefix(":").split())


def problem(words: str, place: Place) -> Problem:
    """A mark as a problem; `words` are what it says."""
    shown = words if len(words) <= SHOWN else f"{words[:SHOWN].rstrip()}…"
    return Problem(CODE, f"`{shown or '[TK]'}` is not settled", place, HINT)
