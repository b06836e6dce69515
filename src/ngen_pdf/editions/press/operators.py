"""What is done at each operator of a content stream (ISO 32000-2, Annex A).

In: an instruction of the master, in its place. Out: what is written instead, and the state
after it. An operator that is in no table here is refused.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pikepdf
from pikepdf import Name, Operator

from ngen_pdf.editions.press import colors, overprint, states
from ngen_pdf.editions.press.graphics import UnknownPaintError
from ngen_pdf.matrices import matrix, product

if TYPE_CHECKING:
    from ngen_pdf.editions.press.content import Content

GS, DO, SH = Operator("gs"), Operator("Do"), Operator("sh")
DEVICES = {
    "g": colors.space("/DeviceGray"),
    "rg": colors.space("/DeviceRGB"),
    "k": colors.space("/DeviceCMYK"),
}


def _save(content: "Content", instruction: Any) -> None:
    content.stack.append(content.state)
    content.state = content.state.copy()
    content.out.append(instruction)


def _restore(content: "Content", instruction: Any) -> None:
    if content.stack:  # else there is nothing to restore, and it does nothing
        content.state = content.stack.pop()
    content.out.append(instruction)


def _transform(content: "Content", instruction: Any) -> None:
    content.state.ctm = product(matrix(instruction.operands), content.state.ctm)
    content.out.append(instruction)


def _set_line_width(content: "Content", instruction: Any) -> None:
    content.state.line_width = float(instruction.operands[0])
    content.out.append(instruction)


def _set_state(content: "Content", instruction: Any) -> None:
    name = str(instruction.operands[0])
    change = content.changes.get(name)
    if change is None or change.masks:  # a mask lies where the matrix in force puts it
        source = content.resources.find("/ExtGState", name)
        change = content.changes[name] = states.change(source)
        mask = content.walk.mask(content, change.mask) if change.masks else None
        new, key = states.written(source, change, mask), (name, mask and mask.G.objgen)
        name = content.resources.bind("/ExtGState", name, key, new)
        content.transparent |= change.transparent
        content.blends |= change.blends
    change.apply(content.state)
    content.emit(GS, Name(name))


def _set_font(content: "Content", instruction: Any) -> None:
    name, size = instruction.operands
    font = content.resources.find("/Font", str(name))
    content.resources.bind("/Font", str(name), str(name), font)
    content.walk.font(font)
    content.state.font_size = float(size)
    content.out.append(instruction)


def _set_rendering(content: "Content", instruction: Any) -> None:
    content.state.rendering = int(instruction.operands[0])
    content.out.append(instruction)


def _begin_text(content: "Content", instruction: Any) -> None:
    content.text_matrix = (1, 0, 0, 1)
    content.out.append(instruction)


def _set_text_matrix(content: "Content", instruction: Any) -> None:
    content.text_matrix = instruction.operands
    content.out.append(instruction)


def _show_text(content: "Content", instruction: Any) -> None:
    state, matrix_now = content.state, content.text_matrix
    rendering = state.rendering % 4  # 4 to 7 clip as well (ISO 32000-2, table 104)
    content.paint(
        len(content.out),
        fills=rendering in (0, 2),
        strokes=rendering in (1, 2),
        thin=lambda: (overprint.small_text(state.font_size, matrix_now, state.ctm),) * 2,
    )
    content.out.append(instruction)


def _begin_path(content: "Content", instruction: Any) -> None:
    if content.path is None:
        content.path = len(content.out)
    content.out.append(instruction)


def _end_path(content: "Content", instruction: Any) -> None:
    content.path = None
    content.out.append(instruction)


def _fill(content: "Content", instruction: Any) -> None:
    _paint_path(content, instruction, fills=True, strokes=False)


def _stroke(content: "Content", instruction: Any) -> None:
    _paint_path(content, instruction, fills=False, strokes=True)


def _fill_and_stroke(content: "Content", instruction: Any) -> None:
    _paint_path(content, instruction, fills=True, strokes=True)


def _paint_path(content: "Content", instruction: Any, fills: bool, strokes: bool) -> None:
    start = len(content.out) if content.path is None else content.path
    state = content.state
    content.paint(
        start,
        fills,
        strokes,
        lambda: (
            fills and overprint.thin_shape(content.out[start:], state.ctm),
            strokes and overprint.thin_line(state.line_width, state.ctm),
        ),
    )
    _end_path(content, instruction)


def _draw(content: "Content", instruction: Any) -> None:
    name = str(instruction.operands[0])
    source = content.resources.find("/XObject", name)
    kind = source.get(Name.Subtype)
    if kind == Name.Image:
        new = content.walk.image(content, source)
    elif kind == Name.Form:
        new = content.walk.form(content, source)
    else:
        raise UnknownPaintError("an XObject that is no image and no form")
    content.knock_out()
    content.emit(DO, Name(content.resources.bind("/XObject", name, new.objgen, new)))


def _shade(content: "Content", instruction: Any) -> None:
    name = str(instruction.operands[0])
    source = content.resources.find("/Shading", name)
    space = content.space(source.ColorSpace)
    if space is None:
        raise UnknownPaintError("a shading of patterns")
    new = content.walk.shading(source, space, content.mode)
    content.knock_out()
    content.emit(SH, Name(content.resources.bind("/Shading", name, name, new)))


def _draw_inline(content: "Content", instruction: Any) -> None:
    if not instruction.iimage.image_mask:
        raise UnknownPaintError("an image within a content stream")
    content.paint(len(content.out), fills=True, strokes=False, thin=lambda: (False, False))
    content.out.append(instruction)


def _set_device_color(content: "Content", instruction: Any) -> None:
    name = str(instruction.operator)
    space, stroke = DEVICES[name.lower()], name.isupper()
    content.set_space(space, stroke)
    content.set_color(space, instruction.operands, stroke)


def _set_space(content: "Content", instruction: Any) -> None:
    """Writes nothing: the color that follows is written with its space."""
    space = content.space(instruction.operands[0])
    content.set_space(space, str(instruction.operator) == "CS")


def _set_color(content: "Content", instruction: Any) -> None:
    stroke = str(instruction.operator).isupper()
    space = content.state.stroke_space if stroke else content.state.fill_space
    if space is None:
        content.set_pattern(str(instruction.operands[-1]), stroke)
    else:
        content.set_color(space, instruction.operands, stroke)


Handler = Callable[["Content", Any], None]

PASSED = (
    "l", "c", "v", "y", "h", "W", "W*", "J", "j", "M", "d", "i", "ri",
    "ET", "Td", "TD", "T*", "Tc", "Tw", "Tz", "TL", "Ts",
    "BMC", "BDC", "EMC", "MP", "DP", "BX", "EX",
)  # fmt: skip
OPERATORS: dict[str, Handler | None] = {
    **dict.fromkeys(PASSED),
    "q": _save,
    "Q": _restore,
    "cm": _transform,
    "w": _set_line_width,
    "gs": _set_state,
    "Tf": _set_font,
    "Tr": _set_rendering,
    "BT": _begin_text,
    "Tm": _set_text_matrix,
    **dict.fromkeys(("Tj", "TJ", "'", '"'), _show_text),
    **dict.fromkeys(("m", "re"), _begin_path),
    "n": _end_path,
    **dict.fromkeys(("f", "F", "f*"), _fill),
    **dict.fromkeys(("S", "s"), _stroke),
    **dict.fromkeys(("B", "B*", "b", "b*"), _fill_and_stroke),
    "Do": _draw,
    "sh": _shade,
    "INLINE IMAGE": _draw_inline,
    **dict.fromkeys(("g", "G", "rg", "RG", "k", "K"), _set_device_color),
    **dict.fromkeys(("cs", "CS"), _set_space),
    **dict.fromkeys(("sc", "SC", "scn", "SCN"), _set_color),
}
"""What is done at each operator; None where it passes as it is."""

IN_GLYPHS = {
    "q", "Q", "cm", "w", "m", "l", "c", "v", "y", "h", "re", "W", "W*", "n", "f", "F", "f*",
    "S", "s", "B", "B*", "b", "b*", "J", "j", "M", "d", "i", "d0", "d1",
}  # fmt: skip


def check_glyph(source: Any) -> None:
    """Look that a glyph of a Type 3 font has no color of its own (ISO 32000-2, 9.6.4)."""
    for instruction in pikepdf.parse_content_stream(source):
        if isinstance(instruction, pikepdf.ContentStreamInlineImage):
            if not instruction.iimage.image_mask:
                raise UnknownPaintError("a glyph that is an image in color")
        elif str(instruction.operator) not in IN_GLYPHS:
            raise UnknownPaintError(f"a glyph with the operator `{instruction.operator}`")
