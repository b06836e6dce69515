"""The color bar: patches by which a printer reads the inks of a sheet.

In: a PDF, for the spot inks it uses, and a `Sheet`. Out: operators that draw the patches at
the head of the sheet, on both sides of the target.
"""

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name

from ngen_pdf import plates
from ngen_pdf.editions.press.boxes import Sheet
from ngen_pdf.editions.press.marks import TARGET, Belt
from ngen_pdf.units import POINTS

PATCH = 5 * POINTS["mm"]
"""The side of a patch, in pt: 5 mm, the least that an aperture of 4 mm reads one by one.

https://www.xrite.com/service-support/patch__aperture_size_requirements__xrite_exact
"""

GAP = 3.0  # pt between the bar and the marks beside it

SOLIDS = (
    *((1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1)),
    *((0, 1, 1, 0), (1, 0, 1, 0), (1, 1, 0, 0)),  # two inks over each other: red, green, blue
)
TINTS = (
    *((0.5, 0, 0, 0), (0, 0.5, 0, 0), (0, 0, 0.5, 0), (0, 0, 0, 0.5)),
    # beside half black, a gray of three inks that should look the same: ISO 12647-2, G7
    (0.5, 0.4, 0.4, 0),
)


def spots_in(pdf: pikepdf.Pdf) -> tuple[pikepdf.Object, ...]:
    """The color space of each spot ink among the resources of pages and forms, by their names."""
    found: dict[str, pikepdf.Object] = {}
    for resources in _resources(pdf):
        spaces = resources.get(Name.ColorSpace)
        if not isinstance(spaces, Dictionary):
            continue
        for space in dict(spaces.items()).values():
            if isinstance(space, Array) and space[0] == Name.Separation:
                found.setdefault(str(space[1])[1:], space)
    return tuple(found[name] for name in sorted(found.keys() - set(plates.RESERVED)))


def _resources(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    for page in pdf.pages:
        yield page.resources
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream) and Name.Resources in item:
            yield item.Resources


def resource(number: int) -> str:
    """What the bar calls the color space of a spot ink."""
    return f"/Spot{number}"


def color_bar(sheet: Sheet, where: Belt, spots: int) -> str:
    """Full tones left of the target, half tones right of it, as large as there is room.

    `spots` is the number of spot inks, whose color spaces have the names of `resource`.
    """
    solids = [*map(_process, SOLIDS), *_spots(spots, 1)]
    tints = [*map(_process, TINTS), *_spots(spots, 0.5)]
    x, _ = sheet.trim.center
    first, room = x + TARGET / 2 + GAP, sheet.trim.width / 2 - TARGET / 2 - 2 * GAP
    if room <= 0:
        return ""
    side = min(PATCH, where.outer.top - where.inner.top)
    width = min(side, room / max(len(solids), len(tints)))
    y = (where.inner.top + where.outer.top - side) / 2
    begin = x - TARGET / 2 - GAP - width * len(solids)
    places = [(begin + width * number, paint) for number, paint in enumerate(solids)]
    places += [(first + width * number, paint) for number, paint in enumerate(tints)]
    return "\n".join(
        f"{paint} {left:.4f} {y:.4f} {width:.4f} {side:.4f} re f" for left, paint in places
    )


def _process(inks: tuple[float, ...]) -> str:
    return " ".join(f"{ink:g}" for ink in inks) + " k"


def _spots(spots: int, tint: float) -> Iterator[str]:
    for number in range(spots):
        yield f"{resource(number)} cs {tint:g} scn"
