"""The screen editions of both reports, judged, and read as programs of others read them."""

import ctypes
import re
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, NameTree
from pypdfium2 import raw

from ngen_pdf.preflight import check, profiles
from ngen_pdf.preflight.facts import Text
from ngen_pdf.preflight.reading import read
from ngen_pdf.preflight.reading.destinations import places
from ngen_pdf.preflight.reading.grounds import Grounds
from ngen_pdf.preflight.reading.links import links
from ngen_pdf.preflight.reading.outline import bookmarks
from ngen_pdf.preflight.reading.structure import structure

SCREEN = profiles.named("screen")
SCALE = 2  # px a pt


@pytest.fixture(params=["annual_report", "specimen"])
def edition(request: pytest.FixtureRequest) -> Path:
    file = request.getfixturevalue(request.param)
    assert isinstance(file, Path)
    return file


def test_nothing_is_wrong(edition: Path) -> None:
    assert check(edition.read_bytes(), SCREEN).findings == ()


def test_bookmarks_labels_and_links_lead_where_pdfium_goes(edition: Path) -> None:
    document = read(edition.read_bytes())
    drawn = pypdfium2.PdfDocument(edition)
    found = bookmarks(document.pdf, places(document.pdf))
    assert [(b.depth, b.title, b.target and b.target.page) for b in found] == [
        (b.level + 1, b.get_title(), b.get_dest().get_index() + 1)
        for b in drawn.get_toc(max_depth=15)
    ]
    for page in document.pages:
        assert page.label == drawn.get_page_label(page.number - 1)
        ours = [link.target.page if link.target else 0 for link in links(document.pdf)[page.number]]
        assert ours == list(_led_to(drawn, page.number - 1))


def _led_to(drawn: pypdfium2.PdfDocument, index: int) -> Iterator[int]:
    """The page that each link of a page leads to, from 1, or 0."""
    page, place, link = drawn[index], ctypes.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page, ctypes.byref(place), ctypes.byref(link)):
        target = raw.FPDFLink_GetDest(drawn.raw, link)
        yield raw.FPDFDest_GetDestPageIndex(drawn.raw, target) + 1 if target else 0


def test_tags_are_those_that_poppler_lists(edition: Path) -> None:
    listed = subprocess.run(
        ["pdfinfo", "-struct", edition], capture_output=True, text=True, check=True
    ).stdout
    theirs = Counter(re.findall(r"^ *(\w+)", listed, re.MULTILINE))
    with pikepdf.open(edition) as pdf:
        found = structure(pdf)
        assert found
        assert dict(Counter(one.name for one in found.elements)).items() <= theirs.items()


def test_grounds_are_what_pdfium_paints(annual_report: Path) -> None:
    """Of texts that stand on one color, on every fourth page."""
    data = annual_report.read_bytes()
    drawn = pypdfium2.PdfDocument(data)
    for page in read(data).pages[::4]:
        picture = drawn[page.number - 1].render(scale=SCALE).to_pil().convert("RGB")
        grounds = Grounds(page)
        for mark in page.marks:
            if isinstance(mark, Text) and mark.printed and len(mark.text.strip()) > 1:
                colors = set(grounds.below(mark))
                left, bottom, right, top = mark.area
                high = page.media.top
                box = (left - 1, high - top, right + 1, high - bottom)
                seen = picture.crop([round(side * SCALE) for side in box]).getcolors(1 << 20)
                assert len(colors) > 1 or _is_in(colors.pop(), seen, mark.text)


def _is_in(color: tuple[float, ...] | None, seen: object, text: str) -> bool:
    """Whether a color is one of the three that there is most of."""
    assert color is not None
    assert isinstance(seen, list)
    most = [pixel for _, pixel in sorted(seen, reverse=True)[:3]]
    wanted = [round(part * 255) for part in color]
    near = (max(abs(a - b) for a, b in zip(wanted, one, strict=True)) <= 3 for one in most)
    assert any(near), (text, wanted, most)
    return True


def _elements(pdf: pikepdf.Pdf, kind: str) -> list[pikepdf.Object]:
    """The elements of a type, in reading order."""
    found: list[pikepdf.Object] = []
    open_ones = [pdf.Root.StructTreeRoot.K]
    while open_ones:
        one = open_ones.pop()
        if isinstance(one, Array):
            open_ones += reversed(list(one))
        elif isinstance(one, Dictionary) and "/S" in one:
            if str(one.S) == f"/{kind}":
                found.append(one)
            if "/K" in one:
                open_ones.append(one.K)
    return found


def _skip(pdf: pikepdf.Pdf) -> None:
    _elements(pdf, "H2")[5].S = Name.H4


def _silence(pdf: pikepdf.Pdf) -> None:
    del _elements(pdf, "Figure")[4].Alt


def _swap(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[9]
    del pdf.pages[9]
    pdf.pages.insert(10, page)


def _lead_astray(pdf: pikepdf.Pdf) -> None:
    """The first line of the contents leads to a page far behind."""
    NameTree(pdf.Root.Names.Dests)[str(pdf.pages[2].obj.Annots[0].Dest)][0] = pdf.pages[20].obj


@pytest.mark.parametrize(
    ("change", "code", "page", "told"),
    [
        (_skip, "tags", 5, "is tagged H4 after H2"),
        (_silence, "alt-text", 11, "a figure has no alternative text"),
        (_swap, "page-labels", 10, "prints the folio 5, viewers show 4"),
        (_lead_astray, "toc-folio", 3, "is on page"),
    ],
)
def test_one_change_is_told_where_it_stands(
    annual_report: Path, change: Callable[[pikepdf.Pdf], None], code: str, page: int, told: str
) -> None:
    file = BytesIO()
    with pikepdf.open(annual_report) as pdf:
        change(pdf)
        pdf.save(file)
    (found,) = check(file.getvalue(), SCREEN).findings
    assert (found.code, found.page) == (code, page)
    assert told in found.message
