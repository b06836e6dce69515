"""The real report's pages as boxes: nothing is wider than what holds it."""

from collections.abc import Iterator

from weasyprint.formatting_structure.boxes import BlockContainerBox, Box, TextBox

from conftest import ROOT
from ngen_pdf import build, layout


def _too_wide(box: Box, holder: BlockContainerBox | None = None) -> Iterator[str]:
    """The text boxes that pass the right edge of the block or cell they stand in."""
    if isinstance(box, BlockContainerBox):
        holder = box
    if isinstance(box, TextBox) and box.text.strip() and holder is not None:
        edge = holder.content_box_x() + holder.width
        if box.position_x + box.width > edge + 1:  # CSS px
            yield box.text
    for child in getattr(box, "children", ()):
        yield from _too_wide(child, holder)


def test_no_text_of_the_report_is_wider_than_its_box() -> None:
    laid_out = layout.paginate(build.assemble(build.check(ROOT, "2020-2021")))
    assert not laid_out.problems
    for page in laid_out._document.pages:
        assert not list(_too_wide(page._page_box))
