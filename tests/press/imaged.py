"""Images of a page, turned into ink, and the plates that Ghostscript makes of it."""

import subprocess
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image

from conftest import ROOT
from ngen_pdf.editions.press import photographs
from ngen_pdf.editions.press.placements import Placement, Purpose
from ngen_pdf.inks import Inks
from ngen_pdf.palette import Swatch
from ngen_pdf.press import ImageLimits

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
FLAT = Image.new("RGB", (SIDE, SIDE), RED)
PHOTOGRAPH = Image.merge(
    "RGB", (NOISE, NOISE.transpose(Image.Transpose.ROTATE_90), NOISE.rotate(180))
)


def image_of(
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


def fill_page(pdf: pikepdf.Pdf, image: Any) -> None:
    """A page of SIDE pt that the image fills."""
    pdf.add_blank_page(page_size=(SIDE, SIDE))
    page = pdf.pages[0]
    page.Resources = Dictionary(XObject=Dictionary(I=image))
    page.Contents = pdf.make_stream(
        f"0 0 0 0.5 k 0 0 {SIDE} {SIDE} re f {SIDE} 0 0 {SIDE} 0 0 cm /I Do".encode()
    )


def into_ink(image: Any, size: float = SIDE, purpose: Purpose = Purpose.PAINTED) -> None:
    """Turn an image that prints at a size, in pt, on page 7 into ink."""
    photographs.convert((Placement(image, purpose, size, size, 7),), INKS, LIMITS)


def plates_of(pdf: pikepdf.Pdf, folder: Path) -> Image.Image:
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


def ink_of(picture: Image.Image, icc: bytes | None = None) -> tuple[int, ...]:
    """The plates of the color in a picture's middle, in 8 bits."""
    inked = INKS.picture(picture.crop((SIDE // 2, SIDE // 2, SIDE // 2 + 1, SIDE // 2 + 1)), icc)
    value = inked.getpixel((0, 0))
    return value if isinstance(value, tuple) else (0, 0, 0, 255 - int(value or 0))


def near(one: tuple[int, ...], other: tuple[int, ...], by: int) -> bool:
    """Whether colors differ by no more than a number in each component."""
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


def middle(plates: Image.Image) -> tuple[int, ...]:
    """The pixel in the middle of the page."""
    value = plates.getpixel((SIDE // 2, SIDE // 2))
    assert isinstance(value, tuple)
    return value


def icc_space(pdf: pikepdf.Pdf, icc: bytes, count: int) -> Array:
    """The color space of a profile for so many components."""
    return Array([Name.ICCBased, pdf.make_stream(icc, N=count)])


def masked(pdf: pikepdf.Pdf, picture: Image.Image, alpha: Image.Image, **keys: Any) -> Any:
    """An image with a soft mask, whose dictionary has more keys."""
    mask = image_of(pdf, alpha, Name.DeviceGray, **keys)
    return image_of(pdf, picture, Name.DeviceRGB, SMask=mask)
