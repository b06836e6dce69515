"""What the package is made of, piece by piece."""

import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from conftest import ROOT
from ngen_pdf import fonts, locales
from ngen_pdf.package import archive, typefaces
from ngen_pdf.package.job_sheet import A4, LETTER, office_sheet
from ngen_pdf.package.measures import Measures
from ngen_pdf.package.typefaces import Typeface
from ngen_pdf.press import Edges

INCH, MM = 72, 72 / 25.4


def _measures(language: str, metric: bool = False) -> Measures:
    return Measures(language, locales.package_words(language), metric)


def _plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("day", "stamp"),
    [
        (date(2021, 3, 31), (2021, 3, 31)),
        (date(1970, 1, 1), (1980, 1, 1)),
        (date(2300, 1, 1), (2107, 12, 31)),
    ],
)
def test_files_bear_the_day_as_far_as_a_zip_can(day: date, stamp: tuple[int, ...]) -> None:
    packed = archive.pack("folder", day, {"a.txt": b"a", "b/c.txt": b"c"})
    assert packed == archive.pack("folder", day, {"a.txt": b"a", "b/c.txt": b"c"})
    with zipfile.ZipFile(BytesIO(packed)) as opened:
        assert opened.namelist() == ["folder/a.txt", "folder/b/c.txt", "folder/SHA256SUMS"]
        assert opened.testzip() is None
        entry = opened.getinfo("folder/a.txt")
    assert entry.date_time[:3] == stamp
    assert entry.external_attr >> 16 == 0o100644


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("ngen-annual-report-2020-2021", "ngen-annual-report-2020-2021"),
        ("Société n° 1", "Societe-n-1"),
        ("../up", "up"),
        ("東京", "report"),
    ],
)
def test_names_are_ascii(name: str, plain: str) -> None:
    assert archive.plain(name, "report") == plain


@pytest.mark.parametrize(
    ("language", "metric", "lengths"),
    [
        ("en-CA", False, ("8.5 × 11 in", "215.9 × 279.4 mm")),
        ("fr-CA", True, ("215,9 × 279,4 mm", "8,5 × 11 po")),
        ("de", True, ("215,9 × 279,4 mm", "8,5 × 11 Zoll")),
    ],
)
def test_lengths_are_written_as_the_language_has_them(
    language: str, metric: bool, lengths: tuple[str, str]
) -> None:
    written = _measures(language, metric).both(8.5 * INCH, 11 * INCH)
    assert tuple(map(_plain, written)) == lengths


def test_round_lengths_have_no_decimals() -> None:
    assert _plain(_measures("en", True).both(100 * MM, 297 * MM)[0]) == "100 × 297 mm"


def test_bleed_is_told_edge_by_edge_where_it_differs() -> None:
    same = _measures("en").bleed(Edges(9, 9, 9, 9))
    assert tuple(map(_plain, same)) == ("0.125 in", "3.2 mm on all edges")
    other = _measures("en").bleed(Edges(9, 9, 9, 0))
    assert tuple(map(_plain, other)) == (
        "0.125 in", "top 0.125 in, bottom 0.125 in, outside 0.125 in, spine 0 in"
    )  # fmt: skip


def test_pages_that_are_left_over_are_told() -> None:
    assert _plain(_measures("en").multiple(48, 4)) == "48 = 12 × 4"
    assert _plain(_measures("en").multiple(50, 4)) == "50 = 12 × 4 + 2"


@pytest.mark.parametrize(
    ("trim", "sheet"),
    [((612, 792), LETTER), ((792, 612), LETTER), ((420, 595), A4), ((600, 600), LETTER)],
)
def test_the_office_sheet_is_like_the_trim(trim: tuple[float, float], sheet: object) -> None:
    assert office_sheet(trim) == sheet


def test_typefaces_are_told_by_their_faces_and_licenses() -> None:
    faces, _ = fonts.read_faces(ROOT)
    embedded = (
        ("IBM Plex Sans Condensed", "IBM-Plex-Sans-Condensed,-Semi-Bold-Condensed"),
        ("IBM Plex Sans Condensed", "IBM-Plex-Sans-Condensed,-Medium-Italic-Condensed"),
        ("IBM Plex Sans Condensed", "IBM-Plex-Sans-Condensed,-Condensed"),
        ("Source Serif 4 Display", "Source-Serif-4-Display-Light"),
        ("Source Serif 4", "Source-Serif-4-Small-Caps"),
    )
    license_ = "SIL Open Font License 1.1"
    assert typefaces.used(ROOT, faces, embedded) == (
        Typeface("IBM Plex Sans Condensed", ("Regular", "SemiBold", "Medium Italic"), license_),
        Typeface("Source Serif 4", ("Regular",), license_),
        Typeface("Source Serif 4 Display", ("Light",), license_),
    )


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({}, ""),
        ({"LICENSE.txt": "Apache License, Version 2.0"}, "Apache License 2.0"),
        ({"OFL.txt": "SIL OPEN FONT LICENSE Version 1.1"}, "SIL Open Font License 1.1"),
        ({"EULA.txt": "\n\nOurs alone.\nNobody else may."}, "Ours alone. Nobody else may."),
        ({"COPYING": b"\xff\xfe"}, ""),
    ],
)
def test_a_license_is_named_or_quoted(
    tmp_path: Path, files: dict[str, str | bytes], told: str
) -> None:
    folder = tmp_path / "fonts/own"
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_bytes(text.encode() if isinstance(text, str) else text)
    face = fonts.Face("fonts/own/a.ttf", "Own", "Regular", 400, False, frozenset())
    assert typefaces.used(tmp_path, (face,), [("Own", "Own")]) == (
        Typeface("Own", ("Regular",), told),
    )


def test_a_font_that_is_no_face_of_the_publication_is_named() -> None:
    assert typefaces.used(ROOT, (), [("", "Strange")]) == (Typeface("Strange", (), ""),)
