"""How much ink an image, a gradient or a color that is of no ink holds at most.

In: marks and colors of a page. Out: numbers, 3.2 for 320 %, never less than what prints. What
lies over and under each other belongs to `bound`.
"""

from math import inf
from typing import Any

from PIL import Image as Pictures
from PIL import ImageChops

from ngen_pdf.preflight.coverage import spaces
from ngen_pdf.preflight.coverage.images import samples
from ngen_pdf.preflight.coverage.light import FULL, Conversion
from ngen_pdf.preflight.coverage.spaces import DEVICE_RGB, INDEXED, INKS, Space
from ngen_pdf.preflight.facts import Image, Paint, Shaded
from ngen_pdf.preflight.reading import functions
from ngen_pdf.preflight.reading.streams import FAULTS
from ngen_pdf.units import POINTS

ALL = 4.0
BLOCK = 5 * POINTS["mm"]  # pt; of an image, the means of squares of this size count
POINTS_OF_GRADIENT = 65
COMPONENTS = {"DeviceGray": 1.0, "CalGray": 1.0, "Pattern": 0.0}  # a pattern paints for itself


class Amounts:
    """Looks into each image and gradient of a file once."""

    def __init__(self, ways: Conversion) -> None:
        self._ways = ways
        self._known: dict[object, float] = {}

    def most(self, thing: Image | Shaded | Paint) -> float:
        """The most ink of an image, a gradient or a color: 1 for each plate that is full."""
        if isinstance(thing, Paint):
            return self._of_paint(thing)
        source = thing.source
        ppi = thing.ppi if isinstance(thing, Image) else 0.0
        key = (source.objgen, ppi) if source.is_indirect else None
        if key is None or key not in self._known:
            try:
                found = self._of_image(thing) if isinstance(thing, Image) else _gradient(thing)
            except FAULTS:
                found = None
            amount = self._of_paint(thing.paint) if found is None else found
            if key is None:
                return amount
            self._known[key] = amount
        return self._known[key]

    def _of_paint(self, paint: Paint) -> float:
        """By the family of a color space alone."""
        if paint.colorants:
            return ALL if "All" in paint.colorants else float(len(paint.colorants))
        if paint.space in COMPONENTS:
            return COMPONENTS[paint.space]
        if paint.components == 3:
            return self._converted(DEVICE_RGB)
        return float(paint.components) or ALL

    def _converted(self, space: Space) -> float:
        """The most ink that colors of a space are converted to."""
        if space not in self._known:
            grid = self._ways.grid(space)
            self._known[space] = max(map(sum, grid)) / FULL if grid else ALL
        return self._known[space]

    def _of_image(self, image: Image) -> float | None:
        if image.paint.space not in ("DeviceCMYK", "ICCBased") or image.paint.components != 4:
            return None
        space = spaces.read(image.source.ColorSpace)
        if space.kind == INDEXED:
            return _palette(space)
        picture = samples(image.source, 8) if self._ways.grid(space) is None else None
        if picture is None or picture.mode != "CMYK":
            return None
        return _densest(_decoded(picture, image.source), image)


def _palette(space: Space) -> float | None:
    count = space.base.components if space.base else 1
    colors = (space.table[at : at + count] for at in range(0, len(space.table), count))
    return max(map(sum, colors), default=0) / FULL


def _decoded(picture: Pictures.Image, source: Any) -> Pictures.Image:
    """The picture as its Decode array has it (8.9.5.2)."""
    decode = functions.numbers(source.get("/Decode"))
    if decode[:8] == (1, 0) * 4:
        return ImageChops.invert(picture)
    if decode and decode[:8] != (0, 1) * 4:
        raise ValueError("an uncommon Decode")
    return picture


def _densest(picture: Pictures.Image, image: Image) -> float:
    """The greatest mean of a square of an image, as large as it prints."""
    pixels = image.ppi / 72 * BLOCK * picture.width / image.width
    side = 1 if pixels == inf else max(int(min(pixels, *picture.size)), 1)
    data = picture.reduce(side).tobytes() if side > 1 else picture.tobytes()
    planes = (data[plate::4] for plate in range(4))
    return max(map(sum, zip(*planes, strict=True))) / FULL


def _gradient(gradient: Shaded) -> float | None:
    """The most ink at the points of a gradient along a line or around a point."""
    if gradient.kind not in (2, 3):
        return None
    source = gradient.source
    space = spaces.read(source.ColorSpace)
    function = functions.read(source.Function)
    if function is None or (space.kind != INKS and space != spaces.DEVICE_CMYK):
        return None
    start, end = functions.numbers(source.get("/Domain")) or (0.0, 1.0)
    steps = (step / (POINTS_OF_GRADIENT - 1) for step in range(POINTS_OF_GRADIENT))
    colors = (function([start + (end - start) * step]) for step in steps)
    return max(sum(min(max(ink, 0.0), 1.0) for ink in color) for color in colors)
