"""How much of a file is looked at.

In: nothing. Out: `Budget`, which is used up while a document is read. The numbers are far above
what the largest publications need.
"""

from dataclasses import dataclass

PAGES = 5_000
DEPTH = 28  # forms and patterns in one another
SAVED = 2_000  # `q` without `Q`; no more than 28 need be expected (ISO 32000-1, Annex C)
STREAM = 128 << 20  # bytes of a content stream
KEPT = 200_000  # instructions of forms and tiles that are kept for when they are drawn again
TYPE3 = 64  # glyphs of a Type3 font that are walked at one operator


class LimitError(Exception):
    """Says which limit was reached, in plain words."""


@dataclass(slots=True)
class Budget:
    """What is left for the whole document."""

    instructions: int = 5_000_000
    forms: int = 100_000
    marks: int = 1_000_000
    kept: int = KEPT

    def spend_instructions(self, count: int) -> None:
        """Raises `LimitError` when there were too many."""
        self.instructions -= count
        if self.instructions < 0:
            raise LimitError("the file has more than 5,000,000 drawing operators")

    def spend_form(self, depth: int) -> None:
        """Before a form, a pattern or a glyph is walked, `depth` deep in others."""
        self.forms -= 1
        if self.forms < 0:
            raise LimitError("forms are drawn more than 100,000 times")
        if depth > DEPTH:
            raise LimitError(f"forms are drawn in one another more than {DEPTH} deep")

    def spend_mark(self) -> None:
        """Before a mark is made."""
        self.marks -= 1
        if self.marks < 0:
            raise LimitError("more than 1,000,000 things are painted")
