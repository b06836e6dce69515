"""What a PDF is: its boxes, inks and fonts, and how fine its images are where they stand."""

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from ngen_pdf.editions import resolution
from ngen_pdf.editions.survey import Font, survey
from ngen_pdf.press import Edges


def _pdf(*contents: bytes, resources: Dictionary | None = None) -> pikepdf.Pdf:
    """Pages of 300 by 200 pt within a bleed of 9 pt, and of none at the left."""
    pdf = pikepdf.new()
    for content in contents:
        page = pdf.add_blank_page(page_size=(300, 200))
        page.obj.MediaBox = [-9, -9, 309, 209]
        page.obj.TrimBox = [0, 0, 300, 200]
        page.obj.BleedBox = [0, -9, 309, 209]
        page.obj.Contents = pdf.make_stream(content)
        page.obj.Resources = resources or Dictionary()
    return pdf


def _image(pdf: pikepdf.Pdf, width: int, height: int, **more: object) -> pikepdf.Stream:
    image = pdf.make_stream(bytes(width * height))
    image.Type, image.Subtype = Name.XObject, Name.Image
    image.Width, image.Height, image.BitsPerComponent = width, height, 8
    image.ColorSpace = Name.DeviceGray
    for key, value in more.items():
        image[f"/{key}"] = value
    return image


def _form(pdf: pikepdf.Pdf, content: bytes, **more: object) -> pikepdf.Stream:
    form = pdf.make_stream(content)
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 100, 100])
    for key, value in more.items():
        form[f"/{key}"] = value
    return form


def test_the_bleed_is_the_least_of_all_pages_at_each_edge() -> None:
    found = survey(_pdf(b"", b""))
    assert (found.pages, found.trims) == (2, ((300, 200),))
    assert found.bleed == Edges(9, 9, 0, 0)  # no bleed at the left: spine of one, outside of one
    assert survey(_pdf(b"")).bleed == Edges(9, 9, 9, 0)
    assert survey(_pdf(b""), right_to_left=True).bleed == Edges(9, 9, 0, 9)


def test_spot_inks_are_those_of_separations_and_of_mixtures() -> None:
    pdf = _pdf(b"")
    spaces = Dictionary(
        A=Array([Name.Separation, Name("/PANTONE 172 C"), Name.DeviceCMYK, Dictionary()]),
        B=Array([Name.Separation, Name.All, Name.DeviceCMYK, Dictionary()]),
        C=Array([Name.DeviceN, Array([Name.Cyan, Name.Varnish]), Name.DeviceCMYK, Dictionary()]),
    )
    pdf.pages[0].obj.Resources = Dictionary(ColorSpace=spaces)
    assert survey(pdf).spots == ("PANTONE 172 C", "Varnish")


def test_fonts_are_named_without_the_tag_of_their_subset() -> None:
    pdf = _pdf(b"")
    for name, family in (("ABCDEF+Serif-Light", "Serif"), ("Bare", "")):
        font = Dictionary(Type=Name.FontDescriptor, FontName=Name(f"/{name}"))
        if family:
            font.FontFamily = family
        pdf.Root[f"/{name[:3]}"] = pdf.make_indirect(font)
    assert survey(pdf).fonts == (Font("", "Bare"), Font("Serif", "Serif-Light"))


@pytest.mark.parametrize(
    ("content", "ppi"),
    [
        (b"q 72 0 0 72 0 0 cm /I Do Q", 100),
        (b"q 36 0 0 72 0 0 cm /I Do Q", 100),  # the lesser of the two directions
        (b"q 2 0 0 2 0 0 cm q 36 0 0 36 0 0 cm /I Do Q Q", 100),
        (b"q 0 72 -72 0 0 0 cm /I Do Q", 100),  # turned
        (b"q 72 0 0 72 0 0 cm /I Do Q q 144 0 0 144 0 0 cm /I Do Q", 50),
        (b"q 72 0 0 72 0 0 cm /M Do Q", None),  # a mask prints in the current color
        (b"", None),
    ],
)
def test_an_image_is_as_fine_as_it_is_painted(content: bytes, ppi: float | None) -> None:
    pdf = _pdf(b"", content)
    images = Dictionary(I=_image(pdf, 100, 100), M=_image(pdf, 10, 10, ImageMask=True))
    pdf.pages[1].obj.Resources = Dictionary(XObject=images)
    found, page = resolution.coarsest(pdf)
    assert found == pytest.approx(ppi)
    assert page == (2 if ppi else 0)


def test_images_in_forms_and_patterns_are_found() -> None:
    pdf = _pdf(b"q 2 0 0 2 0 0 cm /F Do Q /Pattern cs /P scn 0 0 9 9 re f")
    inner = Dictionary(XObject=Dictionary(I=_image(pdf, 100, 100)))
    form = _form(pdf, b"36 0 0 36 0 0 cm /I Do", Resources=inner, Matrix=Array([1, 0, 0, 1, 9, 9]))
    pattern = _form(pdf, b"36 0 0 36 0 0 cm /I Do", Resources=inner, PatternType=1)
    pattern.Matrix = Array([4, 0, 0, 4, 0, 0])
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(F=form))
    assert resolution.coarsest(pdf)[0] == pytest.approx(100)
    pdf.pages[0].obj.Resources.Pattern = Dictionary(P=pattern)
    assert resolution.coarsest(pdf)[0] == pytest.approx(50)


def test_a_form_that_draws_itself_is_left() -> None:
    pdf = _pdf(b"/F Do")
    form = pdf.make_indirect(_form(pdf, b"2 0 0 2 0 0 cm /F Do"))
    form.Resources = Dictionary(XObject=Dictionary(F=form))
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(F=form))
    assert resolution.coarsest(pdf) == (None, 0)


def test_the_specimen_is_as_poppler_says(specimen: Path) -> None:
    with pikepdf.open(specimen) as pdf:
        ppi, _ = resolution.coarsest(pdf)
    assert ppi == pytest.approx(145.8, abs=0.1)  # pdfimages -list: 146
