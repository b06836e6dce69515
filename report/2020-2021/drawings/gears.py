"""Opener 5: colleges and centers as two wheels in mesh, students as bolts about them."""

from collections.abc import Iterator
from math import acos, cos, pi, radians, tan

import facts
from geometry import Point, Ring, distance, hatch, hull, polar, regular
from page import LEFT, RIGHT, opener
from pen import (
    CENTER,
    FINE,
    FULL,
    HAIR,
    Palette,
    Type,
    circle,
    fill,
    polygon,
    polyline,
    segments,
    specks,
    stroke,
    words,
)

MODULE = 8.45  # points of pitch diameter for each tooth
PRESSURE = radians(20)
RIM = 12 * MODULE  # inner radius of the large wheel's rim
BELT = 2.25  # modules from the pitch circles to the bolts
LARGE: Point = (419.0, 466.0)
DIRECTION = radians(199)  # from the large wheel to the small one
SMALL = polar(LARGE, MODULE * (facts.COLLEGES + facts.CENTERS) / 2, DIRECTION)
WHEELS = ((SMALL, facts.COLLEGES), (LARGE, facts.CENTERS))


def gears(color: Palette) -> Iterator[str]:
    """The pair in mesh, inside a housing with one bolt a student."""
    yield from opener(color, 5)
    yield from _small(color)
    yield from _large(color)
    for center, teeth in WHEELS:
        yield from _axes(center, MODULE * teeth / 2, color)
    yield specks(_housing(), color.signal, 5)
    yield from _labels(color)


def _small(color: Palette) -> Iterator[str]:
    """The driver: solid, with a bore, a keyway and six holes."""
    wheel = gear(SMALL, facts.COLLEGES, DIRECTION + pi)
    holes = regular(SMALL, 60, 6, DIRECTION + pi / 6)
    data = polygon(wheel) + "".join(circle(hole, 17) for hole in holes)
    yield fill(data + polygon(_keyed(SMALL, 22)), color.paper)


def _large(color: Palette) -> Iterator[str]:
    """The driven: its rim and hub cut and hatched, five spokes between."""
    wheel = gear(LARGE, facts.CENTERS, DIRECTION + pi / facts.CENTERS)
    rim, hub = regular(LARGE, RIM, 120), regular(LARGE, 44, 90)
    bore = _keyed(LARGE, 24)
    yield stroke(segments(hatch((wheel, rim), 4.6)), color.line, FINE)
    yield stroke(segments(hatch((hub, bore), 4.6)), color.line, FINE)
    yield stroke(polygon(wheel, rim, hub, bore), color.paper, FULL)
    yield stroke("".join(_spoke(i) for i in range(5)), color.paper, FULL)


def _spoke(index: int) -> str:
    axis = DIRECTION + pi / 5 + 2 * pi / 5 * index
    return "".join(
        polyline(polar(LARGE, 43.5, axis + side * 0.2), polar(LARGE, RIM, axis + side * 0.055))
        for side in (-1, 1)
    )


def _keyed(center: Point, radius: float) -> Ring:
    """A bore with a keyway at its head."""
    width, height, arc = 0.3, 1.32, 40
    span = 2 * pi - 2 * width
    turns = (-pi / 2 + width + span * i / arc for i in range(arc + 1))
    ring = tuple(polar(center, radius, turn) for turn in turns)
    (x1, _), (x2, _) = ring[0], ring[-1]
    top = center[1] - radius * height
    return (*ring, (x2, top), (x1, top))


def _axes(center: Point, pitch: float, color: Palette) -> Iterator[str]:
    x, y = center
    reach = 14.0
    cross = polyline((x - reach, y), (x + reach, y)) + polyline((x, y - reach), (x, y + reach))
    yield stroke(cross, color.line, HAIR)
    yield stroke(circle(center, pitch), color.slate, FINE, CENTER)


def _labels(color: Palette) -> Iterator[str]:
    for x, y, anchor, count, name in (
        (LEFT, 562, "start", facts.COLLEGES, "colleges and universities"),
        (RIGHT, 266, "end", facts.CENTERS, "innovation and research centres"),
    ):
        yield words((x, y), str(count), Type(color.paper, 22, 300, anchor))
        yield words((x, y + 14), name, Type(color.line, 10, 400, anchor))
    leads = (((LEFT + 14, 541), (136, 481)), ((RIGHT - 14, 288), (505, 351)))
    yield stroke(segments(leads), color.line, HAIR)
    yield specks((end for _, end in leads), color.line, 2.6)


def involute(angle: float) -> float:
    """The involute function of gearing, inv a = tan a - a."""
    return tan(angle) - angle


def gear(center: Point, teeth: int, phase: float) -> Ring:
    """An involute gear, a tooth pointing at the phase.

    Addendum 1, dedendum 1.25 modules; half a tooth's angle at radius r is
    pi / 2z + inv 20 deg - inv a(r), where cos a(r) = base radius / r.
    """
    flank = _flank(teeth)
    ring: list[Point] = []
    for i in range(teeth):
        axis = phase + 2 * pi * i / teeth
        ring += [polar(center, radius, axis - half) for radius, half in flank]
        ring += [polar(center, radius, axis + half) for radius, half in reversed(flank)]
    return tuple(ring)


def _flank(teeth: int) -> list[tuple[float, float]]:
    """Radius and half angle of a tooth, from its root to its tip."""
    pitch = MODULE * teeth / 2
    base, root, tip = pitch * cos(PRESSURE), pitch - 1.25 * MODULE, pitch + MODULE
    foot = max(base, root)
    middle = pi / (2 * teeth) + involute(PRESSURE) - 0.004  # a little backlash
    radii = [foot + (tip - foot) * i / 6 for i in range(7)]
    flank = [(r, middle - involute(acos(min(1.0, base / r)))) for r in radii]
    return [(root, flank[0][1] + 0.012), *flank]


def _housing() -> tuple[Point, ...]:
    """One bolt a student, evenly along the line round both wheels."""
    rings = (regular(center, MODULE * (teeth / 2 + BELT), 360) for center, teeth in WHEELS)
    return along(hull(*rings), facts.STUDENTS)


def along(ring: Ring, count: int) -> tuple[Point, ...]:
    """Points at even distances along a ring."""
    sides = tuple(zip(ring, ring[1:] + ring[:1], strict=True))
    step = sum(distance(a, b) for a, b in sides) / count
    found: list[Point] = []
    run = 0.0
    for a, b in sides:
        length = distance(a, b)
        while len(found) < count and len(found) * step <= run + length:
            t = (len(found) * step - run) / length
            found.append((a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t))
        run += length
    return tuple(found)
