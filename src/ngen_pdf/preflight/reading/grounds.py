"""What lies below text and lines.

In: the marks of a page. Out: the colors that a text may stand on, or whether anything is there.
Nothing is drawn: where it cannot be told from areas, all that may lie there is told, and nothing
where it is no color.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from ngen_pdf.preflight.facts import Area, Mark, Page, Path, State, Text

Color = tuple[float, float, float]

PAPER: Color = (1.0, 1.0, 1.0)
LEAST = 3.0  # pt: what is thinner is a line, not a ground
DEPTH = 12  # things that lie upon each other
CHECKED = 20_000  # grounds that texts of a page lie on
SLACK = 0.5  # pt
HALF = 0.5  # of a text: what holds less is not what it stands on


@dataclass(frozen=True, slots=True)
class Ground:
    """Something painted; `color` is None where it is no plain color.

    `alpha` goes from 0, see-through, to 1. `whole` is true where its area is what it covers.
    """

    order: int
    area: Area
    color: Color | None
    alpha: float
    whole: bool


class Grounds:
    """All that something on a page may lie on, from below."""

    def __init__(self, page: Page) -> None:
        self.all = tuple(_ground(mark) for mark in page.marks if _covers(mark))
        self.orders = [ground.order for ground in self.all]
        self.left = CHECKED

    def lie_below(self, mark: Mark) -> bool:
        """Whether a mark is in front of one of them (GWG 2022, D0031), or may be."""
        for ground in self.all[: bisect_left(self.orders, mark.order)]:
            self.left -= 1
            if self.left < 0 or _meet(ground.area, mark.area):
                return True
        return False

    def below(self, text: Text) -> Iterator[Color | None]:
        """The colors that a text may stand on, None for what is no plain color."""
        return self._from(bisect_left(self.orders, text.order), _core(text.area), 0)

    def _from(self, index: int, core: Area, depth: int) -> Iterator[Color | None]:
        """The colors from a ground downwards, to the first that surely holds the whole core."""
        for number in range(index - 1, -1, -1):
            ground = self.all[number]
            held = _held(core, ground.area)
            if held < HALF:
                continue
            self.left -= 1
            if ground.color is None or depth > DEPTH or self.left < 0:
                yield None
                return
            yield from self._mixed(number, core, depth)
            if ground.whole and held == 1:
                return
        yield PAPER

    def _mixed(self, number: int, core: Area, depth: int) -> Iterator[Color | None]:
        """The colors that a ground makes with those below it."""
        ground = self.all[number]
        assert ground.color
        if ground.alpha == 1:
            yield ground.color
            return
        for under in self._from(number, core, depth + 1):
            yield blended(ground.color, under, ground.alpha) if under else None


def blended(color: Color, below: Color, alpha: float) -> Color:
    """A color over another (ISO 32000-2, 11.3.3, Normal)."""
    red, green, blue = (c * alpha + b * (1 - alpha) for c, b in zip(color, below, strict=True))
    return red, green, blue


def is_plain(state: State) -> bool:
    """Whether what is painted so has its own color, or a share of it by alpha."""
    return state.blend in ("Normal", "Compatible") and not state.masked


def _covers(mark: Mark) -> bool:
    area = mark.area
    large = area.right - area.left >= LEAST and area.top - area.bottom >= LEAST
    return large and mark.printed and not isinstance(mark, Text) and _is_filled(mark)


def _is_filled(mark: Mark) -> bool:
    """Whether its area is filled: not that of a line, nor that of a border."""
    if not isinstance(mark, Path):
        return True
    return mark.fill is not None and (mark.thickness is None or mark.thickness >= LEAST)


def _ground(mark: Mark) -> Ground:
    fill = mark.fill if isinstance(mark, Path) else None
    color = fill.rgb if fill and is_plain(mark.state) else None
    whole = isinstance(mark, Path) and mark.thickness is not None and not mark.slanted
    return Ground(mark.order, mark.area, color, mark.state.fill_alpha, whole)


def _meet(one: Area, other: Area) -> bool:
    shared = one.within(other)
    return shared.width > 0 and shared.height > 0


def _core(area: Area) -> Area:
    """Where the small letters of a line stand; accents and gaps may reach beyond the ground."""
    inset_x, inset_y = min(area.width * 0.1, 1), area.height * 0.25
    return Area(
        area.left + inset_x, area.bottom + inset_y, area.right - inset_x, area.top - inset_y
    )


def _held(core: Area, ground: Area) -> float:
    """How much of the core the ground holds, 0..1."""
    left, bottom, right, top = core
    other_left, other_bottom, other_right, other_top = ground
    if other_left >= right or other_right <= left or other_bottom >= top or other_top <= bottom:
        return 0.0
    if (
        other_left <= left + SLACK
        and other_right >= right - SLACK
        and other_bottom <= bottom + SLACK
        and other_top >= top - SLACK
    ):
        return 1.0
    shared = core.within(ground)
    return shared.width * shared.height / ((right - left) * (top - bottom))
