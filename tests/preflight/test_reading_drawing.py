"""Forms, groups, patterns, gradients, layers and marked content, as the reader tells them."""

from typing import Any

import pytest
from files import press_file, saved
from pikepdf import Array, Dictionary, Name, Pdf, String
from reading_cases import broken, mark, marks, page_of, with_form, with_object

from ngen_pdf.preflight.facts import Group, Image, Mark, Paint, Path, Shaded, State
from ngen_pdf.preflight.reading import read

SQUARE = b"0 0 9 9 re f"
AXIAL = Dictionary(
    ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=Array([0, 0, 9, 0]), BBox=Array([0, 0, 50, 9]),
    Function=Dictionary(
        FunctionType=2, Domain=Array([0, 1]), C0=Array([0] * 3), C1=Array([1] * 3), N=1
    ),
)  # fmt: skip


def test_a_form_is_painted_where_it_is_drawn() -> None:
    pdf = press_file(b"2 0 0 2 0 0 cm /Fm Do", pages=1)
    with_form(pdf, "Fm", b"10 w 0 5 m 10 5 l S", Matrix=Array([1, 0, 0, 1, 5, 5]))
    _, line = page_of(pdf).marks
    assert isinstance(line, Path)
    assert (line.area, line.width, line.through) == ((10, 10, 30, 30), 20, ("Fm",))


def test_a_form_starts_with_what_is_in_force_and_leaves_it_so() -> None:
    pdf = press_file(b"1 0 0 0 k /Fm Do 0 0 9 9 re f", pages=1)
    with_form(pdf, "Fm", b"0 0 9 9 re f 0 1 0 0 k 0 0 9 9 re f")
    found = [one.fill for one in page_of(pdf).marks if isinstance(one, Path)]
    assert [paint.plates[0][0] for paint in found if paint] == ["Cyan", "Magenta", "Cyan"]


def test_forms_in_forms() -> None:
    pdf = press_file(b"/Outer Do", pages=1)
    inner = with_form(pdf, "Inner", SQUARE)
    with_form(pdf, "Outer", b"/In Do", Resources=Dictionary(XObject=Dictionary(In=inner)))
    assert page_of(pdf).marks[1].through == ("Outer", "In")


def test_a_form_without_resources_takes_those_around() -> None:
    pdf = press_file(b"/Fm Do", pages=1)
    with_form(pdf, "Fm", b"/Gs gs " + SQUARE)
    pdf.pages[0].obj.Resources.ExtGState = Dictionary(Gs=Dictionary(op=True))
    assert page_of(pdf).marks[1].state.fill_overprint


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ({"ca": 0.5}, State(fill_alpha=0.5)),
        ({"CA": 0.5}, State(stroke_alpha=0.5)),
        ({"BM": Name.Multiply}, State(blend="Multiply")),
        ({"BM": Array([Name.Darken, Name.Normal])}, State(blend="Darken")),
        ({"BM": Array([Name.Foo, Name.Multiply, Name.Darken])}, State(blend="Multiply")),
        ({"BM": Array([Name.Foo, Name.Compatible, Name.Darken])}, State()),
        ({"BM": Array([])}, State()),
        ({"BM": Name.Foo}, State()),
        ({"BM": Name.Compatible}, State()),
        ({"OP": True}, State(fill_overprint=True, stroke_overprint=True)),
        ({"OP": True, "op": False}, State(stroke_overprint=True)),
        ({"op": True, "OPM": 1}, State(fill_overprint=True, overprint_mode=1)),
        ({"SMask": Name("/None")}, State()),
        ({"ca": Name.X}, None),
    ],
)
def test_what_is_in_force(said: dict[str, Any], state: State | None) -> None:
    states = Dictionary(Gs=Dictionary(**said))
    if state is None:
        assert "`gs`" in broken(b"/Gs gs", ExtGState=states)
    else:
        assert mark(b"/Gs gs " + SQUARE, ExtGState=states).state == state
        assert mark(b"q /Gs gs Q " + SQUARE, ExtGState=states).state == State()


def test_a_state_sets_width_and_font() -> None:
    pdf = press_file(b"/Gs gs 0 0 m 9 9 l S BT (\x00\x01) Tj ET", pages=1)
    font = pdf.pages[0].obj.Resources.Font.F1
    states = Dictionary(Gs=Dictionary(LW=3, Font=Array([font, 7])))
    pdf.pages[0].obj.Resources.ExtGState = states
    _, line, text = page_of(pdf).marks
    assert (getattr(line, "width", 0), getattr(text, "size", 0)) == (3, 7)


GROUP = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)


def test_what_is_done_to_a_group_is_told_of_all_in_it() -> None:
    pdf = press_file(b"/Outside gs /Fm Do", pages=1)
    pdf.pages[0].obj.Resources.ExtGState = Dictionary(
        Outside=Dictionary(ca=0.5, BM=Name.Multiply), Inside=Dictionary(ca=0.5, BM=Name.Normal)
    )
    with_form(pdf, "Fm", SQUARE + b" /Inside gs " + SQUARE, Group=GROUP)
    page = page_of(pdf)
    outer, inner = (one.state for one in page.marks[1:])
    assert (outer.fill_alpha, outer.stroke_alpha, outer.blend) == (0.5, 0.5, "Multiply")
    assert (inner.fill_alpha, inner.stroke_alpha, inner.blend) == (0.25, 0.5, "Multiply")
    assert page.groups == (Group("DeviceCMYK", luminosity=False, page=False, through=("Fm",)),)


def test_a_mask_is_not_painted() -> None:
    pdf = press_file(b"/Gs gs " + SQUARE, pages=1)
    form = with_form(pdf, "Fm", SQUARE, Group=Dictionary(S=Name.Transparency, CS=Name.DeviceGray))
    mask = Dictionary(S=Name.Luminosity, G=form)
    pdf.pages[0].obj.Resources.ExtGState = Dictionary(Gs=Dictionary(SMask=mask))
    page = page_of(pdf)
    assert [one.state.masked for one in page.marks] == [False, True]
    assert page.groups == (Group("DeviceGray", luminosity=True, page=False, through=()),)


@pytest.mark.parametrize(
    ("content", "printed"),
    [
        (b"/Gone gs 0 0 9 9 re f", False),
        (b"/Gone gs 0 0 9 9 re S", True),
        (b"/Gone gs 0 0 9 9 re B", True),
        (b"/Gone gs BT /F1 9 Tf (\x00\x01) Tj ET", False),
    ],
)
def test_what_is_wholly_see_through_is_not_printed(content: bytes, printed: bool) -> None:
    assert mark(content, ExtGState=Dictionary(Gone=Dictionary(ca=0))).printed is printed


def test_a_gradient_covers_what_is_not_clipped() -> None:
    one = mark(b"10 0 90 5 re W n /Sh sh", Shading=Dictionary(Sh=AXIAL))
    assert isinstance(one, Shaded)
    assert (one.kind, one.area, one.paint) == (2, (10, 0, 50, 5), Paint("DeviceRGB", "", 3))
    assert one.source.ShadingType == 2


def test_a_path_filled_with_a_gradient() -> None:
    patterns = Dictionary(P=Dictionary(PatternType=2, Shading=AXIAL))
    path, gradient = marks(b"/Pattern cs /P scn 5 5 9 9 re f", Pattern=patterns)
    assert isinstance(path, Path)
    assert path.fill == Paint("Pattern")
    assert isinstance(gradient, Shaded)
    assert gradient.area == path.area == (5, 5, 14, 14)


def _tile(content: bytes, kind: int, **resources: Any) -> Pdf:
    """A page with a square of a pattern, /P, of 10 x 10 pt in double size; /C is for its color."""
    page = b"/C cs " + (b"1 0 0 0 /P scn" if kind == 2 else b"/P scn") + b" 50 50 90 90 re f"
    pdf = press_file(page, pages=1)
    tile = pdf.make_stream(
        content, PatternType=1, PaintType=kind, BBox=Array([0, 0, 10, 10]), XStep=10, YStep=10,
        Matrix=Array([2, 0, 0, 2, 0, 0]), Resources=Dictionary(**resources),
    )  # fmt: skip
    pdf.pages[0].obj.Resources.Pattern = Dictionary(P=tile)
    base = Array([Name.Pattern, Name.DeviceCMYK])
    pdf.pages[0].obj.Resources.ColorSpace = Dictionary(C=base)
    return pdf


def test_what_a_tile_paints_covers_what_is_painted_with_it() -> None:
    page = page_of(_tile(b"0 1 0 0 K 0 0 m 9 9 l S 20 20 9 9 re f", kind=1))
    square, line, outside = page.marks[1:]
    assert isinstance(square, Path)
    assert isinstance(line, Path)
    assert (square.fill, square.through) == (Paint("Pattern"), ())
    assert (line.area, line.through, line.width) == (square.area, ("P",), 2)
    assert line.stroke is not None
    assert line.stroke.plates == (("Magenta", 1),)
    assert (line.printed, outside.printed) == (True, False)


def test_a_tile_begins_as_the_page_did() -> None:
    """Not with what is in force where it paints (ISO 32000-2, 8.7.3.1); but as a group."""
    pdf = _tile(b"0 0 m 9 9 l S", kind=1)
    page = pdf.pages[0].obj
    page.Contents = pdf.make_stream(b"5 w /Gs gs " + page.Contents.read_bytes())
    page.Resources.ExtGState = Dictionary(Gs=Dictionary(ca=0.5, op=True))
    _, square, line = page_of(pdf).marks
    assert isinstance(line, Path)
    assert line.width == 2
    assert square.state == State(fill_alpha=0.5, fill_overprint=True)
    assert line.state == State(fill_alpha=0.5, stroke_alpha=0.5)


def test_a_tile_without_colors_of_its_own() -> None:
    square, inside = page_of(_tile(b"0 1 0 0 k 0 0 9 9 re f", kind=2)).marks[1:]
    assert isinstance(square, Path)
    assert isinstance(inside, Path)
    assert square.fill == inside.fill
    assert square.fill is not None
    assert (square.fill.space, square.fill.plates) == ("DeviceCMYK", (("Cyan", 1),))


def _layered(content: bytes, **said: Any) -> list[bool]:
    """Whether marks are printed; the layer /On is on, and /Off is off."""
    pdf = press_file(content, pages=1)
    groups = [
        pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name))) for name in ("On", "Off")
    ]
    on, off = groups
    pdf.Root.OCProperties = Dictionary(OCGs=Array(groups), D=Dictionary(OFF=Array([off]), **said))
    either = Dictionary(Type=Name.OCMD, OCGs=Array(groups))
    both = Dictionary(Type=Name.OCMD, OCGs=Array(groups), P=Name.AllOn)
    pdf.pages[0].obj.Resources.Properties = Dictionary(
        On=on, Off=off, Any=either, All=both,
        Not=Dictionary(Type=Name.OCMD, VE=Array([Name.Not, Array([Name.Or, on, off])])),
    )  # fmt: skip
    with_form(pdf, "Fm", SQUARE, OC=off)
    return [one.printed for one in page_of(pdf).marks[1:]]


def test_a_layer_that_is_off_is_not_printed() -> None:
    part = b"/OC /%s BDC 0 0 9 9 re f EMC "
    content = b"".join(part % name for name in (b"On", b"Off", b"Any", b"All", b"Not"))
    assert _layered(content) == [True, False, True, False, False]
    assert _layered(b"/OC /Off BDC /OC /On BDC 0 0 9 9 re f EMC 0 0 9 9 re f EMC") == [False] * 2
    assert _layered(b"/Fm Do 0 0 9 9 re f") == [False, True]
    assert _layered(part % b"On" + part % b"Off", BaseState=Name.OFF) == [False, False]


def test_a_layer_that_is_off_in_print_alone() -> None:
    pdf = press_file(b"/OC /L BDC 0 0 9 9 re f EMC", pages=1)
    usage = Dictionary(Print=Dictionary(PrintState=Name.OFF))
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Usage=usage))
    for_print = Dictionary(Event=Name.Print, Category=Array([Name.Print]), OCGs=Array([layer]))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(AS=Array([for_print])))
    pdf.pages[0].obj.Resources.Properties = Dictionary(L=layer)
    assert not page_of(pdf).marks[1].printed


def test_marked_content() -> None:
    def of(one: Mark) -> tuple[bool, int]:
        return (one.artifact, one.mcid)

    found = marks(
        b"/Artifact BMC 0 0 9 9 re f EMC /P <</MCID 3>> BDC 0 0 9 9 re f"
        b" /Span <</Lang (fr)>> BDC 0 0 9 9 re f EMC EMC 0 0 9 9 re f"
        b" /Artifact <</Type /Pagination>> BDC 0 0 9 9 re f EMC /P /Pr BDC 0 0 9 9 re f EMC",
        Properties=Dictionary(Pr=Dictionary(MCID=8)),
    )
    numbers = [(True, -1), (False, 3), (False, 3), (False, -1), (True, -1), (False, 8)]
    assert list(map(of, found)) == numbers


def test_images_have_their_resolution() -> None:
    pdf = press_file(b"72 0 0 36 10 10 cm /Im Do", pages=1)
    with_object(
        pdf, "Im", bytes(300 * 300 * 4), Subtype=Name.Image, Width=300, Height=300,
        BitsPerComponent=8, ColorSpace=Name.DeviceCMYK,
    )  # fmt: skip
    document = read(saved(pdf))
    image = document.pages[0].marks[1]
    assert isinstance(image, Image)
    assert (image.name, image.width, image.height, image.bits) == ("Im", 300, 300, 8)
    assert image.area == (10, 10, 82, 46)
    assert image.ppi == pytest.approx(300)
    assert (image.stencil, image.paint) == (False, Paint("DeviceCMYK", "", 4))
    assert image.source.Width == 300


def test_an_image_in_the_content() -> None:
    content = b"9 0 0 9 0 0 cm BI /W 2 /H 2 /BPC 8 /CS /G ID \x00EI\x01 EI Q 0 0 1 1 re f"
    document = read(saved(press_file(content, pages=1)))
    _, image, square = document.pages[0].marks
    assert isinstance(image, Image)
    assert (image.name, image.width, image.paint) == ("", 2, Paint("DeviceGray", "", 1))
    assert image.source.read_bytes() == b"\x00EI\x01"
    assert image.source.ColorSpace == Name.DeviceGray
    assert isinstance(square, Path)


def test_a_stencil_is_painted_in_the_color_in_force() -> None:
    image = mark(b"0 1 0 0 k 8 0 0 8 0 0 cm BI /W 8 /H 1 /IM true ID \xff EI")
    assert isinstance(image, Image)
    assert (image.stencil, image.bits, image.paint.plates) == (True, 1, (("Magenta", 1),))
