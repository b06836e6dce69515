"""Patterns and gradients (ISO 32000-2, 8.7).

In: a pattern or shading and the box that is painted with it. Out: `Shaded` marks, and those of
what a tile paints. Which pattern is in force is settled by `states`.
"""

from typing import TYPE_CHECKING, Any

import pikepdf

from ngen_pdf import matrices
from ngen_pdf.matrices import UNIT
from ngen_pdf.preflight.facts import Paint, Shaded
from ngen_pdf.preflight.reading import foreign, graphics, states
from ngen_pdf.preflight.reading.graphics import EVERYWHERE, Box, Pattern
from ngen_pdf.preflight.reading.inside import Inside

if TYPE_CHECKING:
    from ngen_pdf.preflight.reading.content import Content


def paint(content: "Content", pattern: Pattern, color: Paint, box: Box) -> None:
    """What the pattern paints in the box."""
    source = pattern.source
    if source.get("/PatternType") == 2:
        state = source.get("/ExtGState")
        if isinstance(state, pikepdf.Dictionary):
            content.walk.leave(foreign.of_state(state))
        _shade(content, source.Shading, box)
    elif isinstance(source, pikepdf.Stream):
        _tile(content, pattern, color, box)


def shade(content: "Content", shading: Any) -> None:
    """The operator `sh`: over all that is not clipped, within the gradient's BBox."""
    now = content.graphics
    _shade(content, shading, graphics.within(shading, now.ctm, now.clip))


def _shade(content: "Content", shading: Any, box: Box) -> None:
    space = content.resources.space_of(shading.get("/ColorSpace", pikepdf.Name("/")))
    seen = content.graphics.state.fill_alpha > 0
    content.mark(Shaded, box, seen, int(shading.ShadingType), space.plain, shading)


def _tile(content: "Content", pattern: Pattern, color: Paint, box: Box) -> None:
    """Walks the tile once; what it paints covers all that is painted with it.

    It begins as the stream did that names it (8.7.3.1), and is blended as a whole (11.6.7).
    """
    source, now = pattern.source, content.graphics
    clipped = graphics.common(box, now.clip)
    if clipped[0] > clipped[2] or clipped[1] > clipped[3]:
        return
    inside = pattern.start.copy()
    matrix = matrices.matrix(source.get("/Matrix", UNIT))
    inside.ctm = matrices.product(matrix, inside.ctm)
    inside.clip = graphics.within(source, inside.ctm, EVERYWHERE)
    states.group(content, inside)
    uncolored = source.get("/PaintType") == 2
    if uncolored:
        inside.fill = inside.stroke = color
        inside.fill_pattern = inside.stroke_pattern = None
    content.walk.enter(source, pattern.name, content, Inside(inside, clipped, uncolored))
