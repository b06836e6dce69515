"""Files whose functions, maps and lists take forever, or are larger than any memory."""

from itertools import pairwise

from hostile import heavy, packed, page, stream
from hostile_bombs import FUNCTION, MANY, deflated, zeros


def in_color(function: bytes) -> bytes:
    """A file that paints with a spot ink, whose look is reckoned so."""
    space = b"[/Separation /Spot /DeviceCMYK 5 0 R]"
    named = b"/Resources << /ColorSpace << /C 6 0 R >> >>"
    return page(b"/C cs 1 scn 0 0 9 9 re f", named, more={5: function, 6: space})


@heavy
def sampled_function() -> bytes:
    """Eight inputs of two hundred steps each."""
    sizes = b"/FunctionType 0 /BitsPerSample 8 /Size [%s] /Domain [%s]" % (b"200 " * 8, b"0 1 " * 8)
    return in_color(deflated(zeros(1), sizes + b"/Range [0 1 0 1 0 1 0 1]"))


@heavy
def stitched_function() -> bytes:
    parts = b"<< /FunctionType 2 /Domain [0 1] /C1 [1 1 1 1] /N 1 >> " * 100_000
    ends = b"0.5 " * 99_999
    return in_color(
        b"<< /FunctionType 3 /Domain [0 1] /Functions [%s] /Bounds [%s] /Encode [%s] >>"
        % (parts, ends, b"0 1 " * 100_000)
    )


@heavy
def stitched_doubly() -> bytes:
    """Forty functions, each of which is made of the next one twice."""
    one = b"<< /FunctionType 3 /Domain [0 1] /Bounds [.5] /Encode [0 1 0 1] /Functions [%s] >>"
    stitched = {number: one % (b"%d 0 R " % (number + 1) * 2) for number in range(6, 46)}
    stitched[46] = b"<< /FunctionType 2 /Domain [0 1] /C1 [1 1 1 1] /N 1 >>"
    space = {5: b"[/Separation /Spot /DeviceCMYK 6 0 R]"}
    named = b"/Resources << /ColorSpace << /C 5 0 R >> >>"
    return page(b"/C cs 1 scn 0 0 9 9 re f", named, more={**space, **stitched})


@heavy
def calculator_that_copies() -> bytes:
    """Each step doubles what lies on the stack."""
    program = b"{ " + b" ".join(b"%d copy" % (1 << step) for step in range(40)) + b" }"
    return in_color(stream(program, FUNCTION))


@heavy
def calculator_that_rolls() -> bytes:
    program = b"{ " + b"dup " * 90 + b"90 2147483647 roll " * 100_000 + b"}"
    return in_color(stream(program, FUNCTION))


@heavy
def calculator_of_powers() -> bytes:
    return in_color(stream(b"{ " + b"10 exp 1e30 mul dup exp " * 100_000 + b"}", FUNCTION))


@heavy
def calculator_of_shifts() -> bytes:
    return in_color(stream(b"{ pop 1 2147483647 bitshift dup mul dup dup }", FUNCTION))


@heavy
def annotations() -> bytes:
    one = b"<< /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (a) >> >> "
    return page(b"", b"/Annots [%s]" % (one * MANY))


@heavy
def annotations_shared() -> bytes:
    one = {5: b"<< /Subtype /Widget /FT /Sig /Rect [0 0 9 9] >>"}
    return page(b"", b"/Annots [%s]" % (b"5 0 R " * MANY), more=one)


@heavy
def to_unicode() -> bytes:
    """A map of four billion codes, and a million ranges after it."""
    wide = b"1 begincodespacerange <00000000> <ffffffff> endcodespacerange "
    ranges = b"1 beginbfrange <00000000> <ffffffff> <0041> endbfrange " * 100_000
    font = (
        b"<< /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [6 0 R] "
        b"/ToUnicode 7 0 R >>"
    )
    more = {
        5: font, 6: b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /W [0 4294967295 500] >>",
        7: packed(wide + ranges),
    }  # fmt: skip
    return page(b"BT /F 9 Tf <0001> Tj ET", b"/Resources << /Font << /F 5 0 R >> >>", more=more)


@heavy
def widths() -> bytes:
    lists = b"0 4294967295 500 " * 100_000
    font = b"<< /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [6 0 R] >>"
    more = {5: font, 6: b"<< /Subtype /CIDFontType2 /BaseFont /X /W [%s] >>" % lists}
    return page(b"BT /F 9 Tf <0001> Tj ET", b"/Resources << /Font << /F 5 0 R >> >>", more=more)


@heavy
def profile_of_zeros() -> bytes:
    space = b"[/ICCBased 6 0 R]"
    intent = b"/OutputIntents [<< /S /GTS_PDFX /DestOutputProfile 6 0 R >>]"
    named = b"/Resources << /ColorSpace << /C 5 0 R >> >>"
    more = {5: space, 6: deflated(zeros(2), b"/N 4")}
    return page(b"/C cs 1 1 1 1 sc 0 0 9 9 re f", named, intent, more)


@heavy
def metadata_of_zeros() -> bytes:
    kind = b"/Type /Metadata /Subtype /XML"
    return page(catalog=b"/Metadata 5 0 R", more={5: deflated(zeros(2), kind)})


@heavy
def metadata_of_laughs() -> bytes:
    """Entities that stand for entities: 10⁹ of the innermost."""
    names = "abcdefghij"
    entities = "".join(f'<!ENTITY {name} "{f"&{inner};" * 10}">' for inner, name in pairwise(names))
    xml = f'<!DOCTYPE x [<!ENTITY a "ha">{entities}]><x>&j;</x>'.encode()
    return page(catalog=b"/Metadata 5 0 R", more={5: stream(xml, b"/Type /Metadata /Subtype /XML")})


@heavy
def font_of_zeros() -> bytes:
    font = b"<< /Type /Font /Subtype /TrueType /BaseFont /X /FontDescriptor 6 0 R >>"
    more = {5: font, 6: b"<< /FontFile2 7 0 R >>", 7: deflated(zeros(2))}
    return page(b"BT /F 9 Tf (x) Tj ET", b"/Resources << /Font << /F 5 0 R >> >>", more=more)


@heavy
def shading_of_zeros() -> bytes:
    mesh = (
        b"/ShadingType 4 /ColorSpace /DeviceRGB /BitsPerCoordinate 8 /BitsPerComponent 8 "
        b"/BitsPerFlag 8 /Decode [0 9 0 9 0 1 0 1 0 1]"
    )
    more = {5: deflated(zeros(1), mesh)}
    return page(b"/S sh", b"/Resources << /Shading << /S 5 0 R >> >>", more=more)


@heavy
def layers() -> bytes:
    groups = b"5 0 R " * 100_000
    catalog = b"/OCProperties << /OCGs [%s] /D << /OFF [%s] /Order [%s] >> >>" % ((groups,) * 3)
    more = {5: b"<< /Type /OCG /Name (a) >>"}
    return page(b"/OC /L BDC 0 0 9 9 re f EMC " * 10_000, b"", catalog, more)


@heavy
def resources() -> bytes:
    names = b" ".join(b"/C%d /DeviceRGB" % number for number in range(200_000))
    return page(b"/C1 cs 0 0 9 9 re f", b"/Resources << /ColorSpace << %s >> >>" % names)
