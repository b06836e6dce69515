"""Pages of flat colors, gradients and what is see-through.

In: a PDF that is being made. Out: a page for each function.
"""

import pikepdf
from files import ICC
from inked_parts import Made, graphics_states, new_form, plain, ramp, square
from pikepdf import Array, Dictionary, Name
from PIL import ImageCms


def page_flat(_pdf: pikepdf.Pdf) -> Made:
    return plain(b".6 .5 .4 .3 k 10 10 160 160 re f .2 G 3 w 20 20 100 100 re S")


def page_patch_of_15_mm(_pdf: pikepdf.Pdf) -> Made:
    return plain(b".9 .9 .9 .9 k " + square(15))


def page_patch_of_5_mm(_pdf: pikepdf.Pdf) -> Made:
    return plain(b".9 .9 .9 .9 k " + square(5))


def page_axial_gradient(_pdf: pikepdf.Pdf) -> Made:
    shading = Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=[20, 20, 160, 160],
        Function=ramp([0, 0, 0, 0], [1, 0.9, 0.8, 0.4]), Extend=[True, True],
    )  # fmt: skip
    return plain(b"q 20 20 140 140 re W n /S sh Q", Shading=Dictionary(S=shading))


def page_radial_gradient(_pdf: pikepdf.Pdf) -> Made:
    shading = Dictionary(
        ShadingType=3, ColorSpace=Name.DeviceCMYK, Coords=[90, 90, 0, 90, 90, 70],
        Function=ramp([0.9, 0.9, 0.9, 0.7], [0.1, 0, 0, 0]),
    )  # fmt: skip
    pattern = Dictionary(PatternType=2, Shading=shading)
    content = b"/Pattern cs /P scn 20 20 140 140 re f"
    return plain(content, Pattern=Dictionary(P=pattern))


def page_opacity(_pdf: pikepdf.Pdf) -> Made:
    content = b".8 .6 0 .2 k 10 10 120 120 re f /A gs 0 .9 .9 .5 k 50 50 120 120 re f"
    return plain(content, ExtGState=graphics_states(A={"/ca": 0.6}))


def page_multiply(_pdf: pikepdf.Pdf) -> Made:
    content = b".7 .6 .5 0 k 10 10 120 120 re f /M gs .3 .5 .9 .4 k 50 50 120 120 re f"
    return plain(content, ExtGState=graphics_states(M={"/BM": Name.Multiply}))


def page_screen_and_darken(_pdf: pikepdf.Pdf) -> Made:
    content = (
        b".9 .8 .7 .6 k 10 10 160 160 re f /S gs .3 .5 .9 .4 k 20 20 60 150 re f "
        b"/D gs .2 .5 .1 .1 k 60 20 100 150 re f"
    )
    return plain(content, ExtGState=graphics_states(S={"/BM": Name.Screen}, D={"/BM": Name.Darken}))


def page_group(pdf: pikepdf.Pdf) -> Made:
    group = Dictionary(S=Name.Transparency, I=True, CS=Name.DeviceCMYK)
    inside = b".9 .9 0 0 k 20 20 100 100 re f 0 .9 .9 .9 k 60 60 100 100 re f"
    form = new_form(pdf, inside, Dictionary(), Group=group)
    content = b".3 .3 .3 .1 k 0 0 180 180 re f /A gs /F Do"
    states = graphics_states(A={"/ca": 0.7, "/BM": Name.Multiply})
    return plain(content, XObject=Dictionary(F=form), ExtGState=states)


def page_luminosity_mask(pdf: pikepdf.Pdf) -> Made:
    inside = b".3 g 0 0 90 180 re f .8 g 90 0 90 180 re f"
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
    form = new_form(pdf, inside, Dictionary(), Group=group)
    states = graphics_states(M={"/SMask": Dictionary(S=Name.Luminosity, G=form)})
    return plain(b"/M gs .9 .8 .7 .6 k 10 10 160 160 re f", ExtGState=states)


def page_luminosity_mask_of_inks(pdf: pikepdf.Pdf) -> Made:
    inside = b".2 .1 .3 .3 k 0 0 90 180 re f 0 0 0 .1 k 90 0 90 180 re f"
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)
    form = new_form(pdf, inside, Dictionary(), Group=group)
    states = graphics_states(M={"/SMask": Dictionary(S=Name.Luminosity, G=form)})
    return plain(b"/M gs .9 .8 .7 .6 k 10 10 160 160 re f", ExtGState=states)


def page_alpha_mask(pdf: pikepdf.Pdf) -> Made:
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)
    states = graphics_states(A={"/ca": 0.6})
    form = new_form(pdf, b"/A gs 30 30 100 100 re f", Dictionary(ExtGState=states), Group=group)
    states = graphics_states(M={"/SMask": Dictionary(S=Name.Alpha, G=form)})
    return plain(b"/M gs .9 .8 .7 .6 k 10 10 160 160 re f", ExtGState=states)


def page_colors_of_a_screen(_pdf: pikepdf.Pdf) -> Made:
    content = b"0 .1 .2 rg 10 10 80 160 re f .5 .1 .1 rg 90 10 80 160 re f"
    return plain(content)


def page_colors_by_profiles(pdf: pikepdf.Pdf) -> Made:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    spaces = Dictionary(
        R=Array([Name.ICCBased, pdf.make_stream(srgb, N=3)]),
        P=Array([Name.ICCBased, pdf.make_stream(ICC.read_bytes(), N=4)]),
        L=Array([Name.Lab, Dictionary(WhitePoint=[0.9642, 1, 0.8249], Range=[-128, 127] * 2)]),
    )
    content = (
        b"/R cs .3 0 .1 scn 0 0 60 180 re f /P cs .8 .7 .6 .5 scn 60 0 60 180 re f "
        b"/L cs 20 30 10 scn 120 0 60 180 re f"
    )
    return plain(content, ColorSpace=spaces)


def page_blends_of_all_components(_pdf: pikepdf.Pdf) -> Made:
    content = (
        b".7 .5 .3 .6 k 10 10 160 160 re f /L gs .9 .1 .8 .2 k 10 10 80 160 re f "
        b"/C gs .2 .9 .8 .1 k 90 10 80 160 re f"
    )
    return plain(
        content, ExtGState=graphics_states(L={"/BM": Name.Luminosity}, C={"/BM": Name.Color})
    )


def page_mesh(pdf: pikepdf.Pdf) -> Made:
    """Two triangles between four points, each of a color of its own."""
    points = ((20, 20, 255, 200, 0, 90), (160, 20, 0, 255, 200, 90), (20, 160, 250, 0, 255, 0),
              (160, 160, 240, 240, 240, 200))  # fmt: skip
    data = b"".join(bytes((0, *points[n])) for n in (0, 1, 2, 1, 2, 3))
    shading = pdf.make_stream(data)
    shading.ShadingType, shading.ColorSpace = 4, Name.DeviceCMYK
    shading.BitsPerCoordinate = shading.BitsPerComponent = shading.BitsPerFlag = 8
    shading.Decode = Array([0, 255, 0, 255, *(0, 1) * 4])
    return plain(b"/S sh", Shading=Dictionary(S=shading))
