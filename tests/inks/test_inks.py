"""What colors become: recipes, black alone, the profile's ink, all within the limit."""

import random
from math import dist

import pytest
from inkwell import D50, INKS, PRESS, adobe, gray, lab_of, printed, xyz_of

from ngen_pdf.inks import Ink, Inks, ProfileError
from ngen_pdf.inks.neutral import luminance
from ngen_pdf.palette import Swatch

NAVY = (1.0, 0.82, 0.41, 0.333)
RED = (0.0, 1.0, 0.82, 0.06)


def rgb(value: str) -> tuple[float, float, float]:
    red, green, blue = (part / 255 for part in bytes.fromhex(value))
    return red, green, blue


def test_a_swatch_is_its_recipe_digit_for_digit() -> None:
    assert INKS.of_srgb(0.062745, 0.14902, 0.227451).cmyk == NAVY  # as the engine writes it
    assert INKS.of_srgb(*rgb("c8102e")).cmyk == RED  # of two of the same color, the first
    near = INKS.of_srgb(*rgb("c8102f"))
    assert near.cmyk != RED


def test_a_spot_ink_is_used_where_it_may_be() -> None:
    assert INKS.of_srgb(*rgb("10263a")) == Ink(NAVY, "Harbor Blue")
    assert INKS.of_srgb(*rgb("c8102e")) == Ink(RED)


@pytest.mark.parametrize(
    "value",
    ["336699", "7aa65a", "e0b050", "405060", "7a5f8e", "d9d0c0", "2f7f6f", "bb6644", "101820"],
)
def test_other_colors_print_as_they_look(value: str) -> None:
    black = luminance(printed(INKS.of_srgb(0, 0, 1 / 255).cmyk)[0])
    seen = zip(xyz_of(rgb(value)), D50, strict=True)
    x, y, z = (part * (1 - black) + white * black for part, white in seen)
    found = INKS.of_srgb(*rgb(value))
    assert dist(printed(found.cmyk), lab_of((x, y, z))) < 2.5
    assert found.spot == ""


def test_black_and_white() -> None:
    assert INKS.of_srgb(0, 0, 0).cmyk == (0, 0, 0, 1)
    assert INKS.of_srgb(1, 1, 1).cmyk == (0, 0, 0, 0)
    assert INKS.of_srgb(1.5, 2, 9).cmyk == (0, 0, 0, 0)  # PDF takes the nearest value there is


def test_a_neutral_color_is_black_alone() -> None:
    for value in range(256):
        found = INKS.of_srgb(value / 255, value / 255, value / 255).cmyk
        assert found[:3] == (0, 0, 0)
        assert found == INKS.of_gray(value / 255).cmyk


def test_ink_keeps_its_numbers_within_the_limit() -> None:
    assert INKS.of_cmyk((0.123456, 0.3, 0.4, 0.5)).cmyk == (0.123456, 0.3, 0.4, 0.5)
    assert INKS.of_cmyk((1, 1, 1, 0)).cmyk == (1, 1, 1, 0)
    *colors, black = INKS.of_cmyk((1, 1, 0.5, 1)).cmyk
    assert colors == pytest.approx([0.8, 0.8, 0.4], abs=1 / 255)
    assert black == 1


def test_nothing_exceeds_the_limit() -> None:
    sparing = Inks(PRESS, 2.2, (), ())
    draw = random.Random(4)
    for _ in range(500):
        first, second = ([draw.random() ** 3 for _ in "rgb"] for _ in "ab")
        found = [
            sparing.of_srgb(*first).cmyk,
            sparing.of_profile(adobe(), first).cmyk,
            sparing.of_lab(100 * first[0], 99 * second[0] - 50, 99 * second[1] - 50).cmyk,
            sparing.of_cmyk((first[0], first[1] ** 0.2, second[0] ** 0.2, second[1] ** 0.2)).cmyk,
            *sparing.ramp((first[0], first[1], first[2]), (0, 0, 0.1), 1, 4),
        ]
        assert max(map(sum, found)) <= 2.2 + 1e-9


@pytest.mark.parametrize("value", ["336699", "7aa65a", "d9d0c0"])
def test_lab_is_as_the_same_color_of_srgb(value: str) -> None:
    lab = lab_of(xyz_of(rgb(value)))
    assert INKS.of_lab(*lab).cmyk == pytest.approx(INKS.of_srgb(*rgb(value)).cmyk, abs=0.02)


def test_lab_without_hue_is_black_alone() -> None:
    assert INKS.of_lab(100, 0, 0).cmyk == (0, 0, 0, 0)
    assert INKS.of_lab(0, 0, 0).cmyk == (0, 0, 0, 1)
    middle = INKS.of_lab(53.585, 0.001, -0.001).cmyk  # the L* of sRGB's 50.2 %
    assert middle == pytest.approx(INKS.of_gray(128 / 255).cmyk, abs=0.001)


def test_a_color_of_another_space_is_honored() -> None:
    adobe_red = tuple(part / 255 for part in (171, 23, 49))  # #c8102e, by the matrices of both
    assert INKS.of_profile(adobe(), adobe_red).cmyk == RED
    assert INKS.of_profile(adobe(), (0.4, 0.4, 0.4)).cmyk[:3] == (0, 0, 0)
    assert INKS.of_profile(adobe(), (0, 1, 0)).cmyk != INKS.of_srgb(0, 1, 0).cmyk  # not in sRGB
    steep, even = INKS.of_profile(gray(3.0), [0.5]), INKS.of_profile(gray(2.2), [0.5])
    assert steep.cmyk[3] > even.cmyk[3] + 0.1
    assert even.cmyk == pytest.approx(INKS.of_gray(0.5).cmyk, abs=0.01)


def test_ink_of_another_press_is_converted() -> None:
    assert INKS.of_profile(PRESS, (0.1, 0.2, 0.3, 0.4)).cmyk == (0.1, 0.2, 0.3, 0.4)
    other = PRESS[:24] + bytes(12) + PRESS[36:]  # made at another time, by its header
    assert INKS.of_profile(other, (0.0, 0.0, 0.0, 1.0)).cmyk[0] > 0.3


def test_what_cannot_be_printed_by() -> None:
    for icc, fault in (
        (b"", "no ICC profile"),
        (b"no profile at all", "no ICC profile"),
        (PRESS[:200], "no ICC profile"),
        (PRESS[:-1], "truncated: it has"),
        (adobe(), "other than CMYK"),
        (PRESS[:16] + b"5CLR" + PRESS[20:], "something else than gray, RGB or CMYK"),
    ):
        with pytest.raises(ProfileError, match=fault):
            Inks(icc, 3.0, (), ())
    with pytest.raises(ProfileError, match="another number of components"):
        INKS.of_profile(adobe(), (0.5,))


def test_a_gray_of_a_swatch_s_color_is_black_alone_all_the_same() -> None:
    rich = Swatch("rich", "#000000", (0.6, 0.4, 0.4, 1.0))
    inks = Inks(PRESS, 3.0, (rich,), ())
    assert inks.of_srgb(0, 0, 0).cmyk == (0.6, 0.4, 0.4, 1.0)
    assert inks.of_gray(0).cmyk == inks.of_profile(gray(2.2), [0]).cmyk == (0, 0, 0, 1)
    ramp = inks.ramp((0, 0, 0), (1, 1, 1), 1, 5)
    assert ramp[0] == (0.6, 0.4, 0.4, 1.0)
    assert ramp[2][0] > 0.1
