"""The ink on squares of a page agrees with the plates that Ghostscript makes."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from cases import Case, Change, each, prove
from files import ICC, press_file, saved
from inked import NAMES, inked_file
from pikepdf import Array, Dictionary, Name
from separated import most_ink

from ngen_pdf.preflight import coverage, reading
from ngen_pdf.preflight.facts import Document, Page
from ngen_pdf.preflight.reading import layers
from ngen_pdf.preflight.reading.layers import Layers
from ngen_pdf.units import POINTS

NEAR = 2.0  # percent
HEAVY = b"1 1 1 1 k 100 100 200 200 re f "
LIGHT = b".2 .2 .2 .2 k 300 300 200 200 re f "


@cache
def document() -> Document:
    return reading.read(inked_file())


def page_of(name: str) -> Page:
    """The page that shows this."""
    return document().pages[NAMES.index(name)]


@cache
def ways() -> coverage.Conversion:
    return coverage.Conversion(ICC.read_bytes())


@cache
def measured(name: str) -> float:
    return coverage.of_page(page_of(name), ways(), Layers()).percent


@pytest.fixture(scope="module")
def plates(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, float]:
    """What Ghostscript lays on each page."""
    found = most_ink(inked_file(), tmp_path_factory.mktemp("plates"))
    return dict(zip(NAMES, found, strict=True))


def test_the_ink_of_all_pages_agrees_with_ghostscript(plates: Mapping[str, float]) -> None:
    apart = {name: measured(name) - plates[name] for name in NAMES}
    assert {name: far for name, far in apart.items() if abs(far) > NEAR} == {}


@pytest.mark.parametrize("name", NAMES)
def test_no_page_has_more_ink_than_its_bound(name: str) -> None:
    page = page_of(name)
    bound = coverage.Bound(coverage.Amounts(ways()).most)
    assert 100 * bound.of_page(page, coverage.sheet(page), 0) > measured(name) - NEAR


@pytest.mark.parametrize("name", NAMES)
def test_a_coarse_picture_is_not_enough_near_the_limit(name: str) -> None:
    near, far = (
        coverage.of_page(page_of(name), ways(), Layers(), measured(name) + more).percent
        for more in (-1, 100)
    )
    assert near == measured(name)
    assert far == pytest.approx(near, abs=coverage.DOUBT)


def test_a_coarse_picture_is_enough_far_below_the_limit() -> None:
    coarse = coverage.of_page(page_of("photograph"), ways(), Layers(), 400).percent
    assert coarse != measured("photograph")


def _patch(millimeters: float, ink: float) -> Change:
    """A patch of all four process inks in the middle of the first page."""
    edge = millimeters * POINTS["mm"]
    content = b" %f %f %f %f k 200 200 %f %f re f" % (*(ink,) * 4, edge, edge)

    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].contents_add(content)

    return change


@each(
    Case("ink-coverage", _patch(15, 0.9), _patch(15, 0.79), "asks for 320 %", 1),
    Case("ink-coverage", _patch(20, 0.81), _patch(5, 0.9), "comes to 324 %", 1),
    Case("ink-coverage", _patch(20, 0.79), _patch(20, 0.76), "comes to 316 %", 1, "gwg-web"),
    Case("ink-coverage", _patch(20, 0.7), _patch(20, 0.6), "asks for 245 %", 1, "gwg-newspaper"),
)
def test_a_patch_of_much_ink(case: Case) -> None:
    prove(case)


@pytest.mark.parametrize("editions", ["annual_editions", "specimen_editions"])
def test_the_cover_and_the_heaviest_pages_of_both_reports_agree(
    editions: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    made = reading.read(request.getfixturevalue(editions).press.read_bytes())
    bound = coverage.Bound(coverage.Amounts(ways()).most)
    ranked = sorted(made.pages, key=lambda page: -bound.of_page(page, coverage.sheet(page), 0))
    pages = (made.pages[0], *ranked[:2])
    extract = pikepdf.new()
    for page in pages:
        extract.pages.append(page.source)
    drawn = most_ink(saved(extract), tmp_path)
    found = [coverage.of_page(page, ways(), Layers()).percent for page in pages]
    assert found == pytest.approx(drawn, abs=NEAR)
    assert max(found) > 150


def test_what_is_in_a_layer_that_is_not_printed_is_left_out() -> None:
    def hide(pdf: pikepdf.Pdf) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Draft"))
        pdf.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(OFF=[layer]))
        form = pdf.make_stream(HEAVY, Type=Name.XObject, Subtype=Name.Form)
        form.BBox, form.OC = Array([0, 0, 612, 792]), layer
        page = pdf.pages[0]
        page.obj.Resources.Properties = Dictionary(D=layer)
        page.obj.Resources.XObject = Dictionary(F=form)
        page.contents_add(b"/OC /D BDC /P BMC " + HEAVY + b"EMC EMC /F Do " + LIGHT)

    file = press_file(pages=1)
    hide(file)
    made = reading.read(saved(file))
    shown = layers.read(made.pdf.Root)
    assert coverage.of_page(made.pages[0], ways(), shown).percent == pytest.approx(80, abs=NEAR)


def test_lines_and_rectangles_are_as_thick_as_they_say() -> None:
    """No square of pixels is filled for a part of one: a rectangle of 0.5 pt every 4 pt."""
    bars = b"".join(b"100 %d 200 .5 re f " % y for y in range(100, 300, 4))
    made = reading.read(saved(press_file(b".9 .9 .9 .9 k " + bars, 1)))
    found = coverage.of_page(made.pages[0], ways(), Layers()).percent
    assert found == pytest.approx(360 / 8, abs=NEAR)


@pytest.mark.parametrize("modes", [[Name.Multiply], [Name.Foo, Name.Multiply, Name.Normal]])
def test_the_first_known_blend_mode_of_several_is_blended_by(modes: list[Name]) -> None:
    grounds = b".7 .6 .5 0 k 100 100 200 200 re f /M gs .3 .5 .9 .4 k 100 100 200 200 re f"
    states = Dictionary(M=Dictionary(BM=Array(modes)))
    made = reading.read(saved(press_file(grounds, pages=1, ExtGState=states)))
    found = coverage.of_page(made.pages[0], ways(), Layers()).percent
    # of two that multiply: 1 - (1 - a) (1 - b) on each plate
    assert found == pytest.approx(79 + 80 + 95 + 40, abs=NEAR)
