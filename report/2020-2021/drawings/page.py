"""What the full pages share: their size, their columns, their ground.

A page is Letter with a bleed of 9 pt, so that the trim begins at (9, 9). The twelve
columns stand between LEFT and RIGHT. On openers the upper left (72 to 560 across, 70
to 250 down) and the lower left (72 to 400, 640 to 760) stay free for type.
"""

from collections.abc import Iterator

from dimension import Rule
from pen import FINE, Palette, box, fill, polyline, stroke

WIDTH, HEIGHT = 630.0, 810.0
LEFT, RIGHT = 72.0, 576.0
SPAN = RIGHT - LEFT
SECTIONS = 9


def ground(color: Palette) -> str:
    """The ink ground, out to the bleed."""
    return fill(box(0, 0, WIDTH, HEIGHT), color.ink)


def opener(color: Palette, section: int) -> Iterator[str]:
    """The ground and, along the head, nine zones with that of the section marked."""
    yield ground(color)
    width, y = SPAN / SECTIONS, 46.0
    edges = (LEFT + width * i for i in range(SECTIONS + 1))
    ticks = "".join(polyline((x, y - 4), (x, y + 4)) for x in edges)
    yield stroke(polyline((LEFT, y), (RIGHT, y)) + ticks, color.slate, FINE)
    start = LEFT + width * (section - 1)
    yield stroke(polyline((start, y), (start + width, y)), color.signal, 3)


def rule(color: Palette) -> Rule:
    """Dimensions on the ink ground."""
    return Rule(color.line, color.paper, 10)


def hot(color: Palette) -> Rule:
    """The one dimension that points at what matters."""
    return Rule(color.signal, color.paper, 10, 500, 1.0)
