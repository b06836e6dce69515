"""A small library of machined parts.

In: the running number of a part, which fixes its kind and its counts of teeth,
bolts or spokes. Out: its outline and holes, about the origin and of area 1, and the
same placed and drawn. What a part stands for belongs to the drawings.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import pi, sqrt

from geometry import Point, Ring, area, hatch, hull, moved, polar, regular
from pen import FINE, circle, fill, polygon, segments, stroke


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle kept as such, so that it is written as two arcs."""

    center: Point
    radius: float

    def ring(self) -> Ring:
        """The circle as a polygon, for reckoning."""
        return regular(self.center, self.radius, 48)


Contour = Disc | Ring


@dataclass(frozen=True, slots=True)
class Part:
    """An outline and the holes in it."""

    outline: Contour
    holes: tuple[Contour, ...] = ()


def _ring(contour: Contour) -> Ring:
    return contour.ring() if isinstance(contour, Disc) else contour


def _bolts(count: int, circle_radius: float, radius: float) -> tuple[Disc, ...]:
    at = regular((0, 0), circle_radius, count, -pi / 2)
    return tuple(Disc(point, radius) for point in at)


def _bore(radius: float) -> Disc:
    return Disc((0, 0), radius)


def washer(n: int) -> Part:
    """A disc with a bore, the bore wider or narrower."""
    return Part(_bore(1), (_bore(0.3 + 0.12 * (n % 3)),))


def flange(n: int) -> Part:
    """A disc with a bore and four to eight bolt holes."""
    bolts = 4 + n % 5
    return Part(_bore(1), (_bore(0.34), *_bolts(bolts, 0.7, 0.13)))


def gear(n: int) -> Part:
    """A wheel of straight teeth, twelve to twenty."""
    teeth = 12 + 2 * (n % 5)
    return Part(_teeth(teeth, 1.0, 0.83, (0.19, 0.34)), (_bore(0.26 + 0.1 * (n % 3)),))


def ratchet(n: int) -> Part:
    """A wheel of slanting teeth."""
    teeth = 9 + n % 4
    pitch = 2 * pi / teeth
    ring = tuple(
        polar((0, 0), radius, pitch * (i + share))
        for i in range(teeth)
        for radius, share in ((1.0, 0.0), (0.96, 0.12), (0.76, 0.98))
    )
    return Part(ring, (_bore(0.24 + 0.1 * (n % 2)),))


def _teeth(count: int, tip: float, root: float, shares: tuple[float, float]) -> Ring:
    """A toothed wheel: half a tooth's share of the pitch at its tip and root."""
    top, foot = shares
    steps = ((root, -foot - 0.08), (tip, -top), (tip, top), (root, foot + 0.08))
    pitch = 2 * pi / count
    return tuple(
        polar((0, 0), radius, pitch * (i + share) - pi / 2)
        for i in range(count)
        for radius, share in steps
    )


def nut(n: int) -> Part:
    """A hexagon with a threaded hole."""
    return Part(regular((0, 0), 1, 6, pi / 6 * (n % 2)), (_bore(0.46),))


def octagon(n: int) -> Part:
    """An eight-sided plate with a square or round window."""
    window: Contour = regular((0, 0), 0.42, 4, pi / 4) if n % 2 else _bore(0.36)
    corners = _bolts(4, 0.72, 0.1)
    return Part(regular((0, 0), 1, 8, pi / 8), (window, *corners))


def plate(n: int) -> Part:
    """A square plate with rounded corners, a bore and a hole in every corner."""
    corners = regular((0, 0), 0.95, 4, pi / 4)
    outline = hull(*(regular(c, 0.22, 32) for c in corners))
    return Part(outline, (_bore(0.3 + 0.1 * (n % 3)), *_holes(corners, 0.1)))


def _holes(centers: Ring, radius: float) -> tuple[Disc, ...]:
    return tuple(Disc(center, radius) for center in centers)


def trefoil(n: int) -> Part:
    """A three-cornered flange."""
    corners = regular((0, 0), 0.76, 3, -pi / 2 + pi * (n % 2))
    outline = hull(*(regular(c, 0.28, 36) for c in corners), regular((0, 0), 0.68, 60))
    return Part(outline, (_bore(0.33), *_holes(corners, 0.12)))


def gland(n: int) -> Part:
    """A flange with an ear on either side."""
    ears = regular((0, 0), 0.8, 2, -pi / 4 if n % 2 else pi / 4)
    outline = hull(regular((0, 0), 0.68, 64), *(regular(e, 0.22, 40) for e in ears))
    return Part(outline, (_bore(0.34), *_holes(ears, 0.1)))


def cam(n: int) -> Part:
    """A cam: a round heel and a narrower nose."""
    nose = polar((0, 0), 0.7, -pi / 4 - pi / 2 * (n % 4))
    ring = hull(regular((0, 0), 0.64, 56), regular(nose, 0.24, 40))
    shift = (-nose[0] / 2.2, -nose[1] / 2.2)
    return Part(moved(ring, 1, 0, shift), (Disc(shift, 0.27),))


def bearing(n: int) -> Part:
    """A ring with a cage of balls."""
    balls = 8 + n % 4
    return Part(_bore(1), (_bore(0.36), *_bolts(balls, 0.68, 0.14)))


def pulley(n: int) -> Part:
    """A disc lightened by windows between three to six spokes."""
    spokes = 3 + n % 4
    windows = tuple(_window(i, spokes) for i in range(spokes))
    return Part(_bore(1), (_bore(0.18), *windows))


def _window(index: int, spokes: int) -> Ring:
    pitch, margin = 2 * pi / spokes, 0.16
    start = pitch * index - pi / 2 + pitch / 2
    outer, inner = 0.82, 0.38
    half = pitch / 2
    spans = (half - margin / outer, half - margin / inner)
    rim = _arc(outer, start - spans[0], start + spans[0])
    hub = _arc(inner, start + spans[1], start - spans[1])
    return rim + hub


def _arc(radius: float, start: float, end: float, steps: int = 10) -> Ring:
    span = end - start
    return tuple(polar((0, 0), radius, start + span * i / steps) for i in range(steps + 1))


def castle(n: int) -> Part:
    """A round nut with slots for a spanner."""
    slots = 4 + 2 * (n % 2)
    half, depth = 0.13, 0.74
    ring: list[Point] = []
    for i in range(slots):
        angle, next_angle = 2 * pi * i / slots, 2 * pi * (i + 1) / slots
        edge = half / depth
        ring += [polar((0, 0), depth, angle - edge), polar((0, 0), depth, angle + edge)]
        ring += _arc(1, angle + half, next_angle - half)
    return Part(tuple(ring), (_bore(0.4),))


KINDS: tuple[Callable[[int], Part], ...] = (
    flange, nut, gear, plate, washer, trefoil, pulley, octagon,
    castle, gland, bearing, ratchet, cam,
)  # fmt: skip


def part(number: int) -> Part:
    """The part of a running number, its outline of area 1 in the middle of its box."""
    shuffled = number * 5 + number // len(KINDS) * 4
    made = KINDS[shuffled % len(KINDS)](number // 2)
    ring = _ring(made.outline)
    scale = 1 / sqrt(area(ring))
    xs, ys = zip(*ring, strict=True)
    middle = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    return placed(made, (-middle[0] * scale, -middle[1] * scale), scale)


def placed(source: Part, at: Point, scale: float) -> Part:
    """The part scaled and carried to a place."""
    holes = tuple(_moved(hole, scale, at) for hole in source.holes)
    return Part(_moved(source.outline, scale, at), holes)


def _moved(contour: Contour, scale: float, at: Point) -> Contour:
    if isinstance(contour, Disc):
        (center,) = moved((contour.center,), scale, 0, at)
        return Disc(center, contour.radius * scale)
    return moved(contour, scale, 0, at)


def outline(item: Part) -> str:
    """Path data of a part's outline and holes."""
    return "".join(_data(c) for c in (item.outline, *item.holes))


def _data(contour: Contour) -> str:
    if isinstance(contour, Disc):
        return circle(contour.center, contour.radius)
    return polygon(contour)


def solid(items: tuple[Part, ...], color: str) -> Iterator[str]:
    """Parts that are finished: filled."""
    yield fill("".join(outline(item) for item in items), color)


def hatched(items: tuple[Part, ...], color: str, gap: float) -> Iterator[str]:
    """Parts that are being cut: outlined, and hatched as a section is."""
    rings = [tuple(_ring(c) for c in (i.outline, *i.holes)) for i in items]
    lines = "".join(segments(hatch(group, gap)) for group in rings)
    yield stroke(lines, color, 0.4)
    yield from outlined(items, color, FINE)


def outlined(items: tuple[Part, ...], color: str, width: float = FINE) -> Iterator[str]:
    """Parts that are drawn and not yet begun: their edges alone."""
    yield stroke("".join(outline(item) for item in items), color, width)
