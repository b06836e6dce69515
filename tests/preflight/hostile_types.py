"""Files in which something is of a kind, or of a size, that nobody expects there."""

from functools import partial

from hostile import CATALOG, PAGES, hostile, page, plain, stream

HUGE = b"1" + b"0" * 400
NUMBERS = (
    HUGE,
    b"-" + HUGE,
    b"." + b"0" * 400 + b"1",
    b"nan",
    b"inf",
    b"-inf",
    b"1e999",
    b"--5",
    b"0x10",
)
STRANGE = (
    b"null", b"true", b"-1", b"99999999999999999999", b"3.5", b"(text)", b"<feff0041>", b"/Name",
    b"[]", b"[[]]", b"<< >>", b"3 0 R", b"4 0 R", b"99 0 R", b"[99 0 R]", b"<< /Type 3 /S 4 0 R >>",
    b"/#f0#28", b"<efbbbfff>", b"<< /#f0#28 /#f0#28 /S /#f0#28 >>",
)  # fmt: skip


@hostile
def numbers_of_the_boxes() -> bytes:
    boxes = b"/MediaBox [%s %s %s %s]" % NUMBERS[:4] + b"/TrimBox [%s 0 %s 0]" % NUMBERS[4:6]
    return page(b"0 0 9 9 re f", boxes + b"/UserUnit %s /Rotate %s" % (HUGE, HUGE))


@hostile
def numbers_in_content() -> bytes:
    lines = [b"%s %s %s %s re f %s w 0 0 m %s %s l S" % ((n,) * 7) for n in NUMBERS]
    turned = [b"q %s 0 0 %s %s %s cm 0 0 9 9 re f Q" % ((n,) * 4) for n in NUMBERS]
    return page(b"\n".join(lines + turned))


@hostile
def numbers_in_text() -> bytes:
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar %s /Widths [%s] >>"
    named = b"/Resources << /Font << /F 5 0 R >> >>"
    one = b"/F %s Tf %s Tz %s Tc %s Ts %s %s Td %s Tr (x) Tj [%s (x)] TJ "
    body = b"BT " + b"".join(one % ((number,) * 8) for number in NUMBERS) + b"ET"
    return page(body, named, more={5: font % (HUGE, HUGE)})


@hostile
def negative_boxes() -> bytes:
    return page(
        b"0 0 9 9 re f", b"/MediaBox [612 792 -100 -100] /TrimBox [5 5 5 5] /CropBox [9 9 0 0]"
    )


@hostile
def flat_boxes() -> bytes:
    return page(b"0 0 9 9 re f", b"/MediaBox [0 0 0 0] /TrimBox [0 0 0 0] /BleedBox [0 0 0 0]")


@hostile
def endless_boxes() -> bytes:
    return page(
        b"0 0 9 9 re f", b"/MediaBox [-1e30 -1e30 1e30 1e30] /TrimBox [0 0 1000000000 1000000000]"
    )


@hostile
def short_boxes() -> bytes:
    return page(
        b"0 0 9 9 re f", b"/MediaBox [0 0] /TrimBox [] /BleedBox (x) /CropBox [/a /b /c /d]"
    )


@hostile
def flat_matrix() -> bytes:
    image = stream(
        b"\0", b"/Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray"
    )
    named = b"/Resources << /XObject << /I 5 0 R >> >>"
    body = b"q 0 0 0 0 0 0 cm /I Do 0 0 9 9 re B BT (x) Tj ET Q q 1 1 1 1 0 0 cm /I Do Q"
    return page(body, named, more={5: image})


@hostile
def no_pages() -> bytes:
    return plain({1: CATALOG % b"", 2: b"<< /Type /Pages /Kids [] /Count 0 >>"})


@hostile
def no_catalog() -> bytes:
    return plain({1: b"null"})


@hostile
def no_root() -> bytes:
    return plain({1: CATALOG % b"", 2: PAGES, 3: b"<< /Type /Page >>"}, b"")


@hostile
def catalog_is_a_page() -> bytes:
    return plain({1: b"<< /Type /Page /Pages 1 0 R /Kids [1 0 R] /Count 1 >>"})


@hostile
def minus_one_page() -> bytes:
    return page().replace(b"/Count 1", b"/Count -1")


@hostile
def pages_uncounted() -> bytes:
    return page().replace(b"/Count 1", b"/Count 2147483648")


@hostile
def page_of_nothing() -> bytes:
    return plain({1: CATALOG % b"", 2: PAGES, 3: b"<< /Type /Page /Parent 2 0 R >>"})


@hostile
def kids_of_all_kinds() -> bytes:
    kids = b"<< /Type /Pages /Kids [%s] /Count 9 >>" % b" ".join(STRANGE)
    return plain({1: CATALOG % b"", 2: kids, 3: b"<< /Type /Page >>", 4: stream(b"x")})


@hostile
def no_resources() -> bytes:
    body = b"/F 12 Tf BT (x) Tj ET /I Do /C cs /C scn /G gs /S sh /P /Q BDC 0 0 9 9 re f EMC /D d0"
    return page(body)


@hostile
def operators_without_operands() -> bytes:
    every = (
        b"b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j "
        b"J K k l m M MP n q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts "
        b"Tw Tz v w W W* y ' \" unknown \x00 \xff ] >> } )"
    )
    return page(every)


@hostile
def operands_of_all_kinds() -> bytes:
    every = b"cm CS cs d Do gs K k l m re rg RG SC sc SCN scn sh Tc Td Tf Tj TJ Tm Tr Tz w BDC BI"
    names = every.split()
    kinds = [kind for kind in STRANGE if not kind.endswith(b"R")]
    lines = [b"%s %s " % (b" ".join([kind] * 6), name) for name in names for kind in kinds]
    return page(b"BT " + b"\n".join(lines))


@hostile
def more_closed_than_open() -> bytes:
    return page(b"Q Q Q EMC EMC ET ET Q 0 0 9 9 re f q BT q BT q /P BMC")


@hostile
def fonts_of_garbage() -> bytes:
    kinds = (b"Type1", b"TrueType", b"Type0", b"Type3", b"MMType1", b"CIDFontType0", b"Nothing")
    fonts = {
        number: b"<< /Type /Font /Subtype /%s /BaseFont /X /FontDescriptor 20 0 R /Encoding 21 0 R "
        b"/DescendantFonts [22 0 R] /ToUnicode 23 0 R /FirstChar -9 /LastChar 1e9 /Widths [(a)] "
        b"/CharProcs << /a 23 0 R >> /FontMatrix [0 0 0 0 0 0] >>" % kind
        for number, kind in enumerate(kinds, 5)
    }
    file = stream(b"OTTO\xff\xff" + bytes(range(256)) * 20, b"/Length1 99999999 /Subtype /OpenType")
    more = {
        **fonts,
        20: b"<< /FontFile 23 0 R /FontFile2 23 0 R /FontFile3 23 0 R /FontName (x) /Flags (y) >>",
        21: b"<< /Differences [/a -5 /b (x) 300 /c 1e9 /d] /BaseEncoding [] >>",
        22: b"<< /Subtype /CIDFontType2 /CIDToGIDMap 23 0 R /W [1 (x) 5 [[]] -3] /DW /a >>",
        23: file,
    }
    named = b" ".join(b"/F%d %d 0 R" % (number, number) for number in fonts)
    body = b" ".join(b"/F%d 9 Tf (abc\x00\xff) Tj" % number for number in fonts)
    return page(b"BT " + body + b" ET", b"/Resources << /Font << %s >> >>" % named, more=more)


@hostile
def fonts_cut_short() -> bytes:
    """A TrueType whose tables lie beyond its end, or over one another."""
    tables = b"".join(
        tag + b"\0\0\0\0" + place + b"\x7f\xff\xff\xff"
        for tag in (b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp")
        for place in (b"\0\0\0\x0c",)
    )
    font = b"<< /Type /Font /Subtype /TrueType /BaseFont /X /FontDescriptor 6 0 R >>"
    more = {5: font, 6: b"<< /FontFile2 7 0 R >>", 7: stream(b"\0\1\0\0\0\x07" + bytes(6) + tables)}
    return page(b"BT /F 9 Tf (abc) Tj ET", b"/Resources << /Font << /F 5 0 R >> >>", more=more)


@hostile
def spaces_of_garbage() -> bytes:
    spaces = (
        b"[/ICCBased 4 0 R]", b"[/ICCBased]", b"[/Indexed]", b"[/Indexed /DeviceRGB (x) (y)]",
        b"[/Indexed /Pattern 999999999 <00>]", b"[/Separation]", b"[/Separation (x) /None 3]",
        b"[/DeviceN [] /DeviceCMYK 4 0 R]", b"[/DeviceN 5 /DeviceCMYK << >>]", b"[/Lab]", b"[]",
        b"[/DeviceN [%s] /DeviceCMYK 4 0 R]" % (b"/Cyan " * 5000), b"/Unknown", b"5", b"[[[[]]]]",
        b"[/CalRGB << /Gamma (x) >>]", b"[/Pattern [/Pattern [/Pattern]]]",
    )  # fmt: skip
    named = b" ".join(b"/C%d %s" % one for one in enumerate(spaces))
    body = b" ".join(b"/C%d cs 1 1 1 1 scn 0 0 9 9 re f" % n for n in range(len(spaces)))
    return page(body, b"/Resources << /ColorSpace << %s >> >>" % named)


@hostile
def annotations_of_all_kinds() -> bytes:
    inner = b" ".join(
        b"<< /Subtype %s /Rect %s /A %s /AP %s /F %s >>" % ((k,) * 5) for k in STRANGE
    )
    return page(b"", b"/Annots [%s %s]" % (b" ".join(STRANGE), inner))


@hostile
def annotations_are_no_list() -> bytes:
    return page(b"", b"/Annots << /Subtype /Link >>")


@hostile
def strings_that_are_no_text() -> bytes:
    text = b"<feffd800d800dc00> <efbbbfff> (\\777\\000\\033[2J)"
    items = {5: b"<< /First 6 0 R >>", 6: b"<< /Title <feffd8> /Dest <ff> >>"}
    labels = b"/PageLabels << /Nums [0 << /P <feffd800> /S /D /St -5 >>] >> /Lang <feff>"
    link = b"/Annots [<< /Subtype /Link /Rect [0 0 9 9] /Contents %s >>]" % text.split()[0]
    return page(b"", link, labels + b"/Outlines 5 0 R", items)


@hostile
def labels_of_a_billion() -> bytes:
    labels = b"/PageLabels << /Nums [0 << /S /R /St 1000000000 >> 1 << /S /A /St 999999999 >>] >>"
    return page(catalog=labels)


@hostile
def names_of_any_bytes() -> bytes:
    name = b"/" + b"#00#ff#0a#1b#e2#80#ae" * 5000
    font = b"<< /Type /Font /Subtype /TrueType /BaseFont %s >>" % name
    named = b"/Resources << /Font << %s 5 0 R >> >>" % name
    return page(b"BT %s 9 Tf (x) Tj ET" % name, named, more={5: font})


@hostile
def tags_of_all_kinds() -> bytes:
    inner = b" ".join(b"<< /S %s /K %s /Pg %s /A %s /Alt %s >>" % ((kind,) * 5) for kind in STRANGE)
    root = b"<< /K [%s %s] /RoleMap [] /ParentTree 3 /ClassMap (x) >>" % (b" ".join(STRANGE), inner)
    return page(catalog=b"/StructTreeRoot 5 0 R /MarkInfo 7 /Lang 3", more={5: root})


def _everywhere(kind: bytes) -> bytes:
    entries = (
        b"Resources", b"Annots", b"Group", b"Rotate", b"TrimBox", b"BleedBox", b"UserUnit", b"AA",
        b"StructParents", b"Tabs", b"B", b"VP", b"Metadata", b"Trans",
    )  # fmt: skip
    roots = (
        b"Outlines", b"Names", b"Dests", b"PageLabels", b"OpenAction", b"AA", b"AcroForm", b"URI",
        b"StructTreeRoot", b"MarkInfo", b"Lang", b"OutputIntents", b"OCProperties", b"AF",
        b"ViewerPreferences", b"Collection", b"Perms", b"Extensions", b"Metadata", b"Version",
    )  # fmt: skip
    of_page = b" ".join(b"/%s %s" % (name, kind) for name in entries)
    of_root = b" ".join(b"/%s %s" % (name, kind) for name in roots)
    file = page(b"0 0 9 9 re f", of_page, of_root)
    return file.replace(b"/Root 1 0 R", b"/Root 1 0 R /Info %s /ID %s" % (kind, kind))


def _inside(group: bytes, kind: bytes) -> bytes:
    named = b"/Resources << /%s << /X %s >> >>" % (group, kind)
    body = b"/X Do /X cs /X scn /X gs /X sh BT /X 9 Tf (x) Tj ET /OC /X BDC 0 0 9 9 re f EMC"
    return page(body, named)


def register() -> None:
    """Have a file for each kind in all places at once, and in each category of resources."""
    for number, kind in enumerate(STRANGE):
        hostile(partial(_everywhere, kind), f"everywhere_{number}")
    for group in b"ColorSpace ExtGState Font Pattern Properties Shading XObject".split():
        for number, kind in enumerate(STRANGE):
            name = f"{group.decode().lower()}_{number}"
            hostile(partial(_inside, group, kind), name)


register()
