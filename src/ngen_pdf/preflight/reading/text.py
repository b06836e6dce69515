"""Text that is shown (ISO 32000-2, 9.4).

In: strings of codes, what is in force. Out: `Text` marks, and the place of what comes next. What
a code stands for belongs to `fonts`.
"""

from typing import TYPE_CHECKING, Any

from ngen_pdf import matrices
from ngen_pdf.matrices import Matrix
from ngen_pdf.preflight.facts import Text
from ngen_pdf.preflight.reading import graphics, patterns, type3
from ngen_pdf.preflight.reading.graphics import Box, Graphics

if TYPE_CHECKING:
    from ngen_pdf.preflight.reading.content import Content

FILLS, STROKES, CLIPS = (0, 2, 4, 6), (1, 2, 5, 6), (4, 5, 6, 7)  # table 104


def show(content: "Content", parts: list[Any]) -> None:
    """Strings, and numbers that move back by thousandths of the size, as `TJ` has them."""
    now = content.graphics
    codes = b"".join([part for part in parts if isinstance(part, bytes)])
    shift = sum([part for part in parts if isinstance(part, float)]) / 1000
    shown = now.font.shown(codes)
    # 9.4.4: character and word spacing count for each glyph, whatever the size
    length = (shown.advance - shift) * now.size + shown.glyphs * now.character
    length += shown.spaces * now.word
    place = _place(content)
    if shown.glyphs:
        box = _box(now, length, place)
        _mark(content, box, shown.text, place, shown.missing)
        if now.font.source is not None:
            type3.paint(content, codes, place, box)
    _advance(content, length)


def _place(content: "Content") -> Matrix:
    """From the text line, in units of text space, to the page."""
    now = content.graphics
    placed = matrices.product(content.text_matrix, now.ctm)
    if now.stretch == 1 and not now.rise:
        return placed
    return matrices.product((now.stretch, 0.0, 0.0, 1.0, 0.0, now.rise), placed)


def _box(now: Graphics, length: float, place: Matrix) -> Box:
    size = now.size
    if now.font.vertical:
        points = graphics.corners((-size / 2, 0.0, size / 2, -_down(now, length)))
    else:
        below, above = now.font.reach
        points = graphics.corners((0.0, below * size, length, above * size))
    return graphics.bounds(points, place)


def _down(now: Graphics, length: float) -> float:
    """How far a line of vertical text goes down: an em a glyph, as CJK fonts have it."""
    return abs(length) if length else now.size


def _mark(content: "Content", box: Box, said: str, place: Matrix, missing: tuple[int, ...]) -> None:
    now, mode = content.graphics, content.graphics.mode
    size = abs(now.size) * graphics.lesser_scale(place)
    fill = now.fill if mode in FILLS else None
    stroke = now.stroke if mode in STROKES else None
    seen = (fill is not None and now.state.fill_alpha > 0) or (
        stroke is not None and now.state.stroke_alpha > 0
    )
    width = now.width * graphics.lesser_scale(now.ctm) if stroke is not None else 0.0
    particulars = (now.font.font, size, said, mode, fill, stroke, missing, width)
    content.mark(Text, box, seen, *particulars)
    if fill is not None and now.fill_pattern is not None:
        patterns.paint(content, now.fill_pattern, fill, box)
    if stroke is not None and now.stroke_pattern is not None:
        patterns.paint(content, now.stroke_pattern, stroke, box)
    if mode in CLIPS:
        content.text_clip.append(box)


def _advance(content: "Content", length: float) -> None:
    now = content.graphics
    a, b, c, d, e, f = content.text_matrix
    if now.font.vertical:
        content.text_matrix = (a, b, c, d, e - c * length, f - d * length)
    else:
        length *= now.stretch
        content.text_matrix = (a, b, c, d, e + a * length, f + b * length)


def end(content: "Content") -> None:
    """`ET`: what was shown in a mode that clips, clips from now on (9.4.1)."""
    if content.text_clip:
        boxes = content.text_clip
        whole = (
            min(box[0] for box in boxes), min(box[1] for box in boxes),
            max(box[2] for box in boxes), max(box[3] for box in boxes),
        )  # fmt: skip
        content.graphics.clip = graphics.clipped(content.graphics.clip, whole)
        content.text_clip = []
