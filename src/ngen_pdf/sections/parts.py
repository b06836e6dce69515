"""The parts that a report is made of: what each is called, what it takes, what it holds.

In: nothing. Out: the table `PARTS`. How each is written as HTML is in its template,
templates/parts/NAME.html.j2; how it looks is the style sheets' affair.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from markdown_it.token import Token

from ngen_pdf.sections.draft import Draft
from ngen_pdf.sections.tokens import line_of


@dataclass(frozen=True, slots=True)
class Attribute:
    """What an attribute of a part may be; `hint` says how to write it."""

    hint: str
    pattern: re.Pattern[str] = re.compile(r".*\S.*")
    required: bool = False
    printed: bool = True  # as text of the page


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its attributes, where it stands, and what it may hold.

    `holds` are types of tokens or names of parts, () where anything may stand in it;
    `content` says the same in words.
    """

    attributes: Mapping[str, Attribute] = field(default_factory=dict)
    inside: str = ""
    holds: tuple[str, ...] = ()
    content: str = ""


BY = Attribute("whose words they are, such as Jane Doe")

PARTS: Mapping[str, Part] = {
    "callout": Part({"title": Attribute("a few words")}),
    "card": Part(
        {"title": Attribute("a name"), "place": Attribute("such as London, Ontario")},
        inside="cards",
    ),
    "cards": Part(holds=("card",), content="divs `card`"),
    "columns": Part({"count": Attribute("2 or 3", re.compile("[23]"), printed=False)}),
    "contacts": Part(
        holds=("dl_open", "paragraph_open"), content="definition lists and paragraphs"
    ),
    "facing": Part(
        {
            "image": Attribute("a file, such as images/x.svg", required=True, printed=False),
            "alt": Attribute("what the drawing shows", required=True, printed=False),
        }
    ),
    "figure": Part(),
    "logos": Part(holds=("paragraph_open",), content="images"),
    "pull-quote": Part({"by": BY}),
    "quote": Part({"by": BY, "role": Attribute("what they are, such as Chair")}),
    "stat": Part(
        {
            "figure": Attribute("a figure's name, such as members.result", printed=False),
            "value": Attribute("such as 3,334"),
            "unit": Attribute("such as million"),
        },
        inside="stats",
    ),
    "stats": Part(holds=("stat",), content="divs `stat`"),
    "timeline": Part(holds=("dl_open",), content="definition lists"),
}

FULL_BLEED = "full-bleed"
VARIANTS = ("wide", "margin", FULL_BLEED)  # of a figure, one at a time


def names(classes: str) -> tuple[str, ...]:
    """The parts that a div's classes name; a rightly written one has one at most."""
    return tuple(name for name in classes.split() if name in PARTS)


def attributes(token: Token, items: Iterable[tuple[str, str]]) -> Mapping[str, Attribute]:
    """The attributes that a div may have as the part that it is, or becomes by `items`."""
    if token.type != "div_open":
        return {}
    classes = (str(token.attrs.get("class", "")), *(v for key, v in items if key == "class"))
    found = names(" ".join(classes))
    return PARTS[found[0]].attributes if found else {}


def check_variant(token: Token, is_figure: bool, draft: Draft) -> None:
    """Tell of two widths at once, and of something to the bleed that is no figure."""
    found = [name for name in str(token.attrs.get("class", "")).split() if name in VARIANTS]
    if len(found) > 1:
        message = f"`{found[0]}` and `{found[1]}` are two places for one thing"
        draft.error("div", message, line_of(token), "name one of them")
    elif FULL_BLEED in found and not is_figure:
        hint = "write the caption in the brackets, or as the last paragraph of a div `figure`"
        draft.error("div", f"`{FULL_BLEED}` is for figures only", line_of(token), hint)
