"""Reads `styles/palette.toml`, where every brand color is named once.

In: the root. Out: `Swatch`es in the file's order. Painting belongs to the stylesheets.
"""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from ngen_pdf import config
from ngen_pdf.problems import Problem

PATH = "styles/palette.toml"
NAME = re.compile(r"[a-z][a-z0-9-]*")
SRGB = re.compile(r"#[0-9a-fA-F]{6}")


Cmyk = tuple[float, float, float, float]
"""Cyan, magenta, yellow and black, each from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Swatch:
    """A brand color: the name of its CSS custom property, and its sRGB value `#rrggbb`.

    `cmyk` is its recipe for the press, `spot` the name of the ink that can stand for it.
    """

    name: str
    srgb: str
    cmyk: Cmyk | None = None
    spot: str = ""


def read_palette(root: Path) -> tuple[tuple[Swatch, ...], tuple[Problem, ...]]:
    """The palette and what is wrong with it; a publication without one has no swatches."""
    if not os.path.lexists(root / PATH):  # a link to nothing is a problem, not an absence
        return (), ()
    table = config.read_table(root, PATH)
    swatches: list[Swatch] = []
    problems = list(table.problems)
    for name, value in table.values.items():
        swatch = _swatch(name, value)
        if isinstance(swatch, Swatch):
            swatches.append(swatch)
        else:
            hint = f'write [{name}] and below it srgb = "#10263a"'
            problems.append(Problem("palette", swatch, table.place(name), hint))
    return tuple(swatches), tuple(problems)


def _swatch(name: str, value: object) -> Swatch | str:
    if not NAME.fullmatch(name):
        return f"`{name}` cannot name a color: use small letters, digits and hyphens"
    if not isinstance(value, dict) or set(value) != {"srgb"}:
        return f"`{name}` must hold `srgb` and nothing else"
    if not isinstance(value["srgb"], str) or not SRGB.fullmatch(value["srgb"]):
        return f"`{name}` has no sRGB value of the form #rrggbb"
    return Swatch(name, value["srgb"].lower())
