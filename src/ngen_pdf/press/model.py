"""What a press profile says, in the units that the passes reckon in.

In: values that `reading` has checked. Out: a `PressProfile`. How a page is brought to it
belongs to `editions`.
"""

from dataclasses import dataclass

from ngen_pdf.config import Table

EDGES = ("top", "bottom", "outside", "spine")
"""The names of the edges of a page, in the order of `Edges`."""


@dataclass(frozen=True, slots=True)
class Edges:
    """A length at each edge of a page, in pt; `spine` is where it is bound."""

    top: float
    bottom: float
    outside: float
    spine: float


@dataclass(frozen=True, slots=True)
class Marks:
    """Which printer's marks are drawn in the slug; `offset` in pt is from the trim.

    The bleed nowhere reaches beyond `offset`.
    """

    offset: float
    crop: bool
    registration: bool
    color_bar: bool
    slug_line: bool

    @property
    def drawn(self) -> bool:
        """Whether there are any."""
        return self.crop or self.registration or self.color_bar or self.slug_line


@dataclass(frozen=True, slots=True)
class OutputIntent:
    """The printing condition: its registered identifier, and an ICC profile that describes it."""

    condition: str
    registry: str
    description: str
    path: str  # of the ICC profile, from the root
    icc: bytes


@dataclass(frozen=True, slots=True)
class ImageLimits:
    """Images above `ceiling` ppi are resampled to `ppi`."""

    ppi: float
    ceiling: float


@dataclass(frozen=True, slots=True)
class PressProfile:
    """What a print shop or a standard asks for, as `styles/press/<name>.toml` gives them.

    `preflight` has its tables `[preflight.CODE]` by code; what they say is for preflight to read.
    """

    name: str
    path: str  # from the root
    title: str
    standard: str
    intent: OutputIntent
    ink_limit: float  # the sum of the plates: 3.0 is 300 %
    bleed: Edges
    marks: Marks
    slug: float  # pt between the trim and the edge of the sheet; 0 without marks
    spots: tuple[str, ...]  # the spot inks that may be used
    images: ImageLimits
    page_multiple: int
    cover_apart: bool
    preflight: Table
