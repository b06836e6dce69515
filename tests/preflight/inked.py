"""Pages on which ink is laid in every way that there is, in one file.

In: nothing. Out: the file, and the name of what its pages show. Each page is of 180 pt.
"""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import numpy as np
import pikepdf
from files import codes, font_of, saved
from pikepdf import Array, Dictionary, Name
from PIL import Image

EDGE = 180
MM = 72 / 25.4
Made = tuple[bytes, dict[str, Any]]


@dataclass(frozen=True)
class Inked:
    """A page: what is made in the file for it, its content and more entries of the page."""

    name: str
    make: Callable[[pikepdf.Pdf], Made]


def inked() -> tuple[Inked, ...]:
    """All pages, in their order."""
    return tuple(
        Inked(name.removeprefix("_page_"), make)
        for name, make in globals().items()
        if name.startswith("_page_")
    )


def inked_file() -> bytes:
    """The file of all pages; its resources are those of each."""
    pdf = pikepdf.new()
    for one in inked():
        page = pdf.add_blank_page(page_size=(EDGE, EDGE)).obj
        content, entries = one.make(pdf)
        page.Contents = pdf.make_stream(content)
        page.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)
        for key, value in entries.items():
            page[f"/{key}"] = value
    return saved(pdf)


def _plain(content: bytes, **resources: Any) -> Made:
    return content, {"Resources": Dictionary(**resources)}


def _states(**states: dict[str, Any]) -> Dictionary:
    return Dictionary({f"/{name}": Dictionary(state) for name, state in states.items()})


def _square(millimeters: float) -> bytes:
    return b"%f %f %f %f re f " % (60, 60, millimeters * MM, millimeters * MM)


def _tint(*inks: float) -> Dictionary:
    """A tint transform from one ink to process inks."""
    return Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=list(inks), N=1)


def _spot(name: str, *inks: float) -> Array:
    return Array([Name.Separation, Name(f"/{name}"), Name.DeviceCMYK, _tint(*inks)])


def _photograph(mode: str, edge: int = 240, seed: int = 1) -> Image.Image:
    """Tones that change slowly, with some noise, and much ink at the lower right."""
    noise = np.random.default_rng(seed)
    x, y = np.meshgrid(np.linspace(0, 1, edge), np.linspace(0, 1, edge))
    tones = (x * y * 200, y * 230, x * 240, (x + y) * 100)[: len(mode)]
    planes = [np.clip(tone + noise.normal(0, 6, tone.shape), 0, 255) for tone in tones]
    array = np.stack(planes, axis=-1).astype(np.uint8)
    return Image.fromarray(array[..., 0] if mode == "L" else array, mode)


def _raw(pdf: pikepdf.Pdf, picture: Image.Image, space: Any, **more: Any) -> Any:
    image = pdf.make_stream(picture.tobytes(), Type=Name.XObject, Subtype=Name.Image)
    image.Width, image.Height = picture.size
    image.ColorSpace, image.BitsPerComponent = space, 1 if picture.mode == "1" else 8
    for key, value in more.items():
        image[f"/{key}"] = value
    return image


def _shown(image: Any, content: bytes = b"") -> Made:
    return _plain(content + b"q 140 0 0 140 20 20 cm /I Do Q", XObject=Dictionary(I=image))


def _ramp(start: list[float], end: list[float]) -> Dictionary:
    return Dictionary(FunctionType=2, Domain=[0, 1], C0=start, C1=end, N=1)


def _form(pdf: pikepdf.Pdf, content: bytes, resources: Dictionary, **more: Any) -> Any:
    form = pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form)
    form.BBox, form.Resources = Array([0, 0, EDGE, EDGE]), resources
    for key, value in more.items():
        form[f"/{key}"] = value
    return form


def _page_flat(_pdf: pikepdf.Pdf) -> Made:
    return _plain(b".6 .5 .4 .3 k 10 10 160 160 re f .2 G 3 w 20 20 100 100 re S")


def _page_patch_of_15_mm(_pdf: pikepdf.Pdf) -> Made:
    return _plain(b".9 .9 .9 .9 k " + _square(15))


def _page_patch_of_5_mm(_pdf: pikepdf.Pdf) -> Made:
    return _plain(b".9 .9 .9 .9 k " + _square(5))


def _page_photograph(pdf: pikepdf.Pdf) -> Made:
    return _shown(_raw(pdf, _photograph("CMYK"), Name.DeviceCMYK))


def _page_photograph_in_jpeg(pdf: pikepdf.Pdf) -> Made:
    file = BytesIO()
    _photograph("CMYK", 1400).save(file, "JPEG", quality=90)
    image = _raw(pdf, _photograph("CMYK", 1400), Name.DeviceCMYK, Decode=Array([1, 0] * 4))
    image.write(file.getvalue(), filter=Name.DCTDecode)
    return _shown(image)


def _page_photograph_in_png(pdf: pikepdf.Pdf) -> Made:
    """Samples as the filters of PNG leave them, which to it are RGBA."""
    picture, file = _photograph("CMYK", 1400), BytesIO()
    Image.frombytes("RGBA", picture.size, picture.tobytes()).save(file, "PNG", compress_level=1)
    data, packed, at = file.getvalue(), b"", 8
    while at < len(data):
        length = int.from_bytes(data[at : at + 4])
        packed += data[at + 8 : at + 8 + length] if data[at + 4 : at + 8] == b"IDAT" else b""
        at += length + 12
    image = _raw(pdf, picture, Name.DeviceCMYK)
    parameters = Dictionary(Predictor=15, Columns=1400, Colors=4, BitsPerComponent=8)
    image.write(packed, filter=Name.FlateDecode, decode_parms=parameters)
    return _shown(image)


def _page_gray_photograph(pdf: pikepdf.Pdf) -> Made:
    return _shown(_raw(pdf, _photograph("L", 1300), Name.DeviceGray))


def _page_line_art(pdf: pikepdf.Pdf) -> Made:
    picture = _photograph("L", 600).convert("1")
    stencil = _raw(pdf, picture, Name.DeviceGray, ImageMask=True)
    del stencil.ColorSpace
    return _shown(stencil, b".5 .4 .3 .2 k ")


def _page_palette(pdf: pikepdf.Pdf) -> Made:
    table = bytes(value for n in range(16) for value in (n * 16, 255 - n * 16, 100, n * 8))
    space = Array([Name.Indexed, Name.DeviceCMYK, 15, pikepdf.String(table)])
    return _shown(_raw(pdf, _photograph("L").point([n // 16 for n in range(256)]), space))


def _page_photograph_with_soft_mask(pdf: pikepdf.Pdf) -> Made:
    mask = _raw(pdf, _photograph("L", 1200, 2), Name.DeviceGray)
    image = _raw(pdf, _photograph("CMYK", 1200), Name.DeviceCMYK, SMask=mask)
    return _shown(image, b".3 .3 .3 .3 k 0 0 180 180 re f ")


def _page_photograph_in_spot_ink(pdf: pikepdf.Pdf) -> Made:
    image = _raw(pdf, _photograph("L"), _spot("Copper", 0, 0.4, 0.8, 0.2))
    return _shown(image, b".2 .1 0 0 k 0 0 180 180 re f ")


def _page_inline_image(_pdf: pikepdf.Pdf) -> Made:
    data = bytes(value for n in range(16) for value in (n * 16, 200, 255 - n * 16, 90))
    head = b"BI /W 4 /H 4 /BPC 8 /CS /CMYK ID "
    return _plain(b"q 140 0 0 140 20 20 cm " + head + data + b" EI Q")


def _page_axial_gradient(_pdf: pikepdf.Pdf) -> Made:
    shading = Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=[20, 20, 160, 160],
        Function=_ramp([0, 0, 0, 0], [1, 0.9, 0.8, 0.4]), Extend=[True, True],
    )  # fmt: skip
    return _plain(b"q 20 20 140 140 re W n /S sh Q", Shading=Dictionary(S=shading))


def _page_radial_gradient(_pdf: pikepdf.Pdf) -> Made:
    shading = Dictionary(
        ShadingType=3, ColorSpace=Name.DeviceCMYK, Coords=[90, 90, 0, 90, 90, 70],
        Function=_ramp([0.9, 0.9, 0.9, 0.7], [0.1, 0, 0, 0]),
    )  # fmt: skip
    pattern = Dictionary(PatternType=2, Shading=shading)
    content = b"/Pattern cs /P scn 20 20 140 140 re f"
    return _plain(content, Pattern=Dictionary(P=pattern))


def _page_opacity(_pdf: pikepdf.Pdf) -> Made:
    content = b".8 .6 0 .2 k 10 10 120 120 re f /A gs 0 .9 .9 .5 k 50 50 120 120 re f"
    return _plain(content, ExtGState=_states(A={"/ca": 0.6}))


def _page_multiply(_pdf: pikepdf.Pdf) -> Made:
    content = b".7 .6 .5 0 k 10 10 120 120 re f /M gs .3 .5 .9 .4 k 50 50 120 120 re f"
    return _plain(content, ExtGState=_states(M={"/BM": Name.Multiply}))


def _page_screen_and_darken(_pdf: pikepdf.Pdf) -> Made:
    content = (
        b".9 .8 .7 .6 k 10 10 160 160 re f /S gs .3 .5 .9 .4 k 20 20 60 150 re f "
        b"/D gs .2 .5 .1 .1 k 60 20 100 150 re f"
    )
    return _plain(content, ExtGState=_states(S={"/BM": Name.Screen}, D={"/BM": Name.Darken}))


def _page_group(pdf: pikepdf.Pdf) -> Made:
    group = Dictionary(S=Name.Transparency, I=True, CS=Name.DeviceCMYK)
    inside = b".9 .9 0 0 k 20 20 100 100 re f 0 .9 .9 .9 k 60 60 100 100 re f"
    form = _form(pdf, inside, Dictionary(), Group=group)
    content = b".3 .3 .3 .1 k 0 0 180 180 re f /A gs /F Do"
    states = _states(A={"/ca": 0.7, "/BM": Name.Multiply})
    return _plain(content, XObject=Dictionary(F=form), ExtGState=states)


def _page_luminosity_mask(pdf: pikepdf.Pdf) -> Made:
    inside = b".3 g 0 0 90 180 re f .8 g 90 0 90 180 re f"
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
    form = _form(pdf, inside, Dictionary(), Group=group)
    states = _states(M={"/SMask": Dictionary(S=Name.Luminosity, G=form)})
    return _plain(b"/M gs .9 .8 .7 .6 k 10 10 160 160 re f", ExtGState=states)


def _page_luminosity_mask_of_inks(pdf: pikepdf.Pdf) -> Made:
    inside = b".2 .1 .3 .3 k 0 0 90 180 re f 0 0 0 .1 k 90 0 90 180 re f"
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)
    form = _form(pdf, inside, Dictionary(), Group=group)
    states = _states(M={"/SMask": Dictionary(S=Name.Luminosity, G=form)})
    return _plain(b"/M gs .9 .8 .7 .6 k 10 10 160 160 re f", ExtGState=states)


def _page_alpha_mask(pdf: pikepdf.Pdf) -> Made:
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)
    states = _states(A={"/ca": 0.6})
    form = _form(pdf, b"/A gs 30 30 100 100 re f", Dictionary(ExtGState=states), Group=group)
    states = _states(M={"/SMask": Dictionary(S=Name.Alpha, G=form)})
    return _plain(b"/M gs .9 .8 .7 .6 k 10 10 160 160 re f", ExtGState=states)


def _page_black_over_photograph(pdf: pikepdf.Pdf) -> Made:
    image = _raw(pdf, _photograph("CMYK"), Name.DeviceCMYK)
    content, entries = _shown(image)
    entries["Resources"].Font = Dictionary(F=font_of(pdf))
    entries["Resources"].ExtGState = _states(O={"/op": True, "/OPM": 1})
    text = b"/O gs 0 0 0 1 k BT /F 44 Tf 20 40 Td <%s> Tj 0 40 Td <%s> Tj ET"
    shown = codes("HAMBURG").hex().encode()
    return content + text % (shown, shown), entries


def _page_zeros_that_overprint(_pdf: pikepdf.Pdf) -> Made:
    """By mode 1, cyan takes the place of what is below, and yellow stays."""
    states = _states(O={"/op": True, "/OPM": 1})
    content = b".8 0 .9 .2 k 10 10 160 160 re f /O gs .4 .7 0 0 k 40 40 100 100 re f"
    return _plain(content, ExtGState=states)


def _page_zeros_that_knock_out(_pdf: pikepdf.Pdf) -> Made:
    states = _states(O={"/op": True, "/OPM": 0})
    content = b".8 0 .9 .2 k 10 10 160 160 re f /O gs .4 .7 0 0 k 30 30 120 120 re f"
    return _plain(content, ExtGState=states)


def _page_spot_over_process(_pdf: pikepdf.Pdf) -> Made:
    spaces = Dictionary(S=_spot("Copper", 0, 0.4, 0.8, 0.2))
    content = (
        b".8 .6 .5 .2 k 10 10 160 160 re f /S cs /O gs .9 scn 10 10 80 160 re f "
        b"/K gs 1 scn 90 10 80 160 re f"
    )
    states = _states(O={"/op": True}, K={"/op": False})
    return _plain(content, ColorSpace=spaces, ExtGState=states)


def _page_process_over_spots(_pdf: pikepdf.Pdf) -> Made:
    spaces = Dictionary(S=_spot("Copper", 0, 0.4, 0.8, 0.2), T=_spot("Slate", 0.5, 0, 0, 0.5))
    content = (
        b"/O gs /S cs 1 scn 10 10 160 160 re f /T cs .8 scn 20 20 150 150 re f "
        b"0 .6 .6 0 k 10 10 100 160 re f /K gs .3 .2 .2 .1 k 120 10 50 160 re f"
    )
    states = _states(O={"/op": True, "/OPM": 0}, K={"/op": False})
    return _plain(content, ColorSpace=spaces, ExtGState=states)


def _page_several_inks(pdf: pikepdf.Pdf) -> Made:
    tint = pdf.make_stream(b"{ 0 exch dup 2 div exch }")
    tint.FunctionType, tint.Domain, tint.Range = 4, Array([0, 1] * 2), Array([0, 1] * 4)
    names = Array([Name.Black, Name.Copper])
    space = Array([Name.DeviceN, names, Name.DeviceCMYK, tint])
    content = b".5 .5 0 0 k 10 10 160 160 re f /O gs /N cs .6 .9 scn 30 30 120 120 re f"
    states = _states(O={"/op": True})
    return _plain(content, ColorSpace=Dictionary(N=space), ExtGState=states)


def _page_tiles(pdf: pikepdf.Pdf) -> Made:
    tile = pdf.make_stream(b".9 .9 0 .5 k 0 0 6 6 re f 0 0 1 0 k 6 6 6 6 re f")
    tile.PatternType, tile.PaintType, tile.TilingType = 1, 1, 1
    tile.BBox, tile.XStep, tile.YStep = Array([0, 0, 12, 12]), 12, 12
    tile.Resources = Dictionary()
    content = b"/Pattern cs /P scn 20 20 140 140 re f"
    return _plain(content, Pattern=Dictionary(P=tile))


def _page_tiles_without_color(pdf: pikepdf.Pdf) -> Made:
    tile = pdf.make_stream(b"0 0 9 9 re f")
    tile.PatternType, tile.PaintType, tile.TilingType = 1, 2, 1
    tile.BBox, tile.XStep, tile.YStep = Array([0, 0, 12, 12]), 12, 12
    tile.Resources = Dictionary()
    spaces = Dictionary(P=Array([Name.Pattern, Name.DeviceCMYK]))
    content = b"/P cs .8 .7 .6 .5 /T scn 20 20 140 140 re f"
    return _plain(content, Pattern=Dictionary(T=tile), ColorSpace=spaces)


def _page_type(pdf: pikepdf.Pdf) -> Made:
    shown = codes("MMM").hex().encode()
    content = b".9 .8 .7 .9 k BT /F 90 Tf 10 60 Td <%s> Tj ET" % shown
    return _plain(content, Font=Dictionary(F=font_of(pdf)))


def _page_knocked_out_type(pdf: pikepdf.Pdf) -> Made:
    shown = codes("MWMWMWMWMWM").hex().encode()
    lines = b"".join(b"0 14 Td <%s> Tj " % shown for _ in range(12))
    content = b".9 .8 .7 .9 k 0 0 180 180 re f 0 g BT 1 g /F 14 Tf 4 -4 Td " + lines + b"ET"
    return _plain(content, Font=Dictionary(F=font_of(pdf)))


def _page_clip_of_type(pdf: pikepdf.Pdf) -> Made:
    shown = codes("MMM").hex().encode()
    content = b"q BT /F 90 Tf 7 Tr 10 60 Td <%s> Tj ET .9 .8 .7 .9 k 0 0 180 180 re f Q" % shown
    return _plain(content, Font=Dictionary(F=font_of(pdf)))


def _page_drawn_glyphs(pdf: pikepdf.Pdf) -> Made:
    glyphs = Dictionary(
        a=pdf.make_stream(b"1000 0 0 0 800 800 d1 0 0 800 800 re f"),
        b=pdf.make_stream(b"1000 0 d0 .9 .9 .9 .3 k 0 0 600 800 re f"),
    )
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 1000, 1000],
        FontMatrix=[0.001, 0, 0, 0.001, 0, 0], CharProcs=glyphs, FirstChar=97, LastChar=98,
        Encoding=Dictionary(Type=Name.Encoding, Differences=[97, Name("/a"), Name("/b")]),
        Widths=[1000, 1000], Resources=Dictionary(),
    )  # fmt: skip
    content = b".3 .7 .8 .9 k BT /F 80 Tf 10 10 Td (ab) Tj 0 80 Td (ba) Tj ET"
    return _plain(content, Font=Dictionary(F=pdf.make_indirect(font)))


def _page_turned(pdf: pikepdf.Pdf) -> Made:
    content, entries = _page_photograph(pdf)
    return content, {**entries, "Rotate": 90}


def _page_forms(pdf: pikepdf.Pdf) -> Made:
    inner = _form(pdf, b"0 0 100 100 re f", Dictionary(), Matrix=Array([0.7, 0.7, -0.7, 0.7, 0, 0]))
    resources = Dictionary(XObject=Dictionary(G=inner))
    outer = _form(pdf, b"q 1 0 0 1 80 20 cm /G Do Q", resources)
    content = b".9 .7 .8 .9 k /F Do q .5 0 0 .5 0 0 cm .2 .2 .2 .2 k /F Do Q"
    return _plain(content, XObject=Dictionary(F=outer))


def _page_marked_for_all_plates(_pdf: pikepdf.Pdf) -> Made:
    spaces = Dictionary(A=_spot("All", 1, 1, 1, 1))
    return _plain(b"/A cs .8 scn 30 30 80 80 re f", ColorSpace=spaces)


def _page_colors_of_a_screen(_pdf: pikepdf.Pdf) -> Made:
    content = b"0 .1 .2 rg 10 10 80 160 re f .5 .1 .1 rg 90 10 80 160 re f"
    return _plain(content)


def _page_smaller_bleed(_pdf: pikepdf.Pdf) -> Made:
    content = b".3 .2 .1 0 k 0 0 180 180 re f 1 1 1 1 k 0 0 18 180 re f"
    return content, {"BleedBox": Array([20, 20, 160, 160])}
