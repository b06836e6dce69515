"""The matrices by which a PDF places what it paints (ISO 32000-2, 8.3.3, 8.3.4).

In: numbers, as operators and dictionaries give them. Out: a `Matrix`. What it places does not
belong here.
"""

from collections.abc import Iterable
from typing import Any

Matrix = tuple[float, float, float, float, float, float]
UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
"""Leaves everything where it is."""


def matrix(numbers: Iterable[Any]) -> Matrix:
    """The matrix of six operands, or of an array; raises `ValueError` where there are not six."""
    a, b, c, d, e, f = (float(number) for number in numbers)
    return (a, b, c, d, e, f)


def product(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that applies one and then the other (ISO 32000-2, 8.3.4)."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )
