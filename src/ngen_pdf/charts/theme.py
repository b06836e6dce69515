"""The house theme of charts, made of the publication's palette, faces and stylesheets.

In: swatches, faces, the text of the stylesheets. Out: a `Theme`: Vega-Lite's configuration and
the widths of a column. Lengths are points: `svg` makes a unit of a drawing one.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ngen_pdf.fonts import Face, family_for
from ngen_pdf.palette import Swatch

SIZE = 9  # pt: no smaller than a caption is usually set
SMALLEST = 7.5  # pt, that may be printed
HAIRLINE = 0.5  # pt
WHITE = "#ffffff"
GRAYS = (
    Swatch("ink", "#1a1a1a"), Swatch("steel", "#4d4d4d"), Swatch("slate", "#808080"),
    Swatch("line", "#b8b8b8"),
)  # fmt: skip
POINTER = "signal"  # colors so named are for the writer to point with
TEXT = "text"  # the color of words and hairlines, which fills no marks
DARKEST, LIGHTEST, STEP = 0, 82, 15  # CIE lightness of what may fill marks, and its least steps

DEFAULTS = {  # pt
    "measure": 332.0, "type-width": 504.0, "type-height": 658.0, "margin-column": 160.0,
    "step": 1.0,
}  # fmt: skip
LENGTH = r"--{}\s*:\s*([0-9]*\.?[0-9]+)(pt|pc|px|in|cm|mm)\s*[;}}]"
POINTS = {"pt": 1, "pc": 12, "px": 0.75, "in": 72, "cm": 72 / 2.54, "mm": 72 / 25.4}


@dataclass(frozen=True, slots=True)
class Theme:
    """How charts look; lengths in pt by the names of CSS custom properties."""

    config: Mapping[str, object]
    family: str
    categories: tuple[str, ...]
    palette: Mapping[str, str]
    lengths: Mapping[str, float]

    def width(self, classes: tuple[str, ...]) -> float:
        """The width of a chart of these classes."""
        if "wide" in classes:
            return self.lengths["type-width"]
        return self.lengths["margin-column" if "margin" in classes else "measure"]


def theme(
    swatches: tuple[Swatch, ...], faces: tuple[Face, ...], styles: Mapping[str, str]
) -> Theme:
    """The theme of a publication; `styles` are its stylesheets' texts by path."""
    text = "\n".join(styles.values())
    palette = {swatch.name: swatch.srgb for swatch in swatches or GRAYS}
    found = categories(tuple(palette.items()))
    family = family_for("sans", text, faces)
    lengths = {name: _length(name, text, default) for name, default in DEFAULTS.items()}
    return Theme(_config(palette, found, family), family, found, palette, lengths)


# --- what the publication says ---------------------------------------------


def _length(name: str, text: str, default: float) -> float:
    found = re.search(LENGTH.format(name), text)
    return float(found[1]) * POINTS[found[2]] if found else default


# --- colors ----------------------------------------------------------------


def lightness(srgb: str) -> float:
    """The lightness L* (CIE 1976) of `#rrggbb`, from 0 for black to 100 for white."""
    channels = (int(srgb[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 116 * luminance ** (1 / 3) - 16 if luminance > 0.008856 else 903.3 * luminance


def categories(palette: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """The colors that tell groups apart, by lightness alone, the furthest beside each other.

    From the darkest on each that is light enough to be told from the one before it, so that they
    are told apart in gray and by readers who do not see all colors.
    """
    usable = sorted(
        (lightness(srgb), srgb)
        for name, srgb in palette
        if name != TEXT and not name.startswith(POINTER)
    )
    steps: list[tuple[float, str]] = []
    for light, srgb in usable:
        if light <= LIGHTEST and (not steps or light - steps[-1][0] >= STEP):
            steps.append((light, srgb))
    if len(steps) < 2:
        return categories(tuple((swatch.name, swatch.srgb) for swatch in GRAYS))
    ordered = [srgb for _, srgb in steps]
    return tuple(ordered[::2] + ordered[1::2])


def _config(palette: Mapping[str, str], found: tuple[str, ...], family: str) -> dict[str, object]:
    """The theme as Vega-Lite has it: hairlines, no boxes, one size of type."""
    ink = palette.get("ink", found[0])
    text = palette.get(TEXT, ink)
    steel = palette.get("steel", text)
    line = palette.get("line", max(found, key=lightness))
    ramp = [max(found, key=lightness), min(found, key=lightness)]
    return {
        "background": None,
        "padding": 0,
        "font": family,
        "numberFormat": ",~f",
        "view": {"stroke": None, "continuousHeight": 154, "discreteHeight": {"step": 21}},
        **_axes(text, steel, line),
        **_legends(text, steel),
        **_marks(text, found[0]),
        "range": {
            "category": list(found), "ordinal": ramp, "ramp": ramp, "heatmap": ramp,
            "diverging": [ink, line, palette.get(POINTER, found[1])],
        },
    }  # fmt: skip


def _label(text: str) -> dict[str, object]:
    return {"labelFontSize": SIZE, "labelColor": text, "labelFontWeight": 400, "labelLimit": 0}


def _title(steel: str) -> dict[str, object]:
    return {"titleFontSize": SIZE, "titleColor": steel, "titleFontWeight": 400, "titleLimit": 0}


def _axes(text: str, steel: str, line: str) -> dict[str, object]:
    """Scales with ticks below, hairlines across; titles at the ends, none turned."""
    hairline = {"domainWidth": HAIRLINE, "tickWidth": HAIRLINE, "gridWidth": HAIRLINE}
    above = {"titleAngle": 0, "titleAlign": "left", "titleAnchor": "end", "titleBaseline": "bottom"}
    return {
        "axis": {
            **_label(text), **_title(steel), **hairline, "domainColor": text, "tickColor": text,
            "gridColor": line, "grid": False, "tickSize": 4, "labelPadding": 4, "titlePadding": 7,
            "labelSeparation": 6, "translate": 0,
        },
        "axisX": {"titleAnchor": "end", "titleAlign": "right", "labelAngle": 0},
        "axisY": {**above, "titleX": 0, "titleY": -7},
        "axisDiscrete": {"ticks": False},
        "axisXQuantitative": {"tickCount": 5},
        "axisXTemporal": {"tickCount": 5},
        "axisYQuantitative": {"grid": True, "domain": False, "ticks": False, "tickCount": 4},
        "axisYDiscrete": {"labelPadding": 7, "domainColor": text},
    }  # fmt: skip


def _legends(text: str, steel: str) -> dict[str, object]:
    """Legends above, without frames; names of facets and titles of views."""
    return {
        "header": {
            **_label(text), **_title(steel), "labelAnchor": "start", "labelFontWeight": 500,
            "labelPadding": 7, "titleAnchor": "start", "titlePadding": 7,
        },
        "legend": {
            **_label(text), **_title(steel), "title": None, "orient": "top",
            "direction": "horizontal", "symbolSize": 64, "symbolStrokeWidth": 1.5,
            "columnPadding": 14, "offset": 14, "labelOffset": 5, "padding": 0,
        },
        "title": {
            "anchor": "start", "frame": "group", "color": text, "fontSize": SIZE, "fontWeight": 500,
            "subtitleFontSize": SIZE, "subtitleColor": steel, "offset": 14, "limit": 0,
        },
    }  # fmt: skip


def _marks(text: str, first: str) -> dict[str, object]:
    """Solid marks: PDF/UA wants no transparency with text."""
    return {
        "mark": {"color": first},
        "arc": {"stroke": WHITE, "strokeWidth": 1},
        "area": {"line": False, "opacity": 1},
        "bar": {"binSpacing": 1},
        "line": {"strokeWidth": 1.5, "strokeCap": "butt", "strokeJoin": "miter"},
        "point": {"size": 40, "strokeWidth": 1.25, "opacity": 1},
        "circle": {"size": 40, "opacity": 1},
        "square": {"size": 40, "opacity": 1},
        "rule": {"strokeWidth": HAIRLINE, "color": text},
        "tick": {"thickness": 1.5, "color": text, "opacity": 1},
        "text": {"fontSize": SIZE, "color": text},
        "scale": {
            "barBandPaddingInner": 0.42, "rectBandPaddingInner": 0.02,
            "offsetBandPaddingInner": 0.08, "bandWithNestedOffsetPaddingInner": 0.34,
            "bandWithNestedOffsetPaddingOuter": 0.17,
        },
    }  # fmt: skip
