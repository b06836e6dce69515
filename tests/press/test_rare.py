"""What the engine paints seldom or never, and the walk converts all the same: by hand."""

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from ngen_pdf.problems import NgenError
from orders import master, saved
from painting import Painted, separated

GRAY = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0], C1=[1], N=1)
INK = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0, 0, 0], C1=[0, 1, 0, 0], N=1)


def pressed(folder: Path, content: bytes, resources: Dictionary) -> Painted:
    """A page of 100 by 100 pt with these resources."""
    with master((100, 100), bleed=0, content=content) as pdf:
        pdf.pages[0].obj.Resources = resources
        return Painted(folder, b"", separated(saved(pdf)))


def shading(space: Name, function: Dictionary, **more: object) -> Dictionary:
    """Resources with a gradient from left to right, from 40 to 60 pt."""
    across = Dictionary(ShadingType=2, ColorSpace=space, Function=function, Coords=[40, 0, 60, 0])
    for key, value in more.items():
        across[f"/{key}"] = value
    return Dictionary(Shading=Dictionary(X=across))


def test_what_is_painted_before_any_color_is_set_is_black(tmp_path: Path) -> None:
    painted = pressed(tmp_path, b"0 0 50 50 re f 60 60 m 90 90 l S", Dictionary())
    assert painted.operators("k K") == ["0 0 0 1 k", "0 0 0 1 K"]
    assert painted.ink(20, 80) == (0, 0, 0, 100)


def test_a_new_color_space_begins_with_black(tmp_path: Path) -> None:
    painted = pressed(tmp_path, b"1 0 0 rg /DeviceRGB cs 0 0 50 50 re f", Dictionary())
    assert painted.ink(20, 80) == (0, 0, 0, 100)


def test_a_gradient_of_device_gray_is_black_alone(tmp_path: Path) -> None:
    resources = shading(Name.DeviceGray, GRAY, Extend=[True, True])
    painted = pressed(tmp_path, b"/X sh", resources)
    assert painted.ink(5, 50) == (0, 0, 0, 100)
    assert painted.ink(95, 50) == (0, 0, 0, 0)
    assert painted.ink(50, 50)[:3] == (0, 0, 0)


def test_a_gradient_of_ink_keeps_its_ink(tmp_path: Path) -> None:
    painted = pressed(tmp_path, b"/X sh", shading(Name.DeviceCMYK, INK, Extend=[True, True]))
    assert painted.ink(5, 50) == (100, 0, 0, 0)
    assert painted.ink(95, 50) == (0, 100, 0, 0)


def test_the_background_of_a_gradient_is_ink(tmp_path: Path) -> None:
    color = Array([16 / 255, 38 / 255, 58 / 255])
    function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 1, 1], C1=[1, 1, 1], N=1)
    resources = shading(Name.DeviceRGB, function, Background=color)
    painted = pressed(tmp_path, b"/X sh", resources)
    with painted.opened() as pdf:
        (made,) = (pdf.pages[0].obj.Resources.Shading[name] for name in ("/X",))
        assert [float(plate) for plate in made.Background] == [0.95, 0.7, 0.4, 0.55]


@pytest.mark.parametrize(("kind", "expected"), [("Luminosity", [0.3]), ("Alpha", [0, 0, 0, 1])])
def test_the_backdrop_of_a_mask_is_in_its_color_space(
    kind: str, expected: list[float], tmp_path: Path
) -> None:
    with master((100, 100), bleed=0, content=b"/X gs 0 0 50 50 re f") as pdf:
        group = pdf.make_stream(b"0 0 25 100 re f")
        group.Subtype, group.BBox = Name.Form, [0, 0, 100, 100]
        group.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
        backdrop = [1, 0, 0] if kind == "Luminosity" else [0, 0, 0]
        mask = Dictionary(S=Name(f"/{kind}"), G=group, BC=backdrop)
        state = Dictionary(X=Dictionary(SMask=mask))
        pdf.pages[0].obj.Resources = Dictionary(ExtGState=state)
        painted = Painted(tmp_path, b"", separated(saved(pdf)))
    with painted.opened() as pdf:
        made = pdf.pages[0].obj.Resources.ExtGState.X.SMask
        assert [float(number) for number in made.BC] == expected
        space = Name.DeviceGray if kind == "Luminosity" else Name.DeviceCMYK
        assert space == made.G.Group.CS


def _type_3(pdf: pikepdf.Pdf, glyph: bytes) -> Dictionary:
    return Dictionary(
        Font=Dictionary(
            F=Dictionary(
                Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 1, 1],
                FontMatrix=[1, 0, 0, 1, 0, 0], FirstChar=97, LastChar=97, Widths=[1],
                CharProcs=Dictionary(a=pdf.make_stream(glyph)),
                Encoding=Dictionary(Differences=[97, Name.a]), Resources=Dictionary(),
            )
        )
    )  # fmt: skip


STENCIL = b"1 0 d0 BI /W 1 /H 1 /BPC 1 /IM true /D [1 0] ID \x80 EI"
TEXT = b"1 0 0 rg BT /F 90 Tf (a) Tj ET"


def test_glyphs_that_are_stencils_are_in_the_color_of_the_text(tmp_path: Path) -> None:
    with master((100, 100), bleed=0, content=TEXT) as pdf:
        pdf.pages[0].obj.Resources = _type_3(pdf, STENCIL)
        painted = Painted(tmp_path, b"", separated(saved(pdf)))
    assert painted.ink(20, 80) == painted.ink(80, 20) != (0, 0, 0, 0)
    painted.is_drawn_by_all()


@pytest.mark.parametrize(
    ("glyph", "what"),
    [
        (b"1 0 d0 1 0 0 rg 0 0 1 1 re f", "a glyph with the operator `rg`"),
        (b"1 0 d0 BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI", "a glyph that is an image in color"),
    ],
)
def test_glyphs_in_colors_of_their_own_are_refused(glyph: bytes, what: str) -> None:
    with master((100, 100), bleed=0, content=TEXT) as pdf:
        pdf.pages[0].obj.Resources = _type_3(pdf, glyph)
        with pytest.raises(NgenError, match=what):
            separated(saved(pdf))
