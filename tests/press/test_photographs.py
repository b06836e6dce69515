"""Images of every kind become ink: seen on the plates that Ghostscript makes of them."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from imaged import (
    FLAT,
    FULL,
    GREEN,
    INKS,
    LIMIT,
    LIMITS,
    PAPER,
    PHOTOGRAPH,
    PRESS,
    RECIPE,
    SIDE,
    fill_page,
    icc_space,
    image_of,
    ink_of,
    into_ink,
    middle,
    near,
    plates_of,
)
from pikepdf import Array, Name
from PIL import Image

import pictures
from ngen_pdf.editions.press import photographs
from ngen_pdf.editions.press.placements import Placement, Purpose
from ngen_pdf.inks import limit

WIDE, DARK = pictures.wide_rgb(), pictures.dark_gray()
SOLID: dict[str, tuple[int, ...]] = {"RGB": (200, 40, 60), "L": (140,), "CMYK": (200, 20, 180, 100)}
SPACES = {"RGB": Name.DeviceRGB, "L": Name.DeviceGray, "CMYK": Name.DeviceCMYK}
PROFILES = {"RGB": WIDE, "L": DARK, "CMYK": PRESS.read_bytes()}


@pytest.mark.parametrize("profiled", [False, True])
@pytest.mark.parametrize("form", ["lossless", "JPEG"])
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
@pytest.mark.parametrize("photograph", [False, True])
def test_an_image_prints_as_its_colors_do(
    mode: str, form: str, profiled: bool, photograph: bool, tmp_path: Path
) -> None:
    pdf = pikepdf.new()
    picture = PHOTOGRAPH.convert(mode) if photograph else Image.new(mode, (SIDE, SIDE), SOLID[mode])
    jpeg = pictures.file_of(picture, "JPEG", quality=100, subsampling=0) if form == "JPEG" else b""
    if jpeg:  # what it draws
        picture = Image.open(BytesIO(jpeg))
    profile = PROFILES[mode] if profiled else None
    space = icc_space(pdf, profile, len(mode)) if profile else SPACES[mode]
    image = image_of(pdf, picture, space, jpeg)
    if jpeg and mode == "CMYK":  # as the engine writes it
        image.Decode = Array([1, 0] * 4)
    fill_page(pdf, image)
    into_ink(image)
    plates = plates_of(pdf, tmp_path)
    assert image.ColorSpace == ("/DeviceGray" if mode == "L" else "/DeviceCMYK")
    stays = form == "JPEG" and (photograph or mode == "L")
    assert image.Filter == ("/DCTDecode" if stays else "/FlateDecode")
    assert "/Interpolate" not in image
    by = 12 if photograph and jpeg else 1
    assert near(middle(plates), ink_of(picture, profile), by)
    assert limit.coverage(plates) <= LIMIT * 255


def test_a_palette_color_is_its_recipe_and_gray_is_black_alone(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    picture = Image.new("RGB", (SIDE, SIDE), GREEN)
    picture.paste((90, 90, 90), (0, 0, SIDE, 10))
    picture.paste(PAPER, (0, 50, SIDE, SIDE))
    picture.paste((0, 0, 0), (0, 40, SIDE, 50))
    for jpeg in (b"", pictures.file_of(picture, "JPEG", quality=100, subsampling=0)):
        image = image_of(pdf, picture, Name.DeviceRGB, jpeg)
        fill_page(pdf, image)
        into_ink(image)
        plates = plates_of(pdf, tmp_path)
        assert middle(plates) == tuple(round(255 * plate) for plate in RECIPE)
        assert plates.getpixel((30, 45)) == (0, 0, 0, 255)
        assert plates.getpixel((30, 55)) == (0, 0, 0, 0)
        cyan, magenta, yellow, black = plates.getpixel((30, 5))  # type: ignore[misc]
        assert (cyan, magenta, yellow) == (0, 0, 0)
        assert 120 < black < 230
        del pdf.pages[0]


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_a_palette_in_the_image_is_looked_up(mode: str, tmp_path: Path) -> None:
    pdf = pikepdf.new()
    table = bytes(len(mode)) + bytes(SOLID[mode])
    for bits in (1, 2, 4, 8):
        row = {1: b"\xff", 2: b"\x55", 4: b"\x11", 8: b"\x01"}[bits] * (-(-SIDE * bits // 8))
        image = image_of(pdf, FLAT, Array([Name.Indexed, SPACES[mode], 1, table]))
        image.BitsPerComponent = bits
        image.write(row * SIDE)
        fill_page(pdf, image)
        into_ink(image)
        assert middle(plates_of(pdf, tmp_path)) == ink_of(
            Image.new(mode, (SIDE, SIDE), SOLID[mode])
        )
        del pdf.pages[0]


def test_a_jpeg_of_plates_prints_as_it_is_whatever_program_wrote_it(tmp_path: Path) -> None:
    """Without Adobe's segment, and without /Decode, full is ink."""
    plates = PHOTOGRAPH.convert("CMYK").point([value // 2 for value in range(256)] * 4)
    jpeg = pictures.file_of(plates, "JPEG", quality=100, subsampling=0)
    start = jpeg.index(b"\xff\xee")
    plain = jpeg[:start] + jpeg[start + 2 + int.from_bytes(jpeg[start + 2 : start + 4]) :]
    assert b"Adobe" not in plain
    found = []
    for convert in (False, True):
        pdf = pikepdf.new()
        image = image_of(pdf, plates, Name.DeviceCMYK, plain)
        fill_page(pdf, image)
        if convert:
            photographs.convert((Placement(image, Purpose.PAINTED, SIDE, SIDE, 1),), FULL, LIMITS)
        found.append(middle(plates_of(pdf, tmp_path)))
    assert near(found[0], found[1], by=4), found
    assert min(found[0]) > 100  # that is, inverted by no one


def test_decode_is_honored(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    image = image_of(pdf, FLAT, Name.DeviceRGB, Decode=Array([1, 0, 0, 1, 0.5, 0.5]))
    fill_page(pdf, image)
    into_ink(image)
    assert middle(plates_of(pdf, tmp_path)) == ink_of(Image.new("RGB", (SIDE, SIDE), (55, 40, 128)))
    assert "/Decode" not in image


def test_black_and_white_is_one_bit_a_pixel_and_keeps_its_pixels(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    picture = Image.new("RGB", (1200, 1200), PAPER)
    picture.paste((0, 0, 0), (0, 0, 1200, 700))
    image = image_of(pdf, picture, Name.DeviceRGB)
    fill_page(pdf, image)
    into_ink(image)  # 1440 ppi
    assert (image.BitsPerComponent, image.Width, image.ColorSpace) == (1, 1200, "/DeviceGray")
    plates = plates_of(pdf, tmp_path)
    assert plates.getpixel((30, 20)) == (0, 0, 0, 255)
    assert plates.getpixel((30, 50)) == (0, 0, 0, 0)


# --- size ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pixels", "size", "wanted"),
    [
        (450, 72, 450),  # at the ceiling
        (451, 72, 300),
        (1000, 144, 600),
        (100, 720, 100),  # never upwards
    ],
)
@pytest.mark.parametrize("jpeg", [False, True])
def test_pixels_are_left_out_above_the_ceiling_only(
    pixels: int, size: float, wanted: int, jpeg: bool
) -> None:
    pdf = pikepdf.new()
    picture = PHOTOGRAPH.resize((pixels, pixels))
    data = pictures.file_of(picture, "JPEG", quality=95) if jpeg else b""
    image = image_of(pdf, picture, Name.DeviceRGB, data)
    into_ink(image, size)
    assert (image.Width, image.Height) == (wanted, wanted)
    found = Image.open(BytesIO(image.read_raw_bytes())).size if jpeg else None
    assert found in (None, (wanted, wanted))
    assert jpeg or len(image.read_bytes()) == 4 * wanted * wanted


def test_what_is_printed_narrower_than_it_is_high_keeps_its_pixels() -> None:
    pdf = pikepdf.new()
    image = image_of(pdf, PHOTOGRAPH.resize((900, 900)), Name.DeviceRGB)
    photographs.convert((Placement(image, Purpose.PAINTED, 72, 300, 1),), INKS, LIMITS)
    assert (image.Width, image.Height) == (900, 900)  # 900 ppi across, 216 down
