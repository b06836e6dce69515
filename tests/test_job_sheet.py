"""The job sheet is one page whatever the job."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from conftest import ROOT, Publication
from ngen_pdf import fonts, locales, press, report
from ngen_pdf.editions.supply import Part
from ngen_pdf.package.job_sheet import Job, set_job_sheet
from ngen_pdf.package.measures import Measures
from ngen_pdf.package.typefaces import Typeface
from ngen_pdf.package.verdicts import PressFile
from ngen_pdf.preflight import Finding, Verdict
from ngen_pdf.preflight.survey import Survey
from ngen_pdf.press import Edges
from ngen_pdf.problems import Severity

A4 = (595.2756, 841.8898)
ODD = Finding("page-count", Severity.WARNING, "it has 5 pages")
VERDICT = Verdict("gracol-coated", "GRACoL", 5, ("page-count", "syntax"), (ODD,))
MANY = tuple(
    Typeface(f"A Family with a Long Name {n}", ("Light", "Regular", "Medium Italic"), "")
    for n in range(15)
)


def _supplied(part: Part, pages: int, ppi: float | None) -> PressFile:
    survey = Survey(
        pages=pages,
        trims=(A4, (612.0, 792.0)),
        bleed=Edges(9, 9, 8.504, 0),
        spots=("PANTONE 172 C", "PANTONE 300 C"),
        fonts=(),
        ppi=ppi,
        ppi_page=3,
    )
    return PressFile(part, f"{part}".encode(), survey, VERDICT)


def _job(publication: Publication, language: str) -> Job:
    """As much as a sheet may have to hold."""
    publication.section("1.md", "# A\n")
    loaded = report.load(publication.root, "2024")
    title = "A title that is far longer than the titles of reports are, so that it takes two lines"
    return Job(
        name="test-annual-report-2024",
        report=replace(loaded, title=title, language=language, contact="Ana Roy"),
        faces=fonts.read_faces(publication.root)[0],
        press=replace(press.read_press(ROOT, "gracol-coated"), page_multiple=4),
        measures=Measures(language, locales.package_words(language), metric=True),
        supplied=(_supplied(Part.COVER, 4, None), _supplied(Part.INSIDE, 90, 151.2)),
        typefaces=MANY,
        files=tuple((f"press/test-annual-report-2024-{n}.pdf", b"%d" % n) for n in range(4)),
        contact="Ana Roy, 514 555-0134, ana.roy@a-rather-long-name-of-an-organization.example",
        page="page",
    )


def _page(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 1
    return " ".join(str(document[0].get_textpage().get_text_range()).split())


@pytest.mark.parametrize("language", locales.languages())
def test_the_fullest_sheet_is_one_page_and_nothing_is_cut(
    publication: Publication, language: str
) -> None:
    job = _job(publication, language)
    pdf, problems = set_job_sheet(job)
    assert problems == ()
    words = _page(pdf)
    assert "+ 3" in words  # the typefaces that there is no room for
    for name, _ in job.files:
        assert name in words
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert [float(side) for side in opened.pages[0].mediabox] == pytest.approx(
            [0, 0, *A4], abs=0.1
        )


def test_a_title_is_text_and_its_longest_word_is_parted(publication: Publication) -> None:
    job = _job(publication, "en")
    title = f'<b>Ours & "yours"</b> {"Langeswort" * 9}'
    pdf, problems = set_job_sheet(replace(job, report=replace(job.report, title=title)))
    assert problems == ()
    words = _page(pdf)
    assert '<b>Ours & "yours"</b>' in words
    assert words.replace(" ", "").count("Langeswort") == 9


def test_what_a_job_has_of_its_own_is_told(publication: Publication) -> None:
    words = _page(set_job_sheet(_job(publication, "en"))[0]).replace("\u202f", " ")
    for fact in (
        "210 × 297 mm", "8.268 × 11.693 in · 215.9 × 279.4 mm", "94",
        "Cover 4 · Inside pages 90 = 22 × 4 + 2", "CMYK, PANTONE 172 C, PANTONE 300 C",
        "top 3.2 mm, bottom 3.2 mm, outside 3 mm, spine 0 mm", "151 ppi (Inside pages, page 3)",
        "2 / 4, page-count: failed", "no license beside it",
    ):  # fmt: skip
        assert fact in words.replace("\xa0", " "), fact


def test_a_publication_with_other_faces_has_them_on_its_sheet(
    publication: Publication, tmp_path: Path
) -> None:
    for folder in ("ibm-plex-mono", "ibm-plex-sans-condensed"):
        for face in (publication.root / "fonts" / folder).glob("*.ttf"):
            face.unlink()
    pdf, problems = set_job_sheet(replace(_job(publication, "fr"), typefaces=MANY[:2]))
    assert problems == ()
    file = tmp_path / "sheet.pdf"
    file.write_bytes(pdf)
    with pikepdf.open(file) as opened:
        named = {
            str(item.FontFamily)
            for item in opened.objects
            if isinstance(item, pikepdf.Dictionary) and "/FontFamily" in item
        }
    assert named
    assert all(name.startswith("Source Serif 4") for name in named)
