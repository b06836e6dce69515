"""The rule on spot inks: which there are, and that each has one name and one look.

In: facts. Out: `Found`s. The registration color belongs to `colors`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ngen_pdf.plates import RESERVED
from ngen_pdf.preflight.facts import Area, Document, Paint
from ngen_pdf.preflight.rules.painted import on_sheet, paints, quoted
from ngen_pdf.preflight.rules.rule import Found, Rule, Terms
from ngen_pdf.problems import Severity, did_you_mean

NUMBERED = re.compile(r"(.*?\d+).*", re.DOTALL)
APART = 3 / 255  # of what each tint is drawn as: what is nearer differs by rounding


Look = tuple[str, float, tuple[float, float, float] | None]
"""How an ink is defined: its alternate space, and of a tint the color on a screen."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A spot ink: where it is painted first, and the looks it has."""

    page: int
    area: Area
    looks: frozenset[Look]


def spot_color(document: Document, terms: Terms) -> Iterator[Found]:
    """Spot inks that the shop does not print, and one ink under two names or looks.

    GWG 2022, R0020 (how many), R0021 and R0022 (names that differ in case, spaces or the suffix
    behind a number only are one ink); an ink that is defined in several ways prints as one of
    them.
    """
    allowed = terms.names("inks")
    spots = _spots(document)
    for name, spot in spots.items():
        if name not in allowed:
            hint = did_you_mean(name, allowed) or "convert it to process inks, or ask the shop"
            message = f"the spot ink{quoted(name)} is not one that {terms.profile} prints"
            yield Found(message, spot.page, spot.area, hint)
        if _is_ambiguous(spot.looks):
            message = f"the spot ink{quoted(name)} is defined in several ways"
            hint = "define it once, by one alternate color"
            yield Found(message, spot.page, spot.area, hint, Severity.WARNING)
    yield from _alike(spots)


def _alike(spots: dict[str, Spot]) -> Iterator[Found]:
    """Names that mean one ink."""
    first: dict[str, str] = {}
    for name, spot in spots.items():
        other = first.setdefault(_core(name), name)
        if other != name:
            message = f"the spot inks{quoted(other)} and{quoted(name)} seem to be one ink"
            hint = "give both the same name"
            yield Found(message, spot.page, spot.area, hint, Severity.WARNING)


def _core(name: str) -> str:
    """A name without what does not tell inks apart: `PANTONE 185 C` as `pantone185`."""
    bare = "".join(name.split()).casefold()
    return NUMBERED.sub(r"\1", bare)


def _spots(document: Document) -> dict[str, Spot]:
    """The spot inks that are painted, in the order in which they appear."""
    places: dict[str, tuple[int, Area]] = {}
    looks: dict[str, set[Look]] = {}
    for page in document.pages:
        for mark in page.marks:
            for paint in paints(mark):
                if paint.colorants and on_sheet(page, mark):
                    for name in paint.colorants:
                        if name in RESERVED:
                            continue
                        places.setdefault(name, (page.number, mark.area))
                        looks.setdefault(name, set()).update(_look(paint))
    return {name: Spot(*place, frozenset(looks[name])) for name, place in places.items()}


def _look(paint: Paint) -> tuple[Look, ...]:
    """How a paint of one ink defines it; of several inks that is not told apart."""
    if len(paint.colorants) > 1:
        return ()
    tint = paint.plates[0][1] if paint.plates else 0.0
    return ((paint.base, round(tint, 3), paint.rgb),)


def _is_ambiguous(looks: frozenset[Look]) -> bool:
    """Whether an ink has two alternate spaces, or two colors at one tint."""
    if len({base for base, _, _ in looks}) > 1:
        return True
    by_tint: dict[float, list[tuple[float, float, float]]] = {}
    for _, tint, rgb in looks:
        if rgb is not None:
            by_tint.setdefault(tint, []).append(rgb)
    parts = (part for colors in by_tint.values() for part in zip(*colors, strict=True))
    return any(max(part) - min(part) > APART for part in parts)


RULES = (Rule("spot-color", spot_color, ("inks",)),)
