"""The palette: recipes and spot inks, and what is wrong with each, at its line."""

from pathlib import Path

import pytest

from ngen_pdf.palette import Swatch, over_limit, read_palette

INK = '[ink]\nsrgb = "#10263a"\n'
PEN = '[pen]\nsrgb = "#e8481c"\ncmyk = [0, 82.5, 91, 4]\nspot = "PANTONE 172 C"\n'


def _read(root: Path, text: str) -> tuple[tuple[Swatch, ...], list[str]]:
    (root / "styles").mkdir()
    (root / "styles/palette.toml").write_text(text, "utf-8")
    swatches, problems = read_palette(root)
    return swatches, [str(problem) for problem in problems]


def test_a_recipe_is_written_in_percent_and_read_as_ink(tmp_path: Path) -> None:
    (ink, pen), problems = _read(tmp_path, INK + PEN)
    assert not problems
    assert ink == Swatch("ink", "#10263a", line=1)
    assert pen == Swatch("pen", "#e8481c", (0.0, 0.825, 0.91, 0.04), "PANTONE 172 C", line=5)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[Ink]\nsrgb = "#10263a"', "1: error[palette]: `Ink` cannot name a color"),
        ('\n[ink]\nsrgb = "blue"', "3: error[palette]: `ink` has no sRGB value of the form #rrg"),
        ("[ink]\n", "1: error[palette]: `ink` has no sRGB value"),
        ('ink = "#10263a"', "1: error[palette]: `ink` must be a table"),
        (INK + "cmyk = [0, 82, 91]", "3: error[palette]: the recipe of `ink` is not four numbers"),
        (INK + "cmyk = [0, 82, 91, 101]", "3: error[palette]: the recipe of `ink` is not four"),
        (INK + "cmyk = [0, -1, 91, 0]", "3: error[palette]: the recipe of `ink` is not four"),
        (INK + "cmyk = [0, nan, 91, 0]", "3: error[palette]: the recipe of `ink` is not four"),
        (INK + "cmyk = [0, inf, 91, 0]", "3: error[palette]: the recipe of `ink` is not four"),
        (INK + f"cmyk = [0, 0x{'f' * 999999}, 0, 0]", "3: error[palette]: the recipe of `ink` is"),
        (INK + "cmyk = [0, 82, true, 0]", "3: error[palette]: the recipe of `ink` is not four"),
        (INK + 'cmyk = "0 82 91 4"', "3: error[palette]: the recipe of `ink` is not four numbers"),
        (
            INK + "cymk = [0, 82, 91, 4]",
            "3: error[unknown-key]: there is no key `cymk`\n  hint: did",
        ),
        (INK + 'spot = "PANTONE 172 C"', "3: error[palette]: `ink` has a spot ink, but no recipe"),
        *(
            (PEN.replace("PANTONE 172 C", name), f"4: error[palette]: the spot ink of `pen` {why}")
            for name, why in (
                ("All", "names no spot ink"),
                ("None", "names no spot ink"),
                ("black", "names no spot ink"),
                ("", "is not the name of an ink"),
                (" PANTONE 172 C", "has spaces"),
                ("x" * 128, "is longer than 127 bytes"),
            )
        ),
        (PEN.replace('"PANTONE 172 C"', "172"), "4: error[palette]: the spot ink of `pen` is not"),
        (
            INK + "[night]\nsrgb = '#10263A'\ncmyk = [90, 70, 40, 50]\n",
            "5: error[palette]: `night` and `ink` are both #10263a, but of other inks",
        ),
        (
            PEN + PEN.replace("pen", "lead").replace("e8481c", "e8481d").replace("82.5", "82"),
            "7: error[palette]: `lead` and `pen` are both PANTONE 172 C, by other recipes",
        ),
    ],
)
def test_what_is_wrong_has_its_line(tmp_path: Path, text: str, told: str) -> None:
    _, (problem,) = _read(tmp_path, text)
    assert problem.startswith(f"styles/palette.toml:{told}")


def test_all_is_told_at_once(tmp_path: Path) -> None:
    text = '[pen]\nsrgb = 1\ncmyk = 2\nspot = "All"\nspott = 3\n[ink]\ncmyk = []\n'
    swatches, problems = _read(tmp_path, text)
    assert not swatches
    assert sorted(problem.split(":")[1] for problem in problems) == ["2", "3", "4", "5", "6", "7"]


def test_twins_with_the_same_recipe_are_no_problem(tmp_path: Path) -> None:
    swatches, problems = _read(tmp_path, PEN + PEN.replace("[pen]", "[pencil]"))
    assert not problems
    assert len(swatches) == 2


def test_a_recipe_above_the_ink_limit_names_both_numbers(tmp_path: Path) -> None:
    deep = '[deep]\nsrgb = "#000001"\ncmyk = [90, 80, 70, 60.5]\n'
    within = '[within]\nsrgb = "#000002"\ncmyk = [70.1, 69.9, 60, 100]\n'
    swatches, _ = _read(tmp_path, INK + deep + within)
    (problem,) = over_limit(swatches, 3.0, "gracol-coated")
    assert str(problem).startswith(
        "styles/palette.toml:5: error[palette]: the recipe of `deep` lays 300.5 % of ink; "
        "`gracol-coated` allows 300 %\n  hint: "
    )
    assert not over_limit(swatches, 3.005, "gracol-coated")
