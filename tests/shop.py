"""A print shop's profile, and what is told of it."""

from pathlib import Path

import pytest

from conftest import ROOT
from ngen_pdf import press
from ngen_pdf.problems import NgenError

STYLES = ROOT / "styles/press"
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


def open_shop(root: Path, text: str = SHOP, icc: bytes = ICC, name: str = "shop") -> None:
    """Put the profile and its ICC file below the root."""
    (root / "styles/press").mkdir(parents=True, exist_ok=True)
    (root / f"styles/press/{name}.toml").write_text(text, "utf-8")
    (root / "styles/press/shop.icc").write_bytes(icc)


def told_of(root: Path, name: str = "shop") -> list[str]:
    """The problems of the profile."""
    with pytest.raises(NgenError) as raised:
        press.read_press(root, name)
    return [str(problem) for problem in raised.value.problems]
