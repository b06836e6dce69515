"""One page with images of every kind, in every place: its plates, and its look on a screen."""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import product

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageCms

import painting
import pictures
from conftest import ROOT
from ngen_pdf import layout
from ngen_pdf.editions import embedded
from ngen_pdf.editions.press import photographs
from ngen_pdf.editions.press.walk import Walk
from ngen_pdf.galley import Galley
from ngen_pdf.press import ImageLimits

CELL = 40  # pt
ACROSS = 12
MIDDLE = CELL // 2
ORIENTATION, TURNED = 0x0112, 6
LIMITS = ImageLimits(ppi=300, ceiling=450)
WIDE, DARK, PRESS = pictures.wide_rgb(), pictures.dark_gray(), painting.PROFILE.read_bytes()
RED, NAVY, GRAY, PLATES = (200, 40, 60), (0x10, 0x26, 0x3A), 120, (180, 40, 20, 60)


@dataclass(frozen=True)
class Kind:
    """An image file: its mode, its color, its form, its profile; how many pixels it has."""

    mode: str
    color: tuple[int, ...] | int
    form: str
    icc: bytes = b""
    pixels: int = 50
    turned: bool = False

    @property
    def base(self) -> str:
        """The mode of its colors."""
        return {"P": "RGB", "1": "L"}.get(self.mode, self.mode.removesuffix("A"))

    def file(self) -> bytes:
        """The image: its color, with a corner of another, so that a turn would show."""
        size = (self.pixels, self.pixels)
        picture = Image.new(self.base, size, self.color)
        if self.turned:  # what is painted at the right stands at the top of the file
            other = tuple(255 for _ in picture.getbands())
            picture.paste(other, (0, 0, self.pixels, self.pixels // 4))
        if self.mode == "P":
            picture = picture.quantize(8)
        elif self.mode != self.base:
            picture = picture.convert(self.mode)
        options: dict[str, object] = {"icc_profile": self.icc} if self.icc else {}
        if self.turned:
            options["exif"] = Image.Exif()
            options["exif"][ORIENTATION] = TURNED  # type: ignore[index]
        if self.form == "jpeg":
            options |= {"quality": 100, "subsampling": 0}
        return pictures.file_of(picture, self.form, **options)

    def ink(self) -> tuple[float, ...]:
        """The plates of its color, 0 to 1."""
        inks = painting.inks()
        if self.icc and self.mode != "1":
            color = self.color if isinstance(self.color, tuple) else (self.color,)
            return inks.of_profile(self.icc, [value / 255 for value in color]).cmyk
        if isinstance(self.color, int):
            return inks.of_gray(self.color / 255).cmyk
        values = [value / 255 for value in self.color]
        if self.base == "CMYK":
            cyan, magenta, yellow, black = values
            return inks.of_cmyk((cyan, magenta, yellow, black)).cmyk
        return inks.of_srgb(*values).cmyk

    def shown(self) -> tuple[int, ...]:
        """Its color on a screen."""
        if not self.icc or self.mode == "1":
            return self.color if isinstance(self.color, tuple) else (self.color,) * 3
        way = ImageCms.buildTransform(
            ImageCms.ImageCmsProfile(BytesIO(self.icc)), ImageCms.createProfile("sRGB"),
            self.base, "RGB", ImageCms.Intent.RELATIVE_COLORIMETRIC,
        )  # fmt: skip
        pixel = ImageCms.applyTransform(Image.new(self.base, (1, 1), self.color), way)
        assert pixel is not None
        found = pixel.getpixel((0, 0))
        assert isinstance(found, tuple)
        return found


PLAIN = (
    Kind("RGB", RED, "png"), Kind("RGB", RED, "jpeg"), Kind("RGB", NAVY, "png"),
    Kind("P", RED, "png"), Kind("RGBA", RED, "png"), Kind("L", GRAY, "png"),
    Kind("L", GRAY, "jpeg"), Kind("LA", GRAY, "png"), Kind("1", 0, "png"),
    Kind("CMYK", PLATES, "jpeg"), Kind("CMYK", PLATES, "tiff"),
)  # fmt: skip
PROFILES = {"RGB": WIDE, "L": DARK, "CMYK": PRESS}
PROFILED = tuple(replace(kind, icc=PROFILES[kind.base]) for kind in PLAIN)
LARGE = tuple(replace(kind, pixels=600) for kind in (*PLAIN, *PROFILED))
SMALL = (*PLAIN, *PROFILED)
TURNED_KINDS = tuple(replace(kind, turned=True) for kind in SMALL if kind.form == "jpeg")
WAYS = {
    "image": '<img alt="a" src="{url}">',
    "pattern": "<p style=\"background: url('{url}') 0 0 / 8pt 8pt\"></p>",
    "drawing": '<img alt="a" src="{drawing}">',
    "opacity": '<p style="opacity: 0.5"><img alt="a" src="{url}"></p>',
}
CASES = [
    *product(WAYS, SMALL),
    *(("image", kind) for kind in (*LARGE, *TURNED_KINDS)),
]
STYLE = f"""
@page {{ size: {CELL * ACROSS}pt {CELL * 12}pt; margin: 0 }}
body {{ margin: 0; display: grid; grid-template-columns: repeat({ACROSS}, {CELL}pt) }}
div, p, img {{ display: block; margin: 0; width: {CELL}pt; height: {CELL}pt }}
"""


def _url(data: bytes, form: str) -> str:
    return f"data:image/{form};base64,{b64encode(data).decode()}"


def _cell(way: str, kind: Kind) -> str:
    url = _url(kind.file(), kind.form)
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
        f'<image href="{url}" width="9" height="9" preserveAspectRatio="none"/></svg>'
    )
    filled = WAYS[way].format(url=url, drawing=_url(drawing.encode(), "svg+xml"))
    return f"<div>{filled}</div>"


@dataclass(frozen=True)
class Editions:
    """The page as plates and on the screen, a pixel for each pt, and the press file."""

    plates: Image.Image
    screen: Image.Image
    press: bytes


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Editions:
    body = "".join(_cell(way, kind) for way, kind in CASES)
    html = f"<html lang='en'><head><title>T</title><style>{STYLE}</style></head>"
    pages = layout.paginate(Galley(ROOT, f"{html}<body>{body}</body></html>", (), (), ()))
    painted = pages.to_pdf()
    assert len(pages.pages) == 1
    assert not (*pages.problems, *painted.problems)
    master = embedded.restore(painted.pdf, painted.profiles)
    with pikepdf.open(BytesIO(master)) as pdf:
        inks = painting.inks()
        photographs.convert(Walk(pdf, inks).separate(), inks, LIMITS)
        pdf.remove_unreferenced_resources()
        out = BytesIO()
        pdf.save(out)
    press = painting.Painted(tmp_path_factory.mktemp("images"), master, out.getvalue())
    press.is_drawn_by_all()
    assert press.left_over() == []
    screen = pypdfium2.PdfDocument(master)[0].render(scale=1).to_pil().convert("RGB")
    return Editions(press.plates, screen, out.getvalue())


def _places() -> Iterator[tuple[str, Kind, tuple[int, int]]]:
    for number, (way, kind) in enumerate(CASES):
        row, column = divmod(number, ACROSS)
        yield way, kind, (column * CELL + MIDDLE, row * CELL + MIDDLE)


def _name(way: str, kind: Kind) -> str:
    profile = "profile" if kind.icc else "none"
    return f"{way}-{kind.mode}-{kind.form}-{profile}-{kind.pixels}{'-turned' * kind.turned}"


# how CMYK looks is up to each viewer
SHOWN = [
    pytest.param(*place, id=_name(*place[:2])) for place in _places() if place[1].base != "CMYK"
]
NAMED = [pytest.param(*place, id=_name(*place[:2])) for place in _places()]


@pytest.mark.parametrize(("way", "kind", "place"), NAMED)
def test_an_image_is_in_its_inks(
    way: str, kind: Kind, place: tuple[int, int], editions: Editions
) -> None:
    found = editions.plates.getpixel(place)
    assert isinstance(found, tuple)
    share = 0.5 if way == "opacity" else 1
    wanted = tuple(round(255 * share * plate) for plate in kind.ink())
    by = 6 if kind.form == "jpeg" or share < 1 else 2
    assert all(abs(a - b) <= by for a, b in zip(found, wanted, strict=True)), (found, wanted)


@pytest.mark.parametrize(("way", "kind", "place"), SHOWN)
def test_an_image_is_in_its_colors_on_the_screen(
    way: str, kind: Kind, place: tuple[int, int], editions: Editions
) -> None:
    found = editions.screen.getpixel(place)
    assert isinstance(found, tuple)
    share = 0.5 if way == "opacity" else 1
    wanted = tuple(round(255 - share * (255 - value)) for value in kind.shown())
    assert all(abs(a - b) <= 5 for a, b in zip(found, wanted, strict=True)), (found, wanted)


def test_a_turned_image_has_its_side_where_it_belongs(editions: Editions) -> None:
    for _, kind, (x, y) in _places():
        if kind.turned:
            light = editions.screen.getpixel((x + CELL // 2 - 4, y))
            assert light != editions.screen.getpixel((x, y))
            assert editions.screen.getpixel((x, y - MIDDLE + 4)) == editions.screen.getpixel((x, y))


def test_images_have_no_more_pixels_than_a_press_shows(editions: Editions) -> None:
    with pikepdf.open(BytesIO(editions.press)) as pdf:
        images = (o for o in pdf.objects if isinstance(o, pikepdf.Stream))
        sizes = {int(image.Width) for image in images if image.get("/Subtype") == "/Image"}
    assert sizes <= {50, 167, 600}  # 600 are line art
