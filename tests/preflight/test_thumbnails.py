"""Pages in small: what they show, and how large they may be."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from files import press_file, saved
from PIL import Image
from verdicts import PASSED, thin

from ngen_pdf.preflight import Area, Verdict, thumbnails
from ngen_pdf.preflight.thumbnails import LARGE, MOST, SMALL, Thumbnail, draw

RED = b"0 1 1 0 k 0 0 100 50 re f"  # at the lower left of the trim
SHEET = Area(-9, -9, 621, 801)


def _drawn(pdf: pikepdf.Pdf, verdict: Verdict = PASSED) -> tuple[Thumbnail, ...]:
    return tuple(draw(saved(pdf), verdict))


def _opened(thumbnail: Thumbnail) -> Image.Image:
    return Image.open(BytesIO(thumbnail.image)).convert("RGB")


def _is_red(picture: Image.Image, x: float, y: float) -> bool:
    pixel = picture.getpixel((round(x * picture.width), round(y * picture.height)))
    assert isinstance(pixel, tuple)
    return pixel[0] > 200 and pixel[1] < 100


def test_pages_with_findings_come_first_and_are_larger() -> None:
    second, first = _drawn(press_file(), replace(PASSED, findings=(thin(2),)))
    assert [(t.page, t.kind, t.rotate, t.area, t.trim) for t in (first, second)] == [
        (page, "png", 0, SHEET, Area(0, 0, 612, 792)) for page in (1, 2)
    ]
    assert [max(_opened(t).size) for t in (first, second)] == [SMALL, LARGE]


@pytest.mark.parametrize(
    ("rotate", "corner"), [(0, (0.05, 0.97)), (90, (0.03, 0.05)), (-90, (0.97, 0.95))]
)
def test_a_page_is_drawn_as_it_is_turned(rotate: int, corner: tuple[float, float]) -> None:
    pdf = press_file(RED, pages=1)
    pdf.Root.Pages.Rotate = rotate  # which pages inherit
    (thumbnail,) = _drawn(pdf)
    picture = _opened(thumbnail)
    assert (thumbnail.rotate, thumbnail.area) == (rotate % 360, SHEET)
    assert (picture.width < picture.height) == (rotate == 0)
    assert _is_red(picture, *corner)
    assert not _is_red(picture, 0.5, 0.5)


def test_what_the_crop_box_leaves_is_shown() -> None:
    pdf = press_file(RED, pages=1)
    pdf.pages[0].obj.CropBox = [300, 600, -100, 10]
    (thumbnail,) = _drawn(pdf)
    assert thumbnail.area == pytest.approx((-9, 10, 300, 600), abs=0.01)


def test_a_page_without_a_trim_box_has_none() -> None:
    pdf = press_file(pages=1)
    del pdf.pages[0].obj.TrimBox
    assert _drawn(pdf)[0].trim is None


@pytest.mark.parametrize("sides", [(14400, 14400), (1, 14400), (0.001, 0.001)])
def test_pages_of_any_size_are_as_small(sides: tuple[float, float]) -> None:
    pdf = press_file(pages=1)
    pdf.pages[0].obj.MediaBox = [0, 0, *sides]
    (thumbnail,) = _drawn(pdf)
    assert max(_opened(thumbnail).size) <= SMALL


@pytest.mark.parametrize(
    ("name", "box"),
    [
        ("MediaBox", (0, 0, 1e9, 3)),
        ("CropBox", (621, 0, 700, 801)),
        ("CropBox", (900, 900, 950, 950)),
    ],
)
def test_pages_that_no_viewer_draws_are_left_out(name: str, box: tuple[float, ...]) -> None:
    pdf = press_file(pages=2)
    pdf.pages[0].obj[f"/{name}"] = box
    assert [thumbnail.page for thumbnail in _drawn(pdf)] == [2]
    assert not tuple(draw(b"no file at all", PASSED))
    found = tuple(map(thin, (7, 1)))  # of which it has no page 7
    assert [t.page for t in _drawn(press_file(), replace(PASSED, findings=found))] == [1, 2]


def test_a_long_file_is_drawn_in_part() -> None:
    pdf = press_file(pages=1)
    for _ in range(MOST + 20):
        pdf.pages.append(pdf.pages[0])
    pages = [thumbnail.page for thumbnail in _drawn(pdf, replace(PASSED, findings=(thin(511),)))]
    assert pages == [511, *range(1, MOST)]


def test_heavy_pages_share_the_room(monkeypatch: pytest.MonkeyPatch) -> None:
    plates = [Image.effect_noise((70, 90), 120).resize((700, 900)) for _ in range(3)]
    photograph, file = Image.merge("RGB", plates), BytesIO()
    photograph.save(file, "pdf", save_all=True, append_images=[photograph] * 9)
    findings = tuple(map(thin, range(1, 6)))
    verdict = replace(PASSED, findings=findings)
    (free, *_) = draw(file.getvalue(), verdict)
    assert (free.kind, max(_opened(free).size)) == ("jpeg", LARGE)
    monkeypatch.setattr(thumbnails, "BUDGET", 150_000)
    drawn = tuple(draw(file.getvalue(), verdict))
    assert len(drawn) == 10
    assert sum(len(thumbnail.image) for thumbnail in drawn) < 150_000
    assert max(_opened(drawn[0]).size) < LARGE


def test_the_more_pages_have_findings_the_smaller_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thumbnails, "MANY", 1)
    first, second = _drawn(press_file(), replace(PASSED, findings=(thin(1), thin(2))))
    assert max(_opened(first).size) == max(_opened(second).size) == round(LARGE / 2**0.5)
