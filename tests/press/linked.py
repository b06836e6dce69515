"""A report with links, as the engine paints it and as the press edition declares it."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf

from conftest import made_in
from ngen_pdf import build
from ngen_pdf.editions import Order
from ngen_pdf.editions.press import standard
from ngen_pdf.editions.press.sheet import lay
from ngen_pdf.outline import Entry
from ngen_pdf.press import Edges
from ngen_pdf.sections import Matter
from orders import order, profile

LETTER = (612, 792)
LINKED = """\
# One {#one}

See [Two](#two), [a page](https://example.org/) and a note.[^1]

[^1]: With [a link that is so long that it cannot but run over two lines, and perhaps over
    three of them](https://example.org/long).

- A list
- of two

| A | B |
|---|---|
| 1 |   |

: A table
"""


def painted_in(folder: Path) -> bytes:
    """The engine's master of a report with links, made in a folder."""
    made = made_in(folder)
    made.write("styles/then.css", "@page { bleed: 9pt }")
    made.section("01-one.md", LINKED)
    made.section("02-two.md", "# Two {#two}\n\nBack to [One](#one).\n")
    pages, _ = build.paginate(build.check(made.root, "2024"))
    return pages.to_pdf().pdf


def linked_order(title: str = "Annual Report 2024") -> Order:
    """An order for it, with a bookmark in a bookmark."""
    plain = order(profile(Edges(9, 9, 9, 0)), slugs=2)
    deeper = Entry("two", 2, "Two", "", Matter.BODY, True)
    marks = (Entry("one", 1, "One", "", Matter.BODY, True, (deeper,)),)
    return replace(plain, imprint=replace(plain.imprint, title=title, bookmarks=marks))


def press_file(painted: bytes, title: str = "Annual Report 2024") -> bytes:
    """The press edition, in the colors of the master."""
    with pikepdf.open(BytesIO(painted)) as pdf:
        lay(pdf, linked_order(title))
        standard.declare(pdf, linked_order(title))
        return standard.saved(pdf)
