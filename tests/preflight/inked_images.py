"""Pages that show images in every form: CMYK, gray, one bit, palettes, masks, spot inks.

In: a PDF that is being made. Out: a page for each function.
"""

from io import BytesIO

import pikepdf
from files import codes, font_of
from inked_parts import Made, graphics_states, new_image, photograph, plain, show, spot
from pikepdf import Array, Dictionary, Name
from PIL import Image


def page_photograph(pdf: pikepdf.Pdf) -> Made:
    return show(new_image(pdf, photograph("CMYK"), Name.DeviceCMYK))


def page_photograph_in_jpeg(pdf: pikepdf.Pdf) -> Made:
    file = BytesIO()
    photograph("CMYK", 1400).save(file, "JPEG", quality=90)
    image = new_image(pdf, photograph("CMYK", 1400), Name.DeviceCMYK, Decode=Array([1, 0] * 4))
    image.write(file.getvalue(), filter=Name.DCTDecode)
    return show(image)


def page_photograph_in_png(pdf: pikepdf.Pdf) -> Made:
    """Samples as the filters of PNG leave them, which to it are RGBA."""
    picture, file = photograph("CMYK", 1400), BytesIO()
    Image.frombytes("RGBA", picture.size, picture.tobytes()).save(file, "PNG", compress_level=1)
    data, packed, at = file.getvalue(), b"", 8
    while at < len(data):
        length = int.from_bytes(data[at : at + 4])
        packed += data[at + 8 : at + 8 + length] if data[at + 4 : at + 8] == b"IDAT" else b""
        at += length + 12
    image = new_image(pdf, picture, Name.DeviceCMYK)
    parameters = Dictionary(Predictor=15, Columns=1400, Colors=4, BitsPerComponent=8)
    image.write(packed, filter=Name.FlateDecode, decode_parms=parameters)
    return show(image)


def page_gray_photograph(pdf: pikepdf.Pdf) -> Made:
    return show(new_image(pdf, photograph("L", 1300), Name.DeviceGray))


def page_line_art(pdf: pikepdf.Pdf) -> Made:
    picture = photograph("L", 600).convert("1")
    stencil = new_image(pdf, picture, Name.DeviceGray, ImageMask=True)
    del stencil.ColorSpace
    return show(stencil, b".5 .4 .3 .2 k ")


def page_palette(pdf: pikepdf.Pdf) -> Made:
    table = bytes(value for n in range(16) for value in (n * 16, 255 - n * 16, 100, n * 8))
    space = Array([Name.Indexed, Name.DeviceCMYK, 15, pikepdf.String(table)])
    return show(new_image(pdf, photograph("L").point([n // 16 for n in range(256)]), space))


def page_photograph_with_soft_mask(pdf: pikepdf.Pdf) -> Made:
    mask = new_image(pdf, photograph("L", 1200, 2), Name.DeviceGray)
    image = new_image(pdf, photograph("CMYK", 1200), Name.DeviceCMYK, SMask=mask)
    return show(image, b".3 .3 .3 .3 k 0 0 180 180 re f ")


def page_photograph_in_spot_ink(pdf: pikepdf.Pdf) -> Made:
    image = new_image(pdf, photograph("L"), spot("Copper", 0, 0.4, 0.8, 0.2))
    return show(image, b".2 .1 0 0 k 0 0 180 180 re f ")


def page_inline_image(_pdf: pikepdf.Pdf) -> Made:
    data = bytes(value for n in range(16) for value in (n * 16, 200, 255 - n * 16, 90))
    head = b"BI /W 4 /H 4 /BPC 8 /CS /CMYK ID "
    return plain(b"q 140 0 0 140 20 20 cm " + head + data + b" EI Q")


def page_black_over_photograph(pdf: pikepdf.Pdf) -> Made:
    image = new_image(pdf, photograph("CMYK"), Name.DeviceCMYK)
    content, entries = show(image)
    entries["Resources"].Font = Dictionary(F=font_of(pdf))
    entries["Resources"].ExtGState = graphics_states(O={"/op": True, "/OPM": 1})
    text = b"/O gs 0 0 0 1 k BT /F 44 Tf 20 40 Td <%s> Tj 0 40 Td <%s> Tj ET"
    shown = codes("HAMBURG").hex().encode()
    return content + text % (shown, shown), entries


def page_turned(pdf: pikepdf.Pdf) -> Made:
    content, entries = page_photograph(pdf)
    return content, {**entries, "Rotate": 90}


def page_photograph_of_a_screen(pdf: pikepdf.Pdf) -> Made:
    return show(new_image(pdf, photograph("RGB"), Name.DeviceRGB))
