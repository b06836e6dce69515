"""`render` makes the press edition: which files come out, to which profile, and what stops it."""

from pathlib import Path

import pikepdf
import pytest

from conftest import Publication
from shop import ICC, SHOP, open_shop

BLEEDING = "@page { bleed: 5mm }"
TWO_PAGES = "# One\n\nWords.\n"
SHOPS = SHOP.replace("page-multiple = 4", "page-multiple = 2")


@pytest.fixture
def shop(publication: Publication) -> Publication:
    """A report of two pages, and one press profile, `shop`."""
    publication.section("01-one.md", "# Zero\n")
    publication.section("02-two.md", TWO_PAGES)
    publication.write("styles/then.css", BLEEDING)
    open_shop(publication.root, SHOPS)
    return publication


def _names(publication: Publication, *options: str) -> list[str]:
    done = publication.run("render", "2024", "--quiet", *options)
    assert (done.returncode, done.stderr) == (0, "")
    return [Path(line).name for line in done.stdout.splitlines()]


def _refused(publication: Publication, *options: str, status: int = 1) -> str:
    done = publication.run("render", "2024", "--quiet", *options)
    assert (done.returncode, done.stdout) == (status, "")
    return done.stderr


SCREEN, PRESS = "test-annual-report-2024.pdf", "test-annual-report-2024-press.pdf"


def test_editions_are_those_that_are_named(shop: Publication) -> None:
    assert _names(shop, "--press", "shop") == [SCREEN, PRESS]
    assert _names(shop, "--edition", "screen") == [SCREEN]
    assert _names(shop, "--press", "shop", "--edition", "press") == [PRESS]
    assert _names(shop, "--edition", "screen", "--edition", "screen") == [SCREEN]


def test_without_a_word_both_are_made_to_the_profile_that_the_report_names(
    shop: Publication,
) -> None:
    settings = (shop.root / "report/2024/report.toml").read_text("utf-8")
    shop.write("report/2024/report.toml", f'{settings}press = "shop"\n')
    assert _names(shop) == [SCREEN, PRESS]
    with pikepdf.open(shop.root / "build/2024" / PRESS) as pdf:
        assert [float(n) for n in pdf.pages[0].BleedBox] == pytest.approx(
            [0, -14.173, 309, 414.173], abs=0.01
        )


def test_a_publication_without_a_profile_has_no_press_edition(publication: Publication) -> None:
    publication.section("01-one.md", TWO_PAGES)
    assert _names(publication) == [SCREEN]
    told = _refused(publication, "--edition", "press")
    assert "error[press-profile]: there is no press profile `gracol-coated`" in told


def test_a_report_whose_profile_is_missing_says_which_there_are(shop: Publication) -> None:
    told = _refused(shop)
    assert "error[press-profile]: there is no press profile `gracol-coated`" in told
    assert "there is: shop" in told
    assert not (shop.root / "build").exists()


def test_a_name_that_is_none(shop: Publication) -> None:
    assert "did you mean `shop`?" in _refused(shop, "--press", "shap")
    assert "is not the name of a press profile" in _refused(shop, "--press", "../shop")


def test_an_icc_profile_that_only_looks_whole_is_told_of_before_the_pages(
    shop: Publication,
) -> None:
    count = int.from_bytes(ICC[128:132])
    tags = {ICC[at : at + 4]: at for at in range(132, 132 + 12 * count, 12)}
    place = int.from_bytes(ICC[tags[b"B2A1"] + 4 : tags[b"B2A1"] + 8])
    open_shop(shop.root, SHOPS, ICC[:place] + b"none" + ICC[place + 4 :])
    told = _refused(shop, "--press", "shop")
    assert "styles/press/shop.toml: error[icc-profile]: `styles/press/shop.icc` " in told
    assert "hint: ask the print shop for its ICC profile again" in told


def test_a_recipe_of_another_color_is_told_of_at_its_line(shop: Publication) -> None:
    shop.write(
        "styles/palette.toml",
        '[signal]\nsrgb = "#00856f"\ncmyk = [0, 83, 96, 0]\n\n[text]\nsrgb = "#171c21"\n'
        'cmyk = [0, 0, 0, 100]\n\n[plain]\nsrgb = "#123456"\n',
    )
    done = shop.run("render", "2024", "--press", "shop", "--quiet")
    assert (done.returncode, done.stderr) == (
        0,
        "styles/palette.toml:3: warning[palette]: the recipe of `signal` prints as another color "
        "than its `srgb` on screen\n  hint: by `shop` it is cmyk = [79, 9, 55, 24]\n",
    )


def test_pages_that_cannot_be_bound_are_told_of(shop: Publication) -> None:
    shop.section("03-three.md", "# Two\n")
    done = shop.run("render", "2024", "--press", "shop", "--quiet")
    assert done.returncode == 0
    assert done.stderr == (
        "styles/press/shop.toml: warning[page-count]: the report has 5 pages, "
        "`shop` asks for a multiple of 2\n  hint: add 1 or take out 1\n"
    )
    assert "page-count" in _refused(shop, "--press", "shop", "--strict")
    assert "page-count" not in shop.run("render", "2024", "--edition", "screen").stderr


def test_a_draft_is_no_press_file(shop: Publication) -> None:
    assert _names(shop, "--draft") == ["test-annual-report-2024-draft.pdf"]
    for option in (("--press", "shop"), ("--edition", "press")):
        told = _refused(shop, "--draft", *option, status=2)
        assert "a press file is never a draft" in " ".join(told.replace("│", "").split())


def test_a_profile_is_for_the_press_edition(shop: Publication) -> None:
    told = _refused(shop, "--edition", "screen", "--press", "shop", status=2)
    assert "add --edition press" in " ".join(told.replace("│", "").split())


def test_one_edition_that_cannot_be_made_leaves_both_as_they_were(shop: Publication) -> None:
    assert _names(shop, "--press", "shop") == [SCREEN, PRESS]
    files = [shop.root / "build/2024" / name for name in (SCREEN, PRESS)]
    before = [file.read_bytes() for file in files]
    shop.write("styles/then.css", "@page { bleed: 2mm }")
    shop.section("02-two.md", f"{TWO_PAGES}\nMore words.\n")
    assert "error[bleed]" in _refused(shop, "--press", "shop")
    assert [file.read_bytes() for file in files] == before


def test_help_tells_of_it(publication: Publication) -> None:
    told = publication.run("render", "--help").stdout
    assert "--press" in told
    assert "screen and press" in " ".join(told.split())
