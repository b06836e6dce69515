"""The rule on lines: how thin they may be.

In: facts. Out: `Found`s. Whether thin black lines overprint belongs to `overprint`.
"""

from collections.abc import Iterator

from ngen_pdf.preflight.facts import Area, Document, Mark, Page, Path
from ngen_pdf.preflight.rules.painted import color, is_drawn, is_fine, plain, thickness, touches
from ngen_pdf.preflight.rules.rule import Found, Rule, Terms
from ngen_pdf.preflight.rules.runs import runs

SEAM = 0.02  # pt: strips that lie no further apart make up one shape

Kind = tuple[float, str, bool]
"""What makes lines alike: width in pt, color, whether that is white or of several inks."""


def line_weight(document: Document, terms: Terms) -> Iterator[Found]:
    """Lines that are thinner than they print well, by their effective width in pt.

    GWG 2022, R0018 and R0019, of lines that are white or on several plates; D0017 counts
    rectangles that look like lines. Widths are compared at three digits.
    """
    least = terms.number("least")
    fine = max(least, terms.number("multi-ink"))
    for page in document.pages:
        for run in runs(_thin(page, least, fine)):
            width, words, delicate = run.kind
            asked = fine if delicate else least
            told = f"of {plain(width)} pt" if width else "as thin as the device can draw it"
            yield Found(
                f"{_lines(run.count)} {told} in {words}; {terms.profile} asks {plain(asked)} pt",
                page.number,
                run.area,
                f"draw it {plain(asked)} pt wide or wider",
            )


def _lines(count: int) -> str:
    return "a line" if count == 1 else f"{count} lines"


def _thin(page: Page, least: float, fine: float) -> Iterator[tuple[Kind, Path]]:
    for place, mark in enumerate(page.marks):
        if not isinstance(mark, Path):
            continue
        paint = mark.fill if mark.stroke is None else mark.stroke
        width = thickness(mark)
        if paint is None or width >= fine:
            continue
        width, delicate = round(width, 3), is_fine(paint)
        if width >= (fine if delicate else least) or not is_drawn(page, mark):
            continue
        if mark.stroke is not None or not _is_strip(page.marks, place):
            yield (width, color(paint), delicate), mark


def _is_strip(marks: tuple[Mark, ...], place: int) -> bool:
    """Whether a thin rectangle is one of a row, as programs write gradients: no line."""
    area = marks[place].area
    near = (*marks[max(0, place - 1) : place], *marks[place + 1 : place + 2])
    return any(isinstance(mark, Path) and _abuts(area, mark.area) for mark in near)


def _abuts(one: Area, other: Area) -> bool:
    """Whether two rectangles have a long side in common."""
    if not touches(one, other, SEAM):
        return False
    shared = one.within(other)
    long, common = max(one.width, one.height), max(shared.width, shared.height)
    return common >= 0.9 * long and max(other.width, other.height) <= 1.1 * long


RULES = (Rule("line-weight", line_weight, ("least", "multi-ink")),)
