"""Patterns and gradients (ISO 32000-2, 8.7).

In: a pattern or shading and the box that is painted with it. Out: `Shaded` marks, and those of
what a tile paints.
"""

from typing import TYPE_CHECKING, Any

import pikepdf

from ngen_pdf.preflight.facts import Paint, Shaded
from ngen_pdf.preflight.reading import functions, graphics
from ngen_pdf.preflight.reading.graphics import UNIT, Box

if TYPE_CHECKING:
    from ngen_pdf.preflight.reading.content import Content

EVERYWHERE: Box = (-1e8, -1e8, 1e8, 1e8)


def paint(content: "Content", pattern: tuple[str, Any], color: Paint, box: Box) -> None:
    """What the pattern paints in the box."""
    name, source = pattern
    if source.get("/PatternType") == 2:
        _shade(content, source.Shading, box)
    elif isinstance(source, pikepdf.Stream):
        _tile(content, name, source, color, box)


def shade(content: "Content", shading: Any) -> None:
    """The operator `sh`: over all that is not clipped, within the gradient's BBox."""
    box = content.graphics.clip
    said = functions.numbers(shading.get("/BBox"))
    if len(said) == 4:
        left, bottom, right, top = said
        inner = graphics.corners((left, bottom, right, top))
        box = graphics.common(box, graphics.bounds(inner, content.graphics.ctm))
    _shade(content, shading, box)


def _shade(content: "Content", shading: Any, box: Box) -> None:
    space = content.resources.space_of(shading.get("/ColorSpace", pikepdf.Name("/")))
    seen = content.graphics.state.fill_alpha > 0
    content.mark(Shaded, box, seen, int(shading.ShadingType), space.plain, shading)


def _tile(content: "Content", name: str, source: Any, color: Paint, box: Box) -> None:
    """Walks the tile once; what it paints covers all that is painted with it.

    A pattern's matrix leads to the space of the stream that is painted with it (8.7.3.1).
    """
    clipped = graphics.common(box, content.graphics.clip)
    if clipped[0] > clipped[2] or clipped[1] > clipped[3]:
        return
    matrix = graphics.matrix(source.get("/Matrix", UNIT))
    base = graphics.product(matrix, content.base)
    changes: dict[str, Any] = {"painted": content.painted or clipped}
    if source.get("/PaintType") == 2:
        changes |= {"uncolored": True, "fill": color, "stroke": color}
    content.walk.enter(source, content, name, base, EVERYWHERE, **changes)
