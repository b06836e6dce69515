"""Files in which things stand in one another, a hundred thousand deep."""

from hostile import CATALOG, PAGES, heavy, page, plain, stream

DEEP = 100_000


def chain(first: int, one: bytes, last: bytes) -> dict[int, bytes]:
    """Objects each of which names the next one, in place of `%d`."""
    objects = {number: one % (number + 1) for number in range(first, first + DEEP)}
    return {**objects, first + DEEP: last}


@heavy
def deep_arrays() -> bytes:
    return page(b"", b"/Deep " + b"[" * DEEP + b"]" * DEEP)


@heavy
def deep_dictionaries() -> bytes:
    return page(b"", b"/Deep " + b"<< /D " * DEEP + b"0" + b" >>" * DEEP)


@heavy
def open_arrays() -> bytes:
    return page(b"", b"/Deep " + b"[" * DEEP)


@heavy
def deep_arrays_in_content() -> bytes:
    return page(b"[" * DEEP + b"]" * DEEP + b" TJ")


@heavy
def deep_dictionaries_in_content() -> bytes:
    return page(b"/P " + b"<< /D " * DEEP + b"0" + b" >>" * DEEP + b" BDC EMC")


@heavy
def deep_states() -> bytes:
    return page(b"q " * DEEP * 10 + b"0 0 9 9 re f " + b"Q " * DEEP * 10)


@heavy
def deep_marked_content() -> bytes:
    return page(b"/P << /MCID 0 >> BDC " * DEEP + b"0 0 9 9 re f " + b"EMC " * DEEP)


@heavy
def deep_text_objects() -> bytes:
    return page(b"BT " * DEEP + b"ET " * DEEP)


@heavy
def deep_strings() -> bytes:
    return page(b"BT " + b"(" * DEEP + b")" * DEEP + b" Tj ET")


@heavy
def deep_pages() -> bytes:
    kids = chain(2, b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>", b"<< /Type /Page >>")
    return plain({1: CATALOG % b"", **kids})


@heavy
def deep_outline() -> bytes:
    items = chain(5, b"<< /Title (a) /First %d 0 R >>", b"<< /Title (z) >>")
    return page(catalog=b"/Outlines 5 0 R", more=items)


@heavy
def long_outline() -> bytes:
    items = chain(6, b"<< /Title (a) /Next %d 0 R >>", b"<< /Title (z) >>")
    return page(catalog=b"/Outlines 5 0 R", more={5: b"<< /First 6 0 R >>", **items})


@heavy
def deep_tags() -> bytes:
    items = chain(6, b"<< /S /Div /K %d 0 R /Pg 3 0 R >>", b"<< /S /P /K 0 >>")
    root = b"<< /Type /StructTreeRoot /K 6 0 R >>"
    return page(
        catalog=b"/StructTreeRoot 5 0 R /MarkInfo << /Marked true >>", more={5: root, **items}
    )


@heavy
def deep_numbers() -> bytes:
    kids = chain(5, b"<< /Kids [%d 0 R] >>", b"<< /Nums [0 << /S /D >>] >>")
    return page(catalog=b"/PageLabels 5 0 R", more=kids)


@heavy
def deep_names() -> bytes:
    kids = chain(6, b"<< /Kids [%d 0 R] >>", b"<< /Names [(a) [3 0 R /Fit]] >>")
    names = {5: b"<< /Dests 6 0 R /EmbeddedFiles 6 0 R /JavaScript 6 0 R >>"}
    link = b"/Annots [<< /Subtype /Link /Rect [0 0 9 9] /Dest (a) >>]"
    return page(b"", link, b"/Names 5 0 R", {**names, **kids})


@heavy
def deep_forms() -> bytes:
    form = (
        b"<< /Subtype /Form /BBox [0 0 9 9] /Length 5 /Resources << /XObject << /F %d 0 R >> >> >>"
    )
    forms = chain(5, form + b" stream\n/F Do\nendstream", stream(b"0 0 9 9 re f"))
    return page(b"/F Do", b"/Resources << /XObject << /F 5 0 R >> >>", more=forms)


@heavy
def deep_fields() -> bytes:
    kids = chain(6, b"<< /T (a) /Kids [%d 0 R] >>", b"<< /T (z) /FT /Tx >>")
    return page(catalog=b"/AcroForm << /Fields [6 0 R] >>", more={5: b"null", **kids})


@heavy
def deep_actions() -> bytes:
    actions = chain(5, b"<< /S /Named /N /NextPage /Next %d 0 R >>", b"<< /S /JavaScript >>")
    return page(catalog=b"/OpenAction 5 0 R", more=actions)


@heavy
def deep_spaces() -> bytes:
    spaces = chain(5, b"[/Indexed %d 0 R 1 <0000>]", b"/DeviceGray")
    named = b"/Resources << /ColorSpace << /C 5 0 R >> >>"
    return page(b"/C cs 1 sc 0 0 9 9 re f", named, more=spaces)


@heavy
def deep_functions() -> bytes:
    one = b"<< /FunctionType 3 /Domain [0 1] /Bounds [] /Encode [0 1] /Functions [%d 0 R] >>"
    last = b"<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [1 1 1 1] /N 1 >>"
    functions = chain(6, one, last)
    space = {5: b"[/Separation /Spot /DeviceCMYK 6 0 R]"}
    named = b"/Resources << /ColorSpace << /C 5 0 R >> >>"
    return page(b"/C cs 1 scn 0 0 9 9 re f", named, more={**space, **functions})


@heavy
def deep_calculator() -> bytes:
    program = stream(
        b"{" * DEEP + b"}" * DEEP, b"/FunctionType 4 /Domain [0 1] /Range [0 1 0 1 0 1 0 1]"
    )
    space = b"[/Separation /Spot /DeviceCMYK 5 0 R]"
    named = b"/Resources << /ColorSpace << /C 6 0 R >> >>"
    return page(b"/C cs 1 scn 0 0 9 9 re f", named, more={5: program, 6: space})


@heavy
def deep_metadata() -> bytes:
    xml = b"<a>" * DEEP + b"</a>" * DEEP
    return page(catalog=b"/Metadata 5 0 R", more={5: stream(xml, b"/Type /Metadata /Subtype /XML")})


@heavy
def deep_references() -> bytes:
    return page(b"", b"/Rotate 5 0 R /Resources 5 0 R", more=chain(5, b"%d 0 R", b"90"))


@heavy
def deep_versions() -> bytes:
    """A hundred thousand times saved anew, each with a cross-reference table of its own."""
    file = plain({1: CATALOG % b"", 2: PAGES, 3: b"<< /Type /Page /Parent 2 0 R >>"})
    place = file.index(b"xref\n")
    parts, end = [file], len(file)
    for _ in range(20_000):
        part = b"xref\n0 0\ntrailer << /Size 4 /Root 1 0 R /Prev %d >>\n" % place
        place, end = end, end + len(part)
        parts.append(part)
    return b"".join(parts) + b"startxref\n%d\n%%%%EOF\n" % place
