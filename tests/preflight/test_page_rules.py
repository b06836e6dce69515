"""Rules on pages as sheets: boxes, sizes, their number, and whether they are empty."""

from collections.abc import Callable
from typing import Any

import pytest
from cases import Case, Change, each, nothing, prove
from files import BLEED, TRIM, press_file, saved
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf

from ngen_pdf.preflight import reading
from ngen_pdf.preflight.rules import Terms
from ngen_pdf.preflight.rules.pages import count
from ngen_pdf.problems import Severity

LEFT, BOTTOM, RIGHT, TOP = TRIM
RULE = b"0 0 0 1 K 3 w 72 72 m 144 72 l S"
SPACES = b"BT /F1 12 Tf <00010001> Tj ET"
WHITE = b"0 0 0 0 k 0 0 612 792 re f"
OFF_THE_TRIM = b"0 0 0 1 k -9 0 8 792 re f"
SHEET = Array([LEFT - BLEED, BOTTOM - BLEED, RIGHT + BLEED, TOP + BLEED])


def page(number: int, **entries: object) -> Change:
    """Give a page, from 1, these entries, or take those away that are None."""

    def change(pdf: Pdf) -> None:
        source = pdf.pages[number - 1].obj
        for key, value in entries.items():
            if value is None:
                del source[f"/{key}"]
            else:
                source[f"/{key}"] = value

    return change


def preferred(**boxes: Any) -> Change:
    """Ask programs to show or print by these boxes."""

    def change(pdf: Pdf) -> None:
        pdf.Root.ViewerPreferences = Dictionary(**boxes)

    return change


def every(**entries: object) -> Change:
    def change(pdf: Pdf) -> None:
        for number in range(1, len(pdf.pages) + 1):
            page(number, **entries)(pdf)

    return change


def named(*prefixes: str) -> Change:
    """Labels of one page each."""

    def change(pdf: Pdf) -> None:
        labels = ((number, Dictionary(P=prefix)) for number, prefix in enumerate(prefixes))
        pdf.Root.PageLabels = Dictionary(Nums=Array([part for label in labels for part in label]))

    return change


def turned_among_labels(pdf: Pdf) -> None:
    named("i", "ii")(pdf)
    page(2, Rotate=90)(pdf)


def cut_to(number: int, right: float) -> Change:
    """A page of another width, with its bleed."""
    sheet = Array([LEFT - BLEED, BOTTOM - BLEED, right + BLEED, TOP + BLEED])
    return page(number, TrimBox=Array([LEFT, BOTTOM, right, TOP]), BleedBox=sheet, MediaBox=sheet)


def pages(count: int) -> Callable[[], Pdf]:
    return lambda: press_file(pages=count)


def last(count: int) -> Change:
    """The file cut off after so many pages."""

    def change(pdf: Pdf) -> None:
        del pdf.pages[count:]

    return change


def blank(*numbers: int, bookmark: int = 0, content: bytes = b"") -> Change:
    """Pages that paint nothing but `content`; a bookmark leads to a page, from 1."""

    def change(pdf: Pdf) -> None:
        for number in numbers:
            pdf.pages[number - 1].obj.Contents = pdf.make_stream(content)
        if bookmark:
            with pdf.open_outline() as outline:
                outline.root.append(OutlineItem("Opener", bookmark - 1))

    return change


@each(
    Case("page-boxes", page(2, TrimBox=None), told="the page has no TrimBox", page=2),
    Case("page-boxes", every(TrimBox=None), told="no page has a TrimBox", page=0),
    Case("page-boxes", page(1, ArtBox=Array(TRIM)), told="has a TrimBox and an ArtBox", page=1),
    Case(
        "page-boxes",
        preferred(PrintClip=Name.TrimBox),
        preferred(PrintClip=Name.BleedBox),
        "the file is to be printed by the `TrimBox`, not",
    ),
    Case(
        "page-boxes",
        preferred(ViewArea=Name.CropBox),
        preferred(ViewArea=Name.MediaBox),
        "the file is to be shown by the `CropBox`",
    ),
    Case(
        "page-boxes",
        page(1, CropBox=Array(TRIM)),
        page(1, CropBox=SHEET),
        told="the page has a CropBox that is not its MediaBox",
        page=1,
    ),
    Case(
        "page-boxes",
        page(1, BleedBox=Array([LEFT, BOTTOM, RIGHT, TOP - 1])),
        told="the page has a TrimBox that leaves its BleedBox",
        page=1,
    ),
    Case(
        "page-boxes",
        page(2, MediaBox=Array(TRIM)),
        told="the page has a BleedBox that leaves its MediaBox",
        page=2,
    ),
    Case("page-boxes", page(1, BleedBox=Array([0, 0, 0, 0])), told="an empty BleedBox", page=1),
    Case(
        "page-size",
        cut_to(2, RIGHT + 72),
        cut_to(2, RIGHT + 0.4),
        "the page is trimmed to 684 by 792 pt (9.5 by 11 in), the others to 612 by 792 pt (8.5",
        2,
    ),
    Case(
        "page-rotation",
        page(2, Rotate=90),
        page(2, Rotate=0),
        "the page has a Rotate of 90 degrees",
        2,
    ),
    Case(
        "page-rotation",
        turned_among_labels,
        named("i", "ii"),
        "the page has a Rotate of 90 degrees",
        2,
    ),
    Case("page-rotation", every(Rotate=-90), told="every page has a Rotate of 270", page=0),
    Case("user-unit", page(1, UserUnit=2), page(1, UserUnit=1), "the page has a UserUnit of 2", 1),
)
def test_the_sheets(case: Case) -> None:
    prove(case)


@each(
    Case(
        "page-count",
        nothing,
        last(2),
        "3 pages; gwg-sheetfed asks for a multiple of 2",
        file=pages(3),
    ),
    Case("page-count", nothing, last(1), "the file has 3 pages", file=pages(3)),
    Case("empty-page", blank(2), blank(2, content=RULE), "nothing is printed on the page", 2),
    Case("empty-page", blank(2), blank(2, bookmark=3), page=2, file=pages(4)),
    Case("empty-page", blank(3), blank(3, bookmark=5), page=3, file=pages(6)),
    Case("empty-page", blank(2, bookmark=4), blank(3, bookmark=4), page=2, file=pages(4)),
    Case("empty-page", blank(1, 2, bookmark=3), page=1, file=pages(4)),
    Case("empty-page", blank(2, content=SPACES), page=2),
    Case("empty-page", blank(2, content=WHITE), page=2),
    Case("empty-page", blank(2, content=OFF_THE_TRIM), page=2),
)
def test_the_pages(case: Case) -> None:
    prove(case)


@pytest.mark.parametrize(
    ("pages", "fits"), [(8, True), (12, True), (11, True), (10, False), (4, False), (16, True)]
)
def test_pages_inside_a_cover_can_be_bound_apart(pages: int, fits: bool) -> None:
    terms = Terms("shop", Severity.WARNING, (("multiple", 8), ("cover-apart", True)))
    document = reading.read(saved(press_file(pages=pages)))
    assert (list(count(document, terms)) == []) == fits
