"""What a file leaves to a device or to other files is told of, and what looks like it is not."""

from collections.abc import Callable
from typing import Any

import pytest
from cases import Case, Change, each, prove
from files import press_file, saved
from pikepdf import Array, Dictionary, Name, Pdf, Stream, StreamDecodeLevel, String

from ngen_pdf.preflight import check, profiles, reading

CURVE = Dictionary(FunctionType=2, Domain=[0, 1], N=2)
ROUND = Dictionary(
    Type=Name.Halftone, HalftoneType=1, Frequency=150, Angle=45, SpotFunction=Name.Round
)


def changed(source: Dictionary, **entries: Any) -> Dictionary:
    return Dictionary({**dict(source.items()), **{f"/{key}": v for key, v in entries.items()}})


def state(**entries: Any) -> Change:
    """The first page draws in a graphics state."""

    def change(pdf: Pdf) -> None:
        page = pdf.pages[0]
        page.obj.Resources.ExtGState = Dictionary(Gs=Dictionary(**entries))
        page.contents_add(b"q /Gs gs Q")

    return change


def drawn(data: bytes, **entries: Any) -> Callable[[Pdf], Stream]:
    """The first page draws an XObject, 36 pt wide and high."""

    def change(pdf: Pdf) -> Stream:
        page = pdf.pages[0]
        made = pdf.make_stream(data, Type=Name.XObject, **entries)
        page.obj.Resources.XObject = Dictionary(Do=made)
        page.contents_add(b"q 36 0 0 36 200 200 cm /Do Do Q")
        return made

    return change


def form(**entries: Any) -> Change:
    return drawn(
        b"0 0 0 1 k 0 0 1 1 re f", **{"Subtype": Name.Form, "BBox": Array([0, 0, 1, 1]), **entries}
    )


def image(**entries: Any) -> Callable[[Pdf], Stream]:
    said = {"Subtype": Name.Image, "Width": 150, "Height": 150, "BitsPerComponent": 8}
    return drawn(bytes(150 * 150), ColorSpace=Name.DeviceGray, **{**said, **entries})


def alternates(printed: bool) -> Change:
    def change(pdf: Pdf) -> None:
        other = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Image)
        said = Dictionary(Image=other, DefaultForPrinting=printed)
        image(Alternates=Array([said]))(pdf)

    return change


def packed(pdf: Pdf) -> bytes:
    """Ten grays in LZW: the example of ISO 32000-2, 7.4.4.2."""
    made = image(Width=2, Height=5)(pdf)
    made.write(bytes.fromhex("800b6050220c0c8501"), filter=Name.LZWDecode)
    return saved(pdf, compress_streams=False, stream_decode_level=StreamDecodeLevel.none)


def lone_form(**entries: Any) -> Change:
    def change(pdf: Pdf) -> None:
        pdf.Root.AcroForm = Dictionary(Fields=Array([]), **entries)

    return change


def gradient(**entries: Any) -> Change:
    """The first page is painted with a gradient that brings a graphics state."""

    def change(pdf: Pdf) -> None:
        page = pdf.pages[0]
        tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0] * 4, C1=[0, 0, 0, 1], N=1)
        shading = Dictionary(
            ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=[200, 0, 260, 0], Function=tint
        )
        pattern = Dictionary(PatternType=2, Shading=shading, ExtGState=Dictionary(**entries))
        page.obj.Resources.Pattern = Dictionary(P=pattern)
        page.contents_add(b"/Pattern cs /P scn 200 200 60 60 re f")

    return change


def halftones(**parts: Any) -> Change:
    """A halftone of type 5, of one for each plate."""
    return state(HT=Dictionary(Type=Name.Halftone, HalftoneType=5, **parts))


@each(
    Case("pdfx-content", state(TR=CURVE), state(TR=Name.Identity), "a transfer function", 1),
    Case("pdfx-content", state(TR2=Array([CURVE] * 4)), state(TR2=Name.Default), "a transfer", 1),
    Case(
        "pdfx-content",
        state(TR2=Array([Name.Identity, Name.Identity, Name.Identity, CURVE])),
        state(TR2=Array([Name.Identity] * 4)),
        "a transfer function changes colors",
        1,
    ),
    Case(
        "pdfx-content", state(HT=changed(ROUND, TransferFunction=CURVE)), state(HT=ROUND),
        "a transfer function", 1,
    ),
    Case(
        "pdfx-content", state(HT=changed(ROUND, HalftoneName=String("Dots"))),
        state(HT=Name.Default), "a halftone screen is named", 1,
    ),
    Case("pdfx-content", state(HT=changed(ROUND, HalftoneType=6)), told="or of a kind", page=1),
    Case(
        "pdfx-content", halftones(Default=ROUND, Black=changed(ROUND, HalftoneType=10)),
        halftones(Default=ROUND, Black=ROUND), "a halftone screen", 1,
    ),
    Case("pdfx-content", state(HTP=Array([0, 0])), told="the place of halftone screens", page=1),
    Case("pdfx-content", gradient(TR=CURVE), gradient(TR=Name.Identity), "a transfer", 1),
    Case("pdfx-content", drawn(b"showpage", Subtype=Name.PS), told="there is PostScript", page=1),
    Case("pdfx-content", form(Subtype2=Name.PS), form(), "there is PostScript", 1),
    Case("pdfx-content", image(OPI=Dictionary()), image(), "an image stands for another one", 1),
    Case("pdfx-content", form(Ref=Dictionary()), form(), "a form stands for a page", 1),
    Case("pdfx-content", alternates(True), alternates(False), "an image has another one", 1),
    Case("pdfx-content", packed, told="data are packed by LZW", page=1),
    Case("pdfx-content", lone_form(XFA=String("")), lone_form(), "the file has an XFA form"),
)  # fmt: skip
def test_what_is_left_to_others(case: Case) -> None:
    prove(case)


def test_it_is_told_of_each_page_that_draws_it() -> None:
    pdf = press_file(b"/Gs gs", ExtGState=Dictionary(Gs=Dictionary(TR=CURVE, HTP=Array([0, 0]))))
    shared = pdf.make_indirect(pdf.pages[0].obj.Resources)
    for page in pdf.pages:
        page.obj.Resources = shared
    read = reading.read(saved(pdf))
    assert [page.foreign for page in read.pages] == [("TR", "HTP")] * 2


@pytest.mark.parametrize("strange", [Name.Foo, Array([]), Dictionary(), 7, String("x"), True])
def test_strange_things_in_the_place_of_such_are_survived(strange: object) -> None:
    keys = ("TR", "TR2", "HT", "HTP")
    for change in (
        state(**dict.fromkeys(keys, strange)),
        halftones(Default=strange, HalftoneName=strange),
        image(OPI=strange, Alternates=Array([strange])),
        form(Ref=strange, Subtype2=strange),
        lone_form(XFA=strange),
    ):
        found = check(saved(press_file(), change), profiles.named("gwg-sheetfed")).findings
        assert {finding.code for finding in found} <= {"pdfx-content"}
