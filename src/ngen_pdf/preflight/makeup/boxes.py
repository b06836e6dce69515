"""Rules on what is larger than the place it stands in.

In: `Makeup`. Out: `Flaw`s. Words that are lost altogether are looked at in `words`.
"""

from collections.abc import Iterator

from ngen_pdf.layout.makeup import Makeup
from ngen_pdf.layout.spills import Spill, Way
from ngen_pdf.preflight.makeup.rule import Flaw, MakeupRule, points, tag
from ngen_pdf.preflight.rules import Terms
from ngen_pdf.problems import Place

SHOWN = 40  # characters of a text

NAMES = {
    "img": "an image",
    "svg": "a drawing",
    "table": "a table",
    "pre": "code",
    "figure": "a figure",
}
HINTS = {
    Way.PAGE: "give it less to hold, or more room by a class such as .wide",
    Way.FOOT: "make it lower, or let it be parted",
    Way.BOX: "give it less to hold, or let its height be `auto`",
    Way.COLUMN: "make it narrower, or give it more room by a class such as .wide",
    Way.CUT: "give it less to hold, or more room",
}


def _overflows(makeup: Makeup, _terms: Terms) -> Iterator[Flaw]:
    """The first of what is too large at each place of a page, in each way."""
    told: set[tuple[int, Place, Way]] = set()
    for spill in makeup.spills:
        key = (spill.page, spill.block.place, spill.way)
        if key not in told:
            told.add(key)
            yield Flaw(_message(spill), spill.page, spill.block, HINTS[spill.way])


def _message(spill: Spill) -> str:
    text, by = spill.text[:SHOWN], points(spill.by)
    name = NAMES.get(tag(spill.block), f"`{text}`" if text else "a box")
    match spill.way:
        case Way.PAGE:
            return f"text runs off the page: `{text}`"
        case Way.FOOT:
            return f"{name} runs {by} into the foot of the page"
        case Way.BOX:
            return f"a box is {by} too low for what it holds" + (f": `{text}`" if text else "")
        case Way.COLUMN:
            return f"{name} is {by} wider than its column"
        case Way.CUT:
            return f"text is cut off at the edge of its box: `{text}`"


RULES = (MakeupRule("overflow", _overflows),)
