"""Files in which something leads back to itself."""

from hostile import CATALOG, hostile, page, plain, stream


@hostile
def xref_in_a_circle() -> bytes:
    file = page()
    place = file.index(b"xref\n")
    return file.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % place)


@hostile
def xref_of_a_billion() -> bytes:
    return page().replace(b"xref\n0 1\n", b"xref\n0 1000000000\n").replace(b"/Size", b"/Size 9999")


@hostile
def pages_in_a_circle() -> bytes:
    return plain({1: CATALOG % b"", 2: b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"})


@hostile
def parents_in_a_circle() -> bytes:
    knot = b"<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 3 0 R >>"
    return plain({1: CATALOG % b"", 2: knot, 3: b"<< /Type /Page /Parent 2 0 R >>"})


@hostile
def form_in_itself() -> bytes:
    form = stream(
        b"/F Do", b"/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 5 0 R >> >>"
    )
    return page(b"/F Do", b"/Resources << /XObject << /F 5 0 R >> >>", more={5: form})


@hostile
def pattern_in_itself() -> bytes:
    tile = stream(
        b"/Pattern cs /P scn 0 0 9 9 re f",
        b"/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 1e-9 /YStep 1e-9 "
        b"/Resources << /Pattern << /P 5 0 R >> >>",
    )
    named = b"/Resources << /Pattern << /P 5 0 R >> >>"
    return page(b"/Pattern cs /P scn 0 0 600 700 re f", named, more={5: tile})


@hostile
def glyph_in_itself() -> bytes:
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] "
        b"/CharProcs << /a 6 0 R >> /Encoding << /Differences [97 /a] >> /FirstChar 97 "
        b"/LastChar 97 /Widths [1] /Resources << /Font << /F 5 0 R >> >> >>"
    )
    glyph = stream(b"1 0 d0 BT /F 1 Tf (aaaaaaaa) Tj ET")
    named = b"/Resources << /Font << /F 5 0 R >> >>"
    return page(b"BT /F 9 Tf (aaaaaaaa) Tj ET", named, more={5: font, 6: glyph})


@hostile
def mask_in_itself() -> bytes:
    state = b"<< /SMask << /S /Luminosity /G 6 0 R >> >>"
    group = stream(
        b"/G gs 0 0 9 9 re f",
        b"/Subtype /Form /BBox [0 0 9 9] /Group << /S /Transparency >> "
        b"/Resources << /ExtGState << /G 5 0 R >> >>",
    )
    named = b"/Resources << /ExtGState << /G 5 0 R >> >>"
    return page(b"/G gs 0 0 600 700 re f", named, more={5: state, 6: group})


@hostile
def image_masks_itself() -> bytes:
    image = stream(
        b"\0" * 3,
        b"/Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceRGB "
        b"/SMask 5 0 R",
    )
    return page(b"/I Do", b"/Resources << /XObject << /I 5 0 R >> >>", more={5: image})


@hostile
def space_of_itself() -> bytes:
    space = b"[/Indexed 5 0 R 255 (x)]"
    named = b"/Resources << /ColorSpace << /C 5 0 R >> >>"
    return page(b"/C cs 1 sc 0 0 9 9 re f", named, more={5: space})


@hostile
def spot_of_itself() -> bytes:
    ramp = b"<< /FunctionType 2 /Domain [0 1] /N 1 >>"
    space = b"[/Separation /Spot 5 0 R %s]" % ramp
    named = b"/Resources << /ColorSpace << /C 5 0 R >> >>"
    return page(b"/C cs 1 scn 0 0 9 9 re f", named, more={5: space})


@hostile
def outline_in_a_circle() -> bytes:
    items = {
        5: b"<< /First 6 0 R /Last 6 0 R /Count 1 >>",
        6: b"<< /Title (a) /Parent 5 0 R /Next 7 0 R /First 5 0 R >>",
        7: b"<< /Title (b) /Parent 5 0 R /Next 6 0 R >>",
    }
    return page(catalog=b"/Outlines 5 0 R", more=items)


@hostile
def tags_in_a_circle() -> bytes:
    root = b"<< /Type /StructTreeRoot /K 6 0 R /RoleMap << /A /B /B /A >> /ParentTree 7 0 R >>"
    element = b"<< /S /A /P 6 0 R /K [6 0 R 6 0 R] /Pg 3 0 R >>"
    numbers = b"<< /Kids [7 0 R 7 0 R] >>"
    return page(catalog=b"/StructTreeRoot 5 0 R", more={5: root, 6: element, 7: numbers})


@hostile
def names_in_a_circle() -> bytes:
    names = {5: b"<< /Kids [5 0 R 5 0 R] >>", 6: b"<< /Dests 5 0 R /EmbeddedFiles 5 0 R >>"}
    labels = b"/PageLabels 5 0 R /Names 6 0 R /OpenAction [3 0 R /Fit]"
    link = b"/Annots [<< /Subtype /Link /Rect [0 0 9 9] /Dest (a) >>]"
    return page(b"", link, labels, names)


@hostile
def actions_in_a_circle() -> bytes:
    action = b"<< /S /GoTo /D 5 0 R /Next [5 0 R 5 0 R] >>"
    return page(catalog=b"/OpenAction 5 0 R /AA << /WC 5 0 R >>", more={5: action})


@hostile
def functions_in_a_circle() -> bytes:
    one = b"<< /FunctionType 3 /Domain [0 1] /Bounds [.5] /Encode [0 1 0 1] /Functions [%s] >>"
    stitched = one % (b"5 0 R " * 2)
    space = b"[/Separation /Spot /DeviceCMYK 5 0 R]"
    named = b"/Resources << /ColorSpace << /C 6 0 R >> >>"
    return page(b"/C cs .3 scn 0 0 9 9 re f", named, more={5: stitched, 6: space})


@hostile
def length_of_itself() -> bytes:
    return page(more={5: b"<< /Length 5 0 R >> stream\nx\nendstream"}).replace(
        b"/Contents 4 0 R", b"/Contents 5 0 R"
    )


@hostile
def reference_to_itself() -> bytes:
    return page(b"", b"/Rotate 5 0 R /Resources 5 0 R /Annots 5 0 R", more={5: b"5 0 R"})
