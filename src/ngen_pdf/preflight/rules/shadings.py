"""The rule on gradients: that every interpreter can draw them.

In: facts, with the dictionary of each shading. Out: `Found`s. Their color spaces belong to
`colors`.
"""

from collections.abc import Iterator

import pikepdf

from ngen_pdf.preflight.facts import Document, Mark, Page, Shaded
from ngen_pdf.preflight.reading.streams import FAULTS
from ngen_pdf.preflight.rules.painted import on_sheet
from ngen_pdf.preflight.rules.rule import Found, Rule, Terms
from ngen_pdf.preflight.rules.runs import runs

COORDS = {2: 4, 3: 6}
"""How many numbers an axial and a radial shading have (ISO 32000-2, Tables 79 and 80)."""

MESH = ("BitsPerCoordinate", "BitsPerComponent", "Decode")
"""What each kind of mesh must say (ISO 32000-2, Tables 81 to 85)."""

DEEP = 8  # functions within functions: two levels are what programs write
MANY = 4096  # functions that a function is put together from

Known = dict[tuple[int, int, int], int | None]
"""By object and number of inputs, what a function was found to give."""


def shading(document: Document, _terms: Terms) -> Iterator[Found]:
    """Gradients that do not hold to ISO 32000-2, 8.7.4.5 and 7.10: some are not drawn at all.

    The functions have one output for each component of the color space; what the type needs is
    there.
    """
    shadings: dict[tuple[int, int], str] = {}
    functions: Known = {}
    for page in document.pages:
        for run in runs(_faulty(page, shadings, functions)):
            yield Found(
                f"{run.thing} may not print: {run.kind}",
                page.number,
                run.area,
                "draw it with another program, or put an image in its place",
                more=run.more,
            )


def _faulty(
    page: Page, shadings: dict[tuple[int, int], str], functions: Known
) -> Iterator[tuple[str, Mark]]:
    for mark in page.marks:
        if isinstance(mark, Shaded) and mark.printed:
            key = mark.source.objgen
            if key not in shadings or not key[0]:
                shadings[key] = _fault_or_none(mark, functions)
            if shadings[key] and on_sheet(page, mark):
                yield shadings[key], mark


def _fault_or_none(mark: Shaded, functions: Known) -> str:
    try:
        return _fault(mark, functions)
    except FAULTS:
        return "it cannot be read"


def _fault(mark: Shaded, functions: Known) -> str:
    """What is wrong with a shading, or ""."""
    source = mark.source
    if "/ColorSpace" not in source:
        return "it names no color space"
    if mark.kind in (1, 2, 3):
        if mark.kind in COORDS and not _are_numbers(source.get("/Coords"), COORDS[mark.kind]):
            return f"its Coords are not {COORDS[mark.kind]} numbers"
        if "/Function" not in source:
            return "it has no Function"
    elif mark.kind in (4, 5, 6, 7):
        if missing := [key for key in MESH if f"/{key}" not in source]:
            return f"it has no {missing[0]}"
    else:
        return f"there is no shading of type {mark.kind}"
    return _fault_of_functions(mark, functions)


def _are_numbers(value: object, count: int) -> bool:
    if not isinstance(value, pikepdf.Array) or len(value) != count:
        return False
    return all(_is_number(item) for item in value)


def _is_number(value: object) -> bool:
    try:
        return float(value) is not None  # type: ignore[arg-type]
    except FAULTS:
        return False


def _fault_of_functions(mark: Shaded, known: Known) -> str:
    function = mark.source.get("/Function")
    if function is None:
        return ""
    if mark.paint.space == "Indexed":
        return "it has a Function in an Indexed space"
    inputs = 2 if mark.kind == 1 else 1
    several = list(function) if isinstance(function, pikepdf.Array) else [function]
    if len(several) > MANY:
        return "it has more functions than components"
    given = [_outputs(one, inputs, DEEP, known) for one in several]
    if None in given or (len(given) > 1 and set(given) != {1}):
        return "its Function is not valid"
    outputs, wanted = sum(filter(None, given)), mark.paint.components
    if wanted and outputs != wanted:
        return f"its Function gives {outputs} numbers for the {wanted} of {mark.paint.space}"
    return ""


def _outputs(function: object, inputs: int, deep: int, known: Known) -> int | None:
    """How many numbers a function gives, or None where it is none (ISO 32000-2, 7.10)."""
    if not isinstance(function, pikepdf.Dictionary | pikepdf.Stream) or deep == 0:
        return None
    key = (*function.objgen, inputs)
    if key not in known or not key[0]:
        known[key] = None  # for as long as it is looked at: none may contain itself
        if _are_numbers(function.get("/Domain"), 2 * inputs):
            known[key] = _outputs_by_kind(function, deep, known)
    return known[key]


def _outputs_by_kind(function: pikepdf.Object, deep: int, known: Known) -> int | None:
    kind = function.get("/FunctionType")
    if kind in (0, 4):
        return _half(function.get("/Range"))
    if kind == 2:
        return _exponential(function)
    return _stitched(function, deep, known) if kind == 3 else None


def _half(limits: object) -> int | None:
    if not isinstance(limits, pikepdf.Array) or len(limits) % 2 or not len(limits):
        return None
    return len(limits) // 2


def _exponential(function: pikepdf.Object) -> int | None:
    """By its colors at both ends, which are [0] and [1] if left out."""
    ends = [function.get(key) for key in ("/C0", "/C1")]
    lengths = {1 if end is None else len(end) for end in ends if _is_list(end)}
    return lengths.pop() if len(lengths) == 1 and all(map(_is_list, ends)) else None


def _is_list(value: object) -> bool:
    return value is None or isinstance(value, pikepdf.Array)


def _stitched(function: pikepdf.Object, deep: int, known: Known) -> int | None:
    """By its parts, which have bounds between them and two numbers of Encode each."""
    parts = function.get("/Functions")
    if not isinstance(parts, pikepdf.Array) or not 0 < len(parts) <= MANY:
        return None
    bounds, encode = function.get("/Bounds"), function.get("/Encode")
    if not _are_numbers(bounds, len(parts) - 1) or not _are_numbers(encode, 2 * len(parts)):
        return None
    given = {_outputs(part, 1, deep - 1, known) for part in parts}
    return given.pop() if len(given) == 1 else None


RULES = (Rule("shading", shading),)
