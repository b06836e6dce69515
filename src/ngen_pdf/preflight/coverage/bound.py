"""How much ink a page can hold at most, told without drawing it.

In: the marks of a page. Out: a number that its ink does not exceed. It costs little, so that few
pages need to be drawn. How much one of them holds belongs to `amounts`.

What is opaque or see-through in a plain way lays no more ink than it has itself or is below it.
What overprints or multiplies adds to what is below it.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from ngen_pdf.preflight.facts import Area, Image, Mark, Page, Paint, Path, Shaded, State, Text

# Blend modes that give no more ink than both have together; any other may give more (11.3.5).
COVERING = frozenset(("Normal", "Compatible", "Screen", "Lighten", "ColorDodge"))
ADDING = frozenset(("Multiply", "Darken", "Overlay", "SoftLight", "HardLight"))
UNKNOWN = "an ink of any name"
ALL = 4.0
PLACES = 200_000  # pairs of places that are compared

Plates = tuple[tuple[str, float], ...]


class Layer(NamedTuple):
    """What marks lay that have their ink in common: where, and whether it adds to what is below."""

    plates: Plates
    adds: bool
    areas: list[Area]


class Bound:
    """Tells the most ink of pages; what images and converted colors hold is told by `most`."""

    def __init__(self, most: Callable[[Image | Shaded | Paint], float]) -> None:
        self._most = most

    def of_page(self, page: Page, sheet: Area, limit: float) -> float:
        """The most ink of a page, or some number below the limit; both in parts: 3.2 is 320 %."""
        layers = tuple(self._layers(page.marks, sheet))
        adding = [layer for layer in layers if layer.adds]
        most = 0.0
        for layer in (Layer((), False, [sheet]), *layers):
            found = _sum(layer.plates, adding)
            near = _regional(layer, adding) if found > max(limit, most) else None
            most = max(most, found if near is None else near)
        return most

    def _layers(self, marks: tuple[Mark, ...], sheet: Area) -> Iterator[Layer]:
        groups: dict[tuple[object, ...], list[Mark]] = {}
        for mark in marks:
            if mark.printed:
                groups.setdefault(_key(mark), []).append(mark)
        for group in groups.values():
            areas = [mark.area for mark in group if _meet(mark.area, sheet)]
            if areas:
                for plates, adds in self._inks(group[0]):
                    yield Layer(plates, adds, areas)

    def _inks(self, mark: Mark) -> Iterator[tuple[Plates, bool]]:
        state = mark.state
        blend = state.blend
        if blend not in COVERING and blend not in ADDING:
            yield ((UNKNOWN, ALL),), True
            return
        for paint, overprints in _paints(mark, state):
            yield self._plates(mark, paint), overprints or blend in ADDING

    def _plates(self, mark: Mark, paint: Paint) -> Plates:
        if isinstance(mark, Shaded) or (isinstance(mark, Image) and not mark.stencil):
            return ((UNKNOWN, self._most(mark)),)
        if paint.is_ink:
            return paint.plates
        return ((UNKNOWN, self._most(paint)),)


def _key(mark: Mark) -> tuple[object, ...]:
    """What marks have in common that lay the same ink in the same way."""
    if isinstance(mark, Text | Path):
        return (id(mark.fill), id(mark.stroke), id(mark.state))
    return (id(mark),)


def _paints(mark: Mark, state: State) -> Iterable[tuple[Paint, bool]]:
    if isinstance(mark, Text | Path):
        if mark.fill is not None:
            yield mark.fill, state.fill_overprint
        if mark.stroke is not None:
            yield mark.stroke, state.stroke_overprint
    elif isinstance(mark, Image | Shaded):
        yield mark.paint, state.fill_overprint


def _sum(plates: Plates, adding: Iterable[Layer]) -> float:
    """The ink of a layer with all that may be added, of no plate more than there can be."""
    inks = dict(plates)
    for layer in adding:
        for plate, ink in layer.plates:
            inks[plate] = inks.get(plate, 0.0) + ink
    return sum(ink if plate == UNKNOWN else min(ink, 1.0) for plate, ink in inks.items())


def _regional(layer: Layer, adding: list[Layer]) -> float | None:
    """The same, where only what lies in the same place is added; None for too many places."""
    if len(layer.areas) * sum(len(one.areas) for one in adding) > PLACES:
        return None
    return max(
        _sum(layer.plates, [one for one in adding if any(_meet(area, at) for at in one.areas)])
        for area in layer.areas
    )


def _meet(one: Area, other: Area) -> bool:
    return (
        one.left < other.right
        and other.left < one.right
        and one.bottom < other.top
        and other.bottom < one.top
    )
