"""What the rules of paint say, how gravely, and of how much at once."""

from collections.abc import Callable

import pikepdf
import pytest
from files import press_file, saved
from paint_cases import BOX, GROUND, LINE, SMALL, WORDS, drawn, text, with_resources
from pikepdf import Array, Dictionary, Name

from ngen_pdf.preflight import Area, Finding, check
from ngen_pdf.preflight.profiles import named
from ngen_pdf.preflight.reading import read
from ngen_pdf.preflight.rules import RULES, Found, Terms
from ngen_pdf.problems import Severity


def found(pdf: bytes, profile: str = "gwg-sheetfed") -> dict[str, list[Finding]]:
    """All that is told of a file, by code."""
    told: dict[str, list[Finding]] = {}
    for finding in check(pdf, named(profile)).findings:
        told.setdefault(finding.code, []).append(finding)
    return told


def first(content: str, code: str) -> Finding:
    """What the rule of a code tells of content first."""
    return found(drawn(content))[code][0]


def judged(pdf: bytes, code: str, **numbers: float | tuple[str, ...]) -> list[Found]:
    """What the rule of a code finds with other numbers than the profile's."""
    terms = dict(named("gwg-sheetfed").terms)[code]
    changed = Terms("shop", terms.severity, tuple({**dict(terms.values), **numbers}.items()))
    rule = next(rule for rule in RULES if rule.code == code)
    return list(rule.judge(read(pdf), changed))


SAID = (
    ("q 40 0 0 40 200 200 cm /Tone Do Q",
     "the image `Tone` prints at 72 ppi; gwg-sheetfed asks 225",
     "supply at least 125 px for this width, or print it 0.2 in wide"),
    ("0 0 0 1 k q 6 0 0 6 200 200 cm /Stencil Do Q",
     "the image `Stencil` prints at 480 ppi; gwg-sheetfed asks 800",
     "supply at least 67 px for this width, or print it 0.1 in wide"),
    (f"{GROUND}0 0 0 0 k {text('Sound', 6)}",
     "the text `Sound` is 6 pt in white; gwg-sheetfed asks 8 pt", "set it in 8 pt or more"),
    (f"0 1 1 0 k {text('Sound', 6)}",
     "the text `Sound` is 6 pt in 2 inks; gwg-sheetfed asks 8 pt",
     "set it in 8 pt or more, or in one ink"),
    (f"/Over gs 0.1 w 0 0 0 1 K {LINE}",
     "a line of 0.1 pt in 100 % black; gwg-sheetfed asks 0.25 pt",
     "draw it 0.25 pt wide or wider"),
    (f"1 Tr 0.1 w 0 1 1 0 K {WORDS}",
     "the text `Sound` has an outline of 0.1 pt in 2 inks; gwg-sheetfed asks 0.25 pt",
     "draw it 0.25 pt wide or wider"),
    (f"/Over gs 0 w 0 0 0 1 K {LINE}",
     "a line as thin as the device can draw it in 100 % black; gwg-sheetfed asks 0.25 pt",
     "draw it 0.25 pt wide or wider"),
    (f"{GROUND}0 0 0 1 k {SMALL}",
     "the text `Sound` in 100 % black does not overprint; gwg-sheetfed asks it under 12 pt",
     "export with black set to overprint"),
    (f"{GROUND}/Mode0 gs 0 0 0 1 k {SMALL}",
     "the text `Sound` in 100 % black overprints in mode 0, in which DeviceCMYK knocks "
     "out what is below; gwg-sheetfed asks it under 12 pt",
     "set overprint mode 1 (OPM)"),
    (f".7 .7 .7 .9 k {WORDS}",
     "the text `Sound` prints with 300 % of ink; "
     "gwg-sheetfed allows 280 % where black is 85 % or more",
     "set it in 100 % black alone"),
    ("0 1 1 0 k 500 300 115 50 re f",
     "a shape ends 3 pt beyond the trim, at the right; gwg-sheetfed asks 9 pt of bleed",
     "let it reach 9 pt (0.125 in) beyond the trim"),
    ("0 1 1 0 k 0 0 612 792 re f",
     "a shape ends at the trim, at every edge; gwg-sheetfed asks 9 pt of bleed",
     "let it reach 9 pt (0.125 in) beyond the trim"),
    ("q 200 200 60 60 re W n /Outputs sh Q",
     "a gradient may not print: its Function gives 3 numbers for the 4 of "
     "DeviceCMYK",
     "draw it with another program, or put an image in its place"),
)  # fmt: skip


@pytest.mark.parametrize(("content", "message", "hint"), SAID)
def test_what_is_said(content: str, message: str, hint: str) -> None:
    told = [fault for faults in found(drawn(content)).values() for fault in faults]
    assert [(fault.message, fault.hint) for fault in told if fault.page == 1] == [(message, hint)]


@pytest.mark.parametrize(
    ("content", "code", "severity"),
    [
        ("q 14 0 0 14 200 200 cm /Tone Do Q", "image-resolution", Severity.WARNING),
        ("q 20 0 0 20 200 200 cm /Tone Do Q", "image-resolution", Severity.ERROR),
        (f"/Over gs 0 0 0 0 k {WORDS}", "white-overprint", Severity.ERROR),
        (f"/Over gs 0 0 0 0 k {BOX}", "white-overprint", Severity.WARNING),
        (f"/Registration cs 1 scn {BOX}", "registration-color", Severity.WARNING),
        ("/Registration cs 1 scn -8 300 5 5 re f", "registration-color", Severity.WARNING),
        (f"0 0 0 1 k {text('Sound', 12, 300, 6)}", "safe-area", Severity.WARNING),
        (f"0 0 0 1 k {text('Sound', 12, 300, -4)}", "safe-area", Severity.ERROR),
    ],
)
def test_how_grave_it_is(content: str, code: str, severity: Severity) -> None:
    assert first(content, code).severity == severity


def test_text_that_hangs_over_the_bleed_is_meant_to_be_cut() -> None:
    assert found(drawn(f"0 0 0 1 k {text('Sound', 90, 580, 300)}")) == {}


def test_the_lines_of_a_text_are_one_finding() -> None:
    lines = " ".join(text(f"Line {number}", 6, 200, 400 - 8 * number) for number in range(6))
    (fault, _) = found(drawn(f"0 1 1 0 k {lines}"))["text-size"]
    assert fault.message.startswith("the text `Line 0 Line 1 Line 2 Line 3")
    assert fault.area is not None
    assert fault.area.height == pytest.approx(45, abs=4)


def test_many_faults_of_a_kind_that_lie_apart_are_one_finding() -> None:
    marks = " ".join(f"{60 + 50 * n} 300 m {70 + 50 * n} 300 l S" for n in range(10))
    (fault, _) = found(drawn(f"/Over gs 0.1 w 0 0 0 1 K {marks}"))["line-weight"]
    assert fault.message.startswith("10 lines of 0.1 pt in 100 % black;")
    assert fault.area == pytest.approx((60, 299.95, 70, 300.05), abs=0.1)
    assert [round(area.left) for area in fault.more] == [60 + 50 * n for n in range(1, 10)]
    three = " ".join(f"{60 + 50 * n} 300 m {70 + 50 * n} 300 l S" for n in range(3))
    assert len(found(drawn(f"/Over gs 0.1 w 0 0 0 1 K {three}"))["line-weight"]) == 6


def test_what_is_wrong_throughout_is_one_finding_a_page() -> None:
    lines = " ".join(text(f"Line {number}", 10, 200, 600 - 90 * number) for number in range(5))
    (fault, _) = found(drawn(f"0.2 0.2 0.2 rg {lines}"))["color-space"]
    assert fault.message.startswith("the text `Line 0 Line 1 Line 2 Line 3 Lin…` is painted in")
    assert [round(area.bottom, -1) for area in fault.more] == [510, 420, 330, 240]
    assert [fault.page for fault in found(drawn(f"{GROUND}0 g {lines}"))["overprint"]] == [1, 2]


def test_text_and_shapes_are_told_of_apart() -> None:
    both = f"0.2 0.2 0.2 rg {text('Words', 10, 200, 400)} 200 380 40 9 re f"
    told = [fault.message for fault in found(drawn(both))["color-space"] if fault.page == 1]
    assert [message.partition(" is ")[0] for message in told] == ["the text `Words`", "a shape"]


def test_a_glyph_that_is_drawn_is_text() -> None:
    glyph = b"500 0 0 0 750 750 d1 10 w 0 0 m 750 750 l S"
    content = b"0 1 1 0 k BT /F2 %d Tf 200 400 Td (a) Tj ET"
    assert found(saved(press_file(content % 12), drawn_font(glyph))) == {}
    assert set(found(saved(press_file(content % 6), drawn_font(glyph)))) == {"text-size"}


def drawn_font(glyph: bytes) -> Callable[[pikepdf.Pdf], None]:
    """Gives the pages a Type3 font `F2`, whose `a` is that glyph."""

    def change(pdf: pikepdf.Pdf) -> None:
        font = Dictionary(
            Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 750, 750],
            FontMatrix=[0.001, 0, 0, 0.001, 0, 0], FirstChar=97, LastChar=97, Widths=[750],
            Encoding=Dictionary(Type=Name.Encoding, Differences=[97, Name.a]),
            CharProcs=Dictionary(a=pdf.make_stream(glyph)), Resources=Dictionary(),
        )  # fmt: skip
        for page in pdf.pages:
            page.Resources.Font.F2 = font

    return change


def test_what_is_quoted_is_short_and_plain() -> None:
    (fault, _) = found(drawn(f"0 1 1 0 k {text('A`b' * 20, 6, 40)}"))["text-size"]
    assert fault.message.startswith("the text `A'bA'bA'bA'bA'bA'bA'bA'bA'bA'bA…` is 6 pt")


# --- spot inks --------------------------------------------------------------


def inks(content: str, *allowed: str) -> list[str]:
    return [fault.message for fault in judged(drawn(content), "spot-color", inks=allowed)]


def test_a_spot_ink_that_the_shop_prints() -> None:
    content = f"/Signal cs 1 scn {BOX} /Black cs 1 scn {BOX} /Duo cs 1 1 scn {BOX}"
    assert inks(content, "Signal") == []
    (fault, *_) = judged(drawn(content), "spot-color", inks=("Signals",))
    assert fault.message == "the spot ink `Signal` is not one that shop prints"
    assert fault.hint == "did you mean `Signals`?"


def test_a_spot_ink_with_two_looks() -> None:
    content = f"/Signal cs 1 scn {BOX} /Signal2 cs 1 scn {BOX}"
    assert inks(content, "Signal") == ["the spot ink `Signal` is defined in several ways"]
    lab = f"/Signal cs 1 scn {BOX} /SignalLab cs 0.5 scn {BOX}"
    assert inks(lab, "Signal") == ["the spot ink `Signal` is defined in several ways"]
    assert inks(f"/Signal cs 1 scn {BOX} 0.5 scn {BOX}", "Signal") == []


def test_spot_inks_whose_names_mean_one() -> None:
    content = f"/Signal cs 1 scn {BOX} /Spaced cs 1 scn {BOX}"
    told = "the spot inks `Signal` and `SIG NAL` seem to be one ink"
    assert inks(content, "Signal", "SIG NAL") == [told]
    content = f"/P172C cs 1 scn {BOX} /P172U cs 1 scn {BOX}"
    told = "the spot inks `PANTONE 172 C` and `PANTONE 172 U` seem to be one ink"
    assert inks(content, "PANTONE 172 C", "PANTONE 172 U") == [told]


def test_an_alternate_space_that_is_not_of_ink() -> None:
    (fault, *_) = judged(drawn(f"/SignalLab cs 1 scn {BOX}"), "color-space")
    assert fault.message.startswith("a shape is painted in an alternate space in Lab;")


# --- edges ------------------------------------------------------------------


def edges(content: str, change: Callable[[pikepdf.Pdf], object] | None = None) -> list[int]:
    """The pages on which artwork lacks bleed where none is asked for at the spine."""
    pdf = press_file(content.encode())
    with_resources(pdf)
    faults = judged(saved(pdf, change or (lambda _pdf: None)), "bleed", spine=0.0)
    return [fault.page for fault in faults]


def test_the_spine_is_left_of_a_recto_and_right_of_a_verso() -> None:
    assert edges("0 1 1 0 k 0 300 50 50 re f") == [2]
    assert edges("0 1 1 0 k 562 300 50 50 re f") == [1]


def from_right(pdf: pikepdf.Pdf) -> None:
    pdf.Root.ViewerPreferences = Dictionary(Direction=Name.R2L)


def test_what_is_read_from_the_right_is_bound_there() -> None:
    assert edges("0 1 1 0 k 0 300 50 50 re f", from_right) == [1]


def narrower(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        page.BleedBox = Array([-5, -5, 617, 797])


def test_a_bleed_box_that_is_narrower_asks_for_no_less() -> None:
    assert edges("0 1 1 0 k 300 -5 50 50 re f", narrower) == [1, 2]
    assert edges("0 1 1 0 k 300 -9 50 50 re f", narrower) == []


def test_a_panel_on_a_ground_of_its_color_needs_no_bleed() -> None:
    ground = "0 1 1 0 k -9 -9 630 810 re f"
    assert edges(f"{ground} 0 0 612 792 re f") == []
    assert edges(f"{ground} 0 1 .5 0 k 0 0 612 792 re f") == [1, 2]


def test_a_line_that_leaves_at_a_corner() -> None:
    assert edges("3 w 0 1 1 0 K 400 600 m 615 800 l S") == []
    assert edges("3 w 0 1 1 0 K 400 600 m 611 700 l S") == [1]


def test_a_drawing_of_several_lines_may_end_in_the_bleed() -> None:
    ticks = " ".join(f"{x} 300 m {x} 310 l" for x in range(500, 617, 5))
    assert edges(f"1 w 0 1 1 0 K {ticks} S") == []
    assert edges("1 w 0 1 1 0 K 500 300 m 616 300 l S") == [1]


# --- blend spaces -----------------------------------------------------------


def blending_in_rgb(pdf: pikepdf.Pdf) -> None:
    with_resources(pdf)
    for page in pdf.pages:
        page.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)


@pytest.mark.parametrize(
    ("content", "severity"),
    [(BOX, Severity.WARNING), (f"/Half gs 0 1 0 0 k {BOX}", Severity.ERROR)],
)
def test_the_blend_space_of_a_page(content: str, severity: Severity) -> None:
    told = found(saved(press_file(content.encode()), blending_in_rgb))
    assert set(told) == {"transparency-space"}
    fault = told["transparency-space"][0]
    assert fault.severity == severity
    assert fault.message == "the page blends in DeviceRGB; gwg-sheetfed asks DeviceCMYK"


def test_newsprint_asks_less_of_images_and_more_of_type() -> None:
    told = found(drawn("q 20 0 0 20 200 200 cm /Tone Do Q"), "gwg-newspaper")
    assert [fault.severity for fault in told["image-resolution"]] == [Severity.WARNING] * 2
    assert "text-size" in found(drawn(f"0 1 1 0 k {text('Sound', 9)}"), "gwg-newspaper")


def test_an_image_that_is_shown_twice_is_told_of_once() -> None:
    twice = "q 20 0 0 20 200 200 cm /Tone Do 1 0 0 1 4 0 cm /Tone Do Q"
    (fault, _) = found(drawn(twice))["image-resolution"]
    assert (fault.area, fault.more) == ((200, 200, 220, 220), ((280, 200, 300, 220),))


def test_the_area_is_where_it_lies() -> None:
    area = first("0 1 1 0 k 500 300 115 50 re f", "bleed").area
    assert area == Area(500, 300, 615, 350)
