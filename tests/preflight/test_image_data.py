"""An image whose data are not there is told of, and one that is sound is not."""

import zlib
from io import BytesIO

import pytest
from files import press_file
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image

from ngen_pdf import preflight
from ngen_pdf.preflight import profiles

SIDE = 40
ROWS = bytes(SIDE * SIDE)


def encoded(kind: str) -> bytes:
    file = BytesIO()
    Image.new("L", (SIDE, SIDE)).save(file, kind)
    return file.getvalue()


def told(data: bytes, form: Name | Array | None) -> list[str]:
    """What `syntax` says of an image with this data and Filter."""
    pdf: Pdf = press_file(b"q 72 0 0 72 200 200 cm /Pic Do Q")
    del pdf.pages[1:]
    image = pdf.make_stream(data, Type=Name.XObject, Subtype=Name.Image)
    image.Width, image.Height = SIDE, SIDE
    image.BitsPerComponent, image.ColorSpace = 8, Name.DeviceGray
    if form is not None:
        image.write(data, filter=form)
    pdf.pages[0].obj.Resources.XObject = Dictionary(Pic=image)
    file = BytesIO()
    pdf.save(file, compress_streams=False)
    found = preflight.check(file.getvalue(), profiles.named("any")).findings
    return [finding.message for finding in found if finding.page]


@pytest.mark.parametrize(
    ("form", "data"),
    [
        (None, ROWS), (Name.FlateDecode, zlib.compress(ROWS)),
        (Array([Name.FlateDecode]), zlib.compress(ROWS)),
        (Name.DCTDecode, encoded("jpeg")), (Name.JPXDecode, encoded("jpeg2000")),
    ],
)  # fmt: skip
def test_data_that_are_not_there(form: Name | Array | None, data: bytes) -> None:
    assert told(data, form) == []
    (message,) = told(b"lost", form)
    assert message.startswith("the image `Pic` cannot be drawn: its data ")
