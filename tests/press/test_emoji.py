"""Colored glyphs: the engine paints them as drawings and images, which become ink like others."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

import color_fonts
import painting
import shop
from conftest import Publication
from inspector import Inspector

FACE = chr(color_fonts.CHARACTER)
FONTS: dict[str, Callable[[], bytes]] = {
    "Layered": color_fonts.layered,
    "Drawn": color_fonts.drawn,
    "Pictured": color_fonts.pictured,
}


@pytest.mark.parametrize("family", FONTS)
def test_a_colored_glyph_is_in_its_colors_on_the_screen_and_in_ink_on_press(
    family: str, publication: Publication, tmp_path: Path
) -> None:
    publication.write("fonts/face.ttf", FONTS[family]())
    style = f'@page {{ bleed: 5mm }} p {{ font: 40pt "{family}"; margin: 0; text-indent: 0 }}'
    publication.write("styles/then.css", style)
    publication.section("01-one.md", f"# One\n\n{FACE}\n")
    publication.section("02-two.md", "# Two\n")
    shop.open_shop(publication.root, shop.SHOP.replace("page-multiple = 4", "page-multiple = 1"))
    done = publication.run("render", "2024", "--quiet", "--press", "shop")
    assert (done.returncode, done.stderr) == (0, "")
    screen, press = (Path(line) for line in done.stdout.splitlines())
    print(screen, press)
