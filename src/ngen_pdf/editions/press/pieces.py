"""The content streams of a document as pieces: what is to be rewritten, and what draws what.

In: a stream, where and how it is used. Out: a `Piece`, and whether it is see-through. How a
piece is rewritten belongs to `content`.
"""

from dataclasses import dataclass, field
from typing import Any

from ngen_pdf.editions.press.graphics import Mode, State


@dataclass(slots=True, eq=False)
class Piece:
    """A content stream that is to be rewritten; `begins` is the state in which it begins.

    `target` is the page or the new stream that takes what comes of it, `page` counts from 1,
    `depth` is how many forms it stands in. The last two are known once it is rewritten.
    """

    source: Any
    target: Any
    resources: Any
    mode: Mode
    begins: State
    page: int
    depth: int
    transparent: bool = False
    inside: "list[Piece]" = field(default_factory=list)


def is_transparent(piece: Piece) -> bool:
    """Whether it, or anything it draws, is transparent."""
    seen: set[int] = set()
    waiting = [piece]
    while waiting:
        each = waiting.pop()
        if each.transparent:
            return True
        if id(each) not in seen:
            seen.add(id(each))
            waiting += each.inside
    return False
