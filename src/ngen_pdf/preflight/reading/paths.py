"""Paths that are painted or clip (ISO 32000-2, 8.5).

In: the points of a path, what is in force. Out: `Path` marks, the clip. Whether they are too thin
or stop too early is judged by the rules.
"""

import re
from math import hypot
from typing import TYPE_CHECKING

from ngen_pdf.matrices import Matrix
from ngen_pdf.preflight.facts import Path
from ngen_pdf.preflight.reading import graphics, patterns
from ngen_pdf.preflight.reading.graphics import Box

if TYPE_CHECKING:
    from ngen_pdf.preflight.reading.content import Content

# Only rectangles: `re`, or four sides one after the other.
RECTANGLES = re.compile(rb"(?:r|ml{3,4}h?)+")
# Two rectangles with round corners: a side, a corner, and so on.
ROUND = re.compile(2 * rb"(m(?:(?:lc){4}l?|(?:cl){3}cl?)h?)")
ROUNDED = 1e-3  # pt, for numbers that were rounded on their way here
UNEVEN = 0.05  # pt by which the fourth corner of a slanted rectangle may be off
NOWHERE: Box = (0.0, 0.0, -1.0, -1.0)


def paint(content: "Content", fills: bool, strokes: bool, even_odd: bool = False) -> None:
    """Paints the path, then it is done with."""
    _begin_once(content)
    if content.points:
        _paint(content, fills, strokes, even_odd)
    end(content)


def _begin_once(content: "Content") -> None:
    """Drop a beginning that another one takes the place of (8.5.2.1): nothing is there."""
    extra = len(content.shape) - len(content.shape.lstrip(b"m")) - 1
    if extra > 0:
        del content.shape[:extra], content.points[: 2 * extra]


def end(content: "Content") -> None:
    """Clips by the path where `W` or `W*` was there; begins a new one."""
    if content.clips:
        _begin_once(content)
        now, points = content.graphics, content.points
        if points:
            now.clip = graphics.clipped(now.clip, graphics.bounds(points, now.ctm))
        else:
            now.clip = NOWHERE
        content.clips = False
    content.points = []
    content.shape.clear()


def _paint(content: "Content", fills: bool, strokes: bool, even_odd: bool) -> None:
    now = content.graphics
    box = inner = graphics.bounds(content.points, now.ctm)
    width, sides, slanted = 0.0, tuple[float, ...](), False
    if strokes:
        width = now.width * graphics.lesser_scale(now.ctm)
        box = _widened(content, box)
    if fills:
        sides, slanted = _sides(content, even_odd)
    fill, stroke = now.fill if fills else None, now.stroke if strokes else None
    seen = _seen(content, fills, strokes)
    ends = (min(sides), max(sides)) if sides else (None, None)
    content.mark(Path, box, seen, fill, stroke, width, *ends, slanted)
    if fills and now.fill_pattern is not None:
        patterns.paint(content, now.fill_pattern, now.fill, inner)
    if strokes and now.stroke_pattern is not None:
        patterns.paint(content, now.stroke_pattern, now.stroke, box)


def _seen(content: "Content", fills: bool, strokes: bool) -> bool:
    now = content.graphics
    filled = fills and now.state.fill_alpha > 0 and now.fill.colorants != ("None",)
    return filled or (strokes and now.state.stroke_alpha > 0 and now.stroke.colorants != ("None",))


def _widened(content: "Content", box: Box) -> Box:
    """The box of a path with half of the line on all sides; mitered corners are left out.

    A straight line with butt caps grows across itself only.
    """
    now = content.graphics
    a, b, c, d, _, _ = now.ctm
    half = abs(now.width) / 2
    across, up = half * hypot(a, c), half * hypot(b, d)
    left, bottom, right, top = box
    if now.cap == 0 and content.shape == b"ml":
        if left == right and bottom < top:
            up = 0.0
        elif bottom == top and left < right:
            across = 0.0
    return (left - across, bottom - up, right + across, top + up)


def _sides(content: "Content", even_odd: bool) -> tuple[tuple[float, ...], bool]:
    """How thick each rectangle of the path is; none where there is something else.

    Of an outline in another one, filled by the even-odd rule, how thick each side of the frame
    is: so borders are drawn, and those with round corners, too. And whether some are slanted.
    """
    a, b, c, d, _, _ = ctm = content.graphics.ctm
    upright = not ((b or c) and (a or d))
    if upright and even_odd and (outlines := ROUND.fullmatch(content.shape)):
        half = _numbers(outlines[1])
        if half + _numbers(outlines[2]) != len(content.points):
            return (), False
        one, other = content.points[:half], content.points[half:]
        return _frame(graphics.bounds(one, ctm), graphics.bounds(other, ctm)), False
    pieces = _pieces(content) if RECTANGLES.fullmatch(content.shape) else []
    if not upright or not all(map(_is_rectangle, pieces)):
        across = _across(pieces, ctm)
        return across, bool(across)
    boxes = [graphics.bounds(corners, ctm) for corners in pieces]
    frame = _frame(*boxes) if even_odd and len(boxes) == 2 else ()
    return frame or tuple(map(_thinner, boxes)), False


def _numbers(shape: bytes) -> int:
    """How many numbers the points of an outline are; `v` and `y` have less than `c`."""
    return 6 * shape.count(b"c") + 2 * (shape.count(b"m") + shape.count(b"l"))


def _pieces(content: "Content") -> list[list[float]]:
    """The corners of each piece of the path: four, or five where it says the first one again."""
    pieces, at = list[list[float]](), 0
    for piece in re.finditer(rb"r|m(l+)h?", content.shape):
        end = at + 2 * (4 if piece[1] is None else 1 + len(piece[1]))
        pieces.append(content.points[at:end])
        at = end
    return pieces


def _across(pieces: list[list[float]], ctm: Matrix) -> tuple[float, ...]:
    """How far the longer sides of each are apart; none where one is no parallelogram."""
    a, b, c, d, _, _ = ctm
    found = []
    for corners in pieces:
        x0, y0, x1, y1, x2, y2, x3, y3 = corners[:8]
        off_x, off_y = x0 - x1 + x2 - x3, y0 - y1 + y2 - y3
        far = hypot(a * off_x + c * off_y, b * off_x + d * off_y)
        if far > UNEVEN or (len(corners) == 10 and corners[:2] != corners[8:]):
            return ()
        one, other = (x1 - x0, y1 - y0), (x3 - x0, y3 - y0)
        longer = max(hypot(a * x + c * y, b * x + d * y) for x, y in (one, other))
        surface = abs((a * d - b * c) * (one[0] * other[1] - one[1] * other[0]))
        found.append(surface / longer if longer else 0.0)
    return tuple(found)


def _thinner(box: Box) -> float:
    left, bottom, right, top = box
    return min(right - left, top - bottom)


def _frame(one: Box, other: Box) -> tuple[float, ...]:
    """The sides of what lies between two outlines; none where neither is in the other."""
    inner, outer = sorted((one, other), key=lambda box: (box[2] - box[0]) * (box[3] - box[1]))
    starts = (inner[0] - outer[0], inner[1] - outer[1])
    sides = (*starts, outer[2] - inner[2], outer[3] - inner[3])
    return () if min(sides) < -ROUNDED else tuple(side for side in sides if side > ROUNDED)


def _is_rectangle(points: list[float]) -> bool:
    """Whether corners, with the first perhaps again, are those of an upright rectangle."""
    if len(points) == 10 and points[:2] != points[8:]:
        return False
    x0, y0, x1, y1, x2, y2, x3, y3 = points[:8]
    return (x0 == x1 and y1 == y2 and x2 == x3 and y3 == y0) or (
        y0 == y1 and x1 == x2 and y2 == y3 and x3 == x0
    )
