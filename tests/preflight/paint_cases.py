"""What breaks each rule of paint, beside the same mended: content of a page of `press_file`.

`drawn` makes the file. The names in the contents are those of `RESOURCES` and `with_streams`.
"""

from typing import NamedTuple

import pikepdf
from files import codes, press_file, saved
from pikepdf import Dictionary, Name

TINT = "<< /FunctionType 2 /Domain [0 1] /N 1 /C0 [0 0 0 0] /C1 [0 0.8 0.9 0] >>"
OTHER = "<< /FunctionType 2 /Domain [0 1] /N 1 /C0 [0 0 0 0] /C1 [1 0 0 0] >>"
LAB = "[/Lab << /WhitePoint [0.9642 1 0.8249] >>]"
TO_LAB = "<< /FunctionType 2 /Domain [0 1] /N 1 /C0 [100 0 0] /C1 [50 60 40] >>"
AXIS = "/ShadingType 2 /Coords [200 0 260 0]"
RESOURCES = {
    "ExtGState": """<<
        /Over << /OP true /op true /OPM 1 >>
        /Mode0 << /OP true /op true /OPM 0 >>
        /Half << /ca 0.5 /CA 0.5 >>
    >>""",
    "ColorSpace": f"""<<
        /Registration [/Separation /All /DeviceCMYK {TINT}]
        /Black [/Separation /Black /DeviceCMYK {TINT}]
        /Signal [/Separation /Signal /DeviceCMYK {TINT}]
        /Signal2 [/Separation /Signal /DeviceCMYK {OTHER}]
        /Spaced [/Separation /SIG#20NAL /DeviceCMYK {TINT}]
        /P172C [/Separation /PANTONE#20172#20C /DeviceCMYK {TINT}]
        /P172U [/Separation /PANTONE#20172#20U /DeviceCMYK {TINT}]
        /SignalLab [/Separation /Signal {LAB} {TO_LAB}]
        /Duo [/DeviceN [/Cyan /Magenta] /DeviceCMYK
            << /FunctionType 4 /Domain [0 1 0 1] /Range [0 1 0 1 0 1 0 1] >>]
        /CalGray [/CalGray << /WhitePoint [0.9505 1 1.089] >>]
        /Lab {LAB}
    >>""",
    "Shading": f"""<<
        /Sound << {AXIS} /ColorSpace /DeviceCMYK /Function {TINT} >>
        /RGB << {AXIS} /ColorSpace /DeviceRGB
            /Function << /FunctionType 2 /Domain [0 1] /N 1 /C0 [0 0 0] /C1 [1 0 0] >> >>
        /Outputs << {AXIS} /ColorSpace /DeviceCMYK
            /Function << /FunctionType 2 /Domain [0 1] /N 1 /C0 [0 0 0] /C1 [1 0 0] >> >>
        /NoFunction << {AXIS} /ColorSpace /DeviceCMYK >>
        /NoCoords << /ShadingType 2 /ColorSpace /DeviceCMYK /Function {TINT} >>
        /Type9 << /ShadingType 9 /ColorSpace /DeviceCMYK /Function {TINT} >>
        /Stitched << {AXIS} /ColorSpace /DeviceCMYK /Function << /FunctionType 3 /Domain [0 1]
            /Functions [{TINT} {OTHER}] /Bounds [0.5] /Encode [0 1 0 1] >> >>
        /Unbound << {AXIS} /ColorSpace /DeviceCMYK /Function << /FunctionType 3 /Domain [0 1]
            /Functions [{TINT} {OTHER}] /Bounds [] /Encode [0 1 0 1] >> >>
    >>""",
}


class Pair(NamedTuple):
    """Content that breaks the rule of a code and no other, and content that breaks none."""

    code: str
    name: str
    broken: str
    mended: str


def drawn(content: str) -> bytes:
    """A press file of two pages with the content on each."""
    return saved(press_file(content.encode()), with_resources)


def with_resources(pdf: pikepdf.Pdf) -> None:
    """Give the pages what the contents name."""
    stencil = pdf.make_stream(
        b"\xaa" * 200, Type=Name.XObject, Subtype=Name.Image, Width=40, Height=40,
        ImageMask=True, BitsPerComponent=1,
    )  # fmt: skip
    objects = Dictionary(
        Tone=_image(pdf, "DeviceCMYK", 40), RGB=_image(pdf, "DeviceRGB", 40),
        Strip=_image(pdf, "DeviceGray", 16), Stencil=stencil,
        InRGB=_group(pdf, "DeviceRGB"), InCMYK=_group(pdf, "DeviceCMYK"),
    )  # fmt: skip
    for page in pdf.pages:
        for category, said in RESOURCES.items():
            page.Resources[f"/{category}"] = pikepdf.Object.parse(said.encode())
        page.Resources.ColorSpace.ICC = pikepdf.Array(
            [Name.ICCBased, pdf.Root.OutputIntents[0].DestOutputProfile]
        )
        page.Resources.XObject = objects


def _image(pdf: pikepdf.Pdf, space: str, side: int) -> pikepdf.Object:
    components = {"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4}[space]
    return pdf.make_stream(
        bytes(range(side)) * side * components, Type=Name.XObject, Subtype=Name.Image,
        Width=side, Height=side, ColorSpace=Name(f"/{space}"), BitsPerComponent=8,
    )  # fmt: skip


def _group(pdf: pikepdf.Pdf, space: str) -> pikepdf.Object:
    return pdf.make_stream(
        b"0 1 1 0 k 200 200 40 40 re f", Type=Name.XObject, Subtype=Name.Form,
        BBox=[0, 0, 612, 792],
        Group=Dictionary(S=Name.Transparency, CS=Name(f"/{space}"), I=True),
    )  # fmt: skip


def text(words: str, size: float, x: float = 200, y: float = 400) -> str:
    """What shows a text in the page's font."""
    return f"BT /F1 {size} Tf {x} {y} Td <{codes(words).hex()}> Tj ET"


def clipped(inside: str) -> str:
    """Content within 60 pt by 60 pt of the page."""
    return f"q 200 200 60 60 re W n {inside} Q"


BOX = "200 200 20 20 re f"
GROUND = "0 0 0.2 0 k 190 190 200 420 re f "
LINE = "200 300 m 300 300 l S"
WORDS = text("Sound", 14)
SMALL = text("Sound", 10)

CASES = (
    Pair("color-space", "rgb", f"1 0 0 rg {BOX}", f"0 1 1 0 k {BOX}"),
    Pair("color-space", "rgb text", f"0.2 0.2 0.2 rg {WORDS}", f"0.2 g {WORDS}"),
    Pair("color-space", "icc", f"/ICC cs 0 1 0 0 scn {BOX}", f"0 1 0 0 k {BOX}"),
    Pair("color-space", "calibrated gray", f"/CalGray cs 0.5 scn {BOX}", f"0.5 g {BOX}"),
    Pair("color-space", "lab", f"/Lab cs 50 60 40 scn {BOX}", f"0 1 1 0 k {BOX}"),
    Pair("color-space", "rgb image", "q 10 0 0 10 200 200 cm /RGB Do Q",
         "q 10 0 0 10 200 200 cm /Tone Do Q"),
    Pair("color-space", "rgb gradient", clipped("/RGB sh"), clipped("/Sound sh")),
    Pair("spot-color", "not printed", f"/Signal cs 1 scn {BOX}", f"0 1 1 0 k {BOX}"),
    Pair("registration-color", "a shape", f"/Registration cs 1 scn {BOX}", f"0 0 0 1 k {BOX}"),
    Pair("rich-black-text", "fill", f".7 .7 .7 .9 k {WORDS}", f".6 .6 .6 .9 k {WORDS}"),
    Pair("rich-black-text", "outline", f"1 Tr .7 .7 .7 .9 K 1 w {WORDS}",
         f"1 Tr .7 .7 .7 .8 K 1 w {WORDS}"),
    Pair("overprint", "text", f"{GROUND}0 0 0 1 k {SMALL}", f"{GROUND}/Over gs 0 0 0 1 k {SMALL}"),
    Pair("overprint", "text on something", f"{GROUND}0 0 0 1 k {SMALL}", f"0 0 0 1 k {SMALL}"),
    Pair("overprint", "text in gray", f"{GROUND}/Over gs 0 g {SMALL}",
         f"{GROUND}/Over gs /Black cs 1 scn {SMALL}"),
    Pair("overprint", "mode", f"{GROUND}/Mode0 gs 0 0 0 1 k {SMALL}", f"{GROUND}0 0 0 1 k {WORDS}"),
    Pair("overprint", "line", f"{GROUND}1.9 w 0 0 0 1 K {LINE}", f"{GROUND}2 w 0 0 0 1 K {LINE}"),
    Pair("overprint", "bar", f"{GROUND}0 0 0 1 k 200 200 100 1.5 re f",
         f"{GROUND}/Over gs 0 0 0 1 k 200 200 100 1.5 re f"),
    Pair("overprint", "a turned bar",
         f"{GROUND}0 0 0 1 k q .6 .8 -.8 .6 250 250 cm 0 0 50 1.5 re f Q",
         f"{GROUND}/Over gs 0 0 0 1 k q .6 .8 -.8 .6 250 250 cm 0 0 50 1.5 re f Q"),
    Pair("overprint", "colors that mix",
         f"0 1 0 0 k {BOX} /Over gs 0 0 1 0 k {BOX}", f"0 1 0 0 k {BOX} 0 0 1 0 k {BOX}"),
    Pair("white-overprint", "text", f"/Over gs 0 0 0 0 k {WORDS}", f"0 0 0 0 k {WORDS}"),
    Pair("white-overprint", "text in gray", f"/Over gs 1 g {WORDS}", f"1 g {WORDS}"),
    Pair("white-overprint", "a tint of 0", f"/Over gs /Black cs 0 scn {WORDS}",
         f"/Black cs 0 scn {WORDS}"),
    Pair("white-overprint", "a line", f"/Over gs 0 0 0 0 K 3 w {LINE}", f"0 0 0 0 K 3 w {LINE}"),
    Pair("white-overprint", "a stencil",
         "/Over gs 0 0 0 0 k q 3 0 0 3 200 200 cm /Stencil Do Q",
         "0 0 0 0 k q 3 0 0 3 200 200 cm /Stencil Do Q"),
    Pair("transparency-space", "a group", "/Half gs /InRGB Do", "/Half gs /InCMYK Do"),
    Pair("image-resolution", "tones", "q 14 0 0 14 200 200 cm /Tone Do Q",
         "q 12 0 0 12 200 200 cm /Tone Do Q"),
    Pair("image-resolution", "one direction", "q 10 0 0 30 200 200 cm /Tone Do Q",
         "q 10 0 0 12 200 200 cm /Tone Do Q"),
    Pair("image-resolution", "line art", "0 0 0 1 k q 4 0 0 4 200 200 cm /Stencil Do Q",
         "0 0 0 1 k q 3.6 0 0 3.6 200 200 cm /Stencil Do Q"),
    Pair("image-resolution", "not a plain tone", "q 60 0 0 60 200 200 cm /Tone Do Q",
         "q 60 0 0 60 200 200 cm /Strip Do Q"),
    Pair("line-weight", "white", f"0.2 w 0 0 0 0 K {LINE}", f"0.25 w 0 0 0 0 K {LINE}"),
    Pair("line-weight", "of two inks", f"0.2 w 0 1 1 0 K {LINE}", f"0.25 w 0 1 1 0 K {LINE}"),
    Pair("line-weight", "scaled", "q 0.1 0 0 0.1 0 0 cm 2 w 0 1 1 0 K 2000 3000 m 2000 100 l S Q",
         "q 0.1 0 0 0.1 0 0 cm 3 w 0 1 1 0 K 2000 3000 m 2000 100 l S Q"),
    Pair("line-weight", "a hairline", f"/Over gs 0 w 0 0 0 1 K {LINE}",
         f"/Over gs 0.25 w 0 0 0 1 K {LINE}"),
    Pair("line-weight", "a bar", "0 1 1 0 k 200 200 100 0.2 re f",
         "0 1 1 0 k 200 200 100 0.3 re f"),
    Pair("line-weight", "a slanted bar", "0 1 1 0 k 200 200 m 230 240 l 229.84 240.12 l"
         " 199.84 200.12 l f", "0 1 1 0 k 200 200 m 230 240 l 229.76 240.18 l 199.76 200.18 l f"),
    Pair("line-weight", "a turned bar", "0 1 1 0 k q .6 .8 -.8 .6 200 200 cm 0 0 50 .2 re f Q",
         "0 1 1 0 k q .6 .8 -.8 .6 200 200 cm 0 0 50 .3 re f Q"),
    Pair("line-weight", "not turned strips", "0 1 1 0 k q .6 .8 -.8 .6 200 200 cm"
         " 0 0 50 .2 re f 0 1 .9 0 k 0 2 50 .2 re f Q",
         "0 1 1 0 k q .6 .8 -.8 .6 200 200 cm"
         " 0 0 50 .2 re f 0 1 .9 0 k 0 .2 50 .2 re f 0 1 .8 0 k 0 .4 50 .2 re f Q"),
    Pair("line-weight", "an outline of text", f"1 Tr .05 w 0 1 1 0 K {WORDS}",
         f"1 Tr .25 w 0 1 1 0 K {WORDS}"),
    Pair("line-weight", "an outline around text", f"2 Tr .05 w 0 1 1 0 K 0 0 1 0 k {WORDS}",
         f"2 Tr .05 w 0 1 1 0 K 0 1 1 0 k {WORDS}"),
    Pair("line-weight", "an outline that is scaled",
         f"q .1 0 0 .1 0 0 cm 1 Tr 2 w 0 1 1 0 K {text('Sound', 140, 2000, 4000)} Q",
         f"q .1 0 0 .1 0 0 cm 1 Tr 3 w 0 1 1 0 K {text('Sound', 140, 2000, 4000)} Q"),
    Pair("line-weight", "not of spaces", f"1 Tr .05 w 0 1 1 0 K {WORDS}",
         f"1 Tr .05 w 0 1 1 0 K {text('   ', 14)}"),
    Pair("line-weight", "not strips of a gradient", "0 1 1 0 k 200 200 0.2 50 re f",
         "0 1 1 0 k 200 200 0.2 50 re f 0 1 .9 0 k 200.2 200 0.2 50 re f"
         " 0 1 .8 0 k 200.4 200 0.2 50 re f"),
    Pair("text-size", "white", f"{GROUND}0 0 0 0 k {text('Sound', 7)}",
         f"{GROUND}0 0 0 0 k {text('Sound', 8)}"),
    Pair("text-size", "of two inks", f"0 1 1 0 k {text('Sound', 7.9)}",
         f"0 1 1 0 k {text('Sound', 7.96)}"),
    Pair("text-size", "of one ink", f"0 1 0 0 k {text('Sound', 3.5)}",
         f"0 1 0 0 k {text('Sound', 4)}"),
    Pair("text-size", "not spaces", f"0 1 1 0 k {text('Sound', 3)}", f"0 1 1 0 k {text('   ', 3)}"),
    Pair("text-size", "not hidden", f"0 1 1 0 k {text('Sound', 3)}",
         f"3 Tr 0 1 1 0 k {text('Sound', 3)}"),
    Pair("bleed", "a shape", "0 1 1 0 k 500 300 112 50 re f", "0 1 1 0 k 500 300 121 50 re f"),
    Pair("bleed", "short of it", "0 1 1 0 k 500 300 116 50 re f",
         "0 1 1 0 k 500 300 120.6 50 re f"),
    Pair("bleed", "a hair inside", "0 1 1 0 k 500 300 111.5 50 re f",
         "0 1 1 0 k 500 300 110 50 re f"),
    Pair("bleed", "at the foot", "0 1 1 0 k 300 0 20 20 re f", "0 1 1 0 k 300 -9 20 20 re f"),
    Pair("bleed", "a line", "3 w 0 1 1 0 K 500 300 m 612 300 l S",
         "3 w 0 1 1 0 K 500 300 m 621 300 l S"),
    Pair("bleed", "an image", "q 12 0 0 12 600 300 cm /Tone Do Q",
         "q 12 0 0 12 609 300 cm /Tone Do Q"),
    Pair("bleed", "a gradient", "q 552 200 60 60 re W n /Sound sh Q",
         "q 552 200 69 60 re W n /Sound sh Q"),
    Pair("bleed", "not white", "0 1 1 0 k 500 300 112 50 re f", "0 0 0 0 k 500 300 112 50 re f"),
    Pair("bleed", "not in pieces", "0 1 1 0 k 500 300 112 50 re f",
         "0 1 1 0 k 500 300 112 50 re f 612 300 9 50 re f"),
    Pair("safe-area", "at the foot", f"0 0 0 1 k {text('Sound', 12, 300, 6)}",
         f"0 0 0 1 k {text('Sound', 12, 300, 13)}"),
    Pair("safe-area", "at the outside", f"0 0 0 1 k {text('Sound', 12, 575)}",
         f"0 0 0 1 k {text('Sound', 12, 560)}"),
    Pair("shading", "outputs", clipped("/Outputs sh"), clipped("/Sound sh")),
    Pair("shading", "no function", clipped("/NoFunction sh"), clipped("/Stitched sh")),
    Pair("shading", "no coordinates", clipped("/NoCoords sh"), clipped("/Sound sh")),
    Pair("shading", "of no type", clipped("/Type9 sh"), clipped("/Sound sh")),
    Pair("shading", "stitched wrongly", clipped("/Unbound sh"), clipped("/Stitched sh")),
)  # fmt: skip
