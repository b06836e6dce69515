"""Type3 fonts, whose glyphs are content streams (ISO 32000-2, 9.6.4).

In: codes that are shown. Out: the marks of their glyphs, through the font. What stands in a glyph
is read as any content stream, by `walk`.
"""

from typing import TYPE_CHECKING

import pikepdf

from ngen_pdf import matrices
from ngen_pdf.matrices import Matrix
from ngen_pdf.preflight.reading import graphics
from ngen_pdf.preflight.reading.graphics import EVERYWHERE, Box, Graphics
from ngen_pdf.preflight.reading.inside import Inside
from ngen_pdf.preflight.reading.limits import TYPE3

if TYPE_CHECKING:
    from ngen_pdf.preflight.reading.content import Content


def paint(content: "Content", codes: bytes, place: Matrix, box: Box) -> None:
    """Walks each glyph once a page in each color, size and direction; marks get the text's area."""
    now, font = content.graphics, content.graphics.font
    box = graphics.common(box, now.clip)
    if now.mode == 3 or box[0] > box[2] or box[1] > box[3]:
        return
    matrix = matrices.matrix(font.source.FontMatrix)
    matrix = matrices.product(matrix, (now.size, 0, 0, now.size, 0, 0))
    inside = now.copy()
    inside.ctm, inside.clip = matrices.product(matrix, place), EVERYWHERE
    inside.stroke, inside.stroke_space = now.fill, now.fill_space
    inside.fill_pattern = inside.stroke_pattern = None
    seen = content.walk.glyphs
    for code in sorted(set(codes))[:TYPE3]:
        key = (font.font.key, code, inside.ctm[:4], now.fill, content.marked.printed)
        if key not in seen:
            seen.add(key)
            _walk(content, code, inside.copy(), box)


def _walk(content: "Content", code: int, inside: Graphics, box: Box) -> None:
    font, walk = content.graphics.font, content.walk
    proc = font.source.CharProcs.get("/" + font.names.get(code, ".notdef"))
    if isinstance(proc, pikepdf.Stream):
        said = font.source.get("/Resources")
        resources = None if said is None else walk.reader.resources_of(said, font.source)
        walk.enter(proc, f"//{font.font.name}", content, Inside(inside, box, resources=resources))
