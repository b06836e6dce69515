"""Files with images that are larger than any memory, or that are none."""

from hostile import heavy, page, stream
from hostile_bombs import content, deflated, repeated, zeros


def with_image(image: bytes) -> bytes:
    """A file that paints an image over its page."""
    named = b"/Resources << /XObject << /I 5 0 R >> >>"
    return page(b"q 612 0 0 792 0 0 cm /I Do Q", named, more={5: image})


@heavy
def image_of_nothing() -> bytes:
    size = b"/Subtype /Image /Width 60000 /Height 60000 /BitsPerComponent 8 /ColorSpace /DeviceCMYK"
    return with_image(deflated(zeros(2), size))


@heavy
def image_without_end() -> bytes:
    size = b"/Subtype /Image /Width 2147483647 /Height 2147483647 /BitsPerComponent 16 "
    return with_image(stream(b"", size + b"/ColorSpace /DeviceRGB"))


@heavy
def image_jpeg() -> bytes:
    """A JPEG that says it is 65,500 pixels wide and high."""
    frame = b"\xff\xc0\x00\x11\x08\xff\xdc\xff\xdc\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01"
    size = b"/Subtype /Image /Width 65500 /Height 65500 /BitsPerComponent 8 /ColorSpace /DeviceRGB"
    data = b"\xff\xd8" + frame + b"\xff\xda" + bytes(1000) + b"\xff\xd9"
    return with_image(stream(data, size + b" /Filter /DCTDecode"))


@heavy
def image_jpx() -> bytes:
    body = (
        b"\xff\x4f\xff\x51\x00\x2f"
        + b"\x00\x00"
        + b"\x7f\xff\xff\xff" * 8
        + b"\x00\x03"
        + bytes(99)
    )
    size = b"/Subtype /Image /Width 9 /Height 9 /Filter /JPXDecode"
    return with_image(stream(body, size))


@heavy
def image_jbig2() -> bytes:
    page_of = b"\0\0\0\0\x30\0\x01\0\0\0\x13\xff\xff\xff\xff\xff\xff\xff\xff" + bytes(11)
    size = b"/Subtype /Image /Width 99999 /Height 99999 /BitsPerComponent 1 /ColorSpace /DeviceGray"
    return with_image(stream(page_of + bytes(1000), size + b" /Filter /JBIG2Decode"))


@heavy
def image_fax() -> bytes:
    size = b"/Subtype /Image /Width 99999 /Height 99999 /BitsPerComponent 1 /ColorSpace /DeviceGray"
    fax = b" /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 99999 /Rows 99999 >>"
    return with_image(stream(bytes(10_000), size + fax))


@heavy
def image_predicted() -> bytes:
    """Rows of two billion columns."""
    size = b"/Subtype /Image /Width 9 /Height 9 /BitsPerComponent 8 /ColorSpace /DeviceGray"
    rows = b" /DecodeParms << /Predictor 15 /Columns 2000000000 /Colors 32 /BitsPerComponent 16 >>"
    return with_image(deflated(zeros(1), size + rows))


@heavy
def images_by_the_thousand() -> bytes:
    size = b"/Subtype /Image /Width 9000 /Height 9000 /BitsPerComponent 8 /ColorSpace /DeviceCMYK"
    named = b"/Resources << /XObject << /I 5 0 R >> >>"
    image = deflated(repeated(bytes(1 << 20), 310), size)
    return page(b"q 99 0 0 99 0 0 cm /I Do Q " * 10_000, named, more={5: image})


@heavy
def inline_images() -> bytes:
    one = b"BI /W 1 /H 1 /BPC 8 /CS /G ID x EI "
    return content(repeated(one * 20_000, 50))


@heavy
def inline_without_end() -> bytes:
    return content(repeated(b"BI /W 9 /H 9 ID " * 50_000, 20))
