"""The rule on lines: how thin they may be.

In: facts. Out: `Found`s. Whether thin black lines overprint belongs to `overprint`.
"""

import math
from collections.abc import Iterator

from ngen_pdf.preflight.facts import Document, Mark, Page, Path, Text
from ngen_pdf.preflight.rules.painted import (
    color,
    is_blank,
    is_drawn,
    is_fine,
    is_one_color,
    plain,
    thickness,
    touches,
)
from ngen_pdf.preflight.rules.rule import Found, Rule, Terms
from ngen_pdf.preflight.rules.runs import Run, runs

SEAM = 0.02  # pt: strips that lie no further apart make up one shape

Line = Path | Text
Kind = tuple[float, str, bool]
"""What makes lines alike: width in pt, color, whether that is white or of several inks."""


def line_weight(document: Document, terms: Terms) -> Iterator[Found]:
    """Lines that are thinner than they print well, by their effective width in pt.

    GWG 2022, R0018 and R0019, of lines that are white or on several plates; D0017 counts
    rectangles that look like lines. So do the outlines of text. Widths are compared at three
    digits.
    """
    least = terms.number("least")
    fine = max(least, terms.number("multi-ink"))
    for page in document.pages:
        for run in runs(_thin(page, least, fine)):
            width, words, delicate = run.kind
            asked = fine if delicate else least
            told = f"of {plain(width)} pt" if width else "as thin as the device can draw it"
            yield Found(
                f"{_thing(run)} {told} in {words}; {terms.profile} asks {plain(asked)} pt",
                page.number,
                run.area,
                f"draw {'it' if run.count == 1 else 'them'} {plain(asked)} pt wide or wider",
                more=run.more,
            )


def _thing(run: Run[Kind, Line]) -> str:
    if isinstance(run.first, Text):
        return f"{run.thing} has an outline"
    return "a line" if run.count == 1 else f"{run.count} lines"


def _thin(page: Page, least: float, fine: float) -> Iterator[tuple[Kind, Line]]:
    for place, mark in enumerate(page.marks):
        if not isinstance(mark, Path | Text):
            continue
        paint = mark.fill if mark.stroke is None else mark.stroke
        width = _width(mark)
        if paint is None or width >= fine:
            continue
        width, delicate = round(width, 3), is_fine(paint)
        if width >= (fine if delicate else least) or not is_drawn(page, mark):
            continue
        if mark.stroke is not None or not _is_strip(page.marks, place):
            yield (width, color(paint), delicate), mark


def _width(mark: Line) -> float:
    """How thick the thinnest line is that it paints; none is infinitely thick.

    An outline of text in the color of its fill makes the letters bolder, and is no line. The
    rendering mode has no effect on Type3 fonts (ISO 32000-2, 9.3.6).
    """
    if isinstance(mark, Path):
        return thickness(mark)
    bare = mark.stroke is None or is_one_color(mark.fill, mark.stroke) or is_blank(mark)
    unseen = mark.font.kind == "Type3" or not mark.state.stroke_alpha
    return math.inf if bare or unseen else mark.width


def _is_strip(marks: tuple[Mark, ...], place: int) -> bool:
    """Whether a thin rectangle is one of a row, as programs write gradients: no line."""
    one = marks[place]
    assert isinstance(one, Path)
    near = (*marks[max(0, place - 1) : place], *marks[place + 1 : place + 2])
    joins = _runs_along if one.slanted else _abuts
    return any(isinstance(mark, Path) and joins(one, mark) for mark in near)


def _runs_along(one: Path, other: Path) -> bool:
    """Whether two slanted rectangles of about the same length lie side by side.

    Their areas tell which way they run but for up or down: so both are tried.
    """
    if not other.slanted or one.thickness is None or other.thickness is None:
        return False
    wide, high = one.area.width, one.area.height
    if abs(other.area.width - wide) > 0.1 * wide or abs(other.area.height - high) > 0.1 * high:
        return False
    x, y = other.area.left - one.area.left, other.area.bottom - one.area.bottom
    apart = min(abs(x * high - y * wide), abs(x * high + y * wide)) / math.hypot(wide, high)
    return apart <= max(one.thickness, other.thickness) + SEAM


def _abuts(one: Path, other: Path) -> bool:
    """Whether two rectangles have a long side in common."""
    area, next_to = one.area, other.area
    if not touches(area, next_to, SEAM):
        return False
    shared = area.within(next_to)
    long, common = max(area.width, area.height), max(shared.width, shared.height)
    return common >= 0.9 * long and max(next_to.width, next_to.height) <= 1.1 * long


RULES = (Rule("line-weight", line_weight, ("least", "multi-ink")),)
