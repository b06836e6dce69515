"""Rules on type: how small it may be, and how much ink its black may lay.

In: facts. Out: `Found`s. Whether small black type overprints belongs to `overprint`.
"""

from collections.abc import Iterator

from ngen_pdf.preflight.facts import Document, Page, Paint, Text
from ngen_pdf.preflight.reading.grounds import Grounds
from ngen_pdf.preflight.rules.painted import (
    NEAR,
    PROCESS,
    coats,
    color,
    is_blank,
    is_fine,
    is_white,
    on_sheet,
    plain,
)
from ngen_pdf.preflight.rules.rule import Found, Rule, Terms
from ngen_pdf.preflight.rules.runs import runs

Kind = tuple[str, str, bool]
"""What makes text alike: its font, the color that is judged, whether that is a fine one."""


def text_size(document: Document, terms: Terms) -> Iterator[Found]:
    """Text that is smaller than it prints well, by its effective size in pt.

    GWG 2022, R0016 and R0017, of text that is on several plates, or is white and lies on
    something. Sizes are compared at one digit.
    """
    least = terms.number("least")
    fine = max(least, terms.number("multi-ink"))
    for page in document.pages:
        for run in runs(_small(page, least, fine)):
            text, (_, words, is_fine_text) = run.first, run.kind
            asked = fine if is_fine_text else least
            hint = f"set it in {plain(asked, 1)} pt or more"
            if is_fine_text and words != "white":
                hint += ", or in one ink"
            yield Found(
                f"{run.thing} is {plain(text.size, 1)} pt in {words}; "
                f"{terms.profile} asks {plain(asked, 1)} pt",
                page.number,
                run.area,
                hint,
                more=run.more,
            )


def _small(page: Page, least: float, fine: float) -> Iterator[tuple[Kind, Text]]:
    grounds = Grounds(page)
    for mark in page.marks:
        if isinstance(mark, Text) and mark.size < fine:
            size = round(mark.size, 1)
            if size >= fine or is_blank(mark) or not on_sheet(page, mark):
                continue
            used = [coat.paint for coat in coats(mark)]
            delicate = [paint for paint in used if is_fine(paint)]
            if delicate and all(map(is_white, used)) and not grounds.lie_below(mark):
                continue
            if delicate or (used and size < least):
                paint = (delicate or used)[0]
                yield (f"{mark.font.key} {size}", color(paint), bool(delicate)), mark


def rich_black_text(document: Document, terms: Terms) -> Iterator[Found]:
    """Text whose black lies on so much of the other inks that it smears and blurs.

    GWG 2022, R0015: the sum of the process inks, where black is at least the share `black`.
    """
    black, limit = terms.number("black"), terms.number("limit")
    for page in document.pages:
        for run in runs(_rich(page, black, limit)):
            yield Found(
                f"{run.thing} prints with {run.kind} % of ink; "
                f"{terms.profile} allows {plain(limit)} % where black is {plain(black)} % or more",
                page.number,
                run.area,
                "set it in 100 % black alone",
                more=run.more,
            )


def _rich(page: Page, black: float, limit: float) -> Iterator[tuple[int, Text]]:
    for mark in page.marks:
        if not isinstance(mark, Text):
            continue
        for paint in (mark.fill, mark.stroke):
            if paint is None or len(paint.plates) < 2:
                continue
            share, total = _process(paint)
            if share < black - NEAR or total <= limit + NEAR:
                continue
            if on_sheet(page, mark) and not is_blank(mark):
                yield round(total), mark
                break


def _process(paint: Paint) -> tuple[float, float]:
    """The share of black, and the sum of the process inks, in percent."""
    shares = {plate: share * 100 for plate, share in paint.plates if plate in PROCESS}
    return shares.get("Black", 0.0), sum(shares.values())


RULES = (
    Rule("rich-black-text", rich_black_text, ("black", "limit")),
    Rule("text-size", text_size, ("least", "multi-ink")),
)
