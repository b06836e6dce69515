"""Traces what stands on a page to its place in the sources.

In: the parsed galley, and laid-out pages. Out: places, and the values from data that a
page prints. What is wrong with a page belongs to `losses`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from ngen_pdf.problems import Place

if TYPE_CHECKING:
    from weasyprint.document import Page

Places = Mapping[Element, Place]


@dataclass(frozen=True, slots=True)
class Value:
    """What is printed of figures, by their names; `place` is where its block begins."""

    names: tuple[str, ...]
    text: str
    place: Place


def places(tree: Element) -> Places:
    """Where each element of each section was written."""
    found: dict[Element, Place] = {}
    for section in tree.iter("section"):
        _note_places(section, Place(section.get("data-source", "")), found)
    return found


def _note_places(element: Element, place: Place, found: dict[Element, Place]) -> None:
    line = element.get("data-line")
    found[element] = replace(place, line=int(line)) if line else place
    for child in element:
        _note_places(child, found[element], found)


def traced(page: "Page", found: Places) -> tuple[tuple[Value, ...], tuple[Place, ...]]:
    """The values on a page, each once, and where the blocks on it begin; both in its order."""
    boxes = page._page_box.descendants(placeholders=True)
    elements = dict.fromkeys(box.element for box in boxes if box.element in found)
    values = tuple(
        Value(tuple(element.get("value", "").split()), element.text or "", found[element])
        for element in elements
        if element.tag == "data"
    )
    return values, tuple(dict.fromkeys(found[element] for element in elements))
