"""Opener 2: the jobs under a vernier caliper."""

from collections.abc import Iterator

import facts
from dimension import across
from geometry import Point, Ring, hatch
from page import hot, opener, rule
from pen import (
    FINE,
    FULL,
    HAIR,
    Palette,
    Type,
    box,
    circle,
    fill,
    polygon,
    polyline,
    segments,
    stroke,
    words,
)

ZERO = 110.0  # where the scale begins
JOB = 0.0272  # points a job
TOP, LOW = 306.0, 366.0  # of the beam
BLOCK_TOP, BLOCK_LOW = 478.0, 510.0  # of the jobs so far
PIECE_TOP, PIECE_LOW = 522.0, 590.0  # of the jobs projected
TIP = 622.0
EDGE = 640.0  # past the bleed


def at(jobs: float) -> float:
    """The place of a number of jobs on the scale."""
    return ZERO + jobs * JOB


def jobs(color: Palette) -> Iterator[str]:
    """The caliper closed on the projected jobs, the goal marked between its jaws."""
    yield from opener(color, 2)
    yield from _pieces(color)
    yield from _caliper(color)
    yield from _scale(color)
    yield from _measures(color)


def _pieces(color: Palette) -> Iterator[str]:
    """Two pieces from one zero: the projection is not known to contain the count."""
    start, now, end = at(0), at(facts.JOBS_SO_FAR), at(facts.JOBS_PROJECTED)
    ring: Ring = ((start, PIECE_TOP), (end, PIECE_TOP), (end, PIECE_LOW), (start, PIECE_LOW))
    yield stroke(segments(hatch((ring,), 5)), color.slate, FINE)
    yield stroke(polygon(ring), color.paper, FULL)
    yield fill(box(start, BLOCK_TOP, now - start, BLOCK_LOW - BLOCK_TOP), color.signal)


def _caliper(color: Palette) -> Iterator[str]:
    zero, end = at(0), at(facts.JOBS_PROJECTED)
    beam: Ring = ((zero, TOP), (EDGE, TOP), (EDGE, LOW), (zero, LOW))
    for ring in (beam, _fixed_jaw(zero), _slide(end)):
        yield fill(polygon(ring), color.ink)
        yield stroke(polygon(ring), color.paper, FULL)
    yield stroke(polyline((zero, LOW), (zero, TIP)), color.paper, 2.2)
    yield stroke(polyline((end, LOW + 1), (end, TIP)), color.paper, 2.2)
    screw: Point = (end + 66, LOW + 21)
    yield stroke(circle(screw, 11) + circle(screw, 4), color.line, FINE)


def _fixed_jaw(x: float) -> Ring:
    return (
        (x, TOP), (x, TIP), (x - 8, TIP), (x - 38, 500), (x - 38, TOP + 8), (x - 30, TOP),
        (x - 15, TOP), (x - 5, TOP - 34), (x, TOP - 34),
    )  # fmt: skip


def _slide(x: float) -> Ring:
    return (
        (x, LOW), (x, TIP), (x + 8, TIP), (x + 38, 500), (x + 38, LOW + 42), (EDGE, LOW + 42),
        (EDGE, LOW),
    )  # fmt: skip


def _scale(color: Palette) -> Iterator[str]:
    fine, half, whole = ([k for k in range(191) if _rank(k) == rank] for rank in (0, 1, 2))
    for marks, height, width in ((fine, 10, HAIR), (half, 16, FINE), (whole, 24, FINE)):
        lines = (((at(k * 100), LOW), (at(k * 100), LOW - height)) for k in marks)
        yield stroke(segments(lines), color.line, width)
    yield words((at(0) + 5, LOW - 31), "0", Type(color.paper, 9.5))
    style = Type(color.paper, 9.5, 400, "middle")
    for k in range(2, 18, 2):
        yield words((at(k * 1000), LOW - 31), f"{k * 1000:,}", style)


def _rank(hundreds: int) -> int:
    """How long a mark is: 2 for a thousand jobs, 1 for five hundred."""
    return 2 if hundreds % 10 == 0 else int(hundreds % 5 == 0)


def _measures(color: Palette) -> Iterator[str]:
    goal = at(facts.JOBS_GOAL)
    yield stroke(polyline((goal, LOW), (goal, PIECE_LOW + 32)), color.signal, 1.2)
    text = Type(color.paper, 11, 500, "end")
    yield words((goal - 6, PIECE_LOW + 28), f"goal for 2030: {facts.JOBS_GOAL:,}", text)
    now, end = at(facts.JOBS_SO_FAR), at(facts.JOBS_PROJECTED)
    yield from across(at(0), now, 462, "", hot(color))
    yield words((now + 9, 466), f"{facts.JOBS_SO_FAR} so far", Type(color.paper, 11, 500))
    yield from across(at(0), end, 422, f"{facts.JOBS_PROJECTED:,} projected", rule(color))
