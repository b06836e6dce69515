"""The rule on the amount of ink.

In: facts, and the plates of the pages that hold much ink. Out: `Found`s. How plates are drawn
belongs to `coverage`.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pikepdf

from ngen_pdf.preflight import coverage
from ngen_pdf.preflight.facts import Document, Page
from ngen_pdf.preflight.reading import layers
from ngen_pdf.preflight.reading.streams import FAULTS, decoded
from ngen_pdf.preflight.rules.numbering import pages
from ngen_pdf.preflight.rules.rule import Found, Rule, Terms
from ngen_pdf.problems import Severity

LARGEST_PROFILE = 16 << 20
DRAWN = 30  # pages of a file, those with the highest bound; each may take half a second
STEP = 1.0  # percent: four plates of 8 bits are drawn no finer


def ink_coverage(document: Document, terms: Terms) -> Iterator[Found]:
    """Pages with a square of 15 mm on which all plates together have more ink than the limit.

    Pages that cannot have as much are not drawn, nor more than `DRAWN`.
    """
    limit = terms.number("limit")
    ways = coverage.Conversion(_press(document.pdf))
    shown = layers.read(document.pdf.Root)
    bound = coverage.Bound(coverage.Amounts(ways).most)
    heavy = []
    for page in document.pages:
        most = 100 * bound.of_page(page, coverage.sheet(page), limit / 100)
        if most > limit + 1e-6:
            heavy.append((most, page))
    heavy.sort(key=lambda pair: -pair[0])
    for most, page in heavy[:DRAWN]:
        yield from _found(page, terms, most, partial(coverage.of_page, page, ways, shown, limit))
    if rest := sorted(page.number for _, page in heavy[DRAWN:]):
        yield Found(
            f"{pages(rest, document.pages)} may have more ink than {limit:g} %, and were not"
            f" measured: the {DRAWN} pages that may have most were",
            hint="mend those first, or judge fewer pages at once",
            severity=Severity.WARNING,
        )


def _found(
    page: Page, terms: Terms, most: float, measure: Callable[[], coverage.Ink]
) -> Iterator[Found]:
    limit = terms.number("limit")
    asked = f"{terms.profile} asks for {limit:g} % at most"
    try:
        ink = measure()
    except (*FAULTS, MemoryError):
        yield Found(
            f"the ink may come to {min(most, 400):.0f} %, and the page cannot be drawn to measure"
            f" it; {asked}",
            page.number,
            hint="look at its plates in the separations preview of a viewer",
            severity=Severity.WARNING,
        )
        return
    percent = min(ink.percent, most)
    if percent > limit + STEP:
        yield Found(
            f"the ink on a square of 15 mm comes to {percent:.0f} %; {asked}",
            page.number,
            ink.area,
            "convert dark images and colors to the ICC profile of the press, which keeps to its"
            " ink limit, or take ink out of them",
        )


def _press(pdf: pikepdf.Pdf) -> bytes | None:
    """The ICC profile of the output intent, if there is one for a press in CMYK."""
    try:
        intents: Any = pdf.Root.OutputIntents
        for intent in intents:
            profile = intent.get("/DestOutputProfile")
            if profile is not None and int(profile.N) == 4:
                return decoded(profile, LARGEST_PROFILE)
    except FAULTS:
        return None
    return None


RULES = (Rule("ink-coverage", ink_coverage, ("limit",)),)
