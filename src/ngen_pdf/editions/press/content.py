"""One content stream on its way to the press.

In: a `Piece` of the document: a stream, its resources, the state it begins in. Out: the stream
with all its colors as ink, and its resources. What is done at each operator is in `operators`;
what stands outside the stream belongs to `walk`.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pikepdf
from pikepdf import ContentStreamInstruction, Name, Operator

from ngen_pdf.editions.press import colors, states
from ngen_pdf.editions.press.colors import Space
from ngen_pdf.editions.press.graphics import Mode, Overprint, State, UnknownPaintError
from ngen_pdf.editions.press.operators import OPERATORS
from ngen_pdf.editions.press.pieces import Piece
from ngen_pdf.editions.press.resources import Resources
from ngen_pdf.inks import Ink

if TYPE_CHECKING:
    from ngen_pdf.editions.press.walk import Walk

Thin = tuple[bool, bool]
"""Whether a fill is thin, and whether a stroke is."""

BLACK = Ink((0, 0, 0, 1))
NO_MATRIX = (1, 0, 0, 1)
# for filling and for stroking
GRAY = (Operator("g"), Operator("G"))
CMYK = (Operator("k"), Operator("K"))
SPACE = (Operator("cs"), Operator("CS"))
COLOR = (Operator("scn"), Operator("SCN"))
SET_STATE = Operator("gs")
TOO_LARGE = "a number that is too large"


class Content:
    """The stream that is written, and the state at its end so far.

    `inside` are the pieces that it draws, `path` is where in `out` the path began that will be
    painted, `text_matrix` the operands of the last `Tm`.
    """

    def __init__(self, walk: "Walk", piece: Piece) -> None:
        self.walk = walk
        self.piece = piece
        self.mode = piece.mode
        self.resources = Resources(piece.resources)
        self.state = piece.begins.copy()
        self.stack: list[State] = []
        self.out: list[Any] = []
        self.path: int | None = None
        self.text_matrix: Any = NO_MATRIX
        self.changes: dict[str, states.Change] = {}
        self.inside: list[Piece] = []
        self.transparent = False
        self.blends = False
        self._spaces: dict[str, Space | None] = {"/Pattern": None}

    def rewritten(self) -> bytes:
        """The stream, with all its colors as ink."""
        for instruction in pikepdf.parse_content_stream(self.piece.source):
            try:
                self._rewrite(instruction)
            except TypeError:
                if not any(map(_is_too_large, (instruction, *self.out))):
                    raise
                raise UnknownPaintError(TOO_LARGE) from None
        stream = pikepdf.unparse_content_stream(self.out)
        if b"null" in stream and any(map(_is_too_large, self.out)):
            raise UnknownPaintError(TOO_LARGE)
        return stream

    def _rewrite(self, instruction: Any) -> None:
        try:
            handle = OPERATORS[str(instruction.operator)]
        except KeyError:
            raise UnknownPaintError(f"the operator `{instruction.operator}`") from None
        if handle is None:
            self.out.append(instruction)
        else:
            handle(self, instruction)

    def emit(self, operator: Operator, *operands: Any) -> None:
        """Write an instruction."""
        self.out.append(ContentStreamInstruction(operands, operator))

    def paint(self, start: int, fills: bool, strokes: bool, thin: Callable[[], Thin]) -> None:
        """Put before the instruction at `start` what is needed to paint from there on.

        `thin` tells whether what is filled, and what is stroked, is so small that its black
        overprints.
        """
        state = self.state
        if self.mode is Mode.LUMINOSITY or not (fills or strokes):
            return  # a mask begins in gray, and is not printed
        before: list[Any] = []
        if (fills and not state.fill_known) or (strokes and not state.stroke_known):
            before += self._initial_colors()
        wanted = self._overprint(fills, strokes, thin)
        if wanted is not state.overprints:
            before.append(self._overprinting(wanted))
        if before:
            self.out[start:start] = before

    def _overprint(self, fills: bool, strokes: bool, thin: Callable[[], Thin]) -> Overprint:
        """What overprints of a fill, a stroke or both; an outline may do so around any fill."""
        state = self.state
        line = strokes and state.stroke_black and state.stroke_alpha == 1
        shape = fills and state.fill_black and state.fill_alpha == 1
        if not state.plain or not (line if strokes else shape):
            return Overprint.NOTHING
        thin_shape, thin_line = thin()
        if strokes and not thin_line:
            return Overprint.NOTHING
        if fills and not (shape and thin_shape):
            return Overprint.LINES if strokes else Overprint.NOTHING
        return Overprint.ALL

    def knock_out(self) -> None:
        """Turn overprint off, before an image, a gradient or a form is drawn."""
        if self.state.overprints is not Overprint.NOTHING:
            self.out.append(self._overprinting(Overprint.NOTHING))

    def _initial_colors(self) -> list[Any]:
        """A stream begins in DeviceGray black (ISO 32000-2, 8.6.8), which no plate is for."""
        before = []
        for stroke, known in enumerate((self.state.fill_known, self.state.stroke_known)):
            if not known:
                before.append(ContentStreamInstruction(list(BLACK.cmyk), CMYK[stroke]))
                self._set_black(stroke, True)
        return before

    def _overprinting(self, wanted: Overprint) -> Any:
        self.state.overprints = wanted
        name = self.resources.add("/ExtGState", wanted.value, self.walk.overprinting(wanted))
        return ContentStreamInstruction([Name(name)], SET_STATE)

    def space(self, value: Any) -> Space | None:
        """The color space of an operand or of a dictionary's entry; None for patterns."""
        if not isinstance(value, Name):
            return colors.space(value)
        name = str(value)
        if name not in self._spaces:
            known = name in colors.DEVICE
            self._spaces[name] = colors.space(
                value if known else self.resources.find("/ColorSpace", name)
            )
        return self._spaces[name]

    def set_space(self, space: Space | None, stroke: bool) -> None:
        """A new space brings its first color, black, which is written if it is painted with."""
        if stroke:
            self.state.stroke_space = space
            self.state.stroke_known, self.state.stroke_black = False, True
        else:
            self.state.fill_space = space
            self.state.fill_known, self.state.fill_black = False, True

    def set_color(self, space: Space, operands: Any, stroke: bool) -> None:
        """Write the ink of a color, or how light it is in a mask."""
        numbers = tuple(float(operand) for operand in operands)
        if self.mode is Mode.LUMINOSITY:
            self.emit(GRAY[stroke], colors.lightness(space, numbers))
            return
        ink = self.walk.ink(space, numbers)
        if ink.spot:
            name = self.resources.add("/ColorSpace", f"/Spot {ink.spot}", self.walk.separation(ink))
            self.emit(SPACE[stroke], Name(name))
            self.emit(COLOR[stroke], 1)
        else:
            self.emit(CMYK[stroke], *ink.cmyk)
        self._set_black(stroke, ink == BLACK)

    def set_pattern(self, name: str, stroke: bool) -> None:
        """Paint with tiles from here on."""
        new = self.walk.pattern(self, self.resources.find("/Pattern", name))
        self.emit(SPACE[stroke], Name.Pattern)
        self.emit(COLOR[stroke], Name(self.resources.bind("/Pattern", name, name, new)))
        self._set_black(stroke, False)

    def _set_black(self, stroke: int, black: bool) -> None:
        if stroke:
            self.state.stroke_known, self.state.stroke_black = True, black
        else:
            self.state.fill_known, self.state.fill_black = True, black


def _is_too_large(instruction: Any) -> bool:
    """Whether it has an integer of more than 64 bits, which qpdf reads as null."""
    return any(operand is None for operand in instruction.operands)
