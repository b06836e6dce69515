"""Rules on overprint: what is to leave the inks below it alone, and what is not.

In: facts. Out: `Found`s. How a paint meets the plates is told by `painted.coats`.
"""

import math
from collections.abc import Iterator

from ngen_pdf.preflight.facts import Document, Mark, Page, Path, Text
from ngen_pdf.preflight.reading.grounds import Grounds
from ngen_pdf.preflight.rules.painted import (
    NEAR,
    Coat,
    coats,
    color,
    is_bare,
    is_black,
    is_blank,
    is_drawn,
    is_white,
    plain,
    touches,
)
from ngen_pdf.preflight.rules.rule import Found, Rule, Terms
from ngen_pdf.preflight.rules.runs import ONCE, Run, runs
from ngen_pdf.problems import Severity

SEVERAL = 50  # things on a page for which it is looked what lies below them

KNOCKS_OUT = "does not overprint"
GRAY = "is in DeviceGray, which knocks out what is below even if it is set to overprint"
MODE = "overprints in mode 0, in which DeviceCMYK knocks out what is below"
HINTS = {
    KNOCKS_OUT: "export with black set to overprint",
    GRAY: "paint it with the black of DeviceCMYK, in overprint mode 1",
    MODE: "set overprint mode 1 (OPM)",
}


def overprint(document: Document, terms: Terms) -> Iterator[Found]:
    """Small black that leaves white gaps where plates are out of place, and colors that mix.

    GWG 2022, R0009 to R0012: what lies on something else and is text of 100 % black under `text`
    pt, or a line of it under `line` pt, overprints, in a space and mode in which that holds.
    R0013: DeviceGray does not. Other colors that overprint inks are warnings.
    """
    for page in document.pages:
        small = _small_black(page, terms.number("text"), terms.number("line"))
        for run in runs(small, most=ONCE):
            yield _knocked_out(page, run, terms)
        for mixed in runs(_mixing(page)):
            message = f"{mixed.thing} in {mixed.kind} is set to overprint"
            hint = "turn overprint off for it, unless it is meant to mix with what lies below"
            yield Found(message, page.number, mixed.area, hint, Severity.WARNING, more=mixed.more)


def _knocked_out(page: Page, run: Run[tuple[str, str], Text | Path], terms: Terms) -> Found:
    why, kind = run.kind
    message = f"{run.thing} in 100 % black {why}; "
    message += f"{terms.profile} asks it under {plain(terms.number(kind))} pt"
    return Found(message, page.number, run.area, HINTS[why], more=run.more)


def _small_black(
    page: Page, text: float, line: float
) -> Iterator[tuple[tuple[str, str], Text | Path]]:
    """Each text and path that should overprint and does not: why, and whether `text`, `line`."""
    grounds = Grounds(page)
    for mark in page.marks:
        if isinstance(mark, Text):
            kind, limit = "text", text
            if mark.size >= text or round(mark.size, 1) >= text or is_blank(mark):
                continue
        elif isinstance(mark, Path):
            kind, limit = "line", line
        else:
            continue
        for coat in coats(mark):
            wrong = is_black(coat.paint) and coat.opaque and not coat.keeps
            if not wrong or _size(mark, coat) >= limit:
                continue
            if is_drawn(page, mark) and grounds.lie_below(mark):
                yield (_why(coat), kind), mark
                break


def _size(mark: Text | Path, coat: Coat) -> float:
    """The size of text, the width of a line, or of a bar or border the thickest side."""
    if isinstance(mark, Text):
        return mark.size
    thickest = math.inf if mark.thickest is None else mark.thickest
    if not coat.stroke:
        return round(thickest, 3)
    return round(mark.width + (thickest if mark.fill == mark.stroke else 0), 3)


def _why(coat: Coat) -> str:
    if coat.paint.space == "DeviceGray":
        return GRAY
    return MODE if coat.overprint else KNOCKS_OUT


def _mixing(page: Page) -> Iterator[tuple[str, Mark]]:
    """What is set to overprint, is neither black nor white nor spot ink, and lies over ink."""
    looked_at = 0
    for place, mark in enumerate(page.marks):
        state = mark.state
        if not (state.fill_overprint or state.stroke_overprint) or looked_at >= SEVERAL:
            continue
        for coat in coats(mark):
            if not coat.overprint or not _mixes(coat) or not is_drawn(page, mark):
                continue
            looked_at += 1
            if _lies_on_ink(mark, page.marks[:place]):
                yield color(coat.paint), mark
                break


def _mixes(coat: Coat) -> bool:
    paint = coat.paint
    if is_white(paint) or is_black(paint):
        return False
    return paint.space == "DeviceGray" or (paint.space == "DeviceCMYK" and coat.keeps)


def _lies_on_ink(mark: Mark, below: tuple[Mark, ...]) -> bool:
    return any(
        other.printed and touches(other.area, mark.area, -NEAR) and not is_bare(other)
        for other in below
    )


def white_overprint(document: Document, _terms: Terms) -> Iterator[Found]:
    """White that is set to overprint, so that what is below it shows in its place.

    GWG 2022, R0007 for text, and R0008, a warning, for paths. DeviceGray, and DeviceCMYK in mode 0,
    knock out the process plates all the same (ISO 32000-2, 8.6.7), but not those of spot inks.
    """
    for page in document.pages:
        for run in runs(_white(page)):
            message = f"{run.thing} is white and set to overprint: it "
            message += "vanishes" if run.kind else "vanishes where spot ink is below"
            severity = None if isinstance(run.first, Text) else Severity.WARNING
            yield Found(
                message, page.number, run.area, "turn overprint off for it", severity, more=run.more
            )


def _white(page: Page) -> Iterator[tuple[bool, Mark]]:
    for mark in page.marks:
        state = mark.state
        if not (state.fill_overprint or state.stroke_overprint):
            continue
        if isinstance(mark, Text) and is_blank(mark):
            continue
        for coat in coats(mark):
            if coat.overprint and is_white(coat.paint) and is_drawn(page, mark):
                yield coat.keeps, mark
                break


RULES = (
    Rule("overprint", overprint, ("text", "line")),
    Rule("white-overprint", white_overprint),
)
