"""Rules on color spaces: what may be painted with on a press, and on which inks.

In: facts. Out: `Found`s. Spot inks have `spots`, blend spaces `transparency`.
"""

from collections.abc import Iterator

from ngen_pdf.preflight.facts import Document, Image, Mark, Page
from ngen_pdf.preflight.rules.painted import NEAR, on_sheet, paints, touches
from ngen_pdf.preflight.rules.rule import Found, Rule, Terms
from ngen_pdf.preflight.rules.runs import ONCE, runs
from ngen_pdf.problems import Severity

REGISTRATION = "All"


def color_space(document: Document, terms: Terms) -> Iterator[Found]:
    """What is painted in a space that is not of the press's inks.

    GWG 2022, R0027 (early binding): no DeviceRGB, CalRGB, CalGray, Lab or ICCBased, neither
    as the space itself nor as the alternate space of a spot ink. `spaces` are those.
    """
    barred = frozenset(terms.names("spaces"))
    for page in document.pages:
        for run in runs(_barred(page, barred), most=ONCE):
            space, alternate, _ = run.kind
            words = f"an alternate space in {space}" if alternate else space
            yield Found(
                f"{run.thing} is painted in {words}; {terms.profile} "
                "allows DeviceCMYK, DeviceGray and spot inks",
                page.number,
                run.area,
                "define the ink by its CMYK recipe" if alternate else "convert it to CMYK",
                more=run.more,
            )


def _barred(page: Page, barred: frozenset[str]) -> Iterator[tuple[tuple[str, bool, str], Mark]]:
    """Marks by space, whether it is an alternate one, and what is alike: each image by itself."""
    for mark in page.marks:
        for paint in paints(mark):
            if paint.space in barred:
                if on_sheet(page, mark):
                    yield (paint.space, False, _kind(mark)), mark
                break
            if paint.base in barred and on_sheet(page, mark):
                yield (paint.base, bool(paint.colorants), _kind(mark)), mark
                break


def _kind(mark: Mark) -> str:
    return f"image {mark.name}" if isinstance(mark, Image) else type(mark).__name__


def registration_color(document: Document, _terms: Terms) -> Iterator[Found]:
    """What is painted on all plates at once, for marks alone, and is on the page or its bleed.

    GWG 2022, R0024: no Separation All within the TrimBox. In the bleed, where some programs
    begin their crop marks, it is a warning.
    """
    for page in document.pages:
        for run in runs(_registration(page), most=ONCE):
            inside = run.kind
            yield Found(
                f"{run.thing} is painted in the registration color, on every plate",
                page.number,
                run.area,
                "paint it in black" if inside else "move the marks out of the bleed",
                None if inside else Severity.WARNING,
                more=run.more,
            )


def _registration(page: Page) -> Iterator[tuple[bool, Mark]]:
    for mark in page.marks:
        if any(REGISTRATION in paint.colorants for paint in paints(mark)) and on_sheet(page, mark):
            yield touches(mark.area, page.visible, -NEAR), mark


RULES = (
    Rule("color-space", color_space, ("spaces",)),
    Rule("registration-color", registration_color),
)
