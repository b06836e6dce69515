"""The tints of black that are as light as grays."""

from itertools import pairwise

import pytest
from inkwell import INKS

from ngen_pdf.inks import neutral

# Tints of black and their luminance Y: CGATS TR 006, the measurements that GRACoL 2006 is.
PAPER, SOLID = 87.62, 1.9
TR006 = (
    (5, 79.52), (10, 71.92), (20, 58.25), (30, 46.67), (40, 36.69), (50, 27.87), (60, 20.43),
    (70, 13.85), (80, 8.7), (90, 4.6), (95, 3.09),
)  # fmt: skip


@pytest.mark.parametrize(("percent", "luminance"), TR006)
def test_a_gray_is_as_light_as_its_tint_was_measured(percent: float, luminance: float) -> None:
    linear = (luminance - SOLID) / (PAPER - SOLID)
    gray = 1.055 * linear ** (1 / 2.4) - 0.055  # IEC 61966-2-1
    assert INKS.of_gray(gray).cmyk[3] * 100 == pytest.approx(percent, abs=1.0)


def test_tones_fall_from_black_to_paper() -> None:
    tints = [INKS.of_gray(gray / 1000).cmyk[3] for gray in range(1001)]
    assert tints[0] == 1
    assert tints[-1] == 0
    assert all(dark > light for dark, light in pairwise(tints))
    assert max(dark - light for dark, light in pairwise(tints)) < 0.004


def test_lightness_and_luminance_are_each_other_s_inverse() -> None:
    for lightness in (0, 1, 7.99, 8, 8.01, 50, 100):
        assert neutral.lightness_of(neutral.luminance(lightness)) == pytest.approx(lightness)
    assert neutral.lightness_of(0.184187) == pytest.approx(50, abs=1e-3)
    assert neutral.gray_lightness(0.5) == pytest.approx(53.389, abs=1e-3)


def test_steps_of_a_coarse_measurement_are_evened() -> None:
    stairs = [255 - 4 * (tint // 4) for tint in range(256)]
    tones = neutral.tones(stairs)
    assert list(tones.lightness) == sorted(set(tones.lightness))
    tints = [tones.tint(lightness / 10) for lightness in range(1001)]
    assert all(dark > light for dark, light in pairwise(tints))


def test_a_black_that_lightens_again_is_held_level() -> None:
    measured = [255 - tint for tint in range(200)] + [60] * 56
    tones = neutral.tones(measured)
    assert tones.tint(0) == 1
    assert tones.tint(100) == 0


def test_a_press_without_black() -> None:
    with pytest.raises(ValueError, match="black"):
        neutral.tones([255] * 256)
