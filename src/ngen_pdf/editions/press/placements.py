"""Where and how large each image of a document is printed.

In: the uses of an image, as the walk over the pages meets them. Out: one `Placement` for
each image and purpose. What is done to the image belongs to `photographs`.
"""

from dataclasses import dataclass, replace
from enum import Enum, auto
from math import hypot
from typing import Any

import pikepdf
from pikepdf import Name

from ngen_pdf.editions.press.graphics import Mode
from ngen_pdf.matrices import Matrix


class Purpose(Enum):
    """What an image does where it stands."""

    PAINTED = auto()  # its colors are printed
    STENCIL = auto()  # /ImageMask: one bit, printed in the current color
    LUMINOSITY = auto()  # in a soft mask that reads how light it is (ISO 32000-2, 11.5.3)


@dataclass(frozen=True, slots=True)
class Placement:
    """An image XObject and the largest size it is printed at, over all its uses, in pt.

    An image is in one placement only: where it serves two purposes, each has an object of
    its own. So an object can be changed in place. `page` counts from 1 and is the first.
    """

    image: pikepdf.Stream
    purpose: Purpose
    width: float
    height: float
    page: int

    def also(self, width: float, height: float) -> "Placement":
        """The same image, printed at another size as well."""
        return replace(self, width=max(width, self.width), height=max(height, self.height))


class Placements:
    """Collects the uses of the images of one document."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._found: dict[tuple[tuple[int, int], Purpose], Placement] = {}

    def all(self) -> tuple[Placement, ...]:
        """One for each image and purpose, in the order in which they were met."""
        return tuple(self._found.values())

    def use(self, image: Any, mode: Mode, ctm: Matrix, page: int) -> Any:
        """Note that an image is drawn on the unit square of a matrix; what is to be drawn there.

        That is the image, or a copy of it where it serves another purpose elsewhere.
        """
        purpose = _purpose(image, mode)
        key = (image.objgen, purpose)
        a, b, c, d, *_ = ctm
        width, height = hypot(a, b), hypot(c, d)
        if key in self._found:
            self._found[key] = self._found[key].also(width, height)
        else:
            others = (Purpose.PAINTED, Purpose.LUMINOSITY)
            shared = any((image.objgen, other) in self._found for other in others)
            own = _copied(self._pdf, image) if shared else image
            self._found[key] = Placement(own, purpose, width, height, page)
        return self._found[key].image


def _purpose(image: Any, mode: Mode) -> Purpose:
    if image.get(Name.ImageMask):
        return Purpose.STENCIL
    return Purpose.LUMINOSITY if mode is Mode.LUMINOSITY else Purpose.PAINTED


def _copied(pdf: pikepdf.Pdf, image: Any) -> Any:
    """The image and its soft mask once more."""
    copy = pdf.make_stream(image.read_raw_bytes())
    for key in image:
        if key != Name.Length:
            copy[key] = image[key]
    if Name.SMask in image:
        copy.SMask = _copied(pdf, image.SMask)
    return copy
