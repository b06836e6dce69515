"""The slug line: what a sheet is, at its foot, outside the page.

In: facts for its words; the `Lettering`s of all pages and their `Sheet`s. Out: words; how
they are drawn. They are outlines, so that the page gets no text and no font of them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile

from ngen_pdf.editions.order import Imprint
from ngen_pdf.editions.press.boxes import Box, Sheet
from ngen_pdf.editions.press.marks import TARGET, Belt
from ngen_pdf.lettering import Lettering
from ngen_pdf.palette import Swatch
from ngen_pdf.plates import PROCESS
from ngen_pdf.press import PressProfile

SIZE = 6.5  # pt; it is smaller where there is less room
GAP = 4.0  # pt between the line and the marks beside it
WEIGHT = 500
"""Of the face it is best lettered in: small type fills in where it is bolder."""


def slug_texts(
    imprint: Imprint,
    year: str,
    folios: Iterable[str],
    press: PressProfile,
    palette: tuple[Swatch, ...],
) -> tuple[str, ...]:
    """The slug line of each page: title, year, date, press profile, plates, folio.

    The folio comes last, so that what stands before it is drawn once for all pages.
    """
    spots = dict.fromkeys(swatch.spot for swatch in palette if swatch.spot in press.spots)
    plates = " ".join((*PROCESS, *(spot for spot in spots if spot)))
    titles = (imprint.title,) if year in imprint.title else (imprint.title, year)
    facts = " · ".join((*titles, imprint.date.isoformat(), press.name, plates))
    return tuple(f"{facts} · page {folio}" for folio in folios)


@dataclass(frozen=True, slots=True)
class Common:
    """The letters that all lines begin with, which are drawn once, in em."""

    path: str
    box: tuple[float, float, float, float]

    def rest(self, lettering: Lettering) -> str:
        """What is left to draw of a line."""
        return lettering.path[len(self.path) :].lstrip("\n")


def common(letterings: tuple[Lettering, ...]) -> Common:
    """What the lines have in common from their beginning: whole contours."""
    paths = (lettering.path.split("\n") for lettering in letterings)
    alike = takewhile(lambda lines: len(set(lines)) == 1, zip(*paths, strict=False))
    operators = [lines[0] for lines in alike]
    while operators and not operators[-1].endswith("h"):
        operators.pop()
    bottom = min((line.bottom for line in letterings), default=0.0)
    right = max((line.width for line in letterings), default=0.0)
    top = max((line.top for line in letterings), default=0.0)
    return Common("\n".join(operators), (0.0, bottom, right, top))


def matrix(sheet: Sheet, where: Belt, lettering: Lettering) -> str:
    """What brings a line from em to its place: left of the target, or below it if larger there."""
    beside, below = _beside(sheet, where), _below(sheet, where)
    room = below if _size(below, lettering) > _size(beside, lettering) else beside
    size = _size(room, lettering)
    y = room.center[1] - size * (lettering.bottom + lettering.top) / 2
    return f"{size:.4f} 0 0 {size:.4f} {room.left:.4f} {y:.4f} cm"


def _beside(sheet: Sheet, where: Belt) -> Box:
    end = sheet.trim.center[0] - TARGET / 2 - GAP
    return Box(sheet.trim.left + GAP, where.outer.bottom, end, where.inner.bottom)


def _below(sheet: Sheet, where: Belt) -> Box:
    """What is left below the marks: nothing where the slug ends with them."""
    top = max(where.outer.bottom - GAP / 2, sheet.media.bottom)
    return Box(sheet.trim.left, sheet.media.bottom, sheet.trim.right, top)


def _size(room: Box, lettering: Lettering) -> float:
    """How large the line can be in the room, in pt an em."""
    height = lettering.top - lettering.bottom
    return max(0.0, min(SIZE, room.width / lettering.width, room.height / height))
