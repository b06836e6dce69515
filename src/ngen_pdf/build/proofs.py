"""What a proof shows of a report.

In: the sources and the pages. Out: `Proofing`. How it is drawn belongs to `editions`.
"""

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from ngen_pdf import lettering
from ngen_pdf.build.sources import Checked
from ngen_pdf.problems import Place
from ngen_pdf.revision import revision
from ngen_pdf.units import PX

if TYPE_CHECKING:
    from ngen_pdf.editions import Proofing, Remark
    from ngen_pdf.layout import Layout, Page
    from ngen_pdf.layout.tracing import Block

FIRST_LINE = 14.0  # CSS px; what is higher is told of at its first line, not at its middle
WEIGHT = 400
SOURCES = ("styles", "fonts")


def proofing(checked: Checked, pages: "Layout") -> "Proofing":
    """What stands beside each page, and on it."""
    from ngen_pdf.editions import Proofing

    loaded = checked.report
    remarks = tuple(_remarks(page) for page in pages.pages)
    state = revision(loaded.root, (loaded.folder, *SOURCES))
    foot = (loaded.date.isoformat(), state)
    said = (*foot, *(remark.text for page in remarks for remark in page))
    letters = tuple(sorted(set("".join(said))))
    drawn = lettering.draw_lines(loaded.root, checked.faces, letters, WEIGHT)
    return Proofing(
        word=word(checked),
        letters=tuple(zip(letters, drawn, strict=True)),
        foot=foot,
        remarks=remarks,
        marks=tuple(_marks(page) for page in pages.pages),
    )


def word(checked: Checked) -> lettering.Lettering:
    """What a draft and a proof bear on every page."""
    return lettering.draw(checked.report.root, checked.faces, checked.words.draft)


def _remarks(page: "Page") -> "tuple[Remark, ...]":
    """The file and line of each block, from the top down; urgent where something is to settle.

    A block that holds another in its first line is not told of: the other says it better.
    """
    from ngen_pdf.editions import Remark

    joined: dict[Place, Block] = {}
    for block in page.blocks:
        place = block.place
        joined[place] = joined[place].joined(block) if place in joined else block
    blocks = [block for block in joined.values() if block.place.line]
    urgent = {mark.place for mark in page.marks}
    found = (
        Remark(_shown(b.place), (b.y + min(b.height, FIRST_LINE) / 2) * PX, b.place in urgent)
        for b in blocks
        if not any(_begins_with(b, other) for other in blocks)
    )
    return tuple(sorted(found, key=lambda remark: remark.y))


def _begins_with(block: "Block", other: "Block") -> bool:
    """Whether the other one stands in it, in its first line."""
    return (
        other.place > block.place
        and block.y <= other.y < block.y + FIRST_LINE
        and block.x <= other.x
        and other.x + other.width <= block.x + block.width
        and other.y + other.height <= block.y + block.height
    )


def _shown(place: Place) -> str:
    return f"{PurePosixPath(place.path).name}:{place.line}"


def _marks(page: "Page") -> tuple[tuple[float, float, float, float], ...]:
    return tuple((m.x * PX, m.y * PX, m.width * PX, m.height * PX) for m in page.marks)
