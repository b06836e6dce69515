"""What layout programs write into sound press files, of which no rule of paint tells."""

import pikepdf
import pytest
from files import press_file, saved
from paint_cases import BOX, LINE, SMALL, WORDS, text, with_resources
from pikepdf import Array, Dictionary, Name

from ngen_pdf.preflight import check
from ngen_pdf.preflight.profiles import named

GROUND = "0.8 0.6 0.2 0.3 k 100 100 400 500 re f"
SOUND = {
    "black that overprints, large and small": f"{GROUND} /Over gs 0 0 0 1 k {SMALL} {WORDS} {BOX}",
    "black in a Separation": f"{GROUND} /Over gs /Black cs 1 scn {SMALL}",
    "gray tints that knock out": f"{GROUND} 0.5 g {BOX} {SMALL}",
    "white type on a ground": f"{GROUND} 0 0 0 0 k {text('Sound', 9)}",
    "white type in gray": f"{GROUND} 1 g {text('Sound', 9)}",
    "black that is see-through": f"{GROUND} /Half gs 0 0 0 1 k {SMALL}",
    "black that multiplies": f"{GROUND} /Multiply gs 0 0 0 1 k {SMALL}",
    "an image in gray": "q 12 0 0 12 200 200 cm /Gray Do Q",
    "an image without width": "q 0 0 0 12 200 200 cm /Gray Do Q",
    "an image that is coarse where it is clipped away": (
        "q 0 0 5 5 re W n q 400 0 0 400 100 100 cm /Tone Do Q Q"
    ),
    "RGB that is clipped away": "q 100 100 10 10 re W n 1 0 0 rg 300 300 50 50 re f Q",
    "RGB in the slug": "1 0 0 rg 200 -30 50 10 re f",
    "RGB in a layer that is off": f"/OC /Off BDC 1 0 0 rg {BOX} EMC",
    "text that nobody sees": f"BT 3 Tr ET 1 0 0 rg {SMALL}",
    "text that clips a ground": f"q BT 7 Tr ET {text('Sound', 40)} 0 1 1 0 k {BOX} Q",
    "crop marks": (
        "0.25 w /Registration CS 1 SCN -30 0 m -12 0 l S 0 -30 m 0 -12 l S 612 -30 m 612 -12 l S"
    ),
    "a ground beyond the bleed": "0.2 0.1 0 0 k -30 -30 672 852 re f",
    "a line beyond the bleed": "1 w 0.2 0.1 0 0 K -30 300 m 650 300 l S",
    "an outline around a shape": f"0.5 w 0 1 1 0 K 0 0.5 0.5 0 k {BOX.replace('f', 'B')}",
    "an outline in the color of its shape": f"0.1 w 0 1 1 0 K 0 1 1 0 k {BOX.replace('f', 'B')}",
    "black type in black, twice": f"0 G 2 Tr 0.05 w 0 0 0 1 k {WORDS}",
    "an outline of text that nobody sees": f"/Unseen gs 2 Tr 0.05 w 0 1 1 0 K {WORDS}",
    "thin lines in one ink": f"/Over gs 0.25 w 0 0 0 1 K {LINE}",
    "spaces below the trim": f"0 0 0 1 k {text('   ', 12, 300, 1)}",
    "a stencil in an ink": "0 1 0 0 k q 3 0 0 3 200 200 cm /Stencil Do Q",
    "a gradient in parts": "q 200 200 60 60 re W n /Stitched sh Q",
}


def furnished(pdf: pikepdf.Pdf) -> None:
    """Give the pages what the contents name, a slug, and a layer that is off."""
    with_resources(pdf)
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Off"))
    pdf.Root.OCProperties = Dictionary(
        OCGs=Array([layer]), D=Dictionary(Name="Layers", OFF=Array([layer]), Order=Array([layer]))
    )
    gray = pdf.make_stream(
        bytes(1600), Type=Name.XObject, Subtype=Name.Image, Width=40, Height=40,
        ColorSpace=Name.DeviceGray, BitsPerComponent=8,
    )  # fmt: skip
    for page in pdf.pages:
        page.MediaBox = Array([-40, -40, 652, 832])
        page.Resources.Properties = Dictionary(Off=layer)
        page.Resources.XObject.Gray = gray
        page.Resources.ExtGState.Multiply = Dictionary(BM=Name.Multiply)
        page.Resources.ExtGState.Unseen = Dictionary(CA=0)


@pytest.mark.parametrize("name", SOUND)
def test_what_is_sound(name: str) -> None:
    pdf = saved(press_file(SOUND[name].encode()), furnished)
    assert check(pdf, named("gwg-sheetfed")).findings == ()
