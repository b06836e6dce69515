"""Masks of images stay masks, what makes masks becomes gray, and what is large is packed fast."""

from pathlib import Path

import pikepdf
import pytest
from imaged import (
    FLAT,
    PHOTOGRAPH,
    RED,
    SIDE,
    fill_page,
    image_of,
    ink_of,
    into_ink,
    masked,
    near,
    plates_of,
)
from pikepdf import Array, Name
from PIL import Image

from ngen_pdf.editions.press import samples
from ngen_pdf.editions.press.placements import Purpose


@pytest.mark.parametrize("pixels", [SIDE, 600])
def test_a_soft_mask_stays_a_mask_and_comes_down_with_its_image(
    pixels: int, tmp_path: Path
) -> None:
    pdf = pikepdf.new()
    alpha = Image.new("L", (pixels, pixels), 255)
    alpha.paste(0, (0, 0, pixels, pixels // 2))
    picture = Image.new("RGB", (pixels, pixels), RED)
    picture.paste((0, 255, 0), (0, 0, pixels, pixels // 2))  # hidden, and of another color
    picture.putpixel((0, 0), (1, 2, 3))
    image = masked(pdf, picture, alpha)
    fill_page(pdf, image)
    into_ink(image)
    wanted = SIDE if pixels == SIDE else 250
    assert (image.Width, image.SMask.Width) == (wanted, wanted)
    assert (image.SMask.ColorSpace, "/Interpolate" in image.SMask) == ("/DeviceGray", False)
    plates = plates_of(pdf, tmp_path)
    assert plates.getpixel((30, 10)) in ((0, 0, 0, 127), (0, 0, 0, 128))
    red = ink_of(FLAT)
    assert near(plates.getpixel((30, 50)), red, 1)  # type: ignore[arg-type]
    edge = plates.getpixel((30, 30))  # where the hidden green would show, were it mixed in
    assert edge[0] <= red[0] + 2  # type: ignore[index]


def test_a_soft_mask_of_another_size_comes_down_by_itself() -> None:
    pdf = pikepdf.new()
    image = masked(pdf, FLAT, Image.new("L", (600, 600), 99))
    into_ink(image)
    assert (image.Width, image.SMask.Width) == (SIDE, 250)
    assert set(image.SMask.read_bytes()) == {99}


@pytest.mark.parametrize("colors", [PHOTOGRAPH, PHOTOGRAPH.quantize(9).convert("RGB")])
def test_a_large_picture_of_many_colors_is_packed_in_less_time(
    colors: Image.Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf, picture, packed = pikepdf.new(), colors.convert("CMYK"), []
    for large in (SIDE * SIDE, SIDE * SIDE - 1):
        monkeypatch.setattr(samples, "LARGE", large)
        image = image_of(pdf, picture, Name.DeviceCMYK)
        samples.write_lossless(image, picture)
        assert samples.read(image, picture.size).picture.tobytes() == picture.tobytes()
        packed.append(image.read_raw_bytes())
    assert (packed[0] != packed[1]) is (colors is PHOTOGRAPH)


def test_an_image_that_makes_a_mask_is_gray_as_it_is_light() -> None:
    pdf = pikepdf.new()
    image = image_of(pdf, FLAT, Name.DeviceRGB)
    into_ink(image, purpose=Purpose.LUMINOSITY)
    assert image.ColorSpace == "/DeviceGray"
    assert set(image.read_bytes()) == {round(0.299 * 200 + 0.587 * 40 + 0.114 * 60)}


def test_a_stencil_is_left_alone() -> None:
    pdf = pikepdf.new()
    image = image_of(pdf, FLAT, Name.DeviceGray)
    del image.ColorSpace
    image.ImageMask, image.BitsPerComponent, image.Decode = True, 1, Array([1, 0])
    before = image.read_raw_bytes()
    into_ink(image, size=1, purpose=Purpose.STENCIL)
    assert image.read_raw_bytes() == before
    assert image.Decode == [1, 0]
    assert "/Interpolate" not in image
