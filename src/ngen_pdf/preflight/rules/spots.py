"""The rule on spot inks: which there are, and that each has one name and one look.

In: facts. Out: `Found`s. The registration color belongs to `colors`.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ngen_pdf.plates import RESERVED
from ngen_pdf.preflight.facts import Area, Document, Paint
from ngen_pdf.preflight.rules.painted import on_sheet, paints, quoted
from ngen_pdf.preflight.rules.rule import Found, Rule, Terms
from ngen_pdf.problems import Severity, did_you_mean

NUMBERED = re.compile(r"(.*?\d+).*", re.DOTALL)
APART = 3 / 255  # of what each tint is drawn as: what is nearer differs by rounding


class Use(NamedTuple):
    """Where a spot ink is painted first, and by what alternate spaces it is defined."""

    page: int
    area: Area
    bases: set[str]
    looks: dict[float, tuple[float, float, float]]  # by tint, the color on a screen
    one_look: list[bool]


def spot_color(document: Document, terms: Terms) -> Iterator[Found]:
    """Spot inks that the shop does not print, and one ink under two names or looks.

    GWG2015, 4.18 (how many), 4.19 (names that differ in case, spaces or the suffix behind a
    number only are one ink) and 4.20 (an ink that is defined in several ways).
    """
    allowed = terms.names("inks")
    uses = _uses(document)
    for name, use in uses.items():
        if name not in allowed:
            hint = did_you_mean(name, allowed) or "convert it to process inks, or ask the shop"
            message = f"the spot ink{quoted(name)} is not one that {terms.profile} prints"
            yield Found(message, use.page, use.area, hint)
        if len(use.bases) > 1 or not use.one_look[0]:
            message = f"the spot ink{quoted(name)} is defined in several ways"
            hint = "define it once, by one alternate color"
            yield Found(message, use.page, use.area, hint, Severity.WARNING)
    yield from _alike(uses)


def _alike(uses: dict[str, Use]) -> Iterator[Found]:
    """Names that mean one ink."""
    first: dict[str, str] = {}
    for name, use in uses.items():
        other = first.setdefault(_core(name), name)
        if other != name:
            message = f"the spot inks{quoted(other)} and{quoted(name)} are one ink by their names"
            hint = "give both the same name"
            yield Found(message, use.page, use.area, hint, Severity.WARNING)


def _core(name: str) -> str:
    """A name without what does not tell inks apart: `PANTONE 185 C` as `pantone185`."""
    bare = "".join(name.split()).casefold()
    return NUMBERED.sub(r"\1", bare)


def _uses(document: Document) -> dict[str, Use]:
    """The spot inks that are painted, in the order in which they appear."""
    uses: dict[str, Use] = {}
    for page in document.pages:
        for mark in page.marks:
            for paint in paints(mark):
                if paint.colorants and on_sheet(page, mark):
                    for name in paint.colorants:
                        if name not in RESERVED:
                            new = Use(page.number, mark.area, set(), {}, [True])
                            _note(uses.setdefault(name, new), paint)
    return uses


def _note(use: Use, paint: Paint) -> None:
    """Take down how a paint of one ink defines it."""
    if len(paint.colorants) > 1:
        return
    use.bases.add(paint.base)
    if paint.rgb is not None:
        tint = paint.plates[0][1] if paint.plates else 0.0
        look = use.looks.setdefault(round(tint, 3), paint.rgb)
        if any(abs(one - other) > APART for one, other in zip(look, paint.rgb, strict=True)):
            use.one_look[0] = False


RULES = (Rule("spot-color", spot_color, ("inks",)),)
