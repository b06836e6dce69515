"""Reads lengths that are written with their unit, writes them, and reads numbers within bounds.

In: values of a TOML file; PDF points. Out: PDF points, floats; text. What they mean belongs to
the caller.
"""

import re
from decimal import Decimal

POINTS = {"pt": 1.0, "in": 72.0, "mm": 72 / 25.4, "cm": 720 / 25.4}
"""A unit in points, 1/72 in, as ISO 32000-1, 8.3.2.3 has its user space."""

PX = 0.75
"""A CSS px in points (CSS Values and Units 4, 6.2: 96 in an inch)."""

LENGTH = re.compile(r"(-?[0-9]{1,9}(?:\.[0-9]{1,9})?) ?(pt|in|mm|cm)")


def points(value: object) -> float | None:
    """A length in pt, or None where the value is not a number with a unit of `POINTS`."""
    found = LENGTH.fullmatch(value) if isinstance(value, str) else None
    return float(found[1]) * POINTS[found[2]] if found else None


def length(points: float) -> str:
    """A length in pt as TOML and CSS write it: in pt, or in mm where that is shorter."""
    texts = (f"{round(points / POINTS[unit], 3) + 0.0:g}{unit}" for unit in ("pt", "mm"))
    return min(texts, key=len)


def number(value: object, least: int, most: int) -> float | None:
    """A number from `least` to `most`, or None; an integer of any size is only compared."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    if isinstance(value, Decimal) and not value.is_finite():
        return None
    return float(value) if least <= value <= most else None
