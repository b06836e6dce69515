"""The graphics state, as far as it matters to what overprints (ISO 32000-2, 8.4).

In: nothing. Out: `State`, and what is left of an operator whose fill or stroke leaves what is
below. When that is so belongs to `content`.
"""

from dataclasses import dataclass

from ngen_pdf.preflight.coverage.spaces import DEVICE_GRAY, Space

# what is left of a painting operator without its fill, without its stroke
WITHOUT = {
    "f": ("n", "f"), "F": ("n", "F"), "f*": ("n", "f*"), "S": ("S", "n"), "s": ("s", "n"),
    "B": ("S", "f"), "B*": ("S", "f*"), "b": ("s", "f"), "b*": ("s", "f*"),
}  # fmt: skip
FILLS = ("f", "F", "f*", "B", "B*", "b", "b*")
STROKES = ("S", "s", "B", "B*", "b", "b*")
# the text rendering mode that is left without its fill, without its stroke (9.3.6)
MODES = {
    0: (3, 0), 1: (1, 3), 2: (1, 0), 3: (3, 3), 4: (7, 4), 5: (5, 7), 6: (5, 4), 7: (7, 7),
}  # fmt: skip


class MixedError(Exception):
    """Says that what overprints takes the place of what is below on one of the plates only."""


@dataclass(frozen=True, slots=True)
class Color:
    """A color in force: its space, its numbers, the space of the gradient it is of."""

    space: Space = DEVICE_GRAY
    numbers: tuple[float, ...] = (0.0,)
    gradient: Space | None = None


@dataclass(frozen=True, slots=True)
class State:
    """The graphics state, as far as it matters to what overprints."""

    fill: Color = Color()
    stroke: Color = Color()
    overprint_fill: bool = False
    overprint_stroke: bool = False
    overprint_mode: int = 0
    text_mode: int = 0
