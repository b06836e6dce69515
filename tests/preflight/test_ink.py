"""The ink on squares of a page agrees with the plates that Ghostscript makes."""

from collections.abc import Mapping
from functools import cache

import pikepdf
import pytest
from cases import Case, Change, each, prove
from files import ICC
from inked import inked, inked_file
from separated import most_ink

from ngen_pdf.preflight import coverage, reading
from ngen_pdf.preflight.facts import Document, Page
from ngen_pdf.preflight.reading.layers import Layers
from ngen_pdf.units import POINTS

NEAR = 2.0  # percent
NAMES = [one.name for one in inked()]


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
