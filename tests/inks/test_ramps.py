"""Gradients: ends are what a color prints as alone, and the course between is even."""

from itertools import pairwise

import pytest
from inkwell import INKS, Triple

from ngen_pdf.inks import Cmyk

NAVY = (16 / 255, 38 / 255, 58 / 255)
RED = (200 / 255, 16 / 255, 46 / 255)
WHITE, BLACK = (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)


def _apart(first: Cmyk, second: Cmyk) -> float:
    return sum(abs(a - b) for a, b in zip(first, second, strict=True))


@pytest.mark.parametrize("ends", [(NAVY, RED), (NAVY, WHITE), (BLACK, RED), ((0.2, 0.4, 0.6), RED)])
def test_ends_are_recipes_and_steps_are_small(ends: tuple[Triple, Triple]) -> None:
    first, last = ends
    ramp = INKS.ramp(first, last, 1, 64)
    assert len(ramp) == 64
    assert (ramp[0], ramp[-1]) == tuple(INKS.of_srgb(*end).cmyk for end in ends)
    assert max(_apart(*pair) for pair in pairwise(ramp)) < 0.15


def test_between_plain_colors_it_is_what_the_profile_says() -> None:
    middle = INKS.ramp((0.2, 0.4, 0.6), (0.6, 0.8, 0.2), 1, 3)[1]
    assert middle == INKS.of_srgb(0.4, 0.6, 0.4).cmyk


def test_a_recipe_s_offset_fades() -> None:
    ramp = INKS.ramp(RED, (0.6, 0.8, 0.2), 1, 5)
    plain = INKS.ramp((200 / 255, 16 / 255, 47 / 255), (0.6, 0.8, 0.2), 1, 5)
    apart = [
        sum(abs(a - b) for a, b in zip(*pair, strict=True))
        for pair in zip(ramp, plain, strict=True)
    ]
    assert apart[0] > 0.1
    assert apart[2] == pytest.approx(apart[0] / 2, abs=0.02)
    assert apart[4] == 0


def test_between_grays_black_alone_prints() -> None:
    ramp = INKS.ramp(WHITE, BLACK, 1, 33)
    assert ramp[0] == (0, 0, 0, 0)
    assert ramp[-1] == (0, 0, 0, 1)
    assert all(cmyk[:3] == (0, 0, 0) for cmyk in ramp)
    assert ramp[16] == INKS.of_gray(0.5).cmyk
    assert all(a[3] < b[3] for a, b in pairwise(ramp))


def test_an_exponent_bends_the_course() -> None:
    assert INKS.ramp(WHITE, BLACK, 2, 3)[1] == INKS.of_gray(0.75).cmyk
