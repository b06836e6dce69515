"""What is drawn through something else: groups, masks, patterns, and images in them."""

import re
from base64 import b64encode
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

from ngen_pdf.editions.press.placements import Purpose
from ngen_pdf.problems import NgenError
from orders import master, saved
from painting import Painted, paint, separated
from pictures import file_of

SVG = '<svg width="200pt" height="200pt" viewBox="0 0 200 200">{}</svg>'.format
RED = b64encode(file_of(Image.new("RGB", (20, 10), (200, 30, 30)), "png")).decode()
MASK = '<mask id="m" maskUnits="userSpaceOnUse" width="200" height="200">{}</mask>'.format
MASKED = '<rect width="200" height="200" fill="#10263a" mask="url(#m)"/>'
HALVES = '<rect width="100" height="200" fill="{}"/>'.format


def page_group(painted: Painted) -> object:
    """The blend space of the first page; None where it has no group."""
    with painted.opened() as pdf:
        group = pdf.pages[0].obj.get("/Group")
        return str(group.CS) if group is not None else None


def test_a_page_blends_in_ink_if_anything_on_it_is_see_through(tmp_path: Path) -> None:
    assert page_group(paint(tmp_path, "<p>words</p>")) is None
    for body in (
        '<p style="color: rgb(0 0 0 / 0.5)">words</p>',
        '<p style="opacity: 0.5">words</p>',
        SVG(MASK(HALVES("white")) + MASKED),
        SVG('<filter id="f"><feBlend mode="multiply"/></filter><path d="M0 0h9v9z" '
            'filter="url(#f)"/>'),
    ):  # fmt: skip
        assert page_group(paint(tmp_path, body)) == "/DeviceCMYK"


def test_a_group_blends_in_ink(tmp_path: Path) -> None:
    body = '<div style="opacity: 0.5; background: #10263a; height: 50pt"></div>'
    painted = paint(tmp_path, body)
    assert painted.within("/Form", "k") == ["0.95 0.7 0.4 0.55 k"]
    assert re.findall(r"/CS (\S+)", painted.readable) == ["/DeviceCMYK"] * 2
    assert list(painted.ink(50, 20)) == pytest.approx([48, 35, 20, 28], abs=1)


@pytest.mark.parametrize(
    ("color", "light"),
    [
        ("white", "1"),
        ("black", "0"),
        ("#f00", "0.3"),
        ("#0f0", "0.59"),
        ("#00f", "0.11"),
        ("#ec5624", "0.492157"),
        ("lab(50 40 30)", "0.457626"),
        ("device-cmyk(0.5 0 0 0.5)", "0.35"),
    ],
)
def test_a_mask_is_as_light_as_its_colors(color: str, light: str, tmp_path: Path) -> None:
    painted = paint(tmp_path, SVG(MASK(HALVES(color)) + MASKED))
    assert painted.within("/Form", "g G k K rg RG scn") == [f"{float(light):g} g"]
    assert "/CS /DeviceGray" in painted.readable
    ink = list(painted.ink(50, 50))
    assert ink == pytest.approx([part * float(light) for part in (95, 70, 40, 55)], abs=1)
    assert painted.ink(150, 50) == (0, 0, 0, 0)
    painted.is_drawn_by_all()


def test_a_gradient_in_a_mask_is_light_and_dark(tmp_path: Path) -> None:
    gradient = '<linearGradient id="g"><stop stop-color="#fff"/><stop offset="1"/></linearGradient>'
    rectangle = '<rect width="200" height="200" fill="url(#g)"/>'
    painted = paint(tmp_path, SVG(gradient + MASK(rectangle) + MASKED))
    assert re.findall(r"/ColorSpace (/\S+)", painted.readable) == ["/DeviceGray"]
    assert painted.ink(1, 50)[0] > painted.ink(100, 50)[0] > painted.ink(198, 50)[0]
    assert painted.left_over() == []
    painted.is_drawn_by_all()


def test_a_group_that_does_nothing_is_left_out(tmp_path: Path) -> None:
    centered = '<text x="100" y="60" text-anchor="middle">word</text>'
    painted = paint(tmp_path, SVG(centered) + '<p style="color: rgb(9 9 99 / 1)">words</p>')
    assert "/S /Transparency" not in painted.readable
    assert page_group(painted) is None


def test_a_group_in_which_something_blends_stays(tmp_path: Path) -> None:
    blending = (
        '<filter id="f"><feBlend mode="multiply"/></filter><path d="M0 0h9" filter="url(#f)"/>'
    )
    tile = f'<pattern id="p" width="20" height="20">{blending}</pattern>'
    painted = paint(tmp_path, SVG(f'{tile}<rect width="99" height="99" fill="url(#p)"/>'))
    assert painted.readable.count("/S /Transparency") == 2  # the tile's, and the page's


def test_tiles_are_ink(tmp_path: Path) -> None:
    pattern = (
        '<pattern id="p" width="20" height="20" patternUnits="userSpaceOnUse">'
        '<rect width="10" height="20" fill="#10263a"/></pattern>'
        '<rect width="200" height="200" fill="url(#p)"/>'
    )
    painted = paint(tmp_path, SVG(pattern))
    assert painted.ink(5, 50) == (95, 70, 40, 55)
    assert painted.ink(15, 50) == (0, 0, 0, 0)
    assert painted.left_over() == []
    painted.is_drawn_by_all()


def test_each_image_is_handed_on_with_its_largest_size(tmp_path: Path) -> None:
    image = f'<image href="data:image/png;base64,{RED}" width="{{}}" height="{{}}"/>'.format
    body = image(20, 10) + f'<g transform="rotate(30) scale(3)">{image(30, 15)}</g>'
    painted = paint(tmp_path, SVG(body))
    ((_, purpose, width, height, page),) = painted.placed()
    assert (purpose, page) == (Purpose.PAINTED, 1)
    assert [width, height] == pytest.approx([90, 45])


def test_an_image_in_a_mask_and_on_the_page_becomes_two(tmp_path: Path) -> None:
    image = f'<image href="data:image/png;base64,{RED}" width="100" height="50"/>'
    painted = paint(tmp_path, SVG(MASK(image) + MASKED + image))
    placed = painted.placed()
    assert sorted(purpose.name for _, purpose, *_ in placed) == ["LUMINOSITY", "PAINTED"]
    assert len({objgen for objgen, *_ in placed}) == 2


# --- what the engine does not paint, but a file might hold ----------------


def _refused(content: bytes, resources: dict[str, pikepdf.Object]) -> str:
    with master((100, 100), bleed=0, content=content) as pdf:
        pdf.pages[0].obj.Resources = Dictionary(
            {f"/{kind}": Dictionary({"/X": value}) for kind, value in resources.items()}
        )
        with pytest.raises(NgenError) as caught:
            separated(saved(pdf))
    (problem,) = caught.value.problems
    assert problem.code == "press-color"
    assert problem.message.startswith("page 1 of the PDF has ")
    return problem.message


TINT = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0], C1=[1, 0, 0], N=1)
FREE = Dictionary(FunctionType=4, Domain=[0, 1])
REFUSED: dict[str, tuple[bytes, dict[str, pikepdf.Object], str]] = {
    "an operator that there is not": (b"1 2 nan cm", {}, "the operator `nan`"),
    "a number that no program reads": (
        b"0 0 1%s 1 re" % (b"0" * 30), {}, "a number that is too large",
    ),
    "a matrix of such numbers": (
        b"1%s 0 0 1 0 0 cm" % (b"0" * 30), {}, "a number that is too large",
    ),
    "a name that leads nowhere": (b"/X gs", {}, "`/X`"),
    "an image in the content": (
        b"BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI", {}, "an image within a content stream",
    ),
    "another separation": (
        b"/X cs 1 scn 0 0 9 9 re f",
        {"ColorSpace": Array([Name.Separation, Name.Gold, Name.DeviceRGB, TINT])},
        "a color in the color space Separation",
    ),
    "calibrated color": (
        b"/X cs 1 0 0 scn",
        {"ColorSpace": Array([Name.CalRGB, Dictionary(WhitePoint=[0.95, 1, 1.09])])},
        "a color in the color space CalRGB",
    ),
    "a color with too few numbers": (b"1 0 rg", {}, "a color of 2 numbers in DeviceRGB"),
    "a mesh": (
        b"/X sh",
        {"Shading": Dictionary(ShadingType=4, ColorSpace=Name.DeviceRGB)},
        "a shading of type 4",
    ),
    "a gradient by a program": (
        b"/X sh",
        {"Shading": Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Function=FREE)},
        "a gradient whose colors are neither exponential nor stitched",
    ),
    "a transfer function": (
        b"/X gs", {"ExtGState": Dictionary(TR=Name.Identity)}, "a graphics state with /TR",
    ),
    "a pattern that is a gradient": (
        b"/Pattern cs /X scn",
        {"Pattern": Dictionary(PatternType=2)},
        "a pattern other than of colored tiles",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_known_is_refused(name: str) -> None:
    content, resources, expected = REFUSED[name]
    assert expected in _refused(content, resources)


@pytest.mark.parametrize(
    "content", [b"0.9 0 0 0.9 0 0 cm /X Do", b"2 0 0 2 0 0 cm /X Do", b"/X Do"]
)
def test_a_form_that_draws_itself_is_refused(content: bytes) -> None:
    with master((100, 100), bleed=0, content=b"/X Do") as pdf:
        form = pdf.make_stream(content)
        form.Subtype, form.BBox = Name.Form, [0, 0, 9, 9]
        form.Resources = Dictionary(XObject=Dictionary(X=form))
        pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(X=form))
        with pytest.raises(NgenError, match="a form that draws itself"):
            separated(saved(pdf))


def test_a_form_is_written_for_each_way_it_is_used(tmp_path: Path) -> None:
    """The same text at 10 pt and at 20 pt, and once in a see-through state."""
    content = b"/X Do q 2 0 0 2 0 0 cm /X Do Q q /X Do Q /G gs /X Do"
    with master((100, 100), bleed=0, content=content) as pdf:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        form = pdf.make_stream(b"BT /F 10 Tf (word) Tj ET 0 0 1 1 re f")
        form.Subtype, form.BBox = Name.Form, [0, 0, 50, 50]
        form.Resources = Dictionary(Font=Dictionary(F=font))
        pdf.pages[0].obj.Resources = Dictionary(
            XObject=Dictionary(X=form), ExtGState=Dictionary(G=Dictionary(ca=0.5))
        )
        painted = Painted(tmp_path, b"", separated(saved(pdf)))
    assert painted.operators("Do") == ["/X Do", "/X.2 Do", "/X Do", "/X.3 Do"]
    small, large, faint = (painted.form(0, name) for name in ("/X", "/X.2", "/X.3"))
    assert [line for line in small if line.endswith((" gs", " k"))] == [
        "0 0 0 1 k", "/Overprint gs",
    ]  # fmt: skip
    assert "/Overprint gs" not in large + faint


def test_what_no_stream_uses_is_left_out(tmp_path: Path) -> None:
    painted = paint(tmp_path, "<p>words</p>")
    with painted.opened() as pdf:
        assert set(pdf.pages[0].obj.Resources.keys()) == {"/ExtGState", "/Font"}
