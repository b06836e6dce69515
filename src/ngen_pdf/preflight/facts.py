"""What a PDF says and paints, as preflight looks at it.

In: nothing. Out: the types that `reading` fills and `rules` judge. All lengths are in pt of
the page's default user space, y upwards, before Rotate and UserUnit.
"""

from dataclasses import dataclass
from typing import NamedTuple

import pikepdf


class Area(NamedTuple):
    """A rectangle on a page, in pt."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From bottom to top."""
        return self.top - self.bottom

    def within(self, other: "Area") -> "Area":
        """What of it lies in the other; without width or height where nothing does."""
        left, bottom = max(self.left, other.left), max(self.bottom, other.bottom)
        right, top = min(self.right, other.right), min(self.top, other.top)
        return Area(left, bottom, max(left, right), max(bottom, top))


@dataclass(frozen=True, slots=True)
class Paint:
    """A color as it is painted with.

    `space` is the family of its color space (ISO 32000-2, 8.6.3), without a slash; of an
    Indexed space and of a pattern of tiles without a color of its own, that of its base. `base`
    is the family of the alternate space of an ICCBased, Separation or DeviceN space, else "".
    `colorants` are the names of a Separation or DeviceN space. `plates` is the ink laid on each
    plate, 0..1, plates without ink left out: process inks as Cyan, Magenta, Yellow, Black,
    spot inks by their names; empty for white, and for spaces that are not of inks. `rgb` is the
    color on a screen, 0..1, None where that cannot be told.
    """

    space: str
    base: str = ""
    components: int = 0
    colorants: tuple[str, ...] = ()
    plates: tuple[tuple[str, float], ...] = ()
    rgb: tuple[float, float, float] | None = None

    @property
    def is_ink(self) -> bool:
        """Whether its plates are known: DeviceGray, DeviceCMYK, Separation, DeviceN."""
        return self.space in ("DeviceGray", "DeviceCMYK", "Separation", "DeviceN")


@dataclass(frozen=True, slots=True)
class State:
    """What is in force when something is painted (ISO 32000-2, 8.4): of fills, of strokes.

    What is done to the transparency groups around, their opacity, their blend mode and their
    masks, is told of all that is in them. Alphas go from 0, see-through, to 1.
    """

    fill_alpha: float = 1.0
    stroke_alpha: float = 1.0
    blend: str = "Normal"
    masked: bool = False  # a soft mask is in force
    fill_overprint: bool = False
    stroke_overprint: bool = False
    overprint_mode: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that is painted on a page; each kind is a class of its own.

    `area` is the bounding box of what is painted, clipped. `order` counts the marks of a page
    from below. `printed` is false for what is painted off the page or clipped away, wholly
    see-through, or in a layer that is not printed. `artifact` is true for what is marked so,
    `mcid` the number of the marked content around it, -1 without. `through` are the names of
    the forms and patterns it is painted through, from the page on, and of Type3 fonts, which
    have a slash before them.
    """

    order: int
    area: Area
    state: State
    printed: bool
    artifact: bool
    mcid: int
    through: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Font:
    """A font as a page names it.

    `name` is its BaseFont without the subset's prefix, `kind` its Subtype (for Type0 that of
    its descendant). `key` tells fonts apart.
    """

    key: str
    name: str
    kind: str
    embedded: bool
    subset: bool


@dataclass(frozen=True, slots=True)
class Text(Mark):
    """The glyphs of one operator that shows text; `text` is "" where characters are not known.

    `size` is the font size as printed, in pt: the lesser of both directions. `mode` is the
    text rendering mode. `missing` are the codes that the embedded font has no glyph for. `width`
    is that of the line of its outline as printed, in pt, where it is stroked.
    """

    font: Font
    size: float
    text: str
    mode: int
    fill: Paint | None
    stroke: Paint | None
    missing: tuple[int, ...] = ()
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Path(Mark):
    """A path that is filled, stroked or both.

    `width` is that of the line as printed, in pt, where it is stroked: the lesser of both
    directions. `thickness` is the thinner side of a filled rectangle, or the thinnest of the
    frame that an outline makes with another one in it, as borders are drawn; None where what is
    filled is neither. `thickest` is that of the thickest rectangle or side. `slanted` is true
    where one of the rectangles stands at an angle, or is pushed into a parallelogram; frames that
    do are left out.
    """

    fill: Paint | None
    stroke: Paint | None
    width: float
    thickness: float | None
    thickest: float | None
    slanted: bool = False


@dataclass(frozen=True, slots=True)
class Image(Mark):
    """An image; `ppi` is its effective resolution, the lesser of both directions.

    `paint` is what it is painted with: its color space, or the color of a stencil. `name` is
    that of its XObject, "" where it stands inline. `source` is its stream; that of an inline
    image is made of it, without abbreviations.
    """

    name: str
    width: int
    height: int
    bits: int
    stencil: bool
    paint: Paint
    ppi: float
    source: pikepdf.Object


@dataclass(frozen=True, slots=True)
class Shaded(Mark):
    """A gradient, by `sh` or as the pattern that something is filled or stroked with."""

    kind: int  # ShadingType
    paint: Paint
    source: pikepdf.Object


@dataclass(frozen=True, slots=True)
class Group:
    """A transparency group: the family of its blend space, "" where it names none.

    `luminosity` is true for the group of a luminosity mask. `page` is true for the page's own.
    """

    space: str
    luminosity: bool
    page: bool
    through: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its boxes as they are in force, and all that it paints, from below.

    `trim` and `bleed` are None where the page does not say them; `crop` and `art` likewise.
    `broken` says why the content could not be read to its end, "" where it could. `foreign` are
    the keys of what it leaves to the device or to other files, each once: of transfer functions
    TR, of halftones HT and HTP, OPI, PS, Ref, Alternates; and LZW for data that are packed so.
    """

    number: int  # in the file, from 1
    label: str
    media: Area
    crop: Area | None
    bleed: Area | None
    trim: Area | None
    art: Area | None
    rotate: int
    user_unit: float
    marks: tuple[Mark, ...]
    groups: tuple[Group, ...]
    broken: str
    foreign: tuple[str, ...]
    source: pikepdf.Page

    @property
    def visible(self) -> Area:
        """What is left of the page when it is cut: its TrimBox, else its CropBox or MediaBox."""
        return self.trim or self.crop or self.media


@dataclass(frozen=True, slots=True)
class Document:
    """An open file with its pages; `size` in bytes.

    `damage` is what was wrong with its syntax when it was opened. `pdfx` is what it
    says it is, as in "PDF/X-4", "" where nothing.
    """

    pdf: pikepdf.Pdf
    size: int
    version: str
    encrypted: bool
    damage: tuple[str, ...]
    pdfx: str
    pages: tuple[Page, ...]
