"""A verdict made by hand, with one of each kind of finding, for the tests of how it is told."""

from dataclasses import replace
from pathlib import Path

from files import press_file, saved

from ngen_pdf.preflight import Area, Finding, Verdict
from ngen_pdf.preflight.formats import as_html
from ngen_pdf.preflight.thumbnails import draw
from ngen_pdf.problems import Place, Severity

COARSE = Finding(
    "image-resolution",
    Severity.ERROR,
    "`plant.jpg` prints at 131 ppi; gwg-sheetfed asks 225",
    "supply at least 942 px for this width, or print it 2.4 in wide",
    16,
    "14",
    Area(72, 400, 372, 650),
    Place("report/2024/06-portfolio.md", 57),
    "GWG2015 4.29",
)
INTENT = Finding("output-intent", Severity.ERROR, "there is none", clause="GWG2015 4.3")


def thin(page: int, label: str = "") -> Finding:
    """A warning that is the same on each page, but for where."""
    return Finding(
        "line-weight",
        Severity.WARNING,
        "a line is 0.1 pt wide",
        "make it 0.25 pt",
        page,
        label,
        Area(72, 100 + page, 300, 100 + page),
    )


VERDICT = Verdict(
    "gwg-sheetfed",
    "GWG 2015 sheetfed, CMYK",
    20,
    ("image-resolution", "line-weight", "output-intent", "page-size"),
    (COARSE, INTENT, thin(2, "ii"), *(thin(page, str(page - 2)) for page in (5, 6, 7, 9))),
)
PASSED = Verdict("gwg-sheetfed", "GWG 2015 sheetfed, CMYK", 20, VERDICT.checked, ())
MARKED = Area(100, 600, 300, 700)
FOUND = replace(
    VERDICT,
    pages=3,
    findings=(
        replace(COARSE, page=3, label="1", area=MARKED),
        INTENT,
        thin(2, "ii"),
        *(replace(thin(3, "1"), area=Area(72, y, 300, y)) for y in (80, 90)),
    ),
)


def page_of(folder: Path, verdict: Verdict, name: str = "a.pdf") -> Path:
    """The verdict as a page in that folder, with pictures of as many pages."""
    page = folder / "verdict.html"
    drawn = draw(saved(press_file(pages=max(1, verdict.pages))), verdict)
    page.write_text(as_html(verdict, name, drawn), "utf-8")
    return page
