"""Sees to it that a chart can be read without its colors.

In: the views of a chart, the colors that tell groups apart. Out: warnings where only color does,
and where there are more groups than colors.
"""

from collections.abc import Iterator, Mapping

from ngen_pdf.charts.model import Fault
from ngen_pdf.charts.views import View

COLORS = ("color", "fill", "stroke")
# what tells groups apart in black and white, too
OTHERS = (
    "shape", "strokeDash", "text", "row", "column", "facet", "detail",
    "x", "y", "xOffset", "yOffset", "size", "strokeWidth",
)  # fmt: skip


def check(found: tuple[View, ...], categories: tuple[str, ...]) -> Iterator[Fault]:
    """The warnings of a chart."""
    carried = {field for view in found for field in _others(view)}
    for view in found:
        for channel in COLORS:
            field = _discrete(view.encoding.get(channel))
            if field is None:
                continue
            path = view.places[channel]
            if field not in carried:
                message = f"`{field}` is told by color alone"
                hint = "label it, give it a place, or add shape or strokeDash for the same field"
                yield Fault(path, message, hint, "chart-color", warning=True)
            groups = len(_groups(view, field))
            if groups > len(categories) and not _has_range(view.encoding[channel]):
                message = f"`{field}` has {groups} groups, there are {len(categories)} colors"
                hint = "draw fewer groups, or show each in a chart of its own: facet"
                yield Fault(path, message, hint, "chart-color", warning=True)


def _others(view: View) -> Iterator[str]:
    for channel in OTHERS:
        definition = view.encoding.get(channel)
        if isinstance(definition, dict) and isinstance(definition.get("field"), str):
            yield definition["field"]


def _discrete(definition: object) -> str | None:
    """The field of a channel whose values are groups, not amounts."""
    if not isinstance(definition, dict) or not isinstance(definition.get("field"), str):
        return None
    is_amount = definition.get("aggregate") or definition.get("bin") or definition.get("timeUnit")
    kind = definition.get("type", "quantitative" if is_amount else "nominal")
    return definition["field"] if kind in ("nominal", "ordinal") else None


def _groups(view: View, field: str) -> set[str]:
    return {
        str(row.get(field)) for row in view.rows or () if isinstance(row, dict) and field in row
    }


def _has_range(definition: object) -> bool:
    """Whether the writer has chosen the colors."""
    scale = definition.get("scale") if isinstance(definition, Mapping) else None
    return isinstance(scale, Mapping) and ("range" in scale or "scheme" in scale)
