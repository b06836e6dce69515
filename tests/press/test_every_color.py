"""Every color that the engine can paint arrives as ink, case by case."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from painting import paint

SVG = '<svg width="200pt" height="200pt" viewBox="0 0 200 200">{}</svg>'.format
NAVY, ORANGE = "0.95 0.7 0.4 0.55", "/Spot#20PANTONE#20Orange#20021#20C"


def text(color: str) -> str:
    """A word in a color."""
    return f'<p style="color: {color}">word</p>'


def bar(background: str, more: str = "") -> str:
    """A block with a background."""
    return f'<div style="height: 50pt; background: {background}; {more}"></div>'


COLORS = {
    "a recipe": (text("#10263a"), [f"{NAVY} k"]),
    "a recipe in another notation": (text("rgb(16 38 58)"), [f"{NAVY} k"]),
    "a spot ink that the profile has": (text("#ec5624"), [f"{ORANGE} cs", "1 scn"]),
    "a spot ink that it has not": (text("#c8a040"), ["0.2 0.35 0.85 0 k"]),
    "black": (text("#000"), ["0 0 0 1 k"]),
    "black by a recipe": (text("#11202c"), ["0 0 0 1 k"]),
    "white": (text("#fff"), ["0 0 0 0 k"]),
    "gray": (text("gray"), ["0 0 0 0.5991 k"]),
    "gray in Lab": (text("lab(50 0 0)"), ["0 0 0 0.6401 k"]),
    "ink": (text("device-cmyk(0.1 0.2 0.3 0.4)"), ["0.1 0.2 0.3 0.4 k"]),
    "ink above the limit": (text("device-cmyk(1 1 1 0.6)"), ["0.796 0.796 0.796 0.6 k"]),
    "a stroke": (SVG('<path d="M9 9h90" stroke="#10263a"/>'), [f"{NAVY} K"]),
    "a spot stroke": (SVG('<path d="M9 9h90" stroke="#ec5624"/>'), [f"{ORANGE} CS", "1 SCN"]),
}


@pytest.mark.parametrize("name", COLORS)
def test_a_color_is_the_ink_it_should_be(name: str, tmp_path: Path) -> None:
    body, expected = COLORS[name]
    painted = paint(tmp_path, body)
    found = painted.operators("k K cs CS scn SCN g G rg RG")
    assert found[-len(expected) :] == expected
    assert painted.left_over() == []


MIXED = {
    "rgb()": (text("rgb(200 30 30)"), "k"),
    "hsl()": (text("hsl(20 50% 50%)"), "k"),
    "lab()": (text("lab(50 40 30)"), "k"),
    "oklch()": (text("oklch(0.6 0.2 30)"), "k"),
    "a border": ('<p style="border: 3pt solid #c81e1e">word</p>', "k"),
    "a groove": ('<p style="border: 4pt groove #c81e1e">word</p>', "k"),
    "a rounded ridge": ('<p style="border: 4pt ridge #c81e1e; border-radius: 5pt">w</p>', "k"),
    "dashes": ('<p style="border: 4pt dashed #c81e1e">word</p>', "K"),
    "a wavy underline": ('<p style="text-decoration: underline wavy #c81e1e">word</p>', "K"),
    "an outline": ('<p style="outline: 2pt solid #c81e1e">word</p>', "k"),
    "outlined text": (SVG('<text y="50" stroke="#c81e1e" fill="#1e1ec8">word</text>'), "k K"),
    "a marker": (
        SVG(
            '<marker id="a" markerWidth="9" markerHeight="9"><path d="M0 0h5v5z" fill="#c81e1e"/>'
            '</marker><path d="M9 9h50v50" stroke="#1e1ec8" marker-end="url(#a)"/>'
        ),
        "k K",
    ),
}


@pytest.mark.parametrize("name", MIXED)
def test_what_is_no_palette_color_goes_through_the_profile(name: str, tmp_path: Path) -> None:
    body, operators = MIXED[name]
    painted = paint(tmp_path, body)
    for operator in operators.split():
        plates = [
            [float(number) for number in line.split()[:-1]] for line in painted.operators(operator)
        ]
        assert any(sum(1 for plate in each if plate) > 1 for each in plates)
        assert all(sum(each) <= 3.0 + 1e-4 for each in plates)
    assert painted.left_over() == []


GRADIENT = (
    '<defs><{kind} id="g" {more}><stop offset="0.1" stop-color="#10263a"/>'
    '<stop offset="0.9" stop-color="#ec5624" stop-opacity="{opacity}"/></{kind}></defs>'
    '<rect width="190" height="90" fill="url(#g)" stroke="url(#g)" stroke-width="5"/>'
).format
GRADIENTS = {
    "linear": bar("linear-gradient(to right, #10263a, #ec5624)"),
    "radial": bar("radial-gradient(circle, #10263a, #ec5624)"),
    "with a hint": bar("linear-gradient(45deg, red, 30%, blue 60%)"),
    "with a hard stop": bar("linear-gradient(90deg, red 50%, blue 50%)"),
    "see-through": bar("linear-gradient(#10263a, rgb(236 86 36 / 0.2))"),
    "to transparent": bar("radial-gradient(#10263a, transparent)"),
    "repeated": bar("repeating-linear-gradient(30deg, #fff, #10263a 9pt, transparent 14pt)"),
    "repeated circles": bar("repeating-radial-gradient(circle at 9pt 9pt, #fff 3pt, red 9pt)"),
    "of one color": bar("linear-gradient(red, red)"),
    "tiled": bar("linear-gradient(red, blue) 0 0/10pt 10pt"),
    "a shadow": bar("white", "margin: 20pt; box-shadow: 3pt 3pt 6pt #10263a"),
    "an inner shadow": bar("white", "box-shadow: inset 3pt 3pt 6pt #ec5624"),
    **{
        f"in SVG, {kind}, {spread}, {opacity}": SVG(
            GRADIENT(kind=kind, more=f'spreadMethod="{spread}" {size}', opacity=opacity)
        )
        for kind, size in (("linearGradient", 'x1="40%" x2="60%"'), ("radialGradient", 'r="20%"'))
        for spread in ("pad", "repeat", "reflect")
        for opacity in ("1", "0.5")
    },
}


@pytest.mark.parametrize("name", GRADIENTS)
def test_a_gradient_is_ink(name: str, tmp_path: Path) -> None:
    painted = paint(tmp_path, GRADIENTS[name])
    spaces = re.findall(r"/ColorSpace (/\S+)", painted.readable)
    masks = painted.readable.count("/Luminosity")
    assert spaces.count("/DeviceGray") == masks  # how see-through it is, which is no color
    assert spaces.count("/DeviceCMYK") == len(spaces) - masks > 0
    assert painted.left_over() == []


def test_a_gradient_runs_from_recipe_to_recipe(tmp_path: Path) -> None:
    painted = paint(tmp_path, GRADIENTS["linear"])
    assert painted.ink(0, 20) == (95, 70, 40, 55)
    assert painted.ink(199, 20) == (0, 80, 95, 0)  # the recipe: a spot ink has no shades here


def test_a_gradient_of_grays_is_black_alone(tmp_path: Path) -> None:
    painted = paint(tmp_path, bar("linear-gradient(to right, black, white)"))
    assert painted.ink(0, 20)[3] >= 99
    assert painted.ink(199, 20)[3] <= 1
    assert {painted.ink(x, 20)[:3] for x in range(0, 200, 5)} == {(0, 0, 0)}


def test_a_hard_stop_stays_hard(tmp_path: Path) -> None:
    painted = paint(tmp_path, bar("linear-gradient(90deg, #10263a 50%, #ec5624 50%)"))
    assert painted.ink(98, 20) == (95, 70, 40, 55)
    assert painted.ink(102, 20) == (0, 80, 95, 0)


@pytest.mark.parametrize(
    ("hint", "x", "ink"), [("0%", 2, (0, 80, 95, 0)), ("100%", 198, (95, 70, 40, 55))]
)
def test_a_hint_at_an_end_leaves_one_color(
    hint: str, x: int, ink: tuple[int, ...], tmp_path: Path
) -> None:
    painted = paint(tmp_path, bar(f"linear-gradient(90deg, #10263a, {hint}, #ec5624)"))
    assert painted.ink(x, 20) == ink


def test_one_course_between_two_colors_is_written_once(tmp_path: Path) -> None:
    stripes = bar("repeating-linear-gradient(90deg, #fff, #10263a 5pt)")
    assert paint(tmp_path, stripes).readable.count("/FunctionType 0") == 2


def test_every_program_draws_them_all_without_a_word(tmp_path: Path) -> None:
    bodies = (*(body for body, _ in (COLORS | MIXED).values()), *GRADIENTS.values())
    named = (
        re.sub(r'(url\(#|id=")', rf"\g<0>n{number}", body) for number, body in enumerate(bodies)
    )
    pages = (f'<section style="break-after: page">{body}</section>' for body in named)
    paint(tmp_path, "".join(pages)).is_drawn_by_all()


def test_the_search_finds_the_colors_of_a_master(tmp_path: Path) -> None:
    painted = paint(tmp_path, text("#c81e1e") + bar("linear-gradient(red, blue)"))
    before = replace(painted, press=painted.master)
    assert {"/DeviceRGB", "/Lab"} < set(before.left_over())
    assert any(line.endswith(" rg") for line in before.left_over())


@pytest.mark.parametrize("name", ["device-cmyk", "--ours"])
def test_a_gradient_beside_a_profile_is_ink_as_well(name: str, tmp_path: Path) -> None:
    """The engine then says that its RGB gradients are CMYK, and no program draws them."""
    profile = "src: url(styles/press/gracol-coated.icc); components: c, m, y, k"
    body = bar("linear-gradient(to right, #10263a, #ec5624)")
    painted = paint(tmp_path, body, f"@color-profile {name} {{ {profile} }}")
    assert painted.ink(0, 20) == (95, 70, 40, 55)
    assert painted.ink(199, 20) == (0, 80, 95, 0)
    assert painted.left_over() == []
    painted.is_drawn_by_all()
