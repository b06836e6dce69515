"""Pictures in ink: flat graphics color by color, photographs by the profile."""

import random
from io import BytesIO

import pytest
from inkwell import INKS, PRESS, adobe, gray
from PIL import Image, ImageCms

from ngen_pdf.inks import ProfileError, limit

Color = tuple[int, ...]
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
NAVY = (255, 209, 105, 85)  # the recipe 100 82 41 33.3 in 8 bits


def strip(*colors: Color) -> Image.Image:
    picture = Image.new("RGB", (len(colors), 1))
    for x, color in enumerate(colors):
        picture.putpixel((x, 0), color)
    return picture


def pixels(picture: Image.Image) -> list[object]:
    return [picture.getpixel((x, 0)) for x in range(picture.width)]


def photograph(mode: str = "RGB") -> Image.Image:
    """More than 256 colors, the same each time."""
    size = 64 * 64 * len(mode)
    return Image.frombytes(mode, (64, 64), random.Random(6).randbytes(size))


@pytest.mark.parametrize("icc", [None, SRGB])
def test_a_flat_graphic_has_recipes_and_black_alone(icc: bytes | None) -> None:
    colors = ((16, 38, 58), (0, 0, 0), (255, 255, 255), (90, 90, 90), (51, 102, 153))
    found = INKS.picture(strip(*colors), icc)
    assert found.mode == "CMYK"
    expected = [INKS.of_srgb(*(part / 255 for part in color)).cmyk for color in colors]
    assert pixels(found) == [tuple(round(p * 255) for p in cmyk) for cmyk in expected]
    assert pixels(found)[:3] == [NAVY, (0, 0, 0, 255), (0, 0, 0, 0)]


def test_a_large_flat_graphic_is_replaced_throughout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limit, "STRIP", 300)
    few = [(value, 255 - value, value // 2) for value in range(256)]
    draw = random.Random(7)
    colors = [draw.choice(few) for _ in range(41 * 37)]
    picture = Image.frombytes("RGB", (41, 37), bytes(part for color in colors for part in color))
    found = INKS.picture(picture, None)
    for at, (red, green, blue) in enumerate(colors):
        cmyk = INKS.of_srgb(red / 255, green / 255, blue / 255).cmyk
        assert found.getpixel((at % 41, at // 41)) == tuple(round(p * 255) for p in cmyk)


def test_a_neutral_picture_is_black_alone() -> None:
    levels = range(0, 256, 5)
    found = INKS.picture(strip(*((level,) * 3 for level in levels)), None)
    assert found.mode == "L"
    tints = [INKS.of_gray(level / 255).cmyk[3] for level in levels]
    assert pixels(found) == [255 - round(tint * 255) for tint in tints]
    assert (pixels(found)[0], pixels(found)[-1]) == (0, 255)


def test_a_gray_picture_is_as_a_neutral_one() -> None:
    ramp = Image.linear_gradient("L")
    found = INKS.picture(ramp, None)
    assert found.mode == "L"
    assert found.tobytes() == INKS.picture(ramp.convert("RGB"), None).tobytes()


def test_a_gray_picture_s_profile_is_honored() -> None:
    picture = Image.new("L", (1, 1), 128)
    steep, plain = INKS.picture(picture, gray(3.0)), INKS.picture(picture, None)
    assert pixels(steep)[0] != pixels(plain)[0]
    assert pixels(steep)[0] == 255 - round(INKS.of_profile(gray(3.0), [128 / 255]).cmyk[3] * 255)


def test_a_photograph_goes_through_the_profile() -> None:
    source = photograph()
    found = INKS.picture(source, None)
    assert found.mode == "CMYK"
    for x in range(64):
        red, green, blue = source.getpixel((x, x))  # type: ignore[misc]
        cmyk = INKS.of_srgb(red / 255, green / 255, blue / 255).cmyk
        assert found.getpixel((x, x)) == pytest.approx([p * 255 for p in cmyk], abs=4)


def test_a_photograph_s_profile_is_honored() -> None:
    source = photograph()
    plain, wide = INKS.picture(source, None), INKS.picture(source, adobe())
    assert plain.tobytes() == INKS.picture(source, SRGB).tobytes()
    for x in range(64):
        color = [part / 255 for part in source.getpixel((x, x))]  # type: ignore[union-attr]
        cmyk = INKS.of_profile(adobe(), color).cmyk
        assert wide.getpixel((x, x)) == pytest.approx([p * 255 for p in cmyk], abs=4)
    assert wide.tobytes() != plain.tobytes()


def test_a_flat_graphic_s_profile_is_honored() -> None:
    found = INKS.picture(strip((30, 42, 60), (0, 255, 0)), adobe())
    assert pixels(found)[0] == NAVY  # #10263a in Adobe RGB
    assert pixels(found)[1] != pixels(INKS.picture(strip((0, 255, 0)), None))[0]


def test_ink_keeps_its_numbers_within_the_limit() -> None:
    source = photograph("CMYK")
    for icc in (None, PRESS):
        found = INKS.picture(source, icc)
        assert found.tobytes() == limit.limited_picture(source, 765).tobytes()
    other = PRESS[:24] + bytes(12) + PRESS[36:]  # made at another time, by its header
    black = Image.new("CMYK", (1, 1), (0, 0, 0, 255))
    assert pixels(INKS.picture(black, None)) == [(0, 0, 0, 255)]
    assert INKS.picture(black, other).tobytes()[0] > 80


def test_what_cannot_be_printed() -> None:
    for picture, icc in (
        (photograph(), PRESS),
        (photograph(), gray(2.2)),
        (photograph("CMYK"), adobe()),
        (photograph("L"), adobe()),
        (photograph(), b"no profile"),
    ):
        with pytest.raises(ProfileError):
            INKS.picture(picture, icc)
    with pytest.raises(ValueError, match="mode RGBA"):
        INKS.picture(Image.new("RGBA", (1, 1)), None)


def test_a_picture_brings_nothing_into_its_jpeg() -> None:
    file = BytesIO()
    photograph("CMYK").save(file, "JPEG", comment=b"secret", icc_profile=PRESS)
    with Image.open(file) as source:
        data = INKS.encoded(INKS.picture(source, None), 95)
    assert b"secret" not in data
    assert b"ICC_PROFILE" not in data
