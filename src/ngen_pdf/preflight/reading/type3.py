"""Type3 fonts, whose glyphs are content streams (ISO 32000-2, 9.6.4).

In: codes that are shown. Out: the marks of their glyphs, through the font.
"""

from typing import TYPE_CHECKING, Any

import pikepdf

from ngen_pdf.preflight.reading import encodings, graphics
from ngen_pdf.preflight.reading.graphics import EVERYWHERE, Box, Matrix
from ngen_pdf.preflight.reading.limits import TYPE3

if TYPE_CHECKING:
    from ngen_pdf.preflight.reading.content import Content


def paint(content: "Content", codes: bytes, place: Matrix, box: Box) -> None:
    """Walks each glyph once a page in each color, size and direction; marks get the text's area."""
    now = content.graphics
    box = graphics.common(box, now.clip)
    if now.mode == 3 or box[0] > box[2] or box[1] > box[3]:
        return
    source = now.font.source
    _, names = encodings.said(source.get("/Encoding"))
    matrix = graphics.product(graphics.matrix(source.FontMatrix), (now.size, 0, 0, now.size, 0, 0))
    base = graphics.product(matrix, place)
    for code in sorted(set(codes))[:TYPE3]:
        key = (now.font.font.key, code, base[:4], now.fill)
        proc = source.CharProcs.get("/" + names.get(code, ".notdef"))
        if key in content.walk.glyphs or not isinstance(proc, pikepdf.Stream):
            continue
        content.walk.glyphs.add(key)
        _walk(content, source, proc, base, box)


def _walk(content: "Content", source: Any, proc: Any, base: Matrix, box: Box) -> None:
    changes: dict[str, Any] = {"painted": content.painted or box, "stroke": content.graphics.fill}
    if source.get("/Resources") is not None:
        changes["resources"] = content.walk.reader.resources_of(source.Resources, source)
    name = "//" + content.graphics.font.font.name
    content.walk.enter(proc, content, name, base, EVERYWHERE, **changes)
