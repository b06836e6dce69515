"""Press profiles: the terms they give, and what is wrong with each, at its line."""

from pathlib import Path

import pytest

from ngen_pdf import press
from ngen_pdf.problems import NgenError

STYLES = Path(__file__).parent.parent / "styles/press"
ICC = (STYLES / "gracol-coated.icc").read_bytes()
SHOP = """\
title = "Our shop"
ink-limit = 280
slug = "0.75in"
spots = ["PANTONE 172 C"]
page-multiple = 4
cover-apart = true

[condition]
identifier = "CGATS TR 006"
profile = "shop.icc"

[bleed]
top = "5mm"
bottom = "0.5cm"
outside = "9 pt"
spine = "0in"

[marks]
offset = "0.25in"
crop = true

[images]
ppi = 300
ceiling = 450
"""


def _shop(root: Path, text: str = SHOP, icc: bytes = ICC, name: str = "shop") -> None:
    (root / "styles/press").mkdir(parents=True, exist_ok=True)
    (root / f"styles/press/{name}.toml").write_text(text, "utf-8")
    (root / "styles/press/shop.icc").write_bytes(icc)


def _told(root: Path, name: str = "shop") -> list[str]:
    with pytest.raises(NgenError) as raised:
        press.read_press(root, name)
    return [str(problem) for problem in raised.value.problems]


def test_a_profile_of_the_users_own(tmp_path: Path) -> None:
    _shop(tmp_path)
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
    )


@pytest.mark.parametrize("name", sorted(path.stem for path in STYLES.glob("*.toml")))
def test_the_profiles_that_are_shipped(name: str) -> None:
    profile = press.read_press(STYLES.parent.parent, name)
    assert profile.name == name
    assert profile.ink_limit <= 3.2  # GWG 2022, SheetCMYK
