"""What each operator of a content stream does (ISO 32000-2, Annex A).

In: its operands, in their content stream. Out: another state, or marks. What is painted belongs
to `paths`, `text`, `images` and `patterns`.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ngen_pdf import matrices
from ngen_pdf.matrices import UNIT
from ngen_pdf.preflight.reading import drawing, images, paths, patterns, states, text
from ngen_pdf.preflight.reading.colors import CMYK, GRAY, RGB_SPACE, Space
from ngen_pdf.preflight.reading.objects import readable
from ngen_pdf.preflight.reading.tokens import PATH

if TYPE_CHECKING:
    from ngen_pdf.preflight.reading.content import Content

Operate = Callable[["Content", list[Any]], None]


def _transform(content: "Content", operands: list[Any]) -> None:
    now = content.graphics
    now.ctm = matrices.product(matrices.matrix(operands), now.ctm)


def _attribute(name: str) -> Operate:
    def operate(content: "Content", operands: list[Any]) -> None:
        setattr(content.graphics, name, float(operands[-1]))

    return operate


def _set_stretch(content: "Content", operands: list[Any]) -> None:
    content.graphics.stretch = operands[0] / 100


def _set_mode(content: "Content", operands: list[Any]) -> None:
    content.graphics.mode = int(operands[0])


def _set_font(content: "Content", operands: list[Any]) -> None:
    name, size = operands
    content.graphics.size = float(size)
    content.graphics.font = content.resources.font(name)


def _begin_text(content: "Content", _operands: list[Any]) -> None:
    content.text_matrix = content.line_matrix = UNIT


def _set_matrix(content: "Content", operands: list[Any]) -> None:
    a, b, c, d, e, f = operands
    content.text_matrix = content.line_matrix = (a, b, c, d, e, f)


def _move_text(content: "Content", operands: list[Any]) -> None:
    x, y = operands
    a, b, c, d, e, f = content.line_matrix
    moved = (a, b, c, d, e + a * x + c * y, f + b * x + d * y)
    content.text_matrix = content.line_matrix = moved


def _move_and_lead(content: "Content", operands: list[Any]) -> None:
    content.graphics.leading = -operands[1]
    _move_text(content, operands)


def _next_line(content: "Content", _operands: list[Any]) -> None:
    _move_text(content, [0.0, -content.graphics.leading])


def _show_all(content: "Content", operands: list[Any]) -> None:
    text.show(content, operands[0])


def _show(content: "Content", operands: list[Any]) -> None:
    text.show(content, [operands[-1]])


def _show_next(content: "Content", operands: list[Any]) -> None:
    _next_line(content, operands)
    _show(content, operands)


def _show_spaced(content: "Content", operands: list[Any]) -> None:
    content.graphics.word, content.graphics.character = operands[0], operands[1]
    _show_next(content, operands)


def _move(content: "Content", operands: list[Any]) -> None:
    x, y = operands
    content.points += (x, y)
    content.shape += b"m"


def _line(content: "Content", operands: list[Any]) -> None:
    x, y = operands
    content.points += (x, y)
    content.shape += b"l"


def _curve(content: "Content", operands: list[Any]) -> None:
    content.points += operands
    content.shape += b"c"


def _path(content: "Content", operands: list[Any]) -> None:
    points, shape = operands
    content.points += points
    content.shape += shape


def _close(content: "Content", _operands: list[Any]) -> None:
    content.shape += b"h"


def _rectangle(content: "Content", operands: list[Any]) -> None:
    x, y, width, height = operands
    right, top = x + width, y + height
    content.points += (x, y, right, y, right, top, x, top)
    content.shape += b"r"


def _clip(content: "Content", _operands: list[Any]) -> None:
    content.clips = True


def _paints(fills: bool, strokes: bool, even_odd: bool = False) -> Operate:
    return lambda content, _operands: paths.paint(content, fills, strokes, even_odd)


def _device(space: Space, stroke: bool) -> Operate:
    def operate(content: "Content", operands: list[Any]) -> None:
        states.color(content, stroke, content.resources.device(space), operands)

    return operate


def _space(stroke: bool) -> Operate:
    def operate(content: "Content", operands: list[Any]) -> None:
        states.color(content, stroke, content.resources.space(operands[0]), None)

    return operate


def _color(stroke: bool) -> Operate:
    def operate(content: "Content", operands: list[Any]) -> None:
        now = content.graphics
        space = now.stroke_space if stroke else now.fill_space
        states.color(content, stroke, space, operands)

    return operate


def _shade(content: "Content", operands: list[Any]) -> None:
    shading = content.resources.find("/Shading", operands[0])
    if shading is None:
        content.walk.fault(f"there is no shading `{readable(operands[0])}`")
    else:
        patterns.shade(content, shading)


def _begin_compatible(content: "Content", _operands: list[Any]) -> None:
    content.compatible += 1


def _end_compatible(content: "Content", _operands: list[Any]) -> None:
    content.compatible -= 1


def _inline(content: "Content", operands: list[Any]) -> None:
    images.paint_inline(content, operands[0], operands[1])


def _nothing(_content: "Content", _operands: list[Any]) -> None:
    """What does not change what is told of marks."""


OPERATORS: dict[bytes, Operate] = {
    b"q": lambda content, _operands: content.save(),
    b"Q": lambda content, _operands: content.restore(),
    b"cm": _transform, b"w": _attribute("width"), b"J": _attribute("cap"),
    b"gs": states.set_state, b"Do": drawing.draw, b"sh": _shade, b"BI": _inline,
    PATH: _path, b"m": _move, b"l": _line, b"c": _curve, b"v": _curve, b"y": _curve, b"h": _close,
    b"re": _rectangle, b"W": _clip, b"W*": _clip,
    b"n": lambda content, _operands: paths.end(content),
    b"S": _paints(fills=False, strokes=True), b"s": _paints(fills=False, strokes=True),
    b"f": _paints(fills=True, strokes=False), b"F": _paints(fills=True, strokes=False),
    b"f*": _paints(fills=True, strokes=False, even_odd=True),
    b"B": _paints(fills=True, strokes=True),
    b"B*": _paints(fills=True, strokes=True), b"b": _paints(fills=True, strokes=True),
    b"b*": _paints(fills=True, strokes=True),
    b"g": _device(GRAY, stroke=False), b"G": _device(GRAY, stroke=True),
    b"rg": _device(RGB_SPACE, stroke=False), b"RG": _device(RGB_SPACE, stroke=True),
    b"k": _device(CMYK, stroke=False), b"K": _device(CMYK, stroke=True),
    b"cs": _space(stroke=False), b"CS": _space(stroke=True),
    b"sc": _color(stroke=False), b"scn": _color(stroke=False),
    b"SC": _color(stroke=True), b"SCN": _color(stroke=True),
    b"BT": _begin_text, b"ET": lambda content, _operands: text.end(content),
    b"Tf": _set_font, b"Tc": _attribute("character"), b"Tw": _attribute("word"),
    b"TL": _attribute("leading"), b"Ts": _attribute("rise"), b"Tz": _set_stretch,
    b"Tr": _set_mode, b"Tm": _set_matrix, b"Td": _move_text, b"TD": _move_and_lead,
    b"T*": _next_line, b"Tj": _show, b"TJ": _show_all, b"'": _show_next, b'"': _show_spaced,
    b"BMC": drawing.begin_marked, b"BDC": drawing.begin_marked, b"EMC": drawing.end_marked,
    b"BX": _begin_compatible, b"EX": _end_compatible,
}  # fmt: skip
OPERATORS |= dict.fromkeys((b"j", b"M", b"d", b"i", b"ri", b"MP", b"DP", b"d0"), _nothing)
OPERATORS[b"d1"] = drawing.uncolor
