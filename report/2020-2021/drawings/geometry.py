"""Plane geometry of the drawings.

In: points, radii and counts, in points (1/72 inch), y downwards. Out: rings, that
is closed polygons, and what can be known of them: area, hull, hatching. Nothing
here knows of SVG, colors or the report's figures.
"""

from collections.abc import Iterable
from math import cos, hypot, pi, sin

Point = tuple[float, float]
Ring = tuple[Point, ...]
Segment = tuple[Point, Point]


def polar(center: Point, radius: float, angle: float) -> Point:
    """The point at an angle in radians, clockwise from three o'clock."""
    return center[0] + radius * cos(angle), center[1] + radius * sin(angle)


def regular(center: Point, radius: float, sides: int, phase: float = 0.0) -> Ring:
    """A regular polygon by its circumscribed radius; with many sides, a circle."""
    turn = 2 * pi / sides
    return tuple(polar(center, radius, phase + turn * i) for i in range(sides))


def area(ring: Ring) -> float:
    """The area inside a ring (Gauss's shoelace formula)."""
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def moved(ring: Ring, scale: float, angle: float, to: Point) -> Ring:
    """The ring scaled, then turned about the origin, then carried to a point."""
    c, s = scale * cos(angle), scale * sin(angle)
    return tuple((to[0] + x * c - y * s, to[1] + x * s + y * c) for x, y in ring)


def hull(*rings: Ring) -> Ring:
    """The convex outline around rings (Andrew's monotone chain)."""
    points = sorted({point for ring in rings for point in ring})
    return (*_chain(points), *_chain(points[::-1]))


def _chain(points: list[Point]) -> tuple[Point, ...]:
    chain: list[Point] = []
    for p in points:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], p) <= 0:
            chain.pop()
        chain.append(p)
    return tuple(chain[:-1])


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def hatch(rings: Iterable[Ring], gap: float, angle: float = -pi / 4) -> list[Segment]:
    """Parallel lines inside rings by the even-odd rule, so that holes stay clear.

    The lines lie on one lattice through the origin, so neighbors hatch in step.
    """
    shapes = [moved(ring, 1, -angle, (0, 0)) for ring in rings]
    heights = [y for ring in shapes for _, y in ring]
    first, last = int(min(heights) // gap) + 1, int(max(heights) // gap)
    lines: list[Segment] = []
    for k in range(first, last + 1):
        cuts = sorted(x for ring in shapes for x in _cuts(ring, k * gap))
        for a, b in zip(cuts[::2], cuts[1::2], strict=False):
            start, end = moved(((a, k * gap), (b, k * gap)), 1, angle, (0, 0))
            lines.append((start, end))
    return lines


def _cuts(ring: Ring, y: float) -> list[float]:
    found = []
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > y) != (y2 > y):
            found.append(x1 + (y - y1) * (x2 - x1) / (y2 - y1))
    return found


def distance(a: Point, b: Point) -> float:
    """The length of the straight line between two points."""
    return hypot(b[0] - a[0], b[1] - a[1])
