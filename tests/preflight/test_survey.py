"""What a press file is: its boxes, inks and fonts, and how fine its images are."""

from pathlib import Path

import pikepdf
import pytest
from files import press_file, saved
from pikepdf import Array, Dictionary, Name

from ngen_pdf.preflight import Document, opened
from ngen_pdf.preflight.survey import Survey, Typeface, survey
from ngen_pdf.press import Edges


def _survey(pdf: pikepdf.Pdf) -> Survey:
    document = opened(saved(pdf))
    assert isinstance(document, Document)
    return survey(document)


def _image(pdf: pikepdf.Pdf, width: int, height: int, **more: object) -> pikepdf.Stream:
    image = pdf.make_stream(bytes(width * height))
    image.Type, image.Subtype = Name.XObject, Name.Image
    image.Width, image.Height, image.BitsPerComponent = width, height, 8
    image.ColorSpace = Name.DeviceGray
    for key, value in more.items():
        image[f"/{key}"] = value
    return image


def test_a_file_is_told_by_its_pages() -> None:
    found = _survey(press_file(pages=4))
    assert (found.pages, found.trims, found.bleed) == (4, ((612, 792),), Edges(9, 9, 9, 9))
    assert found.fonts == (Typeface("", "SourceSerif4-Regular"),)
    assert (found.spots, found.ppi, found.ppi_page) == ((), None, 0)


def test_the_bleed_is_the_least_of_all_pages_at_each_edge() -> None:
    def narrowed(pages: int) -> pikepdf.Pdf:
        pdf = press_file(pages=pages)
        for page in pdf.pages:
            page.obj.BleedBox = [0, -9, 621, 801]  # nothing at the left
        return pdf

    assert _survey(narrowed(1)).bleed == Edges(9, 9, 9, 0)
    assert _survey(narrowed(2)).bleed == Edges(9, 9, 0, 0)  # the outside of a verso
    turned = narrowed(1)
    turned.Root.ViewerPreferences = Dictionary(Direction=Name.R2L)
    assert _survey(turned).bleed == Edges(9, 9, 0, 9)


def test_spot_inks_are_those_that_are_painted_with() -> None:
    function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 1, 1, 0], N=1)
    spaces = Dictionary(
        A=Array([Name.Separation, Name("/PANTONE 172 C"), Name.DeviceCMYK, function]),
        B=Array([Name.Separation, Name.All, Name.DeviceCMYK, function]),
        C=Array([Name.Separation, Name.Unused, Name.DeviceCMYK, function]),
    )
    pdf = press_file(b"/A cs 1 scn 9 9 9 9 re f /B cs 1 scn 9 9 9 9 re f", ColorSpace=spaces)
    assert _survey(pdf).spots == ("PANTONE 172 C",)


@pytest.mark.parametrize(
    ("content", "ppi"),
    [
        (b"q 72 0 0 72 0 0 cm /I Do Q", 100),
        (b"q 36 0 0 72 0 0 cm /I Do Q", 100),  # the lesser of the two directions
        (b"q 72 0 0 72 0 0 cm /I Do Q q 144 0 0 144 0 0 cm /I Do Q", 50),
        (b"q 72 0 0 72 0 0 cm /M Do Q", None),  # a mask prints in the current color
        (b"", None),
    ],
)
def test_the_coarsest_image_is_found(content: bytes, ppi: float | None) -> None:
    pdf = press_file(pages=1)
    images = Dictionary(I=_image(pdf, 100, 100))
    mask = _image(pdf, 8, 8, ImageMask=True, BitsPerComponent=1)
    del mask.ColorSpace
    images.M = mask
    pdf.pages[0].obj.Resources.XObject = images
    pdf.pages[0].contents_add(content)
    found = _survey(pdf)
    assert found.ppi == pytest.approx(ppi)
    assert found.ppi_page == (1 if ppi else 0)


def test_the_specimen_is_as_poppler_says(specimen: Path) -> None:
    document = opened(specimen.read_bytes())
    assert isinstance(document, Document)
    assert survey(document).ppi == pytest.approx(227.2, abs=0.1)  # pdfimages -list: 227
