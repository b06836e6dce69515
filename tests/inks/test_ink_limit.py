"""No color, picture or JPEG lays on more ink than the limit; what keeps to it is not touched."""

import random
from io import BytesIO

import pytest
from inkwell import PRESS
from PIL import Image
from PIL.JpegImagePlugin import JpegImageFile

from ngen_pdf.inks import Inks, jpeg, limit


def noise(mode: str, width: int, height: int, seed: int) -> Image.Image:
    """Random pixels, the same for each seed, mostly dark in ink."""
    size = width * height * len(mode)
    return Image.frombytes(mode, (width, height), random.Random(seed).randbytes(size))


def sums(picture: Image.Image) -> list[int]:
    data = picture.tobytes()
    return [sum(data[at : at + 4]) for at in range(0, len(data), 4)]


def test_a_color_within_the_limit_is_not_touched() -> None:
    for cmyk in ((0.82, 0.9, 0.28, 1.0), (1, 1, 1, 0), (0.123456789, 0, 0, 0)):
        assert limit.limited(cmyk, 3.0) is cmyk


def test_a_color_above_keeps_black_and_hue() -> None:
    cyan, magenta, yellow, black = limit.limited((1.0, 0.5, 0.25, 0.9), 2.0)
    assert black == 0.9
    assert (cyan, magenta, yellow) == pytest.approx((0.6286, 0.3143, 0.1571), abs=1 / 255)
    assert cyan + magenta + yellow + black <= 2.0


def test_pixels_above_are_lessened_and_others_not() -> None:
    picture = Image.new("CMYK", (3, 1))
    picture.putdata([(255, 255, 0, 255), (255, 255, 255, 0), (200, 100, 50, 250)])
    limited = limit.limited_picture(picture, 510)
    pixels = [limited.getpixel((x, 0)) for x in range(3)]
    assert pixels == [(127, 127, 0, 255), (170, 170, 170, 0), (148, 74, 37, 250)]
    assert picture.getpixel((0, 0)) == (255, 255, 0, 255)
    assert limit.limited_picture(picture, 765) is picture


@pytest.mark.parametrize("most", [300, 612, 765])
def test_noise_is_within_the_limit(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limit, "STRIP", 1000)  # many strips, and a last one that is shorter
    picture = noise("CMYK", 97, 53, 1)
    limited = limit.limited_picture(picture, most)
    assert limit.coverage(limited) == max(sums(limited)) <= most
    assert limit.coverage(picture) == max(sums(picture))
    kept = zip(sums(picture), sums(limited), strict=True)
    assert all(before == after for before, after in kept if before <= most)
    assert all(after > most - 3 for before, after in kept if before > most)


@pytest.mark.parametrize("quality", [75, 95])
@pytest.mark.parametrize("plates", [2.4, 3.0])
def test_a_jpeg_is_within_the_limit_when_decoded(quality: int, plates: float) -> None:
    inks = Inks(PRESS, plates, (), ())
    edges = noise("RGB", 40, 40, 2).resize((240, 240), Image.Resampling.NEAREST)
    for source in (noise("CMYK", 160, 160, 3), edges, edges.point(lambda value: value // 4)):
        picture = inks.picture(source, None)
        data = inks.encoded(picture, quality)
        assert data == inks.encoded(picture, quality)
        with Image.open(BytesIO(data)) as decoded:
            assert decoded.mode == "CMYK"
            assert isinstance(decoded, JpegImageFile)
            assert {part[1:3] for part in decoded.layer} == {(1, 1)}  # no plate is coarser
            assert limit.coverage(decoded) <= round(plates * 255) - jpeg.STRAY


def test_a_picture_in_black_alone_is_encoded_in_gray() -> None:
    inks = Inks(PRESS, 3.0, (), ())
    data = inks.encoded(Image.linear_gradient("L"), 95)
    with Image.open(BytesIO(data)) as decoded:
        assert decoded.mode == "L"


def test_black_ends_the_search_for_less_ink() -> None:
    picture = noise("CMYK", 64, 64, 5)
    data = jpeg.encoded(picture, 95, 255)
    with Image.open(BytesIO(data)) as decoded:
        assert max(decoded.getchannel("C").getextrema()) == 0
