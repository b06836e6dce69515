"""The theme, and what it is made of."""

from itertools import pairwise

from conftest import ROOT
from ngen_pdf import fonts, palette
from ngen_pdf.charts import theme
from ngen_pdf.palette import Swatch


def test_lightness() -> None:
    assert [round(theme.lightness(c)) for c in ("#000000", "#777777", "#ffffff")] == [0, 50, 100]


def test_the_colors_of_groups_are_told_apart_in_grey() -> None:
    swatches, _ = palette.read_palette(ROOT)
    found = theme.theme(swatches, (), {}).categories
    assert len(found) >= 4
    steps = sorted(theme.lightness(color) for color in found)
    assert min(b - a for a, b in pairwise(steps)) >= theme.STEP
    assert steps[-1] <= theme.LIGHTEST  # which is told from paper
    assert abs(theme.lightness(found[0]) - theme.lightness(found[1])) >= 2 * theme.STEP


def test_without_a_palette_charts_are_gray() -> None:
    grays = tuple(swatch.srgb for swatch in theme.GRAYS)
    assert set(theme.theme((), (), {}).categories) == set(grays)
    alone = (Swatch("red", "#ff0000"),)
    assert set(theme.theme(alone, (), {}).categories) == set(grays)


def test_a_color_that_points_is_no_group() -> None:
    swatches = (Swatch("ink", "#000000"), Swatch("signal", "#777777"), Swatch("sand", "#bbbbbb"))
    assert theme.theme(swatches, (), {}).categories == ("#000000", "#bbbbbb")


def test_words_have_a_color_of_their_own_that_fills_no_marks() -> None:
    swatches, _ = palette.read_palette(ROOT)
    look = theme.theme(swatches, (), {})
    text = look.palette["text"]
    assert text not in look.categories
    assert look.config["text"] == {"fontSize": theme.SIZE, "color": text}
    alone = (Swatch("ink", "#102030"), Swatch("sand", "#bbbbbb"))
    assert theme.theme(alone, (), {}).config["text"] == {"fontSize": 9, "color": "#102030"}


def test_lengths_and_the_family_come_from_the_stylesheets() -> None:
    faces, _ = fonts.read_faces(ROOT)
    style = ':root { --measure: 4in; --type-width:170mm; --sans: "No", "ibm plex mono", serif }'
    found = theme.theme((), faces, {"styles/a.css": style})
    assert found.family == "IBM Plex Mono"
    assert found.width(()) == 288
    assert round(found.width(("wide",))) == 482
    assert found.width(("margin",)) == 160


def test_a_publication_that_names_no_family_has_the_first_of_its_faces() -> None:
    faces, _ = fonts.read_faces(ROOT)
    assert theme.theme((), faces, {}).family == faces[0].family
