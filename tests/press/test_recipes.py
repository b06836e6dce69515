"""The recipes of the house palette: near the colors of the screen, and of little ink."""

import differences
import numpy as np
import pytest
import separations

from conftest import ROOT
from ngen_pdf.palette import Swatch, read_palette

PROOFER = separations.Proofer(ROOT / "styles/press/gracol-coated.icc")
SWATCHES = {swatch.name: swatch for swatch in read_palette(ROOT)[0]}
BLACK_ALONE = 5.3  # CIEDE2000 of `text`
MOST, MOST_COLOR = 2.8, 1.8  # what the strictest shop takes, with black over it


@pytest.mark.parametrize("name", SWATCHES)
def test_a_recipe_prints_as_the_color_of_the_screen(name: str) -> None:
    swatch = SWATCHES[name]
    printed = PROOFER(_pixel(*(255 * ink for ink in _recipe(swatch))))
    srgb = [int(swatch.srgb[at : at + 2], 16) for at in (1, 3, 5)]
    found = differences.ciede2000(differences.lab(_pixel(*srgb)), differences.lab(printed))
    assert found.item() <= (BLACK_ALONE if name == "text" else 1.5)


@pytest.mark.parametrize("name", SWATCHES)
def test_a_recipe_leaves_room_for_black_over_it(name: str) -> None:
    recipe = _recipe(SWATCHES[name])
    assert sum(recipe) <= MOST
    assert name == "signal-deep" or sum(recipe[:3]) <= MOST_COLOR  # that one is for type alone
    assert sum(ink > 0 for ink in recipe) <= 3


def test_small_type_is_black_alone_and_as_plain_as_large_type() -> None:
    assert _recipe(SWATCHES["text"]) == (0, 0, 0, 1)
    text, ink = (_lightness(SWATCHES[name]) for name in ("text", "ink"))
    assert text <= ink


def _recipe(swatch: Swatch) -> tuple[float, ...]:
    assert swatch.cmyk is not None
    return swatch.cmyk


def _lightness(swatch: Swatch) -> float:
    srgb = [int(swatch.srgb[at : at + 2], 16) for at in (1, 3, 5)]
    return float(differences.lab(_pixel(*srgb))[0, 0, 0])


def _pixel(*values: float) -> separations.Pixels:
    return np.array([[[round(value) for value in values]]], np.uint8)
