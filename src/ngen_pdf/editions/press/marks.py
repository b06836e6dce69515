"""Crop marks and registration targets, in the slug around a page.

In: a `Sheet` and how far off the trim marks begin. Out: operators that draw them in the
color in force. No mark touches the bleed, and none leaves the sheet.
"""

from dataclasses import dataclass

from ngen_pdf.editions.press.boxes import Box, Sheet
from ngen_pdf.units import POINTS

LENGTH = 6 * POINTS["mm"]
"""Of crop marks, in pt: 6 mm, as the Ghent Workgroup recommends.

https://support.canto.com/hc/en-us/articles/47192647357201
"""

TARGET = 5 * POINTS["mm"]
"""Across a registration target, in pt."""

CIRCLE = 0.6  # of the target's width; its lines stand out of it
LINE = 0.25  # pt
CLEARANCE = 1.0  # pt between the bleed and a mark, where the offset leaves less
KAPPA = 0.5523  # how far a quarter circle's control points are off its ends, in radii


@dataclass(frozen=True, slots=True)
class Belt:
    """Where the marks around a page stand: between two boxes."""

    inner: Box
    outer: Box


def belt(sheet: Sheet, offset: float) -> Belt:
    """Where marks may stand that begin `offset` pt off the trim, as deep as crop marks are long."""
    trim, bleed, media = sheet.trim, sheet.bleed, sheet.media
    inner = Box(
        min(trim.left - offset, bleed.left - CLEARANCE),
        min(trim.bottom - offset, bleed.bottom - CLEARANCE),
        max(trim.right + offset, bleed.right + CLEARANCE),
        max(trim.top + offset, bleed.top + CLEARANCE),
    )
    outer = Box(
        max(inner.left - LENGTH, media.left),
        max(inner.bottom - LENGTH, media.bottom),
        min(inner.right + LENGTH, media.right),
        min(inner.top + LENGTH, media.top),
    )
    return Belt(inner, outer)


def crop_marks(sheet: Sheet, where: Belt) -> str:
    """Two lines at each corner, along which the page is cut."""
    trim, inner, outer = sheet.trim, where.inner, where.outer
    lines = [_line(x, inner.top, x, outer.top) for x in (trim.left, trim.right)]
    lines += [_line(x, outer.bottom, x, inner.bottom) for x in (trim.left, trim.right)]
    lines += [_line(outer.left, y, inner.left, y) for y in (trim.bottom, trim.top)]
    lines += [_line(inner.right, y, outer.right, y) for y in (trim.bottom, trim.top)]
    return "\n".join((f"{LINE} w", *lines))


def targets(sheet: Sheet, where: Belt) -> str:
    """A circle with cross hairs at the middle of each side, to lay plates over each other."""
    (x, y), inner, outer = sheet.trim.center, where.inner, where.outer
    places = (
        (x, (inner.top + outer.top) / 2),
        (x, (inner.bottom + outer.bottom) / 2),
        ((inner.left + outer.left) / 2, y),
        ((inner.right + outer.right) / 2, y),
    )
    depth = min(
        outer.top - inner.top,
        inner.bottom - outer.bottom,
        inner.left - outer.left,
        outer.right - inner.right,
    )
    width = min(TARGET, depth - LINE)
    return "\n".join((f"{LINE} w", *(_target(*place, width / 2) for place in places)))


def _target(x: float, y: float, reach: float) -> str:
    radius = CIRCLE * reach
    return "\n".join(
        (
            _line(x - reach, y, x + reach, y),
            _line(x, y - reach, x, y + reach),
            _circle(x, y, radius),
        )
    )


def _line(x: float, y: float, to_x: float, to_y: float) -> str:
    return f"{x:.4f} {y:.4f} m {to_x:.4f} {to_y:.4f} l S"


def _circle(x: float, y: float, radius: float) -> str:
    """Four Bezier curves, counterclockwise from the right."""
    arm = KAPPA * radius
    points = (
        (radius, arm, arm, radius, 0, radius),
        (-arm, radius, -radius, arm, -radius, 0),
        (-radius, -arm, -arm, -radius, 0, -radius),
        (arm, -radius, radius, -arm, radius, 0),
    )
    curves = (
        " ".join(f"{number + (x, y)[index % 2]:.4f}" for index, number in enumerate(curve)) + " c"
        for curve in points
    )
    return "\n".join((f"{x + radius:.4f} {y:.4f} m", *curves, "s"))
