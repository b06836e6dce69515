"""ICC profiles of images: the engine leaves them out, and both editions honor them."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from PIL import Image, ImageCms

import pictures
from conftest import Publication
from inspector import Inspector
from ngen_pdf.editions import embedded
from ngen_pdf.inks import embedded as judged
from ngen_pdf.layout import rasters

GREEN, GRAY = (60, 200, 90), 140
PLATES = (200, 20, 180, 10)
SECTION = '# One {{allow=stranded-heading}}\n\n![](images/a.{form}){{alt="A" width=100%}}\n'
PLACE = (150.0, 240.0)  # within the image


def _srgb(icc: bytes, mode: str, color: tuple[int, ...] | int) -> tuple[int, ...]:
    """The color that LittleCMS makes of a profile's."""
    profiles = (BytesIO(icc), ImageCms.createProfile("sRGB"))
    intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
    changed = ImageCms.profileToProfile(
        Image.new(mode, (1, 1), color), *profiles, renderingIntent=intent, outputMode="RGB"
    )
    assert changed is not None
    pixel = changed.getpixel((0, 0))
    assert isinstance(pixel, tuple)
    return pixel


def _near(one: tuple[int, ...], other: tuple[int, ...], by: int = 4) -> bool:
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


def _rendered(publication: Publication, form: str, image: bytes) -> Inspector:
    publication.write(f"report/2024/images/a.{form}", image)
    publication.section("01-one.md", SECTION.format(form=form))
    return Inspector(publication.render())


def _page(inspector: Inspector) -> int:
    """The page with the image, which is the last."""
    return len(inspector.pdf.pages) - 1


def _palette(picture: Image.Image) -> Image.Image:
    return picture.quantize(4)


def _with_hole(picture: Image.Image) -> Image.Image:
    picture.putalpha(255)
    picture.putpixel((0, 0), (*GREEN, 0))
    return picture


SECOND = Image.new("RGB", (9, 9))
RGB: dict[str, tuple[str, Callable[[Image.Image], Image.Image], dict[str, object]]] = {
    "a PNG": ("png", lambda p: p, {}),
    "a PNG with a palette": ("png", _palette, {}),
    "a PNG with a palette and a hole": ("png", _palette, {"transparency": 3}),
    "a PNG with alpha": ("png", _with_hole, {}),
    "a JPEG": ("jpg", lambda p: p, {"quality": 95}),
    "a WebP": ("webp", lambda p: p, {"lossless": True}),
    "a TIFF": ("tiff", lambda p: p, {}),
    "a JPEG that EXIF turns": ("jpg", lambda p: p, {"quality": 95, "exif": True}),
    "an MPO": ("jpg", lambda p: p, {"quality": 95, "save_all": True, "append_images": [SECOND]}),
}  # fmt: skip
FORMS = {"png": "PNG", "jpg": "JPEG", "webp": "WEBP", "tiff": "TIFF"}


@pytest.mark.parametrize("kind", RGB)
def test_an_image_of_another_rgb_is_shown_as_its_profile_says(
    kind: str, publication: Publication
) -> None:
    form, change, options = RGB[kind]
    icc = pictures.wide_rgb()
    if "exif" in options:
        options = {**options, "exif": pictures.exif(6)}
    form_name = "MPO" if "append_images" in options else FORMS[form]
    picture = change(Image.new("RGB", (80, 60), GREEN))
    image = pictures.file_of(picture, form_name, icc_profile=icc, **options)
    inspector = _rendered(publication, form, image)
    shown = inspector.pixel(_page(inspector), *PLACE)
    assert _near(shown, _srgb(icc, "RGB", GREEN)), shown
    assert not _near(shown, GREEN, 20)


@pytest.mark.parametrize("kind", ["L", "LA", "a hole", "jpg"])
def test_a_gray_image_is_shown_as_its_profile_says(kind: str, publication: Publication) -> None:
    icc = pictures.dark_gray()
    picture = Image.new(
        "LA" if kind == "LA" else "L", (80, 60), (GRAY, 255) if kind == "LA" else GRAY
    )
    options = {"transparency": 7} if kind == "a hole" else {}
    form = "jpg" if kind == "jpg" else "png"
    image = pictures.file_of(picture, FORMS[form], icc_profile=icc, **options)
    inspector = _rendered(publication, form, image)
    shown = inspector.pixel(_page(inspector), *PLACE)
    assert _near(shown, _srgb(icc, "L", GRAY)), shown
    assert max(shown) < 100


def test_a_profile_is_embedded_once_for_all_images_that_have_it(publication: Publication) -> None:
    icc = pictures.wide_rgb()
    for name, color in (("a", GREEN), ("b", (9, 9, 9))):
        picture = Image.new("RGB", (40, 30), color)
        image = pictures.file_of(picture, "PNG", icc_profile=icc)
        publication.write(f"report/2024/images/{name}.png", image)
    publication.write(
        "report/2024/images/c.svg",
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30">'
        '<image href="b.png" width="40" height="30" opacity="0.5"/></svg>',
    )
    publication.write("styles/z.css", "h1 { background: url(../report/2024/images/a.png) }")
    names = "".join(f'![](images/{name}){{alt="A"}}\n\n' for name in ("a.png", "b.png", "c.svg"))
    publication.section("01-one.md", f"# One\n\n{names}")
    pdf = Inspector(publication.render()).pdf
    images = [item for item in pdf.objects if isinstance(item, pikepdf.Stream)
              and item.get("/Subtype") == "/Image"]  # fmt: skip
    profiles = {image.ColorSpace[1].objgen for image in images}
    assert len(images) >= 2
    (profile,) = profiles
    stream = pdf.get_object(profile)
    assert stream.Alternate == "/DeviceRGB"
    assert stream.read_bytes() == icc


def test_plain_srgb_is_left_out(publication: Publication) -> None:
    picture = Image.new("RGB", (80, 60), GREEN)
    icc = pictures.srgb()
    inspector = _rendered(publication, "png", pictures.file_of(picture, "PNG", icc_profile=icc))
    (image,) = (i for i in inspector.pdf.objects if isinstance(i, pikepdf.Stream)
                and i.get("/Subtype") == "/Image")  # fmt: skip
    assert image.ColorSpace == "/DeviceRGB"
    assert judged.is_srgb(icc)
    assert not judged.is_srgb(pictures.wide_rgb())


BAD = {
    "of another space": (pictures.dark_gray(), "is for L, not for RGB"),
    "no profile": (b"words " * 40, "is no ICC profile, or a damaged one"),
    "cut off": (
        pictures.wide_rgb()[:300],
        f"is truncated: it has 300 of {len(pictures.wide_rgb())} bytes",
    ),
    "absurdly large": (pictures.wide_rgb() + bytes(8 << 20), "is larger than 8 MiB"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_profile_that_cannot_be_used_is_told_of(kind: str, publication: Publication) -> None:
    icc, reason = BAD[kind]
    image = pictures.file_of(Image.new("RGB", (80, 60), GREEN), "JPEG", icc_profile=icc, quality=95)
    publication.write("report/2024/images/a.jpg", image)
    publication.section("01-one.md", SECTION.format(form="jpg"))
    done = publication.run("render", "2024", "--quiet")
    assert done.returncode == 0
    assert done.stderr == (
        "report/2024/01-one.md:3: warning[image-profile]: `report/2024/images/a.jpg` "
        f"is painted without its ICC profile: it {reason}\n"
    )
    inspector = Inspector(publication.pdf)
    assert _near(inspector.pixel(_page(inspector), *PLACE), GREEN)


def test_a_profile_for_rgb_in_a_gray_image() -> None:
    gray = Image.new("L", (2, 2))
    plain = rasters.mended(pictures.file_of(gray, "PNG", icc_profile=pictures.srgb()))
    assert (plain.icc, plain.fault) == (b"", "")  # as most programs write it
    wide = rasters.mended(pictures.file_of(gray, "PNG", icc_profile=pictures.wide_rgb()))
    assert (wide.icc, wide.fault) == (b"", "is for RGB, not for L")


def test_a_tiff_of_four_plates_is_painted(publication: Publication) -> None:
    picture = Image.new("CMYK", (80, 60), PLATES)
    inspector = _rendered(publication, "tiff", pictures.file_of(picture, "TIFF"))
    (image,) = (i for i in inspector.pdf.objects if isinstance(i, pikepdf.Stream)
                and i.get("/Subtype") == "/Image")  # fmt: skip
    assert image.ColorSpace == "/DeviceCMYK"
    assert image.Decode == [1, 0] * 4
    red, green, _ = inspector.pixel(_page(inspector), *PLACE)
    assert red < 80 < green


def test_nothing_is_rewritten_where_no_image_has_a_profile() -> None:
    assert embedded.restore(b"%PDF", ()) == b"%PDF"
