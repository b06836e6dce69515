"""An image is converted for the largest size it is printed at."""

import pikepdf

from ngen_pdf.editions.press.placements import Placement, Purpose


def test_a_placement_grows_by_each_side() -> None:
    pdf = pikepdf.new()
    placement = Placement(pdf.make_stream(b"x"), Purpose.PAINTED, 100, 20, page=3)
    grown = placement.also(40, 50)
    assert (grown.width, grown.height, grown.page) == (100, 50, 3)
