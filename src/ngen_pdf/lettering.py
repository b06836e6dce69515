"""Draws words as outlines, for what must be seen on a page but is no text of it.

In: the root, faces, words. Out: a `Lettering`. Where it is put, and in which color,
belongs to who draws it.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont, TTLibError

from ngen_pdf.fonts import Face
from ngen_pdf.problems import NgenError, Place, Problem

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Lettering:
    """Words as a path in PDF's operators, in em: `width` to the right, from `bottom` to `top`."""

    path: str
    width: float
    bottom: float
    top: float


def draw(root: Path, faces: tuple[Face, ...], words: str) -> Lettering:
    """The words, each letter in the heaviest upright face that draws it.

    What no face draws is left out: it has been told of as a missing glyph.
    """
    pen = _PathPen()
    for letter in words:
        face = max(
            (face for face in faces if ord(letter) in face.coverage),
            key=lambda face: (not face.italic, face.weight),
            default=None,
        )
        if face is not None:
            _draw_letter(root, face, letter, pen)
    heights = pen.heights or [0.0]
    return Lettering("\n".join(pen.operators), pen.left, min(heights), max(heights))


def _draw_letter(root: Path, face: Face, letter: str, pen: "_PathPen") -> None:
    try:
        with (root / face.path).open("rb") as stream, TTFont(stream, lazy=True) as font:
            glyphs = font.getGlyphSet()
            glyph = glyphs[font.getBestCmap()[ord(letter)]]
            pen.glyphSet, pen.em = glyphs, font["head"].unitsPerEm
            glyph.draw(pen)
            pen.left += glyph.width / pen.em
    except (TTLibError, OSError, KeyError, TypeError, ValueError, AssertionError) as error:
        message = f"`{face.path}` is not a font that can be read: {error}"
        raise NgenError(Problem("font", message, Place(face.path))) from error


class _PathPen(BasePen):  # type: ignore[misc]
    """Writes glyphs beside each other; quadratic curves come to it as cubic ones."""

    def __init__(self) -> None:
        super().__init__(None)
        self.operators: list[str] = []
        self.heights: list[float] = []
        self.left = 0.0  # where the next glyph begins, in em
        self.em = 1000  # of the face, in its units
        self.glyphSet: Any = None

    def _write(self, operator: str, *points: Point) -> None:
        self.heights += [y / self.em for _, y in points]
        numbers = (f"{x / self.em + self.left:.4f} {y / self.em:.4f}" for x, y in points)
        self.operators.append(" ".join((*numbers, operator)))

    def _moveTo(self, point: Point) -> None:
        self._write("m", point)

    def _lineTo(self, point: Point) -> None:
        self._write("l", point)

    def _curveToOne(self, first: Point, second: Point, third: Point) -> None:
        self._write("c", first, second, third)

    def _closePath(self) -> None:
        self._write("h")

    def _endPath(self) -> None:
        self._write("h")
