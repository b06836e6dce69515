"""One content stream, rewritten in light.

In: a stream of a page with its resources, the state in which it begins, the `Copies` it is
rewritten for. Out: the stream with its colors as light, without what lays nothing on the plates
and leaves what is below (ISO 32000-2, 8.6.7), and the resources that it names. What stands
outside the stream belongs to `copies`.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pikepdf
from pikepdf import Array, ContentStreamInstruction, Dictionary, Name, Operator

from ngen_pdf.preflight.coverage import spaces, states
from ngen_pdf.preflight.coverage.spaces import PATTERN, Space
from ngen_pdf.preflight.coverage.states import Color, MixedError, State

if TYPE_CHECKING:
    from ngen_pdf.preflight.coverage.copies import Copies

DEVICES = {"g": "/DeviceGray", "rg": "/DeviceRGB", "k": "/DeviceCMYK"}
DEEPEST_STATE = 512


class Content:
    """The stream that is written, and the state at its end so far."""

    def __init__(self, copies: "Copies", resources: Any, state: State, depth: int) -> None:
        self.copies = copies
        self.depth = depth
        self.resources = resources if isinstance(resources, Dictionary) else Dictionary()
        self.new = Dictionary()
        self._state = state
        self._stack: list[State] = []
        self._out: list[Any] = []
        self._names: dict[object, str] = {}
        self._start: tuple[float, ...] = ()
        self._marked: list[bool] = []

    def rewritten(self, source: Any) -> bytes:
        """The stream in light."""
        for instruction in self.copies.instructions(source):
            handle = OPERATORS.get(str(instruction.operator))
            if handle is None:
                self._out.append(instruction)
            else:
                handle(self, instruction)
        return pikepdf.unparse_content_stream(self._out)

    def emit(self, operator: str, *operands: Any) -> None:
        """Write an instruction."""
        self._out.append(ContentStreamInstruction(operands, Operator(operator)))

    def find(self, kind: str, name: Any) -> Any:
        """What the stream's resources have under a name, None for nothing."""
        entries = self.resources.get(kind)
        return entries.get(str(name)) if isinstance(entries, Dictionary) else None

    def bind(self, kind: str, key: object, value: Any) -> Name:
        """The name of a new resource; one with the same key is there once."""
        if (kind, key) not in self._names:
            name = self._names[kind, key] = f"/L{len(self._names)}"
            if kind not in self.new:
                self.new[kind] = Dictionary()
            self.new[kind][name] = value
        return Name(self._names[kind, key])

    def space(self, source: Any) -> Space:
        """The space of a name or an array of this stream."""
        return self.copies.space(source, self.resources.get("/ColorSpace"))

    def light(self, space: Space) -> Name:
        """The name of a space of light; that of patterns has one of its own."""
        value = self.copies.light(space)
        return value if isinstance(value, Name) else self.bind("/ColorSpace", space, value)

    def left(self, color: Color, stroke: bool) -> bool:
        """Whether what is painted in a color leaves all plates as they are.

        So does what is hidden. `MixedError` if it leaves only some of them.
        """
        if self._is_hidden:
            return True
        state = self._state
        if not (state.overprint_stroke if stroke else state.overprint_fill):
            return False
        space, numbers = (color.gradient, ()) if color.gradient else (color.space, color.numbers)
        if space.kind == PATTERN and space.base is None:
            return False  # tiles overprint by the states that they set
        kept = spaces.left(space, numbers, state.overprint_mode, self.copies.plates)
        if any(kept) and not all(kept):
            raise MixedError
        return all(kept)

    # what is done at each operator

    def _save(self, instruction: Any) -> None:
        if len(self._stack) < DEEPEST_STATE:
            self._stack.append(self._state)
        self._out.append(instruction)

    def _restore(self, instruction: Any) -> None:
        if self._stack:
            self._state = self._stack.pop()
        self._out.append(instruction)

    def _set_state(self, instruction: Any) -> None:
        source = self.find("/ExtGState", instruction.operands[0])
        if not isinstance(source, Dictionary):
            return
        state = self._state
        stroke = bool(source.get("/OP", state.overprint_stroke))
        both = source.get("/op", source.get("/OP"))  # OP alone is for both (table 57)
        self._state = replace(
            state,
            overprint_stroke=stroke,
            overprint_fill=state.overprint_fill if both is None else bool(both),
            overprint_mode=int(source.get("/OPM", state.overprint_mode)),
        )
        name = str(instruction.operands[0])
        self.emit("gs", self.bind("/ExtGState", name, self.copies.graphics_state(source)))

    def _set_color(self, color: Color, stroke: bool) -> None:
        self._state = (
            replace(self._state, stroke=color) if stroke else replace(self._state, fill=color)
        )

    def _set_device_color(self, instruction: Any) -> None:
        name = str(instruction.operator)
        stroke = name.isupper()
        space = self.space(Name(DEVICES[name.lower()]))
        numbers = _numbers(instruction.operands)
        self._set_color(Color(space, numbers), stroke)
        self.emit("CS" if stroke else "cs", self.light(space))
        self.emit("SCN" if stroke else "scn", *numbers)

    def _set_space(self, instruction: Any) -> None:
        stroke = str(instruction.operator) == "CS"
        space = self.space(instruction.operands[0])
        self._set_color(Color(space, space.initial), stroke)
        self.emit("CS" if stroke else "cs", self.light(space))
        if space.kind != PATTERN:
            self.emit("SCN" if stroke else "scn", *space.initial)

    def _set_numbers(self, instruction: Any) -> None:
        stroke = str(instruction.operator).isupper()
        operands = list(instruction.operands)
        color = self._state.stroke if stroke else self._state.fill
        gradient = None
        if operands and isinstance(operands[-1], Name):
            source = self.find("/Pattern", operands[-1])
            if source is None:
                return
            if int(source.get("/PatternType", 1)) == 2:
                gradient = self.space(source.Shading.ColorSpace)
            key = (str(operands[-1]), self._state.fill if gradient is None else None)
            operands[-1] = self.bind("/Pattern", key, self.copies.pattern(self, source))
        numbers = _numbers(operands)
        self._set_color(Color(color.space, numbers, gradient), stroke)
        self.emit("SCN" if stroke else "scn", *numbers, *operands[len(numbers) :])

    def _begin_path(self, instruction: Any) -> None:
        self._start = _numbers(instruction.operands)
        self._out.append(instruction)

    def _add_line(self, instruction: Any) -> None:
        """A first line is drawn as a curve that is straight.

        The edges of what would be drawn as an upright rectangle are moved to whole pixels, and
        those of any other path are not.
        """
        end = _numbers(instruction.operands)
        if len(self._start) == len(end) == 2:
            self.emit("c", *self._start, *end, *end)
        else:
            self._out.append(instruction)
        self._start = ()

    def _add_rectangle(self, instruction: Any) -> None:
        x, y, width, height = _numbers(instruction.operands)
        right, top = x + width, y + height
        self._start = ()
        self.emit("m", x, y)
        self.emit("c", x, y, right, y, right, y)
        self.emit("l", right, top)
        self.emit("l", x, top)
        self.emit("h")

    def _paint(self, instruction: Any) -> None:
        name = str(instruction.operator)
        without_fill, without_stroke = states.WITHOUT[name]
        no_fill = name in states.FILLS and self.left(self._state.fill, stroke=False)
        no_stroke = name in states.STROKES and self.left(self._state.stroke, stroke=True)
        if no_fill and (no_stroke or name not in states.STROKES):
            name = "n"
        elif no_fill:
            name = without_fill
        elif no_stroke:
            name = without_stroke
        self.emit(name)

    def _set_text_mode(self, instruction: Any) -> None:
        mode = int(_numbers(instruction.operands)[0])
        self._state = replace(self._state, text_mode=mode if mode in states.MODES else 0)
        self._out.append(instruction)

    def _show(self, instruction: Any) -> None:
        mode = wanted = self._state.text_mode
        if mode in (0, 2, 4, 6) and self.left(self._state.fill, stroke=False):
            wanted = states.MODES[wanted][0]
        if mode in (1, 2, 5, 6) and self.left(self._state.stroke, stroke=True):
            wanted = states.MODES[wanted][1]
        if wanted == mode:
            self._out.append(instruction)
            return
        self.emit("Tr", wanted)
        self._out.append(instruction)
        self.emit("Tr", mode)

    def _set_font(self, instruction: Any) -> None:
        name, size = instruction.operands
        source = self.find("/Font", name)
        if source is None:
            return
        self.emit("Tf", self.bind("/Font", str(name), self.copies.font(self, source)), size)

    def _draw(self, instruction: Any) -> None:
        name = instruction.operands[0]
        source = self.find("/XObject", name)
        kind = str(source.get("/Subtype")) if isinstance(source, pikepdf.Stream) else ""
        if not kind or self._is_hidden or not self.copies.layers.printed(source.get("/OC")):
            return
        if kind == "/Form":
            value = self.copies.form(self, source, self._state)
            self.emit("Do", self.bind("/XObject", (str(name), self._state), value))
        elif kind == "/Image":
            self._draw_image(source, str(name))

    def _draw_inline(self, instruction: Any) -> None:
        inline = instruction.iimage
        source = self.copies.inline(inline.obj, inline.read_raw_bytes())
        self._draw_image(source, len(self._names))

    def _draw_image(self, source: Any, key: object) -> None:
        is_stencil = bool(source.get("/ImageMask", False))
        space = None if is_stencil else self.space(source.ColorSpace)
        color = self._state.fill if space is None else Color(space, ())
        if not self.left(color, stroke=False):
            image = self.copies.image(source, space)
            self.emit("Do", self.bind("/XObject", key, image))

    def _shade(self, instruction: Any) -> None:
        name = instruction.operands[0]
        source = self.find("/Shading", name)
        if source is None:
            return
        if not self.left(Color(self.space(source.ColorSpace), ()), stroke=False):
            shading = self.copies.shading(source, self.space(source.ColorSpace))
            self.emit("sh", self.bind("/Shading", str(name), shading))

    def _begin_marked(self, instruction: Any) -> None:
        """What stands in a layer that is not printed (8.11.3.2) is not drawn."""
        hidden = False
        if len(instruction.operands) > 1 and str(instruction.operands[0]) == "/OC":
            name = instruction.operands[1]
            source = self.find("/Properties", name) if isinstance(name, Name) else name
            hidden = not self.copies.layers.printed(source)
        self._marked.append(hidden or self._is_hidden)

    def _end_marked(self, _instruction: Any) -> None:
        if self._marked:
            self._marked.pop()

    @property
    def _is_hidden(self) -> bool:
        return bool(self._marked) and self._marked[-1]


def _numbers(operands: Any) -> tuple[float, ...]:
    return tuple(float(one) for one in operands if not isinstance(one, Name | Array | Dictionary))


OPERATORS: dict[str, Callable[[Content, Any], None]] = {
    "q": Content._save, "Q": Content._restore, "gs": Content._set_state,
    **dict.fromkeys(("g", "G", "rg", "RG", "k", "K"), Content._set_device_color),
    **dict.fromkeys(("cs", "CS"), Content._set_space),
    **dict.fromkeys(("sc", "SC", "scn", "SCN"), Content._set_numbers),
    **dict.fromkeys(states.WITHOUT, Content._paint),
    "m": Content._begin_path, "l": Content._add_line, "re": Content._add_rectangle,
    "Tr": Content._set_text_mode, "Tf": Content._set_font,
    **dict.fromkeys(("Tj", "TJ", "'", '"'), Content._show),
    "Do": Content._draw, "sh": Content._shade, "INLINE IMAGE": Content._draw_inline,
    **dict.fromkeys(("BMC", "BDC"), Content._begin_marked), "EMC": Content._end_marked,
}  # fmt: skip
