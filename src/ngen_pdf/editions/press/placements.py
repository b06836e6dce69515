"""Where and how large each image of a document is printed.

In: the uses of an image, as the walk over the pages meets them. Out: one `Placement` for
each image and purpose. What is done to the image belongs to `photographs`.
"""

from dataclasses import dataclass, replace
from enum import Enum, auto

import pikepdf


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
