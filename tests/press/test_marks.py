"""Printer's marks: on every plate, at their places, outside the bleed."""

import re
import subprocess
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

from conftest import ROOT
from ngen_pdf import fonts, lettering
from ngen_pdf.editions import Imprint
from ngen_pdf.editions.press import slug_line
from ngen_pdf.editions.press.color_bar import spots_in
from ngen_pdf.editions.press.sheet import lay
from ngen_pdf.palette import Swatch
from ngen_pdf.plates import PROCESS as PLATES
from ngen_pdf.press import Edges, Marks
from orders import ALL_MARKS, BLOCKS, master, order, profile, saved

MM = 72 / 25.4
LETTER, A4, A4_WIDE = (612, 792), (595.276, 841.89), (841.89, 595.276)
DOTS = 3  # pixels a point
NOTHING = replace(ALL_MARKS, crop=False, registration=False, color_bar=False, slug_line=False)

BLEEDS = {
    "3 mm": Edges(3 * MM, 3 * MM, 3 * MM, 3 * MM),
    "0.125 in": Edges(9, 9, 9, 9),
    "5 mm": Edges(5 * MM, 5 * MM, 5 * MM, 5 * MM),
    "none at the spine": Edges(9, 9, 9, 0),
}


@dataclass(frozen=True)
class Plate:
    """A plate of a page: white is no ink. Boxes are in pt from the trim's lower left corner."""

    picture: Image.Image
    height: float
    slug: float

    def part(self, left: float, bottom: float, right: float, top: float) -> Image.Image:
        x, y = self.slug, self.slug + self.height
        box = (left + x, y - top, right + x, y - bottom)
        first, upper, last, lower = (round(DOTS * number) for number in box)
        return self.picture.crop((first, upper, last, lower))

    def inked(self, left: float, bottom: float, right: float, top: float) -> bool:
        return self.darkest(left, bottom, right, top) < 128

    def darkest(self, left: float, bottom: float, right: float, top: float) -> int:
        low, _ = self.part(left, bottom, right, top).getextrema()
        assert isinstance(low, int)
        return low

    def mean(self, left: float, bottom: float, right: float, top: float) -> float:
        """How much ink there is, in percent."""
        histogram = self.part(left, bottom, right, top).histogram()
        total = sum(count * (255 - light) for light, count in enumerate(histogram))
        return 100 * total / 255 / sum(histogram)


def _plates(folder: Path, pdf: pikepdf.Pdf, slug: float = 45) -> list[dict[str, Plate]]:
    """The plates of each page, from Ghostscript, which has nothing to say of it."""
    (folder / "sheets.pdf").write_bytes(saved(pdf))
    command = ["gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiffsep"]
    command += [f"-r{72 * DOTS}", "-o", str(folder / "page%d.tif"), str(folder / "sheets.pdf")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")
    found: list[dict[str, Plate]] = [{} for _ in pdf.pages]
    for file in folder.glob("page*(*).tif"):
        name = re.fullmatch(r"page(\d+)\((.+)\)", file.stem)
        assert name is not None
        page = int(name[1]) - 1
        box = [float(number) for number in pdf.pages[page].obj.TrimBox]
        with Image.open(file) as picture:
            found[page][name[2]] = Plate(picture.convert("L"), box[3] - box[1], slug)
    return found


def _laid(pdf: pikepdf.Pdf, bleed: Edges, marks: Marks = ALL_MARKS) -> pikepdf.Pdf:
    lay(pdf, order(profile(bleed, marks), slugs=len(pdf.pages)))
    return pdf


@pytest.mark.parametrize("bleed", BLEEDS)
def test_marks_are_on_every_plate_outside_the_bleed(tmp_path: Path, bleed: str) -> None:
    """Letter, A4 and A4 on its side in one document, recto and verso."""
    sizes = (LETTER, A4, A4_WIDE, A4_WIDE)
    pdf = _laid(master(*sizes, bleed=20), BLEEDS[bleed])
    for page, (plates, (width, height)) in enumerate(
        zip(_plates(tmp_path, pdf), sizes, strict=True)
    ):
        assert set(plates) == set(PLATES)
        box = [float(number) for number in pdf.pages[page].obj.BleedBox]
        for plate in plates.values():
            near = (box[0] - 0.7, box[1] - 0.7, box[2] + 0.7, box[3] + 0.7)
            assert plate.darkest(*near) == 255
            for x, y in ((0, 0), (0, height), (width, 0), (width, height)):
                beyond, above = (-1 if x == 0 else 1), (-1 if y == 0 else 1)
                _crosses(plate, x + beyond * 25, y, x, y + above * 25)
            for x, y in ((width / 2, -26.5), (width / 2, height + 26.5), (-26.5, height / 2)):
                _centered(plate, x, y)
            _centered(plate, width + 26.5, height / 2)
            assert plate.inked(4, -28, 100, -24)  # the slug line


def _crosses(plate: Plate, x: float, at_y: float, at_x: float, y: float) -> None:
    """A crop mark at the height `at_y` through `x`, and one at `at_x` through `y`."""
    assert plate.inked(x - 1, at_y - 0.5, x + 1, at_y + 0.5)
    assert not plate.inked(x - 1, at_y + 1, x + 1, at_y + 4)
    assert not plate.inked(x - 1, at_y - 4, x + 1, at_y - 1)
    assert plate.inked(at_x - 0.5, y - 1, at_x + 0.5, y + 1)


def _centered(plate: Plate, x: float, y: float) -> None:
    """A target around that place, with white between its circle and its cross hairs."""
    for beside, above in ((0, 6), (0, -6), (6, 0), (-6, 0), (0, 0)):
        assert plate.inked(x + beside - 0.7, y + above - 0.7, x + beside + 0.7, y + above + 0.7)
    assert not plate.inked(x + 1, y + 1, x + 2, y + 2)
    radius = 0.6 * 2.5 * MM / 2**0.5
    assert plate.inked(x + radius - 0.6, y + radius - 0.6, x + radius + 0.6, y + radius + 0.6)


@pytest.mark.parametrize("mark", ["crop", "registration", "color_bar", "slug_line"])
def test_each_mark_is_drawn_for_itself(tmp_path: Path, mark: str) -> None:
    pdf = _laid(master((600, 400), bleed=9), BLEEDS["0.125 in"], replace(NOTHING, **{mark: True}))
    black = _plates(tmp_path, pdf)[0]["Black"]
    places = {
        "crop": (-35, 399, -19, 401),
        "registration": (-35, 190, -19, 210),
        "color_bar": (235, 420, 245, 430),
        "slug_line": (4, -28, 60, -24),
    }
    assert {name for name, place in places.items() if black.inked(*place)} == {mark}


def test_an_offset_beyond_the_bleed_is_kept(tmp_path: Path) -> None:
    marks = replace(ALL_MARKS, offset=25)
    pdf = _laid(master((300, 400), bleed=9), BLEEDS["0.125 in"], marks)
    for plate in _plates(tmp_path, pdf)[0].values():
        assert plate.darkest(-24.5, -24.5, 324.5, 424.5) == 255
        assert plate.inked(-27, 399.5, -25.5, 400.5)


def test_an_offset_that_ends_at_the_bleed_leaves_them_apart(tmp_path: Path) -> None:
    pdf = _laid(master((300, 400), bleed=9), BLEEDS["0.125 in"], replace(ALL_MARKS, offset=9))
    for plate in _plates(tmp_path, pdf)[0].values():
        assert plate.darkest(-9.7, -9.7, 309.7, 409.7) == 255
        assert plate.inked(-11.5, 399.5, -10.5, 400.5)


def test_the_bar_has_full_and_half_tones_of_each_plate(tmp_path: Path) -> None:
    pdf = _laid(_with_spot(master(LETTER, bleed=9)), BLEEDS["0.125 in"])
    plates = _plates(tmp_path, pdf)[0]
    assert set(plates) == {*PLATES, "Warm Red"}
    side, y = 5 * MM, 792 + 26.5
    first, second = 306 - side / 2 - 3 - 8 * side, 306 + side / 2 + 3

    def inks(left: float, number: int) -> list[int]:
        x = left + (number + 0.5) * side
        box = (x - 3, y - 3, x + 3, y + 3)
        return [round(plates[name].mean(*box)) for name in (*PLATES, "Warm Red")]

    assert [inks(first, number) for number in range(8)] == [
        [100, 0, 0, 0, 0], [0, 100, 0, 0, 0], [0, 0, 100, 0, 0], [0, 0, 0, 100, 0],
        [0, 100, 100, 0, 0], [100, 0, 100, 0, 0], [100, 100, 0, 0, 0], [0, 0, 0, 0, 100],
    ]  # fmt: skip
    assert [inks(second, number) for number in range(6)] == [
        [50, 0, 0, 0, 0], [0, 50, 0, 0, 0], [0, 0, 50, 0, 0], [0, 0, 0, 50, 0],
        [50, 40, 40, 0, 0], [0, 0, 0, 0, 50],
    ]  # fmt: skip
    assert plates["Warm Red"].inked(-35, 791.5, -19, 792.5)  # a crop mark


def _with_spot(pdf: pikepdf.Pdf) -> pikepdf.Pdf:
    """The document, whose first page knows a spot ink, and registration color, which is none."""
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0] * 4, C1=[0, 0.8, 0.9, 0], N=1)
    pdf.pages[0].obj.Resources.ColorSpace = Dictionary(
        Warm=Array([Name.Separation, Name("/Warm Red"), Name.DeviceCMYK, tint]),
        All=Array([Name.Separation, Name.All, Name.DeviceCMYK, tint]),
        Plain=Name.DeviceCMYK,
    )
    return pdf


def test_spot_inks_are_found_in_forms_too() -> None:
    pdf = master(LETTER, bleed=9)
    form = pdf.make_stream(b"", Subtype=Name.Form)
    form.Resources = _with_spot(pdf).pages[0].obj.Resources
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(x=form))
    assert [str(space[1]) for space in spots_in(pdf)] == ["/Warm Red"]


def test_the_bar_fits_a_narrow_page(tmp_path: Path) -> None:
    pdf = _laid(_with_spot(master((120, 400), bleed=9)), BLEEDS["0.125 in"])
    black = _plates(tmp_path, pdf)[0]["Black"]
    assert not black.inked(0.5, 425, 2.5, 428)  # between crop mark and bar
    assert not black.inked(117.5, 425, 119.5, 428)
    _centered(black, 60, 426.5)


def test_sheets_that_are_alike_share_their_marks() -> None:
    pdf = _laid(master(LETTER, LETTER, LETTER, A4_WIDE, bleed=9), BLEEDS["none at the spine"])
    forms = [
        next(value.objgen for key, value in page.resources.XObject.items() if "Marks" in key)
        for page in pdf.pages
    ]
    assert forms[0] == forms[2]
    assert len(set(forms)) == 3


def test_marks_are_artifacts() -> None:
    pdf = _laid(master(LETTER, bleed=9), BLEEDS["0.125 in"])
    operators = pikepdf.parse_content_stream(pdf.pages[0])
    begin = next(n for n, item in enumerate(operators) if str(item.operator) == "BDC")
    assert operators[begin].operands[0] == "/Artifact"
    assert operators[begin].operands[1] == Dictionary(Type=Name.Page)
    drawn = [n for n, item in enumerate(operators) if str(item.operator) in ("Do", "f", "S")]
    assert begin < min(drawn) < max(drawn) < len(operators) - 1
    assert str(operators[-1].operator) == "EMC"


# --- the slug line ---------------------------------------------------------

IMPRINT = Imprint("Annual Report 2024", "X", "", "en-CA", date(2024, 3, 31), 0, ())
SPOTS = (Swatch("red", "#e02b20", spot="Warm Red"), Swatch("gold", "#c9a227", spot="Gold"))


def _line(year: str = "2024") -> str:
    press = profile(BLEEDS["0.125 in"])
    return slug_line.slug_texts(IMPRINT, year, ("xii",), press, SPOTS)[0]


def test_the_line_says_what_the_sheet_is() -> None:
    plates = "Cyan Magenta Yellow Black Warm Red"  # the shop does not print gold
    assert _line() == f"Annual Report 2024 · 2024-03-31 · gracol-coated · {plates} · page xii"
    assert _line("fy-24").startswith("Annual Report 2024 · fy-24 · 2024-03-31")


def test_the_line_is_drawn_as_lettered_and_is_no_text() -> None:
    faces, _ = fonts.read_faces(ROOT)
    texts = tuple(f"Annual Report 2024 · page {folio}" for folio in ("9", "10"))
    drawn = lettering.draw_lines(ROOT, faces, texts, slug_line.WEIGHT)
    pdf = master(LETTER, LETTER, bleed=9)
    lay(pdf, replace(order(profile(BLEEDS["0.125 in"])), slugs=drawn))
    start = pdf.pages[0].resources.XObject.SlugLine.read_bytes().decode().removesuffix("\nf")
    for page, line in zip(pdf.pages, drawn, strict=True):
        rest = page.Contents[-1].read_bytes().decode().split("Do\n")[-1].split("\nf Q")[0]
        assert f"{start}\n{rest}" == line.path
    assert start.count("h") > 12
    assert start.endswith("h")
    document = pypdfium2.PdfDocument(saved(pdf))
    assert [page.get_textpage().get_text_range() for page in document] == ["", ""]


@pytest.mark.parametrize(("width", "size"), [(612, 6.5), (420, 6.5), (150, 5)])
def test_the_line_is_as_large_as_its_room(tmp_path: Path, width: float, size: float) -> None:
    """Beside the target where it has room there, else below, where the slug goes on."""
    pdf = _laid(master((width, 400), bleed=9), BLEEDS["0.125 in"])
    drawn = pdf.pages[0].Contents[-1].read_bytes().decode()
    assert f"\nq /Registration cs 1 scn {size:.4f} 0 0 {size:.4f} " in drawn
    black = _plates(tmp_path, pdf)[0]["Black"]
    beside = size * BLOCKS.width < width / 2 - 15
    assert black.inked(5, -28, 20, -25) == beside
    assert black.inked(5, -44, 20, -38) != beside
    assert not black.inked(width + 1, -44, width + 40, -37)


def test_lines_without_a_glyph_and_pages_without_a_line_have_none() -> None:
    empty = replace(BLOCKS, path="", width=0)
    pdf = master(LETTER, LETTER, bleed=9)
    lay(pdf, replace(order(profile(BLEEDS["0.125 in"])), slugs=(empty,)))
    assert all(b"SlugLine" not in page.Contents[-1].read_bytes() for page in pdf.pages)
