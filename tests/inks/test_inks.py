"""What colors become: recipes, black alone, the profile's ink, all within the limit."""

from itertools import pairwise
from pathlib import Path

import pytest

from ngen_pdf.inks import Ink, Inks, ProfileError
from ngen_pdf.palette import Swatch

PROFILE = (Path(__file__).parent / "press.icc").read_bytes()
SWATCHES = (
    Swatch("navy", "#10263a", (1.0, 0.82, 0.41, 0.333), "PANTONE 289 C"),
    Swatch("red", "#c8102e", (0.0, 1.0, 0.82, 0.06)),
    Swatch("plain", "#336699"),
)


def of_hex(inks: Inks, value: str) -> Ink:
    red, green, blue = (part / 255 for part in bytes.fromhex(value))
    return inks.of_srgb(red, green, blue)


@pytest.fixture(scope="module")
def inks() -> Inks:
    return Inks(PROFILE, 3.0, SWATCHES, ("PANTONE 289 C",))


def test_recipes(inks: Inks) -> None:
    assert inks.of_srgb(0.062745, 0.149020, 0.227451).cmyk == (1.0, 0.82, 0.41, 0.333)
    assert of_hex(inks, "10263a").spot == "PANTONE 289 C"
    assert of_hex(inks, "c8102e") == Ink((0.0, 1.0, 0.82, 0.06))
    assert Inks(PROFILE, 3.0, SWATCHES, ()).of_srgb(16 / 255, 38 / 255, 58 / 255).spot == ""


def test_black_and_white(inks: Inks) -> None:
    assert inks.of_srgb(0, 0, 0).cmyk == (0, 0, 0, 1)
    assert inks.of_srgb(1, 1, 1).cmyk == (0, 0, 0, 0)


def test_a_gray_is_black_alone_and_tones_rise(inks: Inks) -> None:
    tones = [inks.of_gray(gray / 255).cmyk for gray in range(256)]
    assert all(tone[:3] == (0, 0, 0) for tone in tones)
    assert all(a[3] > b[3] for a, b in pairwise(tones))


@pytest.mark.parametrize("damage", [b"", b"no profile", PROFILE[:100]])
def test_no_profile(damage: bytes) -> None:
    with pytest.raises(ProfileError):
        Inks(damage, 3.0, (), ())


def test_ink_is_within_the_limit() -> None:
    inks = Inks(PROFILE, 2.4, (), ())
    assert inks.of_cmyk((0.2, 0.3, 0.4, 0.5)).cmyk == (0.2, 0.3, 0.4, 0.5)
    *colors, black = inks.of_cmyk((1, 0.5, 0.5, 1)).cmyk
    assert black == 1
    assert colors == pytest.approx([0.7, 0.35, 0.35], abs=1 / 255)
    assert sum(colors) <= 1.4
