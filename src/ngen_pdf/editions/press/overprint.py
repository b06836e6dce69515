"""What is so thin or small that its black prints over the inks below it.

In: numbers and paths as a content stream has them, and the matrix to the page. Out: yes or
no. Whether the paint is black and opaque belongs to `content`.

The limits are those of the Ghent Workgroup (GWG 2022 specification, black text and black
lines): text of 100 % black under 12 pt and lines under 2 pt overprint.
"""

from collections.abc import Sequence
from math import hypot
from typing import Any

from ngen_pdf.matrices import Matrix

TEXT = 12.0  # pt
LINE = 2.0  # pt
NEAR = 1e-3  # pt, for numbers that were rounded on their way here

ROUND = ["m", *4 * ["l", "c"]]
"""How the engine draws a rectangle with round corners."""

Point = tuple[float, float]


def small_text(size: float, text_matrix: Sequence[Any], ctm: Matrix) -> bool:
    """Whether text is under 12 pt high on the page, by its size and both matrices."""
    c, d = float(text_matrix[2]), float(text_matrix[3])
    across, up = c * ctm[0] + d * ctm[2], c * ctm[1] + d * ctm[3]
    return abs(size) * hypot(across, up) < TEXT - NEAR


def thin_line(width: float, ctm: Matrix) -> bool:
    """Whether a line is under 2 pt wide on the page, whichever way it runs."""
    a, b, c, d, *_ = ctm
    return width * max(hypot(a, b), hypot(c, d)) < LINE - NEAR


def thin_shape(path: Sequence[Any], ctm: Matrix) -> bool:
    """Whether a path is a bar or a frame with no side as thick as 2 pt on the page.

    The corners of a frame may be round.
    """
    steps = [step for step in path if str(step.operator) not in ("W", "W*")]
    names = [str(step.operator) for step in steps]
    while names[:2] == ["m", "m"]:  # where the engine begins every path, and then where it is
        del names[0], steps[0]
    if names == ["re"]:
        _, _, width, height = _numbers(steps[0])
        return _thin_bar((width, 0), (0, height), ctm)
    if names == ["re", "re"]:
        return _thin_frame(_numbers(steps[0]), _numbers(steps[1]), ctm)
    if names == 2 * ROUND:
        inner = len(ROUND)
        return _thin_frame(_around(steps[:inner]), _around(steps[inner:]), ctm)
    if names[:1] == ["m"] and set(names[1:]) <= {"l", "h"} and len(names) <= 6:
        return _thin_outline([_numbers(step) for step in steps if step.operands], ctm)
    return False


def _numbers(instruction: Any) -> tuple[float, ...]:
    return tuple(float(number) for number in instruction.operands)


def _around(steps: Sequence[Any]) -> tuple[float, ...]:
    """The rectangle around an outline, as `re` has it."""
    numbers = [_numbers(step) for step in steps]
    across = [x for step in numbers for x in step[::2]]
    up = [y for step in numbers for y in step[1::2]]
    return min(across), min(up), max(across) - min(across), max(up) - min(up)


def _thin_bar(along: Point, up: Point, ctm: Matrix) -> bool:
    """For a parallelogram of two sides: its height over the longer one."""
    a, b, c, d, *_ = ctm
    (px, py), (qx, qy) = along, up
    first = (px * a + py * c, px * b + py * d)
    second = (qx * a + qy * c, qx * b + qy * d)
    area = abs(first[0] * second[1] - first[1] * second[0])
    longer = max(hypot(*first), hypot(*second))
    return longer > 0 and area / longer < LINE - NEAR


def _thin_frame(one: tuple[float, ...], other: tuple[float, ...], ctm: Matrix) -> bool:
    """For what lies between two rectangles, which is how the engine draws borders."""
    inner, outer = sorted((one, other), key=lambda box: abs(box[2] * box[3]))
    (left, top, across, down), (x, y, width, height) = inner, outer
    sides = (left - x, x + width - left - across)
    ends = (top - y, y + height - top - down)
    if min(*sides, *ends) < -NEAR:
        return False
    return all(_thin_bar((side, 0), (0, height), ctm) for side in sides if side > NEAR) and all(
        _thin_bar((width, 0), (0, end), ctm) for end in ends if end > NEAR
    )


def _thin_outline(corners: list[tuple[float, ...]], ctm: Matrix) -> bool:
    """For lines that make a parallelogram, which is how charts draw bars, or that fill nothing."""
    if len(corners) == 5 and corners[4] == corners[0]:
        corners = corners[:4]
    if len(corners) < 3:
        return True
    if len(corners) != 4:
        return False
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
    if abs(ax + cx - bx - dx) > NEAR or abs(ay + cy - by - dy) > NEAR:
        return False
    return _thin_bar((bx - ax, by - ay), (dx - ax, dy - ay), ctm)
