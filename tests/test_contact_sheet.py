"""The contact sheet: every page once, in spreads, in ink."""

import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Dictionary, Name, NumberTree

from ngen_pdf.editions.contact import lay_out
from ngen_pdf.lettering import Lettering

SHEET = (792.0, 612.0)


def _pdf(count: int, size: tuple[float, float] = (300, 400)) -> pikepdf.Pdf:
    """Pages that are cyan, the last of them magenta; their bleed is black."""
    pdf = pikepdf.new()
    for number in range(count):
        page = pdf.add_blank_page(page_size=size)
        page.obj.MediaBox = [-9, -9, size[0] + 9, size[1] + 9]
        page.obj.TrimBox = [0, 0, *size]
        ink = "0 1 0 0 k" if number == count - 1 else "1 0 0 0 k"
        painted = f"0 0 0 1 k -9 -9 9999 9999 re f {ink} 0 0 {size[0]} {size[1]} re f"
        page.obj.Contents = pdf.make_stream(painted.encode())
    labels = NumberTree.new(pdf)
    labels[0] = Dictionary(S=Name.r)
    labels[2] = Dictionary(S=Name.D)
    pdf.Root.PageLabels = labels.obj
    return pdf


def _laid_out(
    pdf: pikepdf.Pdf, right_to_left: bool = False, wide: float = 0.5
) -> tuple[pypdfium2.PdfDocument, list[str], bytes]:
    words: list[str] = []

    def draw(lines: tuple[str, ...]) -> tuple[Lettering, ...]:
        words.extend(lines)
        return tuple(Lettering(f"0 0 {wide} 0.5 re", wide, 0, 0.5) for _ in lines)

    lay_out(pdf, SHEET, "Title", draw, right_to_left)
    out = BytesIO()
    pdf.save(out)
    return pypdfium2.PdfDocument(out.getvalue()), words, out.getvalue()


def _is(picture: pypdfium2.PdfDocument, x: float, y: float) -> tuple[int, ...]:
    image = picture[0].render().to_pil().convert("RGB")
    color = image.getpixel((int(x), int(y)))
    assert isinstance(color, tuple)
    return color


def test_each_page_has_its_number_and_its_label() -> None:
    _, words, _ = _laid_out(_pdf(4))
    assert words == ["Title", "i (1)", "ii (2)", "1 (3)", "2 (4)"]


def test_more_pages_than_one_sheet_holds_take_several() -> None:
    pictures, words, _ = _laid_out(_pdf(60))
    assert len(pictures) > 1
    assert len(words) == 60 + len(pictures)
    assert words[0] == f"Title (1/{len(pictures)})"


def test_the_first_page_is_a_recto() -> None:
    column = (792 - 60 - 3 * 18) / 4
    for turned, sides in ((False, (0.25, 0.75)), (True, (0.75, 0.25))):
        pictures, _, _ = _laid_out(_pdf(1), turned)
        empty, painted = (30 + column * side for side in sides)
        assert _is(pictures, empty, 120) == (255, 255, 255)
        red, green, _ = _is(pictures, painted, 120)
        assert red > 200 > green  # magenta


def test_a_title_that_is_too_long_is_smaller() -> None:
    pictures, _, _ = _laid_out(_pdf(1), wide=200)
    head = pictures[0].render().to_pil().convert("L").crop((0, 0, 792, 50))
    ground = head.point([255 - level for level in range(256)])
    left, _, right, _ = ground.getbbox() or (0, 0, 0, 0)
    assert (left, right) == pytest.approx((30, 792 - 30), abs=1)


def test_what_is_beyond_the_trim_is_not_shown() -> None:
    pictures, _, _ = _laid_out(_pdf(1))
    picture = pictures[0].render().to_pil().convert("L")
    spine = int(30 + (792 - 60 - 3 * 18) / 8)
    assert all(picture.getpixel((spine - 4, y)) == 255 for y in range(60, 160))


@pytest.mark.parametrize("size", [(2000, 300), (300, 2000)])
def test_pages_of_any_shape_fit(size: tuple[float, float]) -> None:
    pictures, words, _ = _laid_out(_pdf(9, size))
    assert len(words) == 9 + len(pictures)
    for picture in pictures:
        assert picture.get_size() == SHEET


def test_objects_are_shared_and_nothing_speaks_of_the_pages() -> None:
    pdf = _pdf(3)
    shared = pdf.make_indirect(Dictionary(ExtGState=Dictionary()))
    for page in pdf.pages:
        page.obj.Resources = shared
    pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot)
    _, _, data = _laid_out(pdf)
    with pikepdf.open(BytesIO(data)) as made:
        forms = made.pages[0].resources.XObject.values()
        assert len({form.Resources.objgen for form in forms}) == 1
        assert not {"/PageLabels", "/StructTreeRoot", "/Outlines", "/Names"} & set(made.Root.keys())


@pytest.mark.parametrize(
    "command",
    [
        ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage"],
        ["mutool", "draw", "-q", "-o", "%d.png"],
        ["pdftoppm", "-r", "40"],
        ["qpdf", "--check"],
    ],
)
def test_interpreters_draw_it_without_a_word(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "a.pdf").write_bytes(_laid_out(_pdf(5))[2])
    done = subprocess.run([*command, "a.pdf"], cwd=tmp_path, capture_output=True, check=False)
    said = done.stderr.replace(b"warning: ICC support is not available\n", b"")
    assert (done.returncode, said) == (0, b"")
