"""The boxes of a page, as they are in force (ISO 32000-2, 7.7.3.4, 14.11.2).

In: a page. Out: areas, the rotation, the unit. Whether they are as they should be is judged by
the rules.
"""

from collections.abc import Iterator
from math import isfinite
from typing import Any

import pikepdf

from ngen_pdf.preflight.facts import Area
from ngen_pdf.preflight.reading.streams import FAULTS

LETTER = Area(0.0, 0.0, 612.0, 792.0)
DEPTH = 64  # of the page tree


def said(page: Any, key: str) -> Area | None:
    """A box that stands at the page itself; None where none or no rectangle stands there."""
    return area(page.get(key))


def inherited(page: Any, key: str) -> Any:
    """What the page says, or else the nearest node of the page tree above it."""
    for node in _upwards(page):
        found = node.get(key)
        if found is not None:
            return found
    return None


def media(page: Any) -> Area:
    """The MediaBox; Letter where there is none, as viewers take it."""
    return area(inherited(page, "/MediaBox")) or LETTER


def rotation(page: Any) -> int:
    """Rotate in degrees clockwise, from 0 to 359."""
    try:
        return int(inherited(page, "/Rotate") or 0) % 360
    except FAULTS:
        return 0


def user_unit(page: Any) -> float:
    """UserUnit, in 1/72 in."""
    try:
        unit = float(page.get("/UserUnit", 1))
    except FAULTS:
        return 1.0
    return unit if isfinite(unit) and unit > 0 else 1.0


def area(source: Any) -> Area | None:
    """A rectangle, by any two opposite corners (7.9.5); None where it is none."""
    try:
        if not isinstance(source, pikepdf.Array) or len(source) != 4:
            return None
        left, bottom, right, top = (float(side) for side in source)
    except FAULTS:
        return None
    if not all(isfinite(side) for side in (left, bottom, right, top)):
        return None
    return Area(min(left, right), min(bottom, top), max(left, right), max(bottom, top))


def _upwards(page: Any) -> Iterator[Any]:
    node = page
    for _ in range(DEPTH):
        if not isinstance(node, pikepdf.Dictionary):
            return
        yield node
        node = node.get("/Parent")
