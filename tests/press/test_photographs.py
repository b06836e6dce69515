"""Images of every kind become ink: seen on the plates that Ghostscript makes of them."""

import subprocess
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

import pictures
from conftest import ROOT
from ngen_pdf.editions.press import photographs, samples
from ngen_pdf.editions.press.placements import Placement, Purpose
from ngen_pdf.inks import Inks, limit
from ngen_pdf.palette import Swatch
from ngen_pdf.press import ImageLimits
from ngen_pdf.problems import NgenError

PRESS = ROOT / "styles/press/gracol-coated.icc"
LIMIT = 2.6
RECIPE = (0.9, 0.1, 0.6, 0.3)
SWATCHES = (Swatch("green", "#007a53", RECIPE),)
GREEN, RED, PAPER = (0, 0x7A, 0x53), (200, 40, 60), (255, 255, 255)
INKS = Inks(PRESS.read_bytes(), LIMIT, SWATCHES, ())
FULL = Inks(PRESS.read_bytes(), 4.0, (), ())
LIMITS = ImageLimits(ppi=300, ceiling=450)
SIDE = 60  # pt and pixels: an image of 72 ppi
NOISE = Image.effect_noise((SIDE, SIDE), 90)
PHOTOGRAPH = Image.merge(
    "RGB", (NOISE, NOISE.transpose(Image.Transpose.ROTATE_90), NOISE.rotate(180))
)


def _image(
    pdf: pikepdf.Pdf,
    picture: Image.Image,
    space: Any,
    jpeg: bytes = b"",
    bits: int = 8,
    **keys: Any,
) -> Any:
    """An image XObject with the samples of a picture, or of a JPEG of its size."""
    found = pdf.make_stream(
        jpeg or picture.tobytes(),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=picture.width,
        Height=picture.height,
        ColorSpace=space,
        BitsPerComponent=bits,
        Interpolate=True,
        **keys,
    )
    if jpeg:
        found.write(jpeg, filter=Name.DCTDecode)
    return found


def _page(pdf: pikepdf.Pdf, image: Any) -> None:
    """A page of SIDE pt that the image fills."""
    pdf.add_blank_page(page_size=(SIDE, SIDE))
    page = pdf.pages[0]
    page.Resources = Dictionary(XObject=Dictionary(I=image))
    page.Contents = pdf.make_stream(
        f"0 0 0 0.5 k 0 0 {SIDE} {SIDE} re f {SIDE} 0 0 {SIDE} 0 0 cm /I Do".encode()
    )


def _convert(image: Any, size: float = SIDE, purpose: Purpose = Purpose.PAINTED) -> None:
    photographs.convert((Placement(image, purpose, size, size, 7),), INKS, LIMITS)


def _plates(pdf: pikepdf.Pdf, folder: Path) -> Image.Image:
    """The page as plates, a pixel a pt."""
    pdf.save(folder / "a.pdf")
    command = (
        "gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-r72", "-sDEVICE=tiff32nc",
        f"--permit-file-read={PRESS}", f"-sDefaultCMYKProfile={PRESS}",
        f"-sOutputICCProfile={PRESS}", "-sCompression=none", "-o", "a.tif", "a.pdf",
    )  # fmt: skip
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    with Image.open(folder / "a.tif") as plates:
        plates.load()
        return plates


def _ink(picture: Image.Image, icc: bytes | None = None) -> tuple[int, ...]:
    """The plates of the color in a picture's middle, in 8 bits."""
    inked = INKS.picture(picture.crop((SIDE // 2, SIDE // 2, SIDE // 2 + 1, SIDE // 2 + 1)), icc)
    value = inked.getpixel((0, 0))
    return value if isinstance(value, tuple) else (0, 0, 0, 255 - int(value or 0))


def _near(one: tuple[int, ...], other: tuple[int, ...], by: int) -> bool:
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


def _middle(plates: Image.Image) -> tuple[int, ...]:
    value = plates.getpixel((SIDE // 2, SIDE // 2))
    assert isinstance(value, tuple)
    return value


def _icc(pdf: pikepdf.Pdf, icc: bytes, count: int) -> Array:
    return Array([Name.ICCBased, pdf.make_stream(icc, N=count)])


FLAT = Image.new("RGB", (SIDE, SIDE), RED)
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
    space = _icc(pdf, profile, len(mode)) if profile else SPACES[mode]
    image = _image(pdf, picture, space, jpeg)
    if jpeg and mode == "CMYK":  # as the engine writes it
        image.Decode = Array([1, 0] * 4)
    _page(pdf, image)
    _convert(image)
    plates = _plates(pdf, tmp_path)
    assert image.ColorSpace == ("/DeviceGray" if mode == "L" else "/DeviceCMYK")
    stays = form == "JPEG" and (photograph or mode == "L")
    assert image.Filter == ("/DCTDecode" if stays else "/FlateDecode")
    assert "/Interpolate" not in image
    by = 12 if photograph and jpeg else 1
    assert _near(_middle(plates), _ink(picture, profile), by)
    assert limit.coverage(plates) <= LIMIT * 255


def test_a_palette_color_is_its_recipe_and_gray_is_black_alone(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    picture = Image.new("RGB", (SIDE, SIDE), GREEN)
    picture.paste((90, 90, 90), (0, 0, SIDE, 10))
    picture.paste(PAPER, (0, 50, SIDE, SIDE))
    picture.paste((0, 0, 0), (0, 40, SIDE, 50))
    for jpeg in (b"", pictures.file_of(picture, "JPEG", quality=100, subsampling=0)):
        image = _image(pdf, picture, Name.DeviceRGB, jpeg)
        _page(pdf, image)
        _convert(image)
        plates = _plates(pdf, tmp_path)
        assert _middle(plates) == tuple(round(255 * plate) for plate in RECIPE)
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
        image = _image(pdf, FLAT, Array([Name.Indexed, SPACES[mode], 1, table]))
        image.BitsPerComponent = bits
        image.write(row * SIDE)
        _page(pdf, image)
        _convert(image)
        assert _middle(_plates(pdf, tmp_path)) == _ink(Image.new(mode, (SIDE, SIDE), SOLID[mode]))
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
        image = _image(pdf, plates, Name.DeviceCMYK, plain)
        _page(pdf, image)
        if convert:
            photographs.convert((Placement(image, Purpose.PAINTED, SIDE, SIDE, 1),), FULL, LIMITS)
        found.append(_middle(_plates(pdf, tmp_path)))
    assert _near(found[0], found[1], by=4), found
    assert min(found[0]) > 100  # that is, inverted by no one


def test_decode_is_honored(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    image = _image(pdf, FLAT, Name.DeviceRGB, Decode=Array([1, 0, 0, 1, 0.5, 0.5]))
    _page(pdf, image)
    _convert(image)
    assert _middle(_plates(pdf, tmp_path)) == _ink(Image.new("RGB", (SIDE, SIDE), (55, 40, 128)))
    assert "/Decode" not in image


def test_black_and_white_is_one_bit_a_pixel_and_keeps_its_pixels(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    picture = Image.new("RGB", (1200, 1200), PAPER)
    picture.paste((0, 0, 0), (0, 0, 1200, 700))
    image = _image(pdf, picture, Name.DeviceRGB)
    _page(pdf, image)
    _convert(image)  # 1440 ppi
    assert (image.BitsPerComponent, image.Width, image.ColorSpace) == (1, 1200, "/DeviceGray")
    plates = _plates(pdf, tmp_path)
    assert plates.getpixel((30, 20)) == (0, 0, 0, 255)
    assert plates.getpixel((30, 50)) == (0, 0, 0, 0)


# --- alpha -----------------------------------------------------------------


def _with_mask(pdf: pikepdf.Pdf, picture: Image.Image, alpha: Image.Image, **keys: Any) -> Any:
    mask = _image(pdf, alpha, Name.DeviceGray, **keys)
    return _image(pdf, picture, Name.DeviceRGB, SMask=mask)


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
    image = _with_mask(pdf, picture, alpha)
    _page(pdf, image)
    _convert(image)
    wanted = SIDE if pixels == SIDE else 250
    assert (image.Width, image.SMask.Width) == (wanted, wanted)
    assert (image.SMask.ColorSpace, "/Interpolate" in image.SMask) == ("/DeviceGray", False)
    plates = _plates(pdf, tmp_path)
    assert plates.getpixel((30, 10)) in ((0, 0, 0, 127), (0, 0, 0, 128))
    red = _ink(FLAT)
    assert _near(plates.getpixel((30, 50)), red, 1)  # type: ignore[arg-type]
    edge = plates.getpixel((30, 30))  # where the hidden green would show, were it mixed in
    assert edge[0] <= red[0] + 2  # type: ignore[index]


def test_a_soft_mask_of_another_size_comes_down_by_itself() -> None:
    pdf = pikepdf.new()
    image = _with_mask(pdf, FLAT, Image.new("L", (600, 600), 99))
    _convert(image)
    assert (image.Width, image.SMask.Width) == (SIDE, 250)
    assert set(image.SMask.read_bytes()) == {99}


@pytest.mark.parametrize("colors", [PHOTOGRAPH, PHOTOGRAPH.quantize(9).convert("RGB")])
def test_a_large_picture_of_many_colors_is_packed_in_less_time(
    colors: Image.Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf, picture, packed = pikepdf.new(), colors.convert("CMYK"), []
    for large in (SIDE * SIDE, SIDE * SIDE - 1):
        monkeypatch.setattr(samples, "LARGE", large)
        image = _image(pdf, picture, Name.DeviceCMYK)
        samples.write_lossless(image, picture)
        assert samples.read(image, picture.size).picture.tobytes() == picture.tobytes()
        packed.append(image.read_raw_bytes())
    assert (packed[0] != packed[1]) is (colors is PHOTOGRAPH)


def test_an_image_that_makes_a_mask_is_gray_as_it_is_light() -> None:
    pdf = pikepdf.new()
    image = _image(pdf, FLAT, Name.DeviceRGB)
    _convert(image, purpose=Purpose.LUMINOSITY)
    assert image.ColorSpace == "/DeviceGray"
    assert set(image.read_bytes()) == {round(0.299 * 200 + 0.587 * 40 + 0.114 * 60)}


def test_a_stencil_is_left_alone() -> None:
    pdf = pikepdf.new()
    image = _image(pdf, FLAT, Name.DeviceGray)
    del image.ColorSpace
    image.ImageMask, image.BitsPerComponent, image.Decode = True, 1, Array([1, 0])
    before = image.read_raw_bytes()
    _convert(image, size=1, purpose=Purpose.STENCIL)
    assert image.read_raw_bytes() == before
    assert image.Decode == [1, 0]
    assert "/Interpolate" not in image


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
    image = _image(pdf, picture, Name.DeviceRGB, data)
    _convert(image, size)
    assert (image.Width, image.Height) == (wanted, wanted)
    found = Image.open(BytesIO(image.read_raw_bytes())).size if jpeg else None
    assert found in (None, (wanted, wanted))
    assert jpeg or len(image.read_bytes()) == 4 * wanted * wanted


def test_what_is_printed_narrower_than_it_is_high_keeps_its_pixels() -> None:
    pdf = pikepdf.new()
    image = _image(pdf, PHOTOGRAPH.resize((900, 900)), Name.DeviceRGB)
    photographs.convert((Placement(image, Purpose.PAINTED, 72, 300, 1),), INKS, LIMITS)
    assert (image.Width, image.Height) == (900, 900)  # 900 ppi across, 216 down


# --- what is refused -------------------------------------------------------


def _palette_of_none(pdf: pikepdf.Pdf) -> Any:
    return _image(pdf, FLAT.convert("L"), Array([Name.Indexed, Name.DeviceRGB, 0, b""]))


REFUSED: dict[str, tuple[Callable[[pikepdf.Pdf], Any], str]] = {
    "a color key": (
        lambda pdf: _image(pdf, FLAT, Name.DeviceRGB, Mask=Array([0, 9] * 3)),
        "an image with a color that is to be left out (/Mask)",
    ),
    "a matte": (
        lambda pdf: _with_mask(pdf, FLAT, NOISE, Matte=Array([0, 0, 0])),
        "an image with a soft mask that its colors were mixed with (/Matte)",
    ),
    "Lab": (
        lambda pdf: _image(pdf, FLAT, Array([Name.Lab, Dictionary(WhitePoint=[1, 1, 1])])),
        "an image with the color space /Lab",
    ),
    "a broken JPEG": (
        lambda pdf: _image(pdf, FLAT, Name.DeviceRGB, b"\xff\xd8\xff\xd9"),
        "an image with a JPEG that cannot be read",
    ),
    "a JPEG of other colors": (
        lambda pdf: _image(pdf, FLAT, Name.DeviceGray, pictures.file_of(FLAT, "JPEG")),
        "an image with a JPEG in RGB that is said to be in L",
    ),
    "too few samples": (
        lambda pdf: _image(pdf, FLAT, Name.DeviceCMYK),
        "an image with samples that cannot be read",
    ),
    "16 bits": (
        lambda pdf: _image(pdf, FLAT, Name.DeviceRGB, bits=16),
        "an image with 16 bits for each component",
    ),
    "no color in a palette": (_palette_of_none, "an image with a palette without colors"),
    "a profile that is none": (
        lambda pdf: _image(pdf, FLAT, _icc(pdf, zlib.compress(b"x"), 3)),
        "whose ICC profile is no ICC profile, or a damaged one",
    ),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_an_image_that_is_not_known_is_refused_with_its_page(kind: str) -> None:
    make, said = REFUSED[kind]
    pdf = pikepdf.new()
    image = make(pdf)
    with pytest.raises(NgenError) as caught:
        _convert(image)
    (problem,) = caught.value.problems
    assert problem.code == "press-color"
    assert problem.message.startswith("page 7 of the PDF has an image ")
    assert said in problem.message
