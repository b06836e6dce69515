"""The source map: which line what stands on a page was written at."""

import json
from dataclasses import replace

import pytest

from ngen_pdf.preflight import Area, Finding
from ngen_pdf.preflight.source_map import (
    MappedBlock,
    MappedFile,
    MappedPage,
    SourceMap,
    read,
    to_json,
)
from ngen_pdf.problems import Place, Severity

PAGE = Place("a.md", 1)
TEXT = MappedBlock(Place("a.md", 7), Area(50, 100, 250, 300), "p")
CELL = MappedBlock(Place("a.md", 9), Area(60, 100, 100, 120), "td")
PICTURE = MappedBlock(
    Place("a.md", 12), Area(0, 0, 300, 400), "img", ("images/plant.jpg",), ("image-resolution",)
)
BARE = MappedBlock(Place(), Area(0, 380, 300, 400), "@top-left")
MAP = SourceMap(
    (
        MappedPage(300, 400, PAGE, (PICTURE, TEXT, CELL, BARE)),
        MappedPage(300, 400, Place("b.md"), ()),
    ),
    (Finding("widow", Severity.WARNING, "a\u00a0line", "hint", 1, "i", Area(1, 2, 3, 4), PAGE),),
    (MappedFile("a.pdf", "0" * 64, "screen"),),
)


@pytest.mark.parametrize(
    ("page", "area", "place"),
    [
        (1, Area(60, 200, 240, 214), TEXT.place),
        (1, Area(62, 104, 98, 116), CELL.place),  # in the text, too: the smaller one is meant
        (1, Area(60, 110, 100, 110), CELL.place),  # a line has no height
        (1, Area(-9, -9, 309, 409), PICTURE.place),
        (1, Area(10, 385, 290, 395), PAGE),
        (1, Area(900, 900, 950, 950), PAGE),  # beside everything
        (1, None, PAGE),
        (2, Area(0, 0, 10, 10), Place("b.md")),
        (3, None, Place()),
        (0, Area(0, 0, 10, 10), Place()),
    ],
)
def test_a_place_on_a_page_leads_to_its_line(page: int, area: Area | None, place: Place) -> None:
    assert MAP.place(page, area) == place


def test_an_image_is_known_by_its_file() -> None:
    assert MAP.image(1, Area(-9, -9, 309, 409)) == "images/plant.jpg"
    assert MAP.image(2, Area(0, 0, 300, 400)) == ""
    assert MAP.image(9, Area(0, 0, 300, 400)) == ""


def test_what_an_author_allows_is_not_told_unless_it_is_an_error() -> None:
    image = Finding("image-resolution", Severity.WARNING, "coarse", page=1, area=PICTURE.area)
    text = replace(image, area=Area(60, 200, 240, 214))
    error = replace(image, severity=Severity.ERROR)
    other = replace(image, code="color-space")
    told = MAP.traced((image, text, error, other))
    assert [(found.code, found.source) for found in told] == [
        ("image-resolution", TEXT.place),
        ("image-resolution", PICTURE.place),
        ("color-space", PICTURE.place),
    ]


def test_a_place_that_is_known_stays() -> None:
    found = Finding("page-size", Severity.ERROR, "wide", page=1, source=Place("styles/page.css", 3))
    assert MAP.traced((found,)) == (found,)


def test_it_fits_a_file_of_the_same_pages_alone() -> None:
    assert MAP.fits([(300, 400), (300.5, 400)])
    assert not MAP.fits([(300, 400)])
    assert not MAP.fits([(300, 400), (310, 400)])
    assert MAP.is_of("0" * 64)
    assert not MAP.is_of("1" * 64)


def test_it_is_read_as_it_was_written() -> None:
    assert read(to_json(MAP)) == MAP
    assert to_json(MAP) == to_json(MAP)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("version",), 2),
        (("version",), True),
        (("pages",), 3),
        (("pages",), {"a": 1}),
        (("pages", 0), []),
        (("pages", 0, "width"), "300"),
        (("pages", 0, "width"), float("nan")),
        (("pages", 0, "width"), 10**400),
        (("pages", 0, "line"), -1),
        (("pages", 0, "line"), True),
        (("pages", 0, "source"), None),
        (("pages", 0, "source"), "\x1b[2J"),
        (("pages", 0, "source"), "x" * 5000),
        (("pages", 0, "blocks", 0), ["source"]),
        (("pages", 0, "blocks", 0, "area"), [0, 0, 1]),
        (("pages", 0, "blocks", 0, "area"), [0, 0, -1, 1]),
        (("pages", 0, "blocks", 0, "images"), [3]),
        (("findings", 0, "severity"), "fatal"),
        (("files", 0), {}),
    ],
)
def test_what_is_no_map_is_none(path: tuple[str | int, ...], value: object) -> None:
    whole = json.loads(to_json(MAP))
    inner = whole
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    assert read(json.dumps(whole).encode()) is None


@pytest.mark.parametrize("data", [b"", b"null", b"[]", b"{}", b"[" * 100_000, b"\xff", b"9" * 9999])
def test_any_bytes_are_survived(data: bytes) -> None:
    assert read(data) is None
