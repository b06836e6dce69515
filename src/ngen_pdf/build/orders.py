"""What the editions of a report are made to.

In: the sources and the pages. Out: an `Order`. How it is carried out belongs to `editions`.
"""

from typing import TYPE_CHECKING

from ngen_pdf.build.sources import Checked

if TYPE_CHECKING:
    from ngen_pdf.editions import Imprint, Order
    from ngen_pdf.layout import Layout


def order(checked: Checked, pages: "Layout") -> "Order":
    """The order of a report as it was laid out."""
    from ngen_pdf.editions import Order

    return Order(_imprint(checked, pages.front_pages), checked.report.palette, checked.press)


def _imprint(checked: Checked, front_pages: int) -> "Imprint":
    from ngen_pdf.editions import Imprint

    loaded = checked.report
    return Imprint(
        title=loaded.title,
        author=loaded.organization,
        subject=loaded.description,
        language=loaded.language,
        date=loaded.date,
        front_pages=front_pages,
        bookmarks=checked.outline.listed(),
    )
