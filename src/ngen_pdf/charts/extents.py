"""Measures how far the words of a drawing pass its sides, as the layout engine will set them.

In: a drawing, the faces. Out: lengths in pt. Vega makes room for the words of axes and legends,
not for those of marks, such as the label at the end of the longest bar.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from xml.etree.ElementTree import Element

from ngen_pdf.fonts import Face

TRANSLATE = re.compile(r"translate\((-?[\d.e-]+)(?:,\s*-?[\d.e-]+)?\)")
ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0}
MISSING = 0.5  # em, of a character that the face does not draw
WEIGHTS = {"normal": 400, "bold": 700}


class Ruler:
    """Measures text in the faces of a publication; without kerning, as the engine sets it."""

    def __init__(self, root: Path, faces: tuple[Face, ...]) -> None:
        self._root = root
        self._faces = faces

    def overhang(self, drawing: Element) -> tuple[float, float]:
        """By how much the words pass the left and the right side; 0 where they do not."""
        width = float(drawing.get("width", "0"))
        spans = list(self._spans(drawing, 0.0))
        left = min((start for start, _ in spans), default=0.0)
        right = max((end for _, end in spans), default=width)
        return max(0.0, -left), max(0.0, right - width)

    def _spans(self, element: Element, x: float) -> Iterator[tuple[float, float]]:
        """Where each text below an element begins and ends; what is turned is left out."""
        transform = element.get("transform", "")
        found = TRANSLATE.fullmatch(transform)
        if transform and not found:
            return
        x += float(found[1]) if found else 0.0
        if element.tag.endswith("}text"):
            lines = ["".join(line.itertext()) for line in element] or [element.text or ""]
            width = max(self._width(line, element) for line in lines)
            start = x - width * ANCHORS.get(element.get("text-anchor", ""), 0.0)
            yield start, start + width
            return
        for child in element:
            yield from self._spans(child, x)

    def _width(self, text: str, element: Element) -> float:
        size = float(element.get("font-size", "0").removesuffix("px"))
        widths = self._advances(element)
        return size * sum(widths.get(ord(character), MISSING) for character in text)

    def _advances(self, element: Element) -> Mapping[int, float]:
        family = element.get("font-family", "").split(",")[0].strip("\"' ")
        written = element.get("font-weight", "400")
        weight = WEIGHTS.get(written) or int(written)
        italic = element.get("font-style", "normal") != "normal"
        faces = [face for face in self._faces if face.family == family]
        near = sorted(faces, key=lambda f: (f.italic != italic, abs(f.weight - weight), f.path))
        return _advances(self._root / near[0].path) if near else {}


@lru_cache(maxsize=32)
def _advances(file: Path) -> Mapping[int, float]:
    """The width in em of each character that a face draws."""
    from fontTools.ttLib import TTFont

    with TTFont(file, lazy=True) as font:
        em, metrics = font["head"].unitsPerEm, font["hmtx"]
        return {code: metrics[name][0] / em for code, name in font.getBestCmap().items()}
