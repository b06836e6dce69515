"""Makes a chart as wide as its column, without changing the size of its type.

In: a specification, the theme, what draws it. Out: the drawing of the right width. Vega can fit
one view into a width, but not several, and it makes no room for labels that pass its sides.
"""

from collections.abc import Callable, Mapping
from typing import cast
from xml.etree.ElementTree import Element

from ngen_pdf.charts import svg
from ngen_pdf.charts.extents import Ruler
from ngen_pdf.charts.views import View

COMPOSITE = ("concat", "hconcat", "vconcat", "facet", "repeat")
FACETS = ("row", "column", "facet")
TRIES = 5
CLOSE = 0.75  # pt by which a chart may miss its width
LEAST = 12.0  # pt of a view
OFFSET_STEP = 14  # pt of each bar in a group
TITLE_ROOM = 24  # pt below a legend or a facet's name, where the title of an axis stands

Paint = Callable[[Mapping[str, object]], Element]


def fit(
    spec: Mapping[str, object],
    found: tuple[View, ...],
    width: float,
    theme: Mapping[str, object],
    paint: Paint,
    ruler: Ruler,
) -> Element:
    """The chart as wide as `width` in pt, or as its own where it has one."""
    room = {"legend": {"offset": TITLE_ROOM}, "header": {"labelPadding": TITLE_ROOM}}
    config = merged(merged(theme, room if _titled(found) else {}), spec.get("config"))
    if _is_composite(spec):
        return _searched(lambda inner: paint(_with_views(spec, config, inner)), width)
    spec = {**_offset_steps(spec, found), "config": config}
    own = spec.get("width")
    sized = {
        "autosize": {"type": "fit-x", "contains": "padding"},
        **spec,
        "width": own if isinstance(own, int | float) else width,
    }
    root = paint(sized)
    left, right = ruler.overhang(root)
    if "padding" in spec or max(left, right) <= CLOSE:
        return root
    return paint({**sized, "padding": {"left": left, "top": 0, "right": right, "bottom": 0}})


def _searched(draw: Callable[[float], Element], width: float) -> Element:
    """The drawing whose whole width is `width`, by the secant of two that are near.

    At first three views are taken to stand beside each other.
    """
    guess, growth = width / 3, 3.0
    root = draw(guess)
    for _ in range(TRIES):
        over = svg.size(root)[0] - width
        if abs(over) <= CLOSE:
            break
        trial = max(LEAST, guess - over / growth)
        tried = draw(trial)
        grown = svg.size(tried)[0] - svg.size(root)[0]
        if trial == guess or not grown:  # its views have widths of their own
            break
        growth, guess, root = grown / (trial - guess), trial, tried
    return root


def _is_composite(spec: Mapping[str, object]) -> bool:
    encoding = spec.get("encoding")
    channels = encoding if isinstance(encoding, dict) else {}
    return any(key in spec for key in COMPOSITE) or any(key in channels for key in FACETS)


def _titled(found: tuple[View, ...]) -> bool:
    """Whether an axis has its title above it."""
    axes = (y for view in found if isinstance(y := view.encoding.get("y"), dict))
    return any(y.get("title", "") is not None and y.get("axis", "") is not None for y in axes)


def _offset_steps(spec: Mapping[str, object], found: tuple[View, ...]) -> dict[str, object]:
    """The specification with less room for each bar where they stand in groups."""
    if "height" in spec or not any("yOffset" in view.encoding for view in found):
        return dict(spec)
    return {**spec, "height": {"step": OFFSET_STEP, "for": "offset"}}


def _with_views(
    spec: Mapping[str, object], config: Mapping[str, object], width: float
) -> dict[str, object]:
    sizes = {"view": {"continuousWidth": width, "discreteWidth": width}}
    return {**spec, "config": merged(config, sizes)}


def merged(below: Mapping[str, object], above: object) -> dict[str, object]:
    """The settings of `below` with those of `above` in their place."""
    result = dict(below)
    for key, value in above.items() if isinstance(above, Mapping) else ():
        old = result.get(key)
        deeper = isinstance(old, dict) and isinstance(value, dict)
        result[key] = merged(cast(dict[str, object], old), value) if deeper else value
    return result
