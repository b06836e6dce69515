"""Rasters that the engine would write anew: they keep their samples and lose the rest."""

from io import BytesIO

import pytest
from PIL import Image

import pictures
from ngen_pdf import images
from ngen_pdf.layout import rasters


@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_a_jpeg_keeps_its_samples_and_loses_the_rest(mode: str, progressive: bool) -> None:
    picture = Image.effect_noise((90, 70), 60).convert("RGB").convert(mode)
    options = {
        "exif": pictures.exif(1),
        "icc_profile": b"icc" * 99,
        "comment": b"said",
        "progressive": progressive,
    }
    image = pictures.file_of(picture, "JPEG", quality=90, **options)
    raster = rasters.mended(image + b"a second image")
    with (
        Image.open(BytesIO(image)) as before,
        Image.open(BytesIO(raster.data)) as after,
    ):
        assert before.tobytes() == after.tobytes()
        assert not {"exif", "icc_profile", "comment"} & set(after.info)
    assert raster.data.endswith(b"\xff\xd9")
    plain = pictures.file_of(picture, "JPEG", quality=90, progressive=progressive)
    assert raster.data == plain


def test_a_turned_jpeg_keeps_its_quality() -> None:
    picture = Image.effect_noise((90, 70), 60).convert("RGB")
    turned = pictures.file_of(picture, "JPEG", quality=95, subsampling=0, exif=pictures.exif(6))
    with Image.open(BytesIO(rasters.mended(turned).data)) as image:
        assert image.size == (70, 90)
        assert "exif" not in image.info
        upright = image.transpose(Image.Transpose.ROTATE_90)
        difference = max(
            abs(a - b) for a, b in zip(upright.tobytes(), picture.tobytes(), strict=True)
        )
    assert difference < 40  # the engine's own comes to 100


def test_exif_that_is_damaged_turns_nothing() -> None:
    exif = b"Exif\0\0II*\0\xff\xff\xff\x7f"
    image = pictures.file_of(Image.new("RGB", (4, 2)), "JPEG", exif=exif)
    assert images.fault(image, is_svg=False) == ""
    with Image.open(BytesIO(rasters.mended(image).data)) as read:
        assert read.size == (4, 2)
