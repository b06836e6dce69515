"""Images that no one knows how to turn into ink are refused, with their page."""

import zlib
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from imaged import FLAT, NOISE, icc_space, image_of, into_ink, masked
from pikepdf import Array, Dictionary, Name

import pictures
from ngen_pdf.problems import NgenError


def _palette_of_none(pdf: pikepdf.Pdf) -> Any:
    return image_of(pdf, FLAT.convert("L"), Array([Name.Indexed, Name.DeviceRGB, 0, b""]))


REFUSED: dict[str, tuple[Callable[[pikepdf.Pdf], Any], str]] = {
    "a color key": (
        lambda pdf: image_of(pdf, FLAT, Name.DeviceRGB, Mask=Array([0, 9] * 3)),
        "an image with a color that is to be left out (/Mask)",
    ),
    "a matte": (
        lambda pdf: masked(pdf, FLAT, NOISE, Matte=Array([0, 0, 0])),
        "an image with a soft mask that its colors were mixed with (/Matte)",
    ),
    "Lab": (
        lambda pdf: image_of(pdf, FLAT, Array([Name.Lab, Dictionary(WhitePoint=[1, 1, 1])])),
        "an image with the color space /Lab",
    ),
    "a broken JPEG": (
        lambda pdf: image_of(pdf, FLAT, Name.DeviceRGB, b"\xff\xd8\xff\xd9"),
        "an image with a JPEG that cannot be read",
    ),
    "a JPEG of other colors": (
        lambda pdf: image_of(pdf, FLAT, Name.DeviceGray, pictures.file_of(FLAT, "JPEG")),
        "an image with a JPEG in RGB that is said to be in L",
    ),
    "too few samples": (
        lambda pdf: image_of(pdf, FLAT, Name.DeviceCMYK),
        "an image with samples that cannot be read",
    ),
    "16 bits": (
        lambda pdf: image_of(pdf, FLAT, Name.DeviceRGB, bits=16),
        "an image with 16 bits for each component",
    ),
    "no color in a palette": (_palette_of_none, "an image with a palette without colors"),
    "a profile that is none": (
        lambda pdf: image_of(pdf, FLAT, icc_space(pdf, zlib.compress(b"x"), 3)),
        "whose ICC profile is no ICC profile, or a damaged one",
    ),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_an_image_that_is_not_known_is_refused_with_its_page(kind: str) -> None:
    make, said = REFUSED[kind]
    pdf = pikepdf.new()
    image = make(pdf)
    with pytest.raises(NgenError) as caught:
        into_ink(image)
    (problem,) = caught.value.problems
    assert problem.code == "press-color"
    assert problem.message.startswith("page 7 of the PDF has an image ")
    assert said in problem.message
