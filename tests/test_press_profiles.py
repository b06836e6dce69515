"""Press profiles: what they ask for, and what is wrong with each, at its line."""

import re
from pathlib import Path

import pytest

from conftest import REPORT_TOML, Publication
from ngen_pdf import build, press, report
from ngen_pdf.config import Table
from ngen_pdf.palette import over_limit, read_palette
from shop import ICC, SHOP, STYLES, open_shop, told_of


def test_a_profile_of_the_users_own(tmp_path: Path) -> None:
    open_shop(tmp_path)
    shop = press.read_press(tmp_path, "shop")
    edge = 5 * 72 / 25.4
    assert shop == press.PressProfile(
        name="shop",
        path="styles/press/shop.toml",
        title="Our shop",
        standard="PDF/X-4",
        intent=press.OutputIntent(
            condition="CGATS TR 006",
            registry="http://www.color.org",
            description="Our shop",
            path="styles/press/shop.icc",
            icc=ICC,
        ),
        ink_limit=2.8,
        bleed=press.Edges(edge, edge, 9.0, 0.0),
        marks=press.Marks(18.0, crop=True, registration=False, color_bar=False, slug_line=False),
        slug=54.0,
        spots=("PANTONE 172 C",),
        images=press.ImageLimits(300, 450),
        page_multiple=4,
        cover_apart=True,
        preflight=Table("styles/press/shop.toml", {}, {}),
    )


@pytest.mark.parametrize("name", sorted(path.stem for path in STYLES.glob("*.toml")))
def test_the_profiles_that_are_shipped(name: str) -> None:
    profile = press.read_press(STYLES.parent.parent, name)
    assert profile.name == name
    assert profile.ink_limit <= 3.2  # GWG 2022, SheetCMYK
    swatches, _ = read_palette(STYLES.parent.parent)
    assert not over_limit(swatches, profile.ink_limit, name)


# --- what is wrong ---------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('title = "Our shop"\n', "", ": error[press-profile]: `title` is missing"),
        ('"Our shop"', "7", ":1: error[press-profile]: `title` must be text"),
        ('"Our shop"', '" "', ":1: error[press-profile]: `title` must be text"),
        ('"Our shop"', '"\\u0007"', ":1: error[press-profile]: `title` must be text"),
        (
            "ink-limit",
            "inklimit",
            ":2: error[unknown-key]: there is no key `inklimit`\n  hint: did",
        ),
        ("280", '"280"', ":2: error[press-profile]: `ink-limit` must be a number from 100 to 400"),
        ("280", "2.8", ":2: error[press-profile]: `ink-limit` must be a number from 100 to 400, n"),
        ("280", "401", ":2: error[press-profile]: `ink-limit` must be a number from 100 to 400, n"),
        ("280", "nan", ":2: error[press-profile]: `ink-limit` must be a number from 100 to 400, n"),
        ("280", "inf", ":2: error[press-profile]: `ink-limit` must be a number from 100 to 400, n"),
        (
            "280",
            f"0x{'f' * 5000}",
            ":2: error[press-profile]: `ink-limit` must be a number from 100",
        ),
        ("280", "true", ":2: error[press-profile]: `ink-limit` must be a number from 100 to 400"),
        ('"0.75in"', "0.75", ":3: error[press-profile]: `slug` is not a length: `0.75`\n  hint: w"),
        ('"0.75in"', '"0.75"', ":3: error[press-profile]: `slug` is not a length: `0.75`\n  hint"),
        ('"0.75in"', '"1 em"', ":3: error[press-profile]: `slug` is not a length: `1 em`\n  hint"),
        ('"0.75in"', '"-1in"', ":3: error[press-profile]: `slug` must be from 0 to 2in, not -1in"),
        ('"0.75in"', '"51mm"', ":3: error[press-profile]: `slug` must be from 0 to 2in, not 51mm"),
        ('"0.75in"', '"35pt"', ":3: error[press-profile]: `slug` is 35pt, but the marks with the"),
        ('slug = "0.75in"\n', "", ": error[press-profile]: `slug` is 0pt, but the marks with the"),
        ('["PANTONE 172 C"]', '"red"', ":4: error[press-profile]: `spots` must be a list of inks"),
        ('"PANTONE 172 C"', '"A", "A"', ":4: error[press-profile]: `spots` has `A` twice"),
        ('"PANTONE 172 C"', '"All"', ":4: error[press-profile]: `spots`: `All` names no spot ink"),
        ('"PANTONE 172 C"', "172", ":4: error[press-profile]: `spots`: `172` is not the name of"),
        ("multiple = 4", "multiple = 0", ":5: error[press-profile]: `page-multiple` must be a who"),
        ("multiple = 4", "multiple = 4.0", ":5: error[press-profile]: `page-multiple` must be a w"),
        ("apart = true", "apart = 1", ":6: error[press-profile]: `cover-apart` must be true or f"),
        ("[condition]", "[conditions]", ":8: error[unknown-key]: there is no key `conditions`"),
        ("identifier", "identity", ":9: error[unknown-key]: there is no key `identity`"),
        ('"CGATS TR 006"', "6", ":9: error[press-profile]: `condition.identifier` must be text"),
        ('"5mm"', '"5mn"', ":13: error[press-profile]: `bleed.top` is not a length: `5mn`"),
        ('"5mm"', '"26mm"', ":13: error[press-profile]: `bleed.top` must be from 0 to 1in, not 26"),
        ('spine = "0in"\n', "", ":12: error[press-profile]: `bleed.spine` is missing"),
        ('"0.25in"', '"9pt"', ":19: error[press-profile]: the marks begin 9pt off the trim, with"),
        ('offset = "0.25in"\n', "", ":18: error[press-profile]: the marks begin 0pt off the tri"),
        ("crop = true", "crop = 'yes'", ":20: error[press-profile]: `marks.crop` must be true or"),
        ("ppi = 300", "ppi = 71", ":23: error[press-profile]: `images.ppi` must be a number from"),
        ("450", "299", ":24: error[press-profile]: `ceiling` is 299 ppi, below `ppi`, which is 30"),
        ("ppi = 300\n", "", ":22: error[press-profile]: `images.ppi` is missing"),
        ("title", 'standard = "PDF/X-1a"\ntitle', ":1: error[press-profile]: `standard` cannot be"),
        ("title", "standard = []\ntitle", ":1: error[press-profile]: `standard` cannot be `[]`"),
        ("450", "true", ":24: error[press-profile]: `images.ceiling` must be a number from 72 to"),
        ("ppi = 300", "ppi = = 300", ":23: error[toml]: Invalid value"),
    ],
)
def test_what_is_wrong_has_its_line(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in SHOP
    open_shop(tmp_path, SHOP.replace(old, new, 1))
    problem, *missing = told_of(tmp_path)
    assert problem.startswith(f"styles/press/shop.toml{told}")
    assert all(other.endswith(" is missing") for other in missing)


@pytest.mark.parametrize("table", ["condition", "bleed", "marks", "images"])
def test_a_table_that_is_none(tmp_path: Path, table: str) -> None:
    head, _, rest = SHOP.partition(f"[{table}]\n")
    rest = rest.partition("\n\n")[2]
    open_shop(tmp_path, f"{table} = 1\n{head}\n{rest}")
    first = f"styles/press/shop.toml:1: error[press-profile]: `{table}` must be a table"
    assert told_of(tmp_path)[0].startswith(first)


def test_a_number_in_quotation_marks_is_told_apart_from_one(tmp_path: Path) -> None:
    open_shop(tmp_path, SHOP.replace("280", '"280"'))
    (told,) = told_of(tmp_path)
    assert told.endswith("hint: write it without quotation marks")


def test_a_table_that_is_missing(tmp_path: Path) -> None:
    open_shop(tmp_path, SHOP.partition("[images]")[0])
    assert told_of(tmp_path) == [
        "styles/press/shop.toml: error[press-profile]: `images.ppi` is missing",
        "styles/press/shop.toml: error[press-profile]: `images.ceiling` is missing",
    ]


def test_all_is_told_at_once(tmp_path: Path) -> None:
    text = SHOP.replace("280", "0").replace('"5mm"', "5").replace("crop = true", "crop = 1")
    open_shop(tmp_path, text.replace("ppi = 300", "pppi = 300"), icc=b"")
    lines = sorted(int(problem.split(":")[1]) for problem in told_of(tmp_path))
    assert lines == [2, 10, 13, 20, 22, 23]


def test_no_marks_and_no_slug(tmp_path: Path) -> None:
    bare = SHOP.replace('slug = "0.75in"\n', "").replace("crop = true", "").replace("0.25in", "0in")
    open_shop(tmp_path, bare)
    shop = press.read_press(tmp_path, "shop")
    assert (shop.slug, shop.marks.drawn) == (0.0, False)
    open_shop(tmp_path, bare.replace("ink-limit", 'slug = "0.25cm"\nink-limit'))
    (problem,) = told_of(tmp_path)
    assert problem.startswith("styles/press/shop.toml:2: error[press-profile]: a slug without mar")


def test_what_may_be_left_out(tmp_path: Path) -> None:
    least = re.sub(r"\[marks\](.|\n)*?\n\n|(slug|spots|page|cover).*\n", "", SHOP)
    open_shop(tmp_path, least)
    shop = press.read_press(tmp_path, "shop")
    assert (shop.spots, shop.page_multiple, shop.cover_apart, shop.slug) == ((), 1, False, 0.0)
    assert not shop.marks.drawn


# --- names -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (
            "shoq",
            "there is no press profile `shoq`\n  hint: did you mean `shop`? there is: other",
        ),
        ("../shop", "`../shop` is not the name of a press profile"),
        ("styles/press/shop", "`styles/press/shop` is not the name of a press profile"),
        ("shop.toml", "there is no press profile `shop.toml`\n  hint: did you mean `shop`?"),
        ("", "`` is not the name of a press profile"),
        ("a\0b", "`a\0b` is not the name of a press profile"),
    ],
)
def test_a_name_that_is_none(tmp_path: Path, name: str, told: str) -> None:
    open_shop(tmp_path)
    open_shop(tmp_path, name="other")
    (problem,) = told_of(tmp_path, name)
    assert problem.startswith(f"styles/press: error[press-profile]: {told}")


def test_a_publication_without_profiles(tmp_path: Path) -> None:
    assert press.names(tmp_path) == ()
    (problem,) = told_of(tmp_path)
    assert problem.endswith("  hint: there is none in `styles/press/`")


def test_a_profile_that_is_a_link_out_of_the_publication(tmp_path: Path) -> None:
    open_shop(tmp_path / "outside")
    inside = tmp_path / "inside"
    (inside / "styles/press").mkdir(parents=True)
    (inside / "styles/press/shop.toml").symlink_to(tmp_path / "outside/styles/press/shop.toml")
    (problem,) = told_of(inside)
    assert problem.startswith("styles/press/shop.toml: error[path]: `styles/press/shop.toml` leads")


def test_a_folder_of_profiles_out_of_the_publication(tmp_path: Path) -> None:
    open_shop(tmp_path / "outside")
    (tmp_path / "inside/styles").mkdir(parents=True)
    (tmp_path / "inside/styles/press").symlink_to(tmp_path / "outside/styles/press")
    assert press.names(tmp_path / "inside") == ()


# --- the report's own ------------------------------------------------------

BROKEN = SHOP.replace("280", "500")
RECIPE = '[deep]\nsrgb = "#000001"\ncmyk = [70, 70, 70, 80]\n'


def _told_by_check(publication: Publication, profile: str = "") -> list[str]:
    publication.section("01-a.md", "# A\n\nWords.\n")
    return [str(problem) for problem in build.check(publication.root, "2024", profile).problems]


def test_without_a_profile_there_is_nothing_to_check(publication: Publication) -> None:
    publication.write("styles/palette.toml", RECIPE)
    assert not _told_by_check(publication)
    assert report.load(publication.root, "2024").press == press.DEFAULT


def test_the_palette_is_checked_for_the_reports_own_press(publication: Publication) -> None:
    open_shop(publication.root)
    open_shop(publication.root, SHOP.replace("280", "300"), name="gracol-coated")
    publication.write("styles/palette.toml", RECIPE)
    assert not _told_by_check(publication)
    publication.write("report/2024/report.toml", REPORT_TOML + 'press = "shop"\n')
    (problem,) = _told_by_check(publication)
    assert problem.startswith(
        "styles/palette.toml:3: error[palette]: the recipe of `deep` lays 290"
    )
    assert not _told_by_check(publication, "gracol-coated")


@pytest.mark.parametrize("value", ["5", '"a\\u0007"'])
def test_a_press_that_is_no_name(publication: Publication, value: str) -> None:
    publication.write("report/2024/report.toml", REPORT_TOML + f"press = {value}\n")
    (problem,) = _told_by_check(publication)
    assert "error[report-toml]: `press` " in problem


def test_a_press_that_there_is_not_has_its_line(publication: Publication) -> None:
    open_shop(publication.root)
    publication.write("report/2024/report.toml", REPORT_TOML + 'press = "shoq"\n')
    (problem,) = _told_by_check(publication)
    line = len(REPORT_TOML.splitlines()) + 1
    assert problem == (
        f"report/2024/report.toml:{line}: error[press-profile]: there is no press profile `shoq`"
        "\n  hint: did you mean `shop`? there is: shop"
    )


def test_a_broken_press_is_told_by_check(publication: Publication) -> None:
    open_shop(publication.root, BROKEN)
    publication.write("report/2024/report.toml", REPORT_TOML + 'press = "shop"\n')
    (problem,) = _told_by_check(publication)
    assert problem.startswith("styles/press/shop.toml:2: error[press-profile]: `ink-limit` must")


def test_a_new_report_is_for_the_same_press(publication: Publication) -> None:
    open_shop(publication.root)
    publication.write("report/2024/report.toml", REPORT_TOML + 'press = "shop"\n')
    publication.run("new", "2025")
    assert report.load(publication.root, "2025").press == "shop"
