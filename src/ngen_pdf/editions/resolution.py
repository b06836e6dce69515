"""Finds how fine the images of a PDF are where they are printed.

In: a PDF. Out: the effective resolution of its coarsest image, in ppi. Masks are not looked
at: neither stencils nor what makes an image transparent.
"""

from collections.abc import Iterator
from math import hypot, inf

import pikepdf
from pikepdf import Dictionary, Matrix, Name, Stream

OPERATORS = "q Q cm Do scn SCN"
MAX_DEPTH = 32
"""So deep forms are followed into each other; a file that goes deeper is no press file."""

Seen = set[tuple[int, int, tuple[float, ...]]]


def coarsest(pdf: pikepdf.Pdf) -> tuple[float | None, int]:
    """The lowest effective ppi and the page from 1 it is first met on; None and 0 without images.

    It is the lesser of the two directions, from the transformation in force (ISO 32000-2,
    8.3.4): an image is painted in the unit square.
    """
    lowest, where = inf, 0
    seen: Seen = set()
    for number, page in enumerate(pdf.pages, 1):
        for ppi in _of_stream(page.obj, page.resources, Matrix(), seen, MAX_DEPTH):
            if ppi < lowest:
                lowest, where = ppi, number
    return (None, 0) if where == 0 else (lowest, where)


def _of_stream(
    content: pikepdf.Object, resources: pikepdf.Object, matrix: Matrix, seen: Seen, depth: int
) -> Iterator[float]:
    """The ppi of each image below a page, a form or a pattern, drawn with the matrix.

    What was seen with the same matrix is not looked at again.
    """
    xobjects = resources.get(Name.XObject, Dictionary())
    patterns = resources.get(Name.Pattern, Dictionary())
    for operator, name, current in _uses(content, matrix):
        used = (xobjects if operator == "Do" else patterns).get(name)
        if operator == "Do" and used is not None:
            yield from _of_xobject(used, resources, current, seen, depth)
        elif isinstance(used, Stream):  # its space is that of the stream it is used in
            yield from _of_form(used, resources, matrix, seen, depth)


def _uses(content: pikepdf.Object, matrix: Matrix) -> Iterator[tuple[str, str, Matrix]]:
    """The XObjects and patterns used: the operator, the name, the matrix in force."""
    base, kept = matrix, list[Matrix]()
    for instruction in pikepdf.parse_content_stream(content, OPERATORS):
        operator, operands = str(instruction.operator), list(instruction.operands)
        if operator == "q":
            kept.append(matrix)
        elif operator == "Q":
            matrix = kept.pop() if kept else base
        elif operator == "cm":
            matrix = Matrix(*(float(number) for number in operands)) @ matrix
        elif operands and isinstance(operands[-1], Name):
            yield operator, str(operands[-1]), matrix


def _of_xobject(
    drawn: pikepdf.Object, resources: pikepdf.Object, matrix: Matrix, seen: Seen, depth: int
) -> Iterator[float]:
    if drawn.get(Name.Subtype) == Name.Form:
        yield from _of_form(drawn, resources, matrix, seen, depth)
    elif not drawn.get(Name.ImageMask, False):
        width, height = hypot(matrix.a, matrix.b), hypot(matrix.c, matrix.d)
        if width and height:
            yield min(int(drawn.Width) / width, int(drawn.Height) / height) * 72


def _of_form(
    form: pikepdf.Object, resources: pikepdf.Object, matrix: Matrix, seen: Seen, depth: int
) -> Iterator[float]:
    if Name.Matrix in form:
        matrix = Matrix(*(float(number) for number in form.Matrix)) @ matrix
    key = (*form.objgen, tuple(round(n, 6) for n in (matrix.a, matrix.b, matrix.c, matrix.d)))
    if key not in seen and depth:
        seen.add(key)
        yield from _of_stream(form, form.get(Name.Resources, resources), matrix, seen, depth - 1)
