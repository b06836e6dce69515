"""The graphics state (ISO 32000-2, 8.4), as far as what is painted depends on it.

In: numbers of operators. Out: `Graphics`, areas. What the operators are belongs to
`operators`.
"""

import copy
from math import hypot
from typing import Any, NamedTuple

from ngen_pdf.matrices import Matrix
from ngen_pdf.preflight.facts import Paint, State
from ngen_pdf.preflight.reading.colors import GRAY, Space
from ngen_pdf.preflight.reading.fonts import NO_FONT, FontCodes

Box = tuple[float, float, float, float]  # left, bottom, right, top
FAR = 1e9
EVERYWHERE: Box = (-1e8, -1e8, 1e8, 1e8)
BLACK = GRAY.paint((0.0,))
OPAQUE = State()


class Pattern(NamedTuple):
    """A pattern that is painted with, and the state that the stream that names it began in."""

    name: str
    source: Any
    start: "Graphics"


class Marked(NamedTuple):
    """What marked content around says (14.6), and whether it is in a layer that is printed."""

    artifact: bool = False
    mcid: int = -1
    printed: bool = True


class Graphics:
    """What is in force; changed in place, and copied by `q`.

    `fill_pattern` and `stroke_pattern` are the patterns that are painted with, else None.
    `around` is what the groups around it make of what is painted: their opacity, their blend
    mode, whether they are masked.
    """

    def __init__(self, ctm: Matrix, clip: Box) -> None:
        self.ctm = ctm
        self.clip = clip
        self.state: State = OPAQUE
        self.around: State = OPAQUE
        self.fill: Paint = BLACK
        self.stroke: Paint = BLACK
        self.fill_space: Space = GRAY
        self.stroke_space: Space = GRAY
        self.fill_pattern: Pattern | None = None
        self.stroke_pattern: Pattern | None = None
        self.width = 1.0
        self.cap = 0.0
        self.font: FontCodes = NO_FONT
        self.size = 0.0
        self.character = 0.0
        self.word = 0.0
        self.stretch = 1.0
        self.leading = 0.0
        self.rise = 0.0
        self.mode = 0

    def copy(self) -> "Graphics":
        """As it is now."""
        return copy.copy(self)


def lesser_scale(matrix: Matrix) -> float:
    """How much longer it makes what lies in the one or the other direction: the lesser."""
    a, b, c, d, _, _ = matrix
    return min(hypot(a, b), hypot(c, d))


def bounds(points: list[float], matrix: Matrix) -> Box:
    """The bounding box of points, given as x, y, x, y, where a matrix puts them."""
    a, b, c, d, e, f = matrix
    xs, ys = points[::2], points[1::2]
    if b == 0 and c == 0:
        left, right = a * min(xs) + e, a * max(xs) + e
        bottom, top = d * min(ys) + f, d * max(ys) + f
    else:
        across = [a * x + c * y for x, y in zip(xs, ys, strict=False)]
        up = [b * x + d * y for x, y in zip(xs, ys, strict=False)]
        left, right = min(across) + e, max(across) + e
        bottom, top = min(up) + f, max(up) + f
    return (
        left if left < right else right,
        bottom if bottom < top else top,
        right if left < right else left,
        top if bottom < top else bottom,
    )


def corners(box: Box) -> list[float]:
    """The corners of a box, as points."""
    left, bottom, right, top = box
    return [left, bottom, right, bottom, right, top, left, top]


def common(one: Box, other: Box) -> Box:
    """What lies in both; with its sides in the wrong order where nothing does."""
    return (
        one[0] if one[0] > other[0] else other[0],
        one[1] if one[1] > other[1] else other[1],
        one[2] if one[2] < other[2] else other[2],
        one[3] if one[3] < other[3] else other[3],
    )


def clipped(clip: Box, box: Box) -> Box:
    """A clip that is clipped further; as it was where the box is none."""
    return common(clip, box) if finite(box) else clip


def within(source: Any, base: Matrix, clip: Box) -> Box:
    """A clip, further clipped by the BBox of a form or a tile."""
    said = source.get("/BBox")
    if said is None:
        return clip
    left, bottom, right, top = (float(side) for side in said)
    return clipped(clip, bounds(corners((left, bottom, right, top)), base))


def finite(box: Box) -> bool:
    """Whether its numbers are such as a page can have."""
    left, bottom, right, top = box  # a comparison with NaN is false
    return -FAR < left <= right < FAR and -FAR < bottom <= top < FAR
