"""An image whose data are not there, or not all, is told of, and one that is sound is not."""

import zlib
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from files import press_file
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image

from ngen_pdf import preflight
from ngen_pdf.preflight import facts, profiles
from ngen_pdf.preflight.reading import read
from ngen_pdf.preflight.rules.image_data import ImageData

SIDE = 40
NOISE = Image.effect_noise((SIDE, SIDE), 90)
ROWS = NOISE.tobytes()
FLATE = zlib.compress(ROWS)
STORED = b"\x00\x04\x00\xfb\xff" + bytes(4)  # a block of four bytes (RFC 1951, 3.2.4)
PALETTE = Array([Name.Indexed, Name.DeviceRGB, 1, String("abcdef")])
ROWS_OF_A_PNG = zlib.compress(bytes((1 + SIDE) * SIDE))
PREDICTED = Dictionary(Predictor=15, Columns=SIDE)
END = "its data end too early"
SHORT = f"the image `Pic` cannot be drawn in full: {END}"
ANY = profiles.named("any")


def encoded(kind: str, **settings: Any) -> bytes:
    file = BytesIO()
    NOISE.save(file, kind, **settings)
    return file.getvalue()


def thumbnailed() -> bytes:
    """A JPEG with another one, whole, before its pixels."""
    whole = encoded("jpeg")
    small = b"Exif\0\0" + whole
    return whole[:2] + b"\xff\xe1" + (len(small) + 2).to_bytes(2) + small + whole[2:]


def pictured(data: bytes, form: Name | Array | None, **entries: Any) -> bytes:
    """A page with an image of this data and Filter."""
    pdf: Pdf = press_file(b"q 72 0 0 72 200 200 cm /Pic Do Q")
    del pdf.pages[1:]
    image = pdf.make_stream(data, Type=Name.XObject, Subtype=Name.Image)
    image.Width, image.Height = SIDE, SIDE
    image.BitsPerComponent, image.ColorSpace = 8, Name.DeviceGray
    if form is not None:
        image.write(data, filter=form)
    for key, value in entries.items():
        image[f"/{key}"] = value
    pdf.pages[0].obj.Resources.XObject = Dictionary(Pic=image)
    file = BytesIO()
    pdf.save(file, compress_streams=False)
    return file.getvalue()


def told(data: bytes, form: Name | Array | None, **entries: Any) -> list[str]:
    """What `syntax` says of it."""
    file = pictured(data, form, **entries)
    found = preflight.check(file, ANY).findings
    return [finding.message for finding in found if finding.page]


@pytest.mark.parametrize(
    ("form", "data"),
    [
        (None, ROWS), (Name.FlateDecode, FLATE), (Array([Name.FlateDecode]), FLATE),
        (Name.DCTDecode, encoded("jpeg")), (Name.JPXDecode, encoded("jpeg2000")),
    ],
)  # fmt: skip
def test_data_that_are_not_there(form: Name | Array | None, data: bytes) -> None:
    assert told(data, form) == []
    (message,) = told(b"lost", form)
    assert message.startswith("the image `Pic` cannot be drawn in full: its data ")


@pytest.mark.parametrize("part", [0.2, 0.7, 0.97])
@pytest.mark.parametrize(
    ("form", "data"),
    [
        (None, ROWS), (Name.FlateDecode, FLATE),
        (Name.DCTDecode, encoded("jpeg")), (Name.DCTDecode, encoded("jpeg", progressive=True)),
        (Name.JPXDecode, encoded("jpeg2000")),
    ],
)  # fmt: skip
def test_data_that_end_too_early(form: Name | None, data: bytes, part: float) -> None:
    assert told(data, form) == []
    assert told(data[: int(part * len(data))], form) == [SHORT]


def test_data_that_are_damaged_inside() -> None:
    no_block = b"\x07"  # of a type that there is not
    (message,) = told(FLATE[:2] + STORED + no_block, Name.FlateDecode)
    assert message == "the image `Pic` cannot be drawn in full: its data are damaged"


def test_an_image_in_an_image_does_not_end_it() -> None:
    assert told(thumbnailed()[:-600], Name.DCTDecode) == [SHORT]


@pytest.mark.parametrize("key", ["SMask", "Mask"])
def test_a_mask_that_ends_too_early(key: str) -> None:
    def masked(data: bytes, **entries: Any) -> list[str]:
        with pikepdf.open(BytesIO(pictured(FLATE, Name.FlateDecode))) as pdf:
            mask = pdf.make_stream(b"", Width=SIDE, Height=SIDE, **entries)
            mask.write(data, filter=Name.FlateDecode)
            pdf.pages[0].obj.Resources.XObject.Pic[f"/{key}"] = mask
            file = BytesIO()
            pdf.save(file, compress_streams=False)
        return [one.message for one in preflight.check(file.getvalue(), ANY).findings]

    assert masked(FLATE, BitsPerComponent=8) == masked(FLATE[:-9], ImageMask=True) == []
    (message,) = masked(FLATE[: len(FLATE) // 2], BitsPerComponent=8)
    assert message == f"the image `Pic` cannot be drawn in full: of its mask, {END}"
    assert masked(b"lost", BitsPerComponent=Name.Lost) != []


def test_rows_are_as_long_as_their_colors_have_numbers() -> None:
    assert told(FLATE, Name.FlateDecode, ColorSpace=Name.DeviceGray) == []
    assert told(FLATE, Name.FlateDecode, ColorSpace=Name.DeviceRGB) == [SHORT]


@pytest.mark.parametrize(
    ("form", "data", "entries"),
    [
        (Name.FlateDecode, FLATE[:-4], {}),  # without the sum behind it, or with a wrong one
        (Name.FlateDecode, FLATE[:-4] + bytes(4), {}),
        (Name.FlateDecode, FLATE + b"more", {}),
        (Name.FlateDecode, FLATE, {"ColorSpace": PALETTE}),
        (Name.FlateDecode, zlib.compress(bytes(5 * SIDE)), {"BitsPerComponent": 1}),
        (Name.FlateDecode, zlib.compress(4 * ROWS), {"ColorSpace": Name.DeviceCMYK}),
        (Name.FlateDecode, ROWS_OF_A_PNG, {"DecodeParms": PREDICTED}),
        (Name.DCTDecode, thumbnailed(), {}),
        (Name.DCTDecode, b"\n" + encoded("jpeg") + bytes(5000), {}),
        (Name.JPXDecode, encoded("jpeg2000", no_jp2=True), {}),
        (Name.CCITTFaxDecode, b"x", {"BitsPerComponent": 1}),
        (Array([Name.ASCIIHexDecode, Name.DCTDecode]), b"ffd8>", {}),
        (None, ROWS, {"Filter": String(b"\xff")}),
    ],
)
def test_data_that_are_there(
    form: Name | Array | None, data: bytes, entries: dict[str, Any]
) -> None:
    assert told(data, form, **entries) == []


def test_no_more_is_inflated_than_may_be() -> None:
    *_, image = read(pictured(FLATE[:-99], Name.FlateDecode)).pages[0].marks
    assert isinstance(image, facts.Image)
    assert ImageData(left=SIDE).fault(image) == ""
    assert ImageData(left=SIDE * SIDE).fault(image) == "its data end too early"
