"""Reads `styles/palette.toml`, where every brand color is named once.

In: the root. Out: `Swatch`es in the file's order. Painting belongs to the stylesheets, which
plates a color gets to `inks`.
"""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ngen_pdf import config, plates, units
from ngen_pdf.problems import Place, Problem, did_you_mean

PATH = "styles/palette.toml"
NAME = re.compile(r"[a-z][a-z0-9-]*")
SRGB = re.compile(r"#[0-9a-fA-F]{6}")


Cmyk = tuple[float, float, float, float]
"""Cyan, magenta, yellow and black, each from 0 to 1."""

KEYS = ("srgb", "cmyk", "spot")
SRGB_HINT = 'write [{}] and below it srgb = "#10263a"'


@dataclass(frozen=True, slots=True)
class Swatch:
    """A brand color: the name of its CSS custom property, and its sRGB value `#rrggbb`.

    `cmyk` is its recipe for the press, `spot` the name of the ink that can stand for it;
    `line` is that of the recipe, or of the swatch where it has none.
    """

    name: str
    srgb: str
    cmyk: Cmyk | None = None
    spot: str = ""
    line: int = 0


def read_palette(root: Path) -> tuple[tuple[Swatch, ...], tuple[Problem, ...]]:
    """The palette and what is wrong with it; a publication without one has no swatches."""
    if not os.path.lexists(root / PATH):  # a link to nothing is a problem, not an absence
        return (), ()
    table = config.read_table(root, PATH)
    swatches: list[Swatch] = []
    problems = list(table.problems)
    for name, value in table.values.items():
        faults = tuple(_faults(table, name, value))
        problems += faults
        if not faults and isinstance(value, dict):
            swatches.append(_swatch(table, name, value))
    return tuple(swatches), (*problems, *_at_odds(swatches))


def over_limit(swatches: tuple[Swatch, ...], limit: float, press: str) -> tuple[Problem, ...]:
    """A problem for each recipe that lays more ink than the press profile named `press` allows.

    `limit` is the sum of the plates: 3.0 is 300 %.
    """
    return tuple(
        Problem(
            "palette",
            f"the recipe of `{swatch.name}` lays {_percent(sum(swatch.cmyk))} % of ink; "
            f"`{press}` allows {_percent(limit)} %",
            Place(PATH, swatch.line),
            "lay less cyan, magenta and yellow",
        )
        for swatch in swatches
        if swatch.cmyk and round(sum(swatch.cmyk), 6) > limit
    )


def _percent(ink: float) -> str:
    return f"{round(ink * 100, 4):g}"


def _faults(table: config.Table, name: str, value: object) -> tuple[Problem, ...]:
    """What is wrong with a swatch, each at its key."""
    if not NAME.fullmatch(name):
        message = f"`{name}` cannot name a color: use small letters, digits and hyphens"
        return (Problem("palette", message, table.place(name), SRGB_HINT.format("ink")),)
    if not isinstance(value, dict):
        message = f"`{name}` must be a table"
        return (Problem("palette", message, table.place(name), SRGB_HINT.format(name)),)
    unknown = tuple(
        Problem(
            "unknown-key",
            f"there is no key `{key}`",
            table.place(f"{name}.{key}"),
            did_you_mean(key, KEYS) or f"known keys: {', '.join(KEYS)}",
        )
        for key in value
        if key not in KEYS
    )
    wrong = (
        Problem("palette", message, table.place(key if key in table.lines else name), hint)
        for key, message, hint in _wrong_values(name, value)
    )
    return (*unknown, *wrong)


def _wrong_values(name: str, value: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    """Of each value that is wrong, its key, what is wrong, and a hint."""
    srgb, spot = value.get("srgb"), value.get("spot")
    if not isinstance(srgb, str) or not SRGB.fullmatch(srgb):
        message = f"`{name}` has no sRGB value of the form #rrggbb"
        yield f"{name}.srgb", message, SRGB_HINT.format(name)
    if "cmyk" in value and _recipe(value["cmyk"]) is None:
        message = f"the recipe of `{name}` is not four numbers from 0 to 100"
        yield f"{name}.cmyk", message, "write percents of ink: cmyk = [0, 82, 91, 4]"
    if spot is not None and (fault := plates.fault_of_spot(spot)):
        message = f"the spot ink of `{name}` {fault}"
        yield f"{name}.spot", message, 'write its name: spot = "PANTONE 172 C"'
    if spot is not None and "cmyk" not in value:
        hint = "add cmyk = [...]: it stands for the ink where a shop does not print it"
        yield f"{name}.spot", f"`{name}` has a spot ink, but no recipe", hint


def _recipe(value: object) -> Cmyk | None:
    """Four percents as ink from 0 to 1."""
    if not isinstance(value, list) or len(value) != 4:
        return None
    percents = [units.number(ink, 0, 100) for ink in value]
    inks = [percent / 100 for percent in percents if percent is not None]
    if len(inks) < 4:
        return None
    cyan, magenta, yellow, black = inks
    return cyan, magenta, yellow, black


def _swatch(table: config.Table, name: str, value: Mapping[str, object]) -> Swatch:
    line = table.lines.get(f"{name}.cmyk") or table.lines.get(name, 0)
    recipe = _recipe(value.get("cmyk"))
    return Swatch(name, str(value["srgb"]).lower(), recipe, str(value.get("spot", "")), line)


def _at_odds(swatches: list[Swatch]) -> Iterator[Problem]:
    """Swatches that paint the same with other inks, and those of an ink with other recipes."""
    colors: dict[str, Swatch] = {}
    inks: dict[str, Swatch] = {}
    for swatch in swatches:
        where = Place(PATH, swatch.line)
        twin = colors.setdefault(swatch.srgb, swatch)
        if (twin.cmyk, twin.spot) != (swatch.cmyk, swatch.spot):
            message = f"`{swatch.name}` and `{twin.name}` are both {swatch.srgb}, but of other inks"
            yield Problem("palette", message, where, "give both the same recipe")
        twin = inks.setdefault(swatch.spot, swatch) if swatch.spot else swatch
        if twin.cmyk != swatch.cmyk:
            message = f"`{swatch.name}` and `{twin.name}` are both {swatch.spot}, by other recipes"
            yield Problem("palette", message, where, "give both the same recipe")
