"""Colored glyphs: the engine paints them as drawings and images, which become ink like others."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

import color_fonts
from conftest import Publication
from inspector import Inspector
from ngen_pdf.inks import Inks
from shop import ICC, SHOP, open_shop

FACE = chr(color_fonts.CHARACTER)
FONTS: dict[str, Callable[[], bytes]] = {
    "Drawn": color_fonts.drawn,
    "Pictured": color_fonts.pictured,
}
COARSE = '[preflight.image-resolution]\nseverity = "off"\n'  # glyphs of pixels, set large
STYLE = '@page {{ bleed: 5mm }} .face {{ font: 40pt/40pt "{}" }}'
SECTION = f"# One\n\n::: {{.face}}\n{FACE}\n:::\n"


def _both(publication: Publication, family: str) -> tuple[Inspector, Path]:
    """The edition for the screen, and the press file."""
    publication.write("fonts/face.ttf", FONTS[family]())
    publication.write("styles/then.css", STYLE.format(family))
    publication.section("01-one.md", SECTION)
    shop = SHOP.replace("page-multiple = 4", "page-multiple = 1") + COARSE
    open_shop(publication.root, shop)
    done = publication.run("render", "2024", "--quiet", "--press", "shop")
    assert (done.returncode, done.stderr) == (0, "")
    screen, press = (Path(line) for line in done.stdout.splitlines())
    return Inspector(screen), press


def _plates(press: Path, page: int, folder: Path) -> Image.Image:
    """A page's trim as plates, a pixel a pt."""
    (folder / "p.icc").write_bytes(ICC)
    command = (
        "gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-r72", "-sDEVICE=tiff32nc",
        "-dUseTrimBox", f"-dFirstPage={page + 1}", f"-dLastPage={page + 1}",
        "--permit-file-read=p.icc", "-sDefaultCMYKProfile=p.icc", "-sOutputICCProfile=p.icc",
        "-o", "p.tif", str(press),
    )  # fmt: skip
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    with Image.open(folder / "p.tif") as plates:
        plates.load()
        return plates


@pytest.mark.parametrize("family", FONTS)
def test_a_colored_glyph_is_in_its_colors_on_the_screen_and_in_ink_on_press(
    family: str, publication: Publication, tmp_path: Path
) -> None:
    screen, press = _both(publication, family)
    page = next(n for n in range(9) if screen.text(n).startswith("1 One"))
    shown = pypdfium2.PdfDocument(screen.path)[page].render(scale=1).to_pil().convert("RGB")
    plates = _plates(press, page, tmp_path)
    inks = Inks(ICC, 2.8, (), ())
    for color in (color_fonts.LEFT, color_fonts.RIGHT):
        found = plates.getpixel(_middle(shown, color))
        assert isinstance(found, tuple)
        red, green, blue = (value / 255 for value in color)
        wanted = inks.of_srgb(red, green, blue).cmyk
        near = (abs(a - 255 * b) <= 2 for a, b in zip(found, wanted, strict=True))
        assert all(near), (found, wanted)


def _middle(picture: Image.Image, color: tuple[int, ...]) -> tuple[int, int]:
    """The middle of the places that have the color, which are many."""
    places = [
        divmod(place, picture.width)
        for place, pixel in enumerate(picture.get_flattened_data())
        if pixel == color
    ]
    assert len(places) > 400
    y, x = (sum(place[side] for place in places) // len(places) for side in (0, 1))
    return x, y
