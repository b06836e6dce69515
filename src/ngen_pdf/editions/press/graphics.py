"""The graphics state, as far as ink and overprint depend on it (ISO 32000-2, 8.4).

In: numbers of operators. Out: the `State` at a place in a content stream. What is
painted in that state belongs to `content`.
"""

from enum import Enum, auto
from typing import Any

from ngen_pdf.matrices import Matrix


class Mode(Enum):
    """What the colors of a content stream are for."""

    INK = auto()  # they are printed
    LUMINOSITY = auto()  # how light they are makes a mask (ISO 32000-2, 11.5.3)


class UnknownPaintError(ValueError):
    """Says what stands in a content stream that cannot be turned into ink."""


class Overprint(Enum):
    """What overprints, with the name of the graphics state that makes it so."""

    NOTHING = "/Knockout"
    LINES = "/OverprintLines"
    ALL = "/Overprint"


class State:
    """The state between `q` and `Q`; changed in place, for a page changes it a thousand times.

    `black` tells whether a color is K alone at full strength, `known` whether an operator
    of the new stream has set it. `plain` is False in a soft mask, a blend mode, or a group
    that is painted with either or see-through.
    """

    __slots__ = (
        "ctm",
        "fill_alpha",
        "fill_black",
        "fill_known",
        "fill_space",
        "font_size",
        "line_width",
        "overprints",
        "plain",
        "rendering",
        "stroke_alpha",
        "stroke_black",
        "stroke_known",
        "stroke_space",
    )

    def __init__(self, ctm: Matrix) -> None:
        self.ctm = ctm
        self.fill_space: Any = None  # a color space; None for patterns
        self.stroke_space: Any = None
        self.fill_black = self.stroke_black = True  # as every page begins
        self.fill_known = self.stroke_known = False
        self.fill_alpha = self.stroke_alpha = 1.0
        self.plain = True
        self.line_width = 1.0
        self.font_size = 0.0
        self.rendering = 0
        self.overprints = Overprint.NOTHING

    def copy(self) -> "State":
        """A state of its own, for what stands between `q` and `Q`."""
        other = State.__new__(State)
        for name in State.__slots__:
            setattr(other, name, getattr(self, name))
        return other

    def entering(self, ctm: Matrix, group: bool) -> "State":
        """The state in which a form begins; a group starts opaque (ISO 32000-2, 11.6.6)."""
        inner = self.copy()
        inner.ctm = ctm
        inner.overprints = Overprint.NOTHING
        if group:
            inner.plain = self.plain and self.fill_alpha == 1
            inner.fill_alpha = inner.stroke_alpha = 1.0
        return inner

    def key(self) -> tuple[object, ...]:
        """What two uses of a form must have in common to print alike, to 0.0001."""
        scale = tuple(round(number, 4) for number in self.ctm[:4])
        return (scale, *(getattr(self, name) for name in State.__slots__ if name != "ctm"))
