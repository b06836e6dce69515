"""What a rule of good pages is.

In: nothing. Out: `MakeupRule`, `Flaw`. The rules themselves stand beside this module, by what
they look at.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ngen_pdf.layout.makeup import Makeup
from ngen_pdf.layout.tracing import Block
from ngen_pdf.preflight.facts import Area
from ngen_pdf.preflight.rules import Terms
from ngen_pdf.units import PX


@dataclass(frozen=True, slots=True)
class Flaw:
    """What a rule found at a block, on a page from 1."""

    message: str
    page: int
    block: Block
    hint: str


@dataclass(frozen=True, slots=True)
class MakeupRule:
    """A code, and the function that finds what breaks it in the pages as they were laid out.

    `keys` are the values that the terms must give it.
    """

    code: str
    judge: Callable[[Makeup, Terms], Iterable[Flaw]]
    keys: tuple[str, ...] = ()


def points(px: float) -> str:
    """A length as a designer writes it: `12 pt`, `0.5 pt`."""
    return f"{px * PX:.1f}".removesuffix(".0") + " pt"


def area(block: Block, height: float) -> Area:
    """Where a block stands on a page so many CSS px high: in pt from its lower left."""
    left, top = block.x * PX, (height - block.y) * PX
    return Area(left, top - block.height * PX, left + block.width * PX, top)


def tag(block: Block) -> str:
    """The name of a block's element."""
    return block.kind.partition(".")[0]
