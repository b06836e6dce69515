"""What a PDF paints, in order: each text, stroke and fill with the state it is painted in.

In: a file. Out: `Painted`, by a reading of the content streams of its own that shares nothing
with the pass that made the file. Images and shadings are no matter of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from math import hypot
from pathlib import Path

import pikepdf
from pikepdf import Name

FILL, STROKE = {"f", "F", "f*", "B", "B*", "b", "b*"}, {"S", "s", "B", "B*", "b", "b*"}
TEXT = {"Tj", "TJ", "'", '"'}
SPACES = {"rg": "rgb", "g": "gray", "k": "cmyk"}
UNIT = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
BLACK = ("cmyk", (Decimal(0), Decimal(0), Decimal(0), Decimal(1)))

Matrix = tuple[float, ...]
Color = tuple[str, tuple[Decimal, ...]]


@dataclass(frozen=True)
class State:
    """The graphics state, as far as it is looked at; colors are a space and its operands."""

    matrix: Matrix = UNIT
    text: Matrix = UNIT
    size: float = 0
    width: float = 1
    fill: Color = ("gray", (Decimal(0),))
    stroke: Color = ("gray", (Decimal(0),))
    overprints_fill: bool = False
    overprints_stroke: bool = False
    mode: int = 0
    opacity_fill: float = 1
    opacity_stroke: float = 1
    group: float = 1  # the opacity of the groups around
    rendering: int = 0


@dataclass(frozen=True)
class Painted:
    """A text, stroke or fill; `size` in pt is that of the type or the width of the line."""

    page: int
    kind: str
    size: float
    color: Color
    overprints: bool
    mode: int
    opacity: float


def painted(file: Path) -> Iterator[Painted]:
    """All that the pages paint, but for what is in the color /All of all plates."""
    with pikepdf.open(file) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            for found in _walk(page.obj, page.resources, State(), number):
                if found.color[0] != "Separation All":
                    yield found


def mixes(file: Path) -> frozenset[int]:
    """The pages, from 1, with images, soft masks or what is see-through."""
    with pikepdf.open(file) as pdf:
        return frozenset(n for n, page in enumerate(pdf.pages, 1) if _mixes(page.resources))


def _mixes(resources: pikepdf.Object) -> bool:
    states = resources.get(Name.ExtGState, pikepdf.Dictionary()).values()
    if any(state.get(Name.ca, 1) < 1 or state.get(Name.CA, 1) < 1 for state in states):
        return True
    if any(isinstance(state.get(Name.SMask), pikepdf.Dictionary) for state in states):
        return True
    drawn = resources.get(Name.XObject, pikepdf.Dictionary()).values()
    return any(
        thing.Subtype == Name.Image or _mixes(thing.get(Name.Resources, pikepdf.Dictionary()))
        for thing in drawn
    )


def _walk(
    stream: pikepdf.Object, resources: pikepdf.Object, state: State, page: int
) -> Iterator[Painted]:
    stack: list[State] = []
    for instruction in pikepdf.parse_content_stream(stream):
        operator = str(instruction.operator)
        operands = list(instruction.operands) if operator != "INLINE IMAGE" else []
        if operator == "q":
            stack.append(state)
        elif operator == "Q":
            state = stack.pop()
        elif operator == "Do":
            yield from _form(resources.XObject[str(operands[0])], resources, state, page)
        else:
            yield from _paint(operator, state, page)
            state = _changed(state, operator, operands, resources)
            yield from _pattern(operator, operands, resources, page)


def _form(
    form: pikepdf.Object, resources: pikepdf.Object, state: State, page: int
) -> Iterator[Painted]:
    if form.get(Name.Subtype) != Name.Form:
        return
    matrix = tuple(map(float, form.get(Name.Matrix, UNIT)))
    inner = replace(state, matrix=_product(matrix, state.matrix))
    if Name.Group in form:  # it starts opaque (ISO 32000-2, 11.6.6)
        group = state.group * state.opacity_fill
        inner = replace(inner, group=group, opacity_fill=1, opacity_stroke=1)
    yield from _walk(form, form.get(Name.Resources, resources), inner, page)


def _pattern(
    operator: str, operands: list[pikepdf.Object], resources: pikepdf.Object, page: int
) -> Iterator[Painted]:
    """What a tile paints, where it is set; so it is seen once each time."""
    if operator not in ("scn", "SCN") or not isinstance(operands[-1], Name):
        return
    pattern = resources.Pattern[operands[-1]]
    if pattern.get(Name.PatternType) == 1:
        matrix = tuple(map(float, pattern.get(Name.Matrix, UNIT)))
        yield from _walk(pattern, pattern.Resources, State(matrix=matrix), page)


def _paint(operator: str, state: State, page: int) -> Iterator[Painted]:
    fill = (state.fill, state.overprints_fill, state.mode, state.opacity_fill * state.group)
    stroke = (state.stroke, state.overprints_stroke, state.mode, state.opacity_stroke * state.group)
    if operator in TEXT and state.rendering in (0, 1, 2):
        size = state.size * _scale(_product(state.text, state.matrix))
        yield Painted(page, "text", size, *fill)
    if operator in FILL:
        yield Painted(page, "fill", 0, *fill)
    if operator in STROKE:
        yield Painted(page, "stroke", state.width * _scale(state.matrix), *stroke)


def _changed(
    state: State, operator: str, operands: list[pikepdf.Object], resources: pikepdf.Object
) -> State:
    match operator:
        case "cm":
            return replace(state, matrix=_product(_numbers(operands), state.matrix))
        case "Tm":
            return replace(state, text=_numbers(operands))
        case "BT":
            return replace(state, text=UNIT)
        case "Tf":
            return replace(state, size=float(operands[1]))
        case "Tr":
            return replace(state, rendering=int(operands[0]))
        case "w":
            return replace(state, width=float(operands[0]))
        case "gs":
            return _with(state, resources.ExtGState[str(operands[0])])
    return _colored(state, operator, operands, resources)


def _colored(
    state: State, operator: str, operands: list[pikepdf.Object], resources: pikepdf.Object
) -> State:
    kind = operator.lower()
    side = "fill" if operator == kind else "stroke"
    if kind in SPACES:
        color: Color = (SPACES[kind], tuple(Decimal(str(value)) for value in operands))
    elif kind == "cs":
        color = (_space(operands[0], resources), ())
    elif kind in ("sc", "scn"):
        space = getattr(state, side)[0]
        numbers = (value for value in operands if not isinstance(value, Name))
        color = (space, tuple(Decimal(str(value)) for value in numbers))
    else:
        return state
    return replace(state, fill=color) if side == "fill" else replace(state, stroke=color)


def _space(name: pikepdf.Object, resources: pikepdf.Object) -> str:
    found = resources.get(Name.ColorSpace, pikepdf.Dictionary()).get(str(name), name)
    if isinstance(found, pikepdf.Array):
        kind = str(found[0])[1:]
        return f"{kind} {str(found[1])[1:]}" if kind == "Separation" else kind
    return str(found)[1:]


def _with(state: State, settings: pikepdf.Object) -> State:
    stroke = settings.get(Name.OP)
    fill = settings.get(Name.op, stroke)
    return replace(
        state,
        overprints_stroke=state.overprints_stroke if stroke is None else bool(stroke),
        overprints_fill=state.overprints_fill if fill is None else bool(fill),
        mode=int(settings.get(Name.OPM, state.mode)),
        opacity_fill=float(settings.get(Name.ca, state.opacity_fill)),
        opacity_stroke=float(settings.get(Name.CA, state.opacity_stroke)),
    )


def _numbers(operands: list[pikepdf.Object]) -> Matrix:
    return tuple(float(value) for value in operands)


def _product(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return (
        a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s,
        e * p + f * r + t, e * q + f * s + u,
    )  # fmt: skip


def _scale(matrix: Matrix) -> float:
    """How much longer it makes what stands upright: the height of type, the width of a rule."""
    return hypot(matrix[2], matrix[3])
