"""Each check of a press file: what breaks it, and a file that breaks none."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from ngen_pdf import press
from ngen_pdf.editions.supply import Part, Supplied
from ngen_pdf.editions.survey import Survey
from ngen_pdf.editions.verdict import Check, judge
from ngen_pdf.package.packing import failures
from ngen_pdf.problems import NgenError

ROOT = Path(__file__).parent.parent
PRESS = replace(press.read_press(ROOT, "gracol-coated"), spots=("PANTONE 172 C",))
LEAVES = "page-boxes: page 2: the bleed leaves the sheet"


def _pdf() -> pikepdf.Pdf:
    """Two pages that are as they should be."""
    pdf = pikepdf.new()
    for _ in range(2):
        page = pdf.add_blank_page(page_size=(300, 200))
        page.obj.MediaBox = [-20, -20, 320, 220]
        page.obj.BleedBox = [-9, -9, 309, 209]
        page.obj.TrimBox = [0, 0, 300, 200]
        page.obj.Contents = pdf.make_stream(b"0 0 0 1 k 0 0 9 9 re f")
    profile = pdf.make_stream(PRESS.intent.icc, N=4)
    pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                S=Name.GTS_PDFX,
                OutputConditionIdentifier=PRESS.intent.condition,
                DestOutputProfile=profile,
            )
        ]
    )
    with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
        xmp.register_xml_namespace("http://www.npes.org/pdfx/ns/id/", "pdfxid")
        xmp["pdfxid:GTS_PDFXVersion"] = "PDF/X-4"
    return pdf


def _failed(pdf: pikepdf.Pdf, right_to_left: bool = False) -> list[str]:
    checks = judge(pdf, PRESS, 2, right_to_left)
    return [f"{check.code}: {check.found}" for check in checks if not check.passed]


def test_nothing_is_found_in_a_good_file() -> None:
    assert _failed(_pdf()) == []


def _painted(content: bytes) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: setattr(pdf.pages[1].obj, "Contents", pdf.make_stream(content))


def _form(pdf: pikepdf.Pdf) -> None:
    form = pdf.make_stream(b"1 0 0 RG")
    form.Subtype, form.BBox = Name.Form, Array([0, 0, 9, 9])
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(F=form))


def _space(space: pikepdf.Object) -> Callable[[pikepdf.Pdf], None]:
    resources = Dictionary(ColorSpace=Dictionary(S=space))
    return lambda pdf: setattr(pdf.pages[0].obj, "Resources", resources)


def _set(name: str, value: object) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: setattr(pdf.pages[1].obj, name, value)


def _root(name: str, value: object) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: setattr(pdf.Root, name, value)


def _bare_font(pdf: pikepdf.Pdf) -> None:
    font = Dictionary(Type=Name.FontDescriptor, FontName=Name.Helvetica)
    pdf.Root.Font = pdf.make_indirect(font)


def _no_version(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Metadata


def _other_intent(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OutputIntents[0].DestOutputProfile.N = 3


def _more_pages(pdf: pikepdf.Pdf) -> None:
    pdf.pages.append(pdf.pages[0])


def _spot(name: str) -> pikepdf.Object:
    return Array([Name.Separation, Name(f"/{name}"), Name.DeviceCMYK, Dictionary()])


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (_no_version, "pdfx-metadata: none"),
        (_other_intent, "output-intent: CGATS TR 006, 3 components"),
        (_set("BleedBox", Array([0, -9, 309, 209])), "page-boxes: page 2: 0pt at the outside"),
        (_set("MediaBox", Array([0, -9, 309, 209])), LEAVES),
        (_set("TrimBox", Array([0, 0, 300, 199])), "page-size: 300 by 200 pt, 300 by 199 pt"),
        (_set("Rotate", 90), "page-size: 300 by 200 pt, turned or scaled pages"),
        (_more_pages, "page-count: 3"),
        (_painted(b"1 0 0 rg"), "color-space: /DeviceRGB"),
        (_painted(b"/DeviceRGB cs"), "color-space: /DeviceRGB"),
        (_painted(b"BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI"), "color-space: /DeviceRGB"),
        (_form, "color-space: /DeviceRGB"),
        (_space(Array([Name.Lab, Dictionary()])), "color-space: /Lab"),
        (_space(_spot("PANTONE 300 C")), "spot-color: PANTONE 300 C"),
        (_bare_font, "font-embedded: Helvetica"),
        (_set("Annots", Array([Dictionary(Subtype=Name.Link)])), "annotation: page 2: /Annots"),
        (_root("OpenAction", Dictionary(S=Name.Named)), "annotation: /OpenAction"),
    ],
)  # fmt: skip
def test_each_fault_is_found(spoil: Callable[[pikepdf.Pdf], None], told: str) -> None:
    pdf = _pdf()
    spoil(pdf)
    assert _failed(pdf) == [told]


def test_a_spot_ink_of_the_shop_may_be_there() -> None:
    pdf = _pdf()
    _space(_spot("PANTONE 172 C"))(pdf)
    assert _failed(pdf) == []


def test_the_spine_is_where_the_language_has_it() -> None:
    pdf = _pdf()
    profile = replace(PRESS, bleed=replace(PRESS.bleed, spine=0))
    for page, box in zip(pdf.pages, ([0, -9, 309, 209], [-9, -9, 300, 209]), strict=True):
        page.obj.BleedBox = box
    boxes = [judge(pdf, profile, 2, turned)[3] for turned in (False, True)]
    assert [(check.code, check.passed) for check in boxes] == [
        ("page-boxes", True), ("page-boxes", False)
    ]  # fmt: skip


def test_what_fails_stops_the_package_but_for_pages_that_a_shop_may_take() -> None:
    survey = Survey(1, ((612, 792),), press.Edges(9, 9, 9, 9), (), (), None, 0)
    checks = tuple(Check(code, "x", "y", False) for code in ("page-size", "page-count", "syntax"))
    with pytest.raises(NgenError) as raised:
        failures({"a.pdf": Supplied(Part.WHOLE, b"", survey, checks)})
    assert [str(problem) for problem in raised.value.problems] == [
        "warning[verdict]: `a.pdf` fails `page-size`: asked x; found y",
        "error[verdict]: `a.pdf` fails `syntax`: asked x; found y",
    ]
