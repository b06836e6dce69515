"""Pages of type, tiles and forms, of spot inks, and of what overprints.

In: a PDF that is being made. Out: a page for each function.
"""

import pikepdf
from files import codes, font_of
from inked_parts import Made, graphics_states, new_form, plain, spot
from pikepdf import Array, Dictionary, Name


def page_zeros_that_overprint(_pdf: pikepdf.Pdf) -> Made:
    """By mode 1, cyan takes the place of what is below, and yellow stays."""
    states = graphics_states(O={"/op": True, "/OPM": 1})
    content = b".8 0 .9 .2 k 10 10 160 160 re f /O gs .4 .7 0 0 k 40 40 100 100 re f"
    return plain(content, ExtGState=states)


def page_zeros_that_knock_out(_pdf: pikepdf.Pdf) -> Made:
    states = graphics_states(O={"/op": True, "/OPM": 0})
    content = b".8 0 .9 .2 k 10 10 160 160 re f /O gs .4 .7 0 0 k 30 30 120 120 re f"
    return plain(content, ExtGState=states)


def page_spot_over_process(_pdf: pikepdf.Pdf) -> Made:
    spaces = Dictionary(S=spot("Copper", 0, 0.4, 0.8, 0.2))
    content = (
        b".8 .6 .5 .2 k 10 10 160 160 re f /S cs /O gs .9 scn 10 10 80 160 re f "
        b"/K gs 1 scn 90 10 80 160 re f"
    )
    states = graphics_states(O={"/op": True}, K={"/op": False})
    return plain(content, ColorSpace=spaces, ExtGState=states)


def page_process_over_spots(_pdf: pikepdf.Pdf) -> Made:
    spaces = Dictionary(S=spot("Copper", 0, 0.4, 0.8, 0.2), T=spot("Slate", 0.5, 0, 0, 0.5))
    content = (
        b"/O gs /S cs 1 scn 10 10 160 160 re f /T cs .8 scn 20 20 150 150 re f "
        b"0 .6 .6 0 k 10 10 100 160 re f /K gs .3 .2 .2 .1 k 120 10 50 160 re f"
    )
    states = graphics_states(O={"/op": True, "/OPM": 0}, K={"/op": False})
    return plain(content, ColorSpace=spaces, ExtGState=states)


def page_several_inks(pdf: pikepdf.Pdf) -> Made:
    tint = pdf.make_stream(b"{ 0 exch dup 2 div exch }")
    tint.FunctionType, tint.Domain, tint.Range = 4, Array([0, 1] * 2), Array([0, 1] * 4)
    names = Array([Name.Black, Name.Copper])
    space = Array([Name.DeviceN, names, Name.DeviceCMYK, tint])
    content = b".5 .5 0 0 k 10 10 160 160 re f /O gs /N cs .6 .9 scn 30 30 120 120 re f"
    states = graphics_states(O={"/op": True})
    return plain(content, ColorSpace=Dictionary(N=space), ExtGState=states)


def page_tiles(pdf: pikepdf.Pdf) -> Made:
    tile = pdf.make_stream(b".9 .9 0 .5 k 0 0 6 6 re f 0 0 1 0 k 6 6 6 6 re f")
    tile.PatternType, tile.PaintType, tile.TilingType = 1, 1, 1
    tile.BBox, tile.XStep, tile.YStep = Array([0, 0, 12, 12]), 12, 12
    tile.Resources = Dictionary()
    content = b"/Pattern cs /P scn 20 20 140 140 re f"
    return plain(content, Pattern=Dictionary(P=tile))


def page_tiles_without_color(pdf: pikepdf.Pdf) -> Made:
    tile = pdf.make_stream(b"0 0 9 9 re f")
    tile.PatternType, tile.PaintType, tile.TilingType = 1, 2, 1
    tile.BBox, tile.XStep, tile.YStep = Array([0, 0, 12, 12]), 12, 12
    tile.Resources = Dictionary()
    spaces = Dictionary(P=Array([Name.Pattern, Name.DeviceCMYK]))
    content = b"/P cs .8 .7 .6 .5 /T scn 20 20 140 140 re f"
    return plain(content, Pattern=Dictionary(T=tile), ColorSpace=spaces)


def page_type(pdf: pikepdf.Pdf) -> Made:
    shown = codes("MMM").hex().encode()
    content = b".9 .8 .7 .9 k BT /F 90 Tf 10 60 Td <%s> Tj ET" % shown
    return plain(content, Font=Dictionary(F=font_of(pdf)))


def page_knocked_out_type(pdf: pikepdf.Pdf) -> Made:
    shown = codes("MWMWMWMWMWM").hex().encode()
    lines = b"".join(b"0 14 Td <%s> Tj " % shown for _ in range(12))
    content = b".9 .8 .7 .9 k 0 0 180 180 re f 0 g BT 1 g /F 14 Tf 4 -4 Td " + lines + b"ET"
    return plain(content, Font=Dictionary(F=font_of(pdf)))


def page_clip_of_type(pdf: pikepdf.Pdf) -> Made:
    shown = codes("MMM").hex().encode()
    content = b"q BT /F 90 Tf 7 Tr 10 60 Td <%s> Tj ET .9 .8 .7 .9 k 0 0 180 180 re f Q" % shown
    return plain(content, Font=Dictionary(F=font_of(pdf)))


def page_drawn_glyphs(pdf: pikepdf.Pdf) -> Made:
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
    return plain(content, Font=Dictionary(F=pdf.make_indirect(font)))


def page_forms(pdf: pikepdf.Pdf) -> Made:
    inner = new_form(
        pdf, b"0 0 100 100 re f", Dictionary(), Matrix=Array([0.7, 0.7, -0.7, 0.7, 0, 0])
    )
    resources = Dictionary(XObject=Dictionary(G=inner))
    outer = new_form(pdf, b"q 1 0 0 1 80 20 cm /G Do Q", resources)
    content = b".9 .7 .8 .9 k /F Do q .5 0 0 .5 0 0 cm .2 .2 .2 .2 k /F Do Q"
    return plain(content, XObject=Dictionary(F=outer))


def page_marked_for_all_plates(_pdf: pikepdf.Pdf) -> Made:
    spaces = Dictionary(A=spot("All", 1, 1, 1, 1))
    return plain(b"/A cs .8 scn 30 30 80 80 re f", ColorSpace=spaces)


def page_smaller_bleed(_pdf: pikepdf.Pdf) -> Made:
    content = b".3 .2 .1 0 k 0 0 180 180 re f 1 1 1 1 k 0 0 18 180 re f"
    return content, {"BleedBox": Array([20, 20, 160, 160])}
