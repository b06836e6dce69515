"""Pictures of ink as JPEG, which the ink limit outlives.

In: pictures of mode CMYK or L. Out: the bytes of a JPEG. Which pictures are written so is not
decided here.
"""

from io import BytesIO

from PIL import Image

from ngen_pdf.inks import limit

STRAY = 4  # decoders differ by 1 in 255 on each plate (ISO/IEC 10918-2 allows their transforms to)


def encoded(picture: Image.Image, quality: int, most: int) -> bytes:
    """A JPEG that has no pixel above the limit when it is decoded, 255 being one full plate.

    All plates have full resolution. CMYK is stored inverted, as Adobe does: a PDF needs
    `/Decode [1 0 1 0 1 0 1 0]` with it. Black alone is never above a limit of one plate.
    """
    data = _saved(picture, quality)
    if picture.mode != "CMYK" or (over := _coverage(data) + STRAY - most) <= 0:
        return data
    aim = min(most, limit.coverage(picture))
    while over > 0 and aim > 0:
        aim -= over + STRAY  # a little more than needed: what is lessened strays anew
        data = _saved(limit.limited_picture(picture, aim), quality)
        over = _coverage(data) + STRAY - most
    return data


def _saved(picture: Image.Image, quality: int) -> bytes:
    file = BytesIO()
    picture.save(file, "JPEG", quality=quality, subsampling=0, comment=b"")
    return file.getvalue()


def _coverage(data: bytes) -> int:
    with Image.open(BytesIO(data)) as picture:
        return limit.coverage(picture)
