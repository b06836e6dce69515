"""Profiles: each has what its rules read, and a press profile changes them at its lines."""

from pathlib import Path

import pytest

from conftest import Publication
from ngen_pdf import build, press
from ngen_pdf.preflight import makeup, profiles
from ngen_pdf.preflight.rules import RULES, Terms
from ngen_pdf.problems import NgenError, Severity
from shop import SHOP, open_shop

KEYS = {rule.code: set(rule.keys) for rule in RULES}


NUMBERS = (("multiple", 8.0), ("cover-apart", True))


def shop_of(root: Path, more: str = "") -> press.PressProfile:
    open_shop(root, SHOP + more)
    return press.read_press(root, "shop")


def terms_of(profile: profiles.Profile, code: str) -> Terms:
    return dict(profile.terms)[code]


def test_there_are_five_profiles() -> None:
    names = ("any", "gwg-newspaper", "gwg-sheetfed", "gwg-web", "screen")
    assert profiles.names() == names


@pytest.mark.parametrize("name", profiles.names())
def test_each_gives_rules_just_what_they_read(name: str) -> None:
    profile = profiles.named(name)
    assert profile.title
    for code, terms in profile.terms:
        assert {key for key, _ in terms.values} == KEYS[code], code
        assert terms.clause, code
        assert terms.profile == name


def test_every_rule_is_in_a_profile() -> None:
    used = {code for name in profiles.names() for code, _ in profiles.named(name).terms}
    assert used == set(KEYS)
    assert len(KEYS) == len(RULES)


def test_a_name_that_is_none() -> None:
    with pytest.raises(NgenError, match=r"\[preflight-profile]: .*`gwg-sheet`") as raised:
        profiles.named("gwg-sheet")
    assert raised.value.problems[0].hint.startswith("did you mean `gwg-sheetfed`? there is: any,")


# --- a press profile ---------------------------------------------------------


def test_a_shop_asks_its_own_numbers_and_the_rest_as_gwg(tmp_path: Path) -> None:
    profile = profiles.for_press(shop_of(tmp_path))
    assert (profile.name, profile.title) == ("shop", "Our shop")
    assert terms_of(profile, "page-count").number("multiple") == 4
    assert terms_of(profile, "page-count").profile == "shop"
    assert terms_of(profile, "page-count").clause == "styles/press/shop.toml"
    base = profiles.named(profiles.PRESS)
    assert terms_of(profile, "page-size") == terms_of(base, "page-size")
    assert [code for code, _ in profile.terms] == [code for code, _ in base.terms]
    for code, terms in profile.terms:
        assert {key for key, _ in terms.values} == KEYS[code], code


def test_a_shop_changes_rules_by_tables_of_their_codes(tmp_path: Path) -> None:
    more = """
[preflight.page-count]
severity = "error"
multiple = 8
clause = "our saddle stitcher"

[preflight.page-size]
severity = "off"
"""
    profile = profiles.for_press(shop_of(tmp_path, more))
    terms = terms_of(profile, "page-count")
    assert terms == Terms("shop", Severity.ERROR, NUMBERS, "our saddle stitcher")
    assert "page-size" not in dict(profile.terms)


def test_a_shop_changes_rules_of_pages_likewise(tmp_path: Path) -> None:
    more = """
[preflight.short-page]
severity = "error"
lines = 3

[preflight.widow]
severity = "off"
"""
    asked = profiles.of_pages(shop_of(tmp_path, more))
    assert asked["short-page"].severity is Severity.ERROR
    assert (asked["short-page"].number("lines"), asked["short-page"].profile) == (3, "shop")
    assert asked["orphan"] == profiles.of_pages(None)["orphan"]
    assert "widow" not in asked
    assert {rule.code for rule in makeup.RULES} == set(profiles.of_pages(None))
    for rule in makeup.RULES:
        assert {key for key, _ in profiles.of_pages(None)[rule.code].values} == set(rule.keys)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[preflight.page-cuont]", ":26: error[unknown-key]: there is no rule `page-cuont`"),
        ("[preflight.alt-text]", ":26: error[unknown-key]: there is no rule `alt-text` for a pr"),
        ("[preflight.page-count]\nmultipel = 4", ":27: error[unknown-key]: there is no key `mult"),
        ("[preflight.page-count]\nmultiple = '4'", ":27: error[press-profile]: `multiple` must"),
        ("[preflight.page-count]\nmultiple = true", ":27: error[press-profile]: `multiple` must"),
        ("[preflight.page-count]\nmultiple = nan", ":27: error[press-profile]: `multiple` must b"),
        ("[preflight.page-count]\nmultiple = -1", ":27: error[press-profile]: `multiple` must be"),
        ("[preflight.page-count]\nseverity = 'of'", ":27: error[press-profile]: `severity` must"),
        ("[preflight.page-count]\nseverity = []", ":27: error[press-profile]: `severity` must"),
        ("[preflight.page-count]\nclause = 1", ":27: error[press-profile]: `clause` must be tex"),
    ],
)
def test_what_is_wrong_has_its_line(tmp_path: Path, text: str, told: str) -> None:
    wrong = shop_of(tmp_path, f"\n{text}\n")
    (problem,) = profiles.faults(wrong)
    assert str(problem).startswith(f"styles/press/shop.toml{told}")
    with pytest.raises(NgenError):
        profiles.for_press(wrong)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("preflight = 1\n", ":1: error[press-profile]: `preflight` must be a table"),
        ("preflight.page-count = 1\n", ":1: error[press-profile]: `preflight.page-count` must be"),
    ],
)
def test_tables_that_are_none(tmp_path: Path, text: str, told: str) -> None:
    open_shop(tmp_path, text + SHOP)
    with pytest.raises(NgenError) as raised:
        press.read_press(tmp_path, "shop")
    assert str(raised.value).startswith(f"styles/press/shop.toml{told}")


def test_check_tells_of_it(publication: Publication) -> None:
    open_shop(publication.root, SHOP + "\n[preflight.page-sise]\n")
    publication.section("01-a.md", "# A\n\nWords.\n")
    (problem,) = build.check(publication.root, "2024", "shop").problems
    assert str(problem) == (
        "styles/press/shop.toml:26: error[unknown-key]: there is no rule `page-sise` for a press"
        " file\n  hint: did you mean `page-size`?"
    )
