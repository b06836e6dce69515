"""Makes fonts of one colored glyph, in each form that fonts have for that."""

from io import BytesIO

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import newTable
from fontTools.ttLib.tables.sbixGlyph import Glyph
from fontTools.ttLib.tables.sbixStrike import Strike
from PIL import Image

EM = 1000
DAY = 3_800_000_000  # in seconds from 1904: some day of 2024
CHARACTER = 0x1F642  # a slightly smiling face
LEFT, RIGHT = (236, 86, 36), (0, 120, 200)


def _box(left: int, right: int) -> object:
    pen = TTGlyphPen(None)
    pen.moveTo((left, 0))
    for point in ((left, 800), (right, 800), (right, 0)):
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


def _builder(family: str) -> FontBuilder:
    """A font whose one glyph is a black box where no color is known."""
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder([".notdef", "space", "face"])
    builder.setupCharacterMap({32: "space", CHARACTER: "face"})
    empty = TTGlyphPen(None).glyph()
    builder.setupGlyf(
        {
            ".notdef": empty, "space": empty, "face": _box(0, EM),
        }
    )  # fmt: skip
    builder.setupHorizontalMetrics(dict.fromkeys(builder.font.getGlyphOrder(), (EM, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    return builder


def _saved(builder: FontBuilder) -> bytes:
    out = BytesIO()
    builder.font["head"].created = builder.font["head"].modified = DAY
    builder.font.recalcTimestamp = False
    builder.save(out)
    return out.getvalue()


def drawn() -> bytes:
    """A drawing (SVG)."""
    builder = _builder("Drawn")
    table = newTable("SVG ")
    left, right = (f"rgb({r},{g},{b})" for r, g, b in (LEFT, RIGHT))
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" id="glyph2">'
        f'<rect x="0" y="-800" width="500" height="800" fill="{left}"/>'
        f'<rect x="500" y="-800" width="500" height="800" fill="{right}"/></svg>'
    )
    table.docList = [(drawing, 2, 2)]
    builder.font["SVG "] = table
    return _saved(builder)


def pictured() -> bytes:
    """An image (sbix)."""
    builder = _builder("Pictured")
    picture = Image.new("RGBA", (100, 100), (*RIGHT, 255))
    picture.paste((*LEFT, 255), (0, 0, 50, 100))
    out = BytesIO()
    picture.save(out, "PNG")
    strike = Strike(ppem=100, resolution=72)
    for name in builder.font.getGlyphOrder():
        found = {"graphicType": "png ", "imageData": out.getvalue()} if name == "face" else {}
        strike.glyphs[name] = Glyph(glyphName=name, **found)
    table = newTable("sbix")
    table.version, table.flags, table.numStrikes, table.strikes = 1, 1, 1, {100: strike}
    builder.font["sbix"] = table
    return _saved(builder)
