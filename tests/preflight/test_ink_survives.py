"""The rule on ink neither fails nor hangs on strange files; what it cannot measure, it says."""

from collections.abc import Callable

import pikepdf
import pytest
from files import press_file, saved
from pikepdf import Array, Dictionary, Name

from ngen_pdf.preflight import profiles, reading
from ngen_pdf.preflight.rules import Found
from ngen_pdf.preflight.rules.ink import DRAWN, ink_coverage
from ngen_pdf.problems import Severity

Change = Callable[[pikepdf.Pdf], None]
HEAVY = b" .9 .9 .9 .9 k 100 100 200 200 re f "


def found(change: Change) -> list[Found]:
    """What the rule finds in a file of one page with much ink, after a change."""
    pdf = press_file(HEAVY, 1)
    change(pdf)
    document = reading.read(saved(pdf))
    return list(ink_coverage(document, dict(profiles.named("gwg-sheetfed").terms)["ink-coverage"]))


def paint(pdf: pikepdf.Pdf, content: bytes, **resources: pikepdf.Object) -> None:
    page = pdf.pages[0]
    page.contents_add(content)
    for name, value in resources.items():
        page.obj.Resources[f"/{name}"] = value


def image(pdf: pikepdf.Pdf, data: bytes, **entries: object) -> pikepdf.Stream:
    source = pdf.make_stream(data, Type=Name.XObject, Subtype=Name.Image, Width=9, Height=9)
    source.ColorSpace, source.BitsPerComponent = Name.DeviceCMYK, 8
    for name, value in entries.items():
        source[f"/{name}"] = value
    return source


def large_page(pdf: pikepdf.Pdf) -> None:
    """200 in in both directions."""
    page = pdf.pages[0].obj
    page.MediaBox = page.BleedBox = page.TrimBox = Array([0, 0, 14400, 14400])


def broken_image(pdf: pikepdf.Pdf) -> None:
    source = image(pdf, b"no JPEG", Filter=Name.DCTDecode, Width=3000, Height=3000)
    paint(pdf, b"q 90 0 0 90 400 400 cm /I Do Q", XObject=Dictionary(I=source))


def short_image(pdf: pikepdf.Pdf) -> None:
    source = image(pdf, bytes(99), Width=2000, Height=2000)
    paint(pdf, b"q 90 0 0 90 400 400 cm /I Do Q", XObject=Dictionary(I=source))


def form_that_draws_itself(pdf: pikepdf.Pdf) -> None:
    form = pdf.make_stream(b"/F Do", Type=Name.XObject, Subtype=Name.Form)
    form.BBox, form.Resources = Array([0, 0, 9, 9]), Dictionary(XObject=Dictionary(F=form))
    paint(pdf, b"/F Do", XObject=Dictionary(F=form))


def names_that_lead_nowhere(pdf: pikepdf.Pdf) -> None:
    paint(pdf, b"/A gs /B Do /C sh q BT /D 9 Tf (x) Tj ET Q Q Q Q EMC /P /E BDC")


@pytest.mark.parametrize(
    "change",
    [large_page, broken_image, short_image, form_that_draws_itself, names_that_lead_nowhere],
)
def test_what_can_be_measured(change: Change) -> None:
    (told,) = found(change)
    assert "comes to 360 %" in told.message
    assert told.area is not None
    assert told.area.left > 90
    assert told.area.top < 310


def endless_page(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0].obj
    page.UserUnit = 1000
    page.MediaBox = page.BleedBox = page.TrimBox = Array([0, 0, 14400, 14400])


def endless_image(pdf: pikepdf.Pdf) -> None:
    source = image(pdf, b"", Width=900_000, Height=900_000, Filter=Name.JPXDecode)
    paint(pdf, b"q 90 0 0 90 400 400 cm /I Do Q", XObject=Dictionary(I=source))


def unknown_space(pdf: pikepdf.Pdf) -> None:
    paint(pdf, b"/Unheard cs 1 scn 400 400 90 90 re f")


def many_inks(pdf: pikepdf.Pdf) -> None:
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0] * 4, C1=[1] * 4, N=1)
    spaces = Dictionary()
    for n in range(40):
        spaces[f"/S{n}"] = Array([Name.Separation, Name(f"/Ink{n}"), Name.DeviceCMYK, tint])
    paint(pdf, b"".join(b"/S%d cs 1 scn " % n for n in range(40)), ColorSpace=spaces)


def much_content(pdf: pikepdf.Pdf) -> None:
    paint(pdf, b"0 0 m " * (1 << 21))


def nested_forms(pdf: pikepdf.Pdf) -> None:
    inner = None
    for _ in range(40):
        form = pdf.make_stream(b"/F Do", Type=Name.XObject, Subtype=Name.Form)
        form.BBox = Array([0, 0, 9, 9])
        form.Resources = Dictionary(XObject=Dictionary() if inner is None else Dictionary(F=inner))
        inner = form
    paint(pdf, b"/F Do", XObject=Dictionary(F=inner))


@pytest.mark.parametrize(
    "change",
    [endless_page, endless_image, unknown_space, many_inks, much_content, nested_forms],
)
def test_what_cannot_be_measured(change: Change) -> None:
    (told,) = found(change)
    assert told.message.startswith(("the ink may come to 360 %", "the ink may come to 400 %"))
    assert "cannot be drawn" in told.message


def test_nothing_is_said_of_a_strange_page_of_little_ink() -> None:
    pdf = press_file(b".2 .2 .2 .2 k 0 0 99 99 re f /Unheard cs /Nothing Do", 1)
    document = reading.read(saved(pdf))
    terms = dict(profiles.named("gwg-sheetfed").terms)["ink-coverage"]
    assert list(ink_coverage(document, terms)) == []


def test_of_many_pages_with_much_ink_the_others_are_named() -> None:
    document = reading.read(saved(press_file(HEAVY, DRAWN + 2)))
    terms = dict(profiles.named("gwg-sheetfed").terms)["ink-coverage"]
    *measured, rest = ink_coverage(document, terms)
    assert [told.page for told in measured] == list(range(1, DRAWN + 1))
    assert rest.message.startswith("pages 31, 32 may have more ink than 320 %")
    assert rest.severity is Severity.WARNING
