"""Boxes at their edges, the spine at its side, and nothing painted beyond the bleed."""

from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from conftest import Publication, made_in
from ngen_pdf import build
from ngen_pdf.editions.press.sheet import lay
from ngen_pdf.press import Edges
from ngen_pdf.problems import NgenError, Place
from orders import NO_MARKS, master, order, profile, saved

LETTER, A4_WIDE = (612, 792), (841.89, 595.276)
MM = 72 / 25.4
BLEEDS = {"3mm": 3 * MM, "0.125in": 9, "5mm": 5 * MM}
MIXED = """
@page { size: letter; bleed: %s; background: #10263a }
@page wide { size: A4 landscape }
@page upright { size: A4 }
.wide { page: wide }
.upright { page: upright }
"""


def _mixed(folder: Path, bleed: str) -> pikepdf.Pdf:
    """A master of the engine's with pages of three sizes."""
    made: Publication = made_in(folder)
    made.write("styles/then.css", MIXED % bleed)
    made.section("01-one.md", "# One\n\n::: {.wide}\nWide.\n:::\n\n::: {.upright}\nUpright.\n:::\n")
    pages, _ = build.paginate(build.check(made.root, "2024"))
    file = made.write("master.pdf", pages.to_pdf().pdf)
    return pikepdf.open(file)


def _boxes(page: pikepdf.Page, *names: str) -> list[list[float]]:
    return [[float(number) for number in page.obj[name]] for name in names]


def _beyond(page: pikepdf.Page, name: str) -> tuple[float, ...]:
    """How far a box goes beyond the trim: left, bottom, right, top."""
    trim, box = _boxes(page, "/TrimBox", name)
    signs = (-1, -1, 1, 1)
    return tuple(sign * (b - t) for sign, t, b in zip(signs, trim, box, strict=True))


@pytest.mark.parametrize("bleed", BLEEDS)
def test_boxes_of_a_mixed_document(tmp_path: Path, bleed: str) -> None:
    pdf, wide = _mixed(tmp_path, bleed), BLEEDS[bleed]
    lay(pdf, order(profile(Edges(wide, wide, wide, 0))))
    sizes = [(t[2] - t[0], t[3] - t[1]) for p in pdf.pages for t in _boxes(p, "/TrimBox")]
    assert [(round(w), round(h)) for w, h in sizes] == [(612, 792)] * 3 + [(842, 595), (595, 842)]
    for number, page in enumerate(pdf.pages):
        left, right = (0, wide) if number % 2 == 0 else (wide, 0)
        assert _beyond(page, "/BleedBox") == pytest.approx((left, wide, right, wide), abs=0.01)
        assert _beyond(page, "/MediaBox") == pytest.approx((45,) * 4, abs=0.01)
        gone = {"/CropBox", "/ArtBox", "/Rotate", "/UserUnit"}
        assert not gone & set(page.obj.keys())


def test_the_spine_of_a_right_to_left_report_is_at_the_other_side() -> None:
    for language in ("ar", "he-IL"):
        pdf = master(LETTER, LETTER, bleed=9)
        lay(pdf, order(profile(Edges(9, 9, 9, 0)), language=language))
        assert _beyond(pdf.pages[0], "/BleedBox") == (9, 9, 0, 9)
        assert _beyond(pdf.pages[1], "/BleedBox") == (0, 9, 9, 9)


def test_more_bleed_than_asked_for_is_cut() -> None:
    pdf = master(LETTER, bleed=20)
    lay(pdf, order(profile(Edges(9, 8, 7, 6))))
    assert _beyond(pdf.pages[0], "/BleedBox") == (6, 8, 7, 9)


def test_without_marks_the_sheet_ends_with_the_bleed() -> None:
    pdf = master(LETTER, bleed=9)
    lay(pdf, order(profile(Edges(9, 9, 9, 0), NO_MARKS)))
    page = pdf.pages[0]
    assert _beyond(page, "/MediaBox") == _beyond(page, "/BleedBox") == (0, 9, 9, 9)
    assert b"Artifact" not in page.Contents[-1].read_bytes()


def test_boxes_of_the_engine_are_replaced() -> None:
    pdf = master(LETTER, bleed=9)
    for name in ("/CropBox", "/ArtBox"):
        pdf.pages[0].obj[name] = [0, 0, 10, 10]
    lay(pdf, order(profile(Edges(9, 9, 9, 9))))
    boxes = sorted(key for key in set(pdf.pages[0].obj.keys()) if key.endswith("Box"))
    assert boxes == ["/BleedBox", "/MediaBox", "/TrimBox"]


def test_paint_ends_at_the_bleed() -> None:
    """The page is black far beyond its bleed; the slug is white but for its marks."""
    pdf = master((200, 300), (200, 300), bleed=9, content=b"0 0 0 1 k -99 -99 999 999 re f")
    lay(pdf, order(profile(Edges(9, 9, 9, 0))))
    document = pypdfium2.PdfDocument(saved(pdf))
    for number, page in enumerate(pdf.pages):
        picture = document[number].render(scale=4).to_pil().convert("L")
        left, bottom, right, top = _boxes(page, "/BleedBox")[0]
        inside = [round(4 * n) for n in (45 + left, 345 - top, 45 + right, 345 - bottom)]
        assert picture.crop(tuple(inside)).getextrema()[1] < 40
        # around it three quarters of a point, where no mark is
        ring = picture.crop((inside[0] - 3, inside[1] - 3, inside[2] + 3, inside[3] + 3))
        ring.paste(255, (3, 3, ring.width - 3, ring.height - 3))
        assert ring.getextrema() == (255, 255)


def test_content_that_sets_a_state_does_not_move_the_marks() -> None:
    pdf = master(LETTER, bleed=9, content=b"0.5 0 0 0.5 100 100 cm 0 0 1 0 k")
    lay(pdf, order(profile(Edges(9, 9, 9, 9))))
    depth = 0
    for item in pikepdf.parse_content_stream(pdf.pages[0]):
        depth += {"q": 1, "Q": -1}.get(str(item.operator), 0)
        if str(item.operator) == "Do":
            assert (str(item.operands[0]), depth) == ("/PressMarks0", 0)
    assert depth == 0


# --- too little bleed ------------------------------------------------------


def _problems(pdf: pikepdf.Pdf, asked: Edges) -> list[str]:
    before = saved(pdf)
    with pytest.raises(NgenError) as raised:
        lay(pdf, order(profile(asked)))
    assert saved(pdf) == before
    assert {problem.where for problem in raised.value.problems} == {Place("styles/page.css")}
    return [str(problem) for problem in raised.value.problems]


def test_too_little_bleed_is_a_problem_with_what_to_write() -> None:
    pdf = master(LETTER, LETTER, LETTER, bleed=6)
    assert _problems(pdf, Edges(9, 9, 9, 0)) == [
        "styles/page.css: error[bleed]: `gracol-coated`: pages 1-3 have too little bleed: "
        "6pt at top, bottom, outside where 9pt are asked for\n"
        "  hint: write `bleed: 9pt;` into `@page`, and let what meets the edge reach it"
    ]


def test_each_kind_of_page_is_told_once() -> None:
    pdf = master(*[LETTER] * 5, bleed=9)
    for number in (1, 2, 4):
        pdf.pages[number].obj.MediaBox = [-9, 0, 621, 801]
    pdf.pages[3].obj.MediaBox = [0, 0, 612, 792]
    first, second = _problems(pdf, Edges(3 * MM, 3 * MM, 3 * MM, 3 * MM))
    assert "pages 2-3, 5 have too little bleed: 0pt at bottom where 3mm are asked for" in first
    assert "page 4 has too little bleed: 0pt at top, bottom, outside, spine" in second
    assert "`bleed: 3mm;`" in second


def test_bleed_that_lost_a_little_in_rounding_is_enough() -> None:
    pdf = master(LETTER, bleed=8.5)  # 3 mm are 8.504 pt
    lay(pdf, order(profile(Edges(3 * MM, 3 * MM, 3 * MM, 3 * MM))))
    assert _beyond(pdf.pages[0], "/BleedBox") == (8.5,) * 4


def test_a_sheet_takes_the_slug_that_the_profile_gives() -> None:
    pdf = master(LETTER, bleed=9)
    asked = profile(Edges(9, 9, 9, 9))
    lay(pdf, order(replace(asked, slug=36.5)))
    assert _beyond(pdf.pages[0], "/MediaBox") == (36.5,) * 4
