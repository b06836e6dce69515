"""Rules on what fills a page: headings at its foot, pages that are nearly empty or do not match.

In: `Makeup`. Out: `Flaw`s. The lines of one paragraph are looked at in `paragraphs`.
"""

from collections.abc import Iterator, Sequence

from ngen_pdf.layout.flow import Item, Sheet
from ngen_pdf.layout.makeup import Makeup
from ngen_pdf.preflight.makeup.rule import Flaw, MakeupRule, tag
from ngen_pdf.preflight.rules import Terms
from ngen_pdf.problems import count

RUNNING = ("p", "li", "dd", "div")
"""Elements that hold text which could be parted anywhere."""


def _stranded(makeup: Makeup, terms: Terms) -> Iterator[Flaw]:
    """A heading at the foot of a page or a column, with too little of its text below it."""
    asked = terms.number("lines")
    items = [(sheet, item) for sheet in makeup.sheets for item in sheet.items]
    for index, (sheet, heading) in enumerate(items):
        if heading.level and _is_stranded(items, index, asked):
            message = f"a heading stands at the foot with fewer than {asked:.0f} lines of its text"
            hint = "set `break-after: avoid` in its style, or begin a page with it"
            yield Flaw(message, sheet.number, heading.block, hint)


def _is_stranded(items: Sequence[tuple[Sheet, Item]], index: int, asked: float) -> bool:
    """Whether its text goes on elsewhere after fewer lines than are asked."""
    sheet, heading = items[index]
    lines = 0
    for other, item in items[index + 1 :]:
        if item.block.place.path != heading.block.place.path or (item.level and lines):
            return False  # that is all of it
        if other is not sheet:
            return not sheet.ends  # a style may have a page of titles
        if item.block.y < heading.block.y:
            return True
        if not item.lines or lines + item.lines >= asked:
            return False
        lines += 0 if item.level else item.lines
    return False


def _short(makeup: Makeup, terms: Terms) -> Iterator[Flaw]:
    """A page of running text that holds a few lines of it only."""
    for sheet in makeup.sheets:
        lines = round((sheet.end - sheet.top) / sheet.line, 2)
        if sheet.items and not sheet.begins and lines < terms.number("lines"):
            shown = sum(item.lines for item in sheet.items)
            message = f"the page ends after {count(shown, 'line')}"
            hint = "shorten what comes before until they fit on the page before, or add to them"
            yield Flaw(message, sheet.number, sheet.items[0].block, hint)


def _unbalanced(makeup: Makeup, terms: Terms) -> Iterator[Flaw]:
    """Facing pages that end at different heights, where the shorter one could hold more text."""
    most = terms.number("lines")
    for left, right, after in zip(
        makeup.sheets, makeup.sheets[1:], makeup.sheets[2:], strict=False
    ):
        if left.is_recto or left.ends or right.ends:
            continue
        short, following = (left, right) if left.room > right.room else (right, after)
        lines = abs(left.room - right.room) / left.line
        if lines > most and _goes_on(short, following):
            message = f"this page ends {lines:.0f} lines above the one that faces it"
            hint = "let the paragraph that follows be parted, or keep less together"
            yield Flaw(message, short.number, short.items[-1].block, hint)


def _goes_on(sheet: Sheet, following: Sheet) -> bool:
    """Whether running text ends the one and begins the other; a heading takes more room."""
    if not (sheet.items and following.items):
        return False
    last, first = sheet.items[-1], following.items[0]
    return not first.level and all(
        item.lines and tag(item.block) in RUNNING for item in (last, first)
    )


RULES = (
    MakeupRule("stranded-heading", _stranded, ("lines",)),
    MakeupRule("short-page", _short, ("lines",)),
    MakeupRule("spread-balance", _unbalanced, ("lines",)),
)
