"""Paths that are painted or clip (ISO 32000-2, 8.5).

In: the points of a path, what is in force. Out: `Path` marks, the clip.
"""

import re
from math import hypot
from typing import TYPE_CHECKING

from ngen_pdf.preflight.facts import Path
from ngen_pdf.preflight.reading import graphics, patterns
from ngen_pdf.preflight.reading.graphics import Box, Matrix

if TYPE_CHECKING:
    from ngen_pdf.preflight.reading.content import Content

# Only rectangles: `re`, or four sides one after the other.
RECTANGLES = re.compile(rb"(?:r|ml{3,4}h?)+")
NOWHERE: Box = (0.0, 0.0, -1.0, -1.0)


def paint(content: "Content", fills: bool, strokes: bool) -> None:
    """Paints the path, then it is done with."""
    if content.points:
        _paint(content, fills, strokes)
    end(content)


def end(content: "Content") -> None:
    """Clips by the path where `W` or `W*` was there; begins a new one."""
    if content.clips:
        now, points = content.graphics, content.points
        if points:
            now.clip = graphics.clipped(now.clip, graphics.bounds(points, now.ctm))
        else:
            now.clip = NOWHERE
        content.clips = False
    content.points = []
    content.shape.clear()


def _paint(content: "Content", fills: bool, strokes: bool) -> None:
    now = content.graphics
    box = inner = graphics.bounds(content.points, now.ctm)
    width, thickness = 0.0, None
    if strokes:
        width = now.width * graphics.lesser_scale(now.ctm)
        box = _widened(content, box)
    if fills:
        thickness = _thickness(content)
    fill, stroke = now.fill if fills else None, now.stroke if strokes else None
    seen = _seen(content, fills, strokes)
    content.mark(Path, box, seen, fill, stroke, width, thickness)
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


def _thickness(content: "Content") -> float | None:
    """The thinnest side of the rectangles of the path; None where there is something else."""
    ctm = content.graphics.ctm
    if not RECTANGLES.fullmatch(content.shape):
        return None
    if (ctm[1] or ctm[2]) and (ctm[0] or ctm[3]):
        return None
    points, at, thinnest = content.points, 0, float("inf")
    for piece in re.finditer(rb"r|m(l+)h?", content.shape):
        sides = 4 if piece[1] is None else 1 + len(piece[1])
        side = _thinner(points[at : at + 2 * sides], ctm)
        if side is None:
            return None
        thinnest = min(thinnest, side)
        at += 2 * sides
    return thinnest


def _thinner(points: list[float], ctm: Matrix) -> float | None:
    """The thinner side of an upright rectangle by its corners, with the first perhaps again."""
    if len(points) == 10 and points[:2] != points[8:]:
        return None
    x0, y0, x1, y1, x2, y2, x3, y3 = points[:8]
    if not (x0 == x1 and y1 == y2 and x2 == x3 and y3 == y0) and not (
        y0 == y1 and x1 == x2 and y2 == y3 and x3 == x0
    ):
        return None
    left, bottom, right, top = graphics.bounds([x0, y0, x2, y2], ctm)
    return min(right - left, top - bottom)
