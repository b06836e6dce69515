"""The content streams of a document as pieces: what is to be rewritten, and what draws what.

In: a stream, where and how it is used. Out: a `Piece`, and whether it is see-through. How a
piece is rewritten belongs to `content`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ngen_pdf.editions.press.graphics import Mode, State


@dataclass(slots=True, eq=False)
class Piece:
    """A content stream that is to be rewritten; `begins` is the state in which it begins.

    `target` is the page or the new stream that takes what comes of it, `page` counts from 1,
    `depth` is how many forms it stands in. `group` tells whether it is a transparency group that
    is drawn. The last three are known once it is rewritten.
    """

    source: Any
    target: Any
    resources: Any
    mode: Mode
    begins: State
    page: int
    depth: int
    group: bool = False
    transparent: bool = False
    blends: bool = False
    inside: "list[Piece]" = field(default_factory=list)


def is_transparent(piece: Piece) -> bool:
    """Whether it, or anything it draws, is transparent."""
    return any(each.transparent or each.group for each in _drawn(piece))


def needs_group(piece: Piece) -> bool:
    """Whether a group cannot be drawn as well without one.

    What is in it is composed first and then laid on what is below (ISO 32000-2, 11.4.5). Where
    that is done opaquely and nothing in it has a blend mode, the outcome is the same without,
    and black in it can overprint what is below, which it cannot from an isolated group.
    """
    if piece.mode is Mode.LUMINOSITY or not piece.begins.plain:
        return True
    return any(each.blends for each in _drawn(piece))


def _drawn(piece: Piece) -> Iterator[Piece]:
    """The piece and all that it draws, each once."""
    seen = {piece}
    waiting = [piece]
    while waiting:
        each = waiting.pop()
        yield each
        new = [other for other in each.inside if other not in seen]
        seen.update(new)
        waiting += new
