"""Makes Vega's SVG fit to stand in the galley: inline, in points, with nothing that is not drawn.

In: SVG as Vega writes it. Out: an <svg> whose ids are its own and whose lengths are points, and
its words. Elements and attributes that are not listed here are dropped.
"""

import re
from collections.abc import Iterator
from html import escape
from itertools import pairwise
from math import ceil
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

ELEMENTS = ("circle", "clipPath", "defs", "g", "line", "path", "rect", "text", "tspan")
ATTRIBUTES = (
    "id", "transform", "d", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "dx", "dy", "width",
    "height", "clip-path", "fill", "fill-opacity",
    "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-dashoffset",
    "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "opacity",
    "text-anchor", "font-family", "font-size", "font-weight", "font-style", "direction",
)  # fmt: skip
SHAPES = ("circle", "line", "path", "rect")
DIGITS = re.compile(r"-?\d+\.\d{3,}(?:e-?\d+)?|-?\d+(?:\.\d+)?e-?\d+")
NUMERIC = ("transform", "d", "x", "y", "x1", "y1", "x2", "y2", "width", "height", "dx", "dy")
NOWHERE = re.compile("NaN|Infinity")
NOTHING = re.compile(r"(?:M0,0h0v0h0Z)?")
SCALE = re.compile(r"M0,0h([\d.]+)v([\d.]+)h-[\d.]+Z")
REFERENCE = re.compile(r"url\(#([^)]+)\)")


class NoPlace(ValueError):
    """Something in a drawing stands nowhere, because its data are no numbers."""


def read(text: str) -> Element:
    """The tree of an SVG; `NoPlace` where Vega has reckoned with what is no number."""
    root = ElementTree.fromstring(text)
    places = (e.get(key, "") for e in root.iter() for key in NUMERIC)
    if any(NOWHERE.search(place) for place in places):
        raise NoPlace("some of its values or sizes are no numbers")
    return root


def size(root: Element) -> tuple[float, float]:
    """Width and height in pt."""
    return float(root.get("width", "0")), float(root.get("height", "0"))


def words(root: Element) -> tuple[str, ...]:
    """The texts of a drawing, in its order."""
    return tuple(
        text for e in root.iter() if _name(e) == "text" and (text := "".join(e.itertext()))
    )


def families(root: Element) -> tuple[str, ...]:
    """The first family of each text, once each."""
    found = (e.get("font-family", "") for e in root.iter() if _name(e) == "text")
    return tuple(dict.fromkeys(name.split(",")[0].strip("\"' ") for name in found))


def smallest(root: Element) -> float:
    """The size in pt of the smallest text; infinite where there is none."""
    sizes = (e.get("font-size", "") for e in root.iter() if _name(e) == "text")
    return min((float(s.removesuffix("px")) for s in sizes if s), default=float("inf"))


def is_empty(root: Element) -> bool:
    """Whether no mark is drawn: axes alone are no chart."""
    marks = [e for e in root.iter() if "role-mark" in e.get("class", "").split()]
    return not any(_name(e) in (*SHAPES, "text") for mark in marks for e in mark.iter())


def inline(root: Element, title: str, prefix: str, step: float) -> str:
    """The <svg> for the galley; `title` stands for it, `prefix` begins each id in it.

    Its height is a multiple of `step`, the distance of two baselines, so that the text below
    stands on them.
    """
    width, height = size(root)
    height = ceil(height / step) * step
    _cut_scales(root)
    body = "".join(_written(child, prefix) for child in root)
    box = f"{width:g} {height:g}"
    return (
        f'<svg class="chart" role="img" width="{width:g}pt" height="{height:g}pt"'
        f' viewBox="0 0 {box}"><title>{escape(title)}</title>{body}</svg>'
    )


def _cut_scales(root: Element) -> None:
    """Put a row of plain pieces in place of each colored scale of a legend.

    The engine draws no gradient in a path that Vega writes.
    """
    scales = {str(e.get("id")): e for e in root.iter() if _name(e) == "linearGradient"}
    for element in root.iter():
        found = REFERENCE.fullmatch(element.get("fill", ""))
        shape = SCALE.fullmatch(element.get("d", ""))
        if found and shape and found[1] in scales:
            pieces = _pieces(scales[found[1]], float(shape[1]), float(shape[2]), element.tag)
            element.tag = element.tag.replace("path", "g")
            element.attrib = {"transform": element.get("transform", "")}
            element.extend(pieces)


def _pieces(scale: Element, width: float, height: float, tag: str) -> Iterator[Element]:
    """A rectangle between each two stops of a scale, in the color of the first."""
    is_upright = scale.get("x1") == scale.get("x2")
    stops = [(float(stop.get("offset", "0")), stop.get("stop-color", "")) for stop in scale]
    for (start, color), (end, _) in pairwise(stops):
        if is_upright:  # from the foot upwards
            place = f"M0,{height * (1 - end)}h{width}v{height * (end - start)}h-{width}Z"
        else:
            place = f"M{width * start},0h{width * (end - start)}v{height}h-{width * (end - start)}Z"
        yield Element(tag, {"d": place, "fill": color})


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _written(element: Element, prefix: str) -> str:
    name = _name(element)
    if name not in ELEMENTS or element.get("display") == "none" or _draws_nothing(element):
        return ""
    attributes = "".join(_attributes(element, prefix))
    inner = "".join(_inner(element, prefix))
    if name == "g" and not inner:
        return ""
    return inner if name == "g" and not attributes else f"<{name}{attributes}>{inner}</{name}>"


def _inner(element: Element, prefix: str) -> Iterator[str]:
    if _name(element) in ("text", "tspan"):
        yield escape(element.text or "")
    for child in element:
        yield _written(child, prefix)


def _draws_nothing(element: Element) -> bool:
    """Whether it is a shape without extent, or without color, as Vega draws around its groups."""
    if _name(element) == "path" and NOTHING.fullmatch(element.get("d", "")):
        return True
    plain = "background" in element.get("class", "") and not element.get("fill")
    return plain and not element.get("stroke")


def _attributes(element: Element, prefix: str) -> Iterator[str]:
    for key, value in element.attrib.items():
        if key not in ATTRIBUTES or (key == "opacity" and value == "1"):
            continue
        if key == "transform" and value == "translate(0,0)":
            continue
        kept = prefix + value if key == "id" else value
        kept = DIGITS.sub(_rounded, kept) if key in NUMERIC else kept
        kept = REFERENCE.sub(lambda found: f"url(#{prefix}{found[1]})", kept)
        yield f' {key}="{escape(kept)}"'


def _rounded(found: re.Match[str]) -> str:
    """A length to the hundredth of a point."""
    return f"{round(float(found[0]), 2) + 0:g}"
