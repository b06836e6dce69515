"""Draws words as outlines, for what must be seen on a page but is no text of it.

In: the root, faces, words. Out: a `Lettering`. Where it is put, and in which color,
belongs to who draws it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont, TTLibError

from ngen_pdf.fonts import Face
from ngen_pdf.problems import NgenError, Place, Problem

HEAVIEST = 1000
"""The weight that no face passes (CSS Fonts 4, 2.2)."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Lettering:
    """Words as a path in PDF's operators, in em: `width` to the right, from `bottom` to `top`."""

    path: str
    width: float
    bottom: float
    top: float


@dataclass(frozen=True, slots=True)
class _Glyph:
    """A letter's operators with their points, and how far it goes to the right, in em."""

    operators: tuple[tuple[str, tuple[Point, ...]], ...]
    width: float

    def at(self, left: float) -> str:
        """The letter as a path that begins `left` of nothing, in em."""
        return "\n".join(
            " ".join((*(f"{x + left:.4f} {y:.4f}" for x, y in points), operator))
            for operator, points in self.operators
        )


def draw(root: Path, faces: tuple[Face, ...], words: str) -> Lettering:
    """The words, each letter in the heaviest upright face that draws it.

    What no face draws is left out: it has been told of as a missing glyph.
    """
    return draw_lines(root, faces, (words,))[0]


def draw_lines(
    root: Path, faces: tuple[Face, ...], lines: tuple[str, ...], weight: int = HEAVIEST
) -> tuple[Lettering, ...]:
    """Lines, each letter in the upright face that draws it and is nearest to `weight`.

    Each font is opened once, and letters that stand at one place in many lines are written
    once, so that many lines that begin alike cost little more than one.
    """
    glyphs = _glyphs(root, faces, dict.fromkeys("".join(lines)), weight)
    written: dict[tuple[str, float], str] = {}
    return tuple(_set(line, glyphs, written) for line in lines)


def _set(
    line: str, glyphs: Mapping[str, _Glyph], written: dict[tuple[str, float], str]
) -> Lettering:
    """The line's letters beside each other; `written` has those of the lines before."""
    paths: list[str] = []
    left = 0.0
    letters = [letter for letter in line if letter in glyphs]
    for letter in letters:
        glyph = glyphs[letter]
        if (letter, left) not in written:
            written[letter, left] = glyph.at(left)
        paths.append(written[letter, left])
        left += glyph.width
    points = (points for letter in set(letters) for _, points in glyphs[letter].operators)
    heights = [y for group in points for _, y in group] or [0.0]
    return Lettering("\n".join(filter(None, paths)), left, min(heights), max(heights))


def _glyphs(
    root: Path, faces: tuple[Face, ...], letters: Iterable[str], weight: int
) -> dict[str, _Glyph]:
    """The letters that some face draws."""
    wanted: dict[str, list[str]] = {}
    for letter in letters:
        face = max(
            (face for face in faces if ord(letter) in face.coverage),
            key=lambda face: (not face.italic, -abs(face.weight - weight)),
            default=None,
        )
        if face is not None:
            wanted.setdefault(face.path, []).append(letter)
    drawn: dict[str, _Glyph] = {}
    for path, some in wanted.items():
        drawn |= _read(root, path, some)
    return drawn


def _read(root: Path, path: str, letters: list[str]) -> dict[str, _Glyph]:
    """The letters as the font at `path` draws them."""
    try:
        with (root / path).open("rb") as stream, TTFont(stream, lazy=True) as font:
            glyphs, names, em = font.getGlyphSet(), font.getBestCmap(), font["head"].unitsPerEm
            return {letter: _glyph(glyphs, names[ord(letter)], em) for letter in letters}
    except (TTLibError, OSError, KeyError, TypeError, ValueError, AssertionError) as error:
        message = f"`{path}` is not a font that can be read: {error}"
        raise NgenError(Problem("font", message, Place(path))) from error


def _glyph(glyphs: Any, name: str, em: int) -> _Glyph:
    pen = _PathPen(glyphs, em)
    glyphs[name].draw(pen)
    return _Glyph(tuple(pen.operators), glyphs[name].width / em)


class _PathPen(BasePen):  # type: ignore[misc]
    """Takes down a glyph in em; quadratic curves come to it as cubic ones."""

    def __init__(self, glyphs: Any, em: int) -> None:
        super().__init__(glyphs)
        self.operators: list[tuple[str, tuple[Point, ...]]] = []
        self.em = em

    def _write(self, operator: str, *points: Point) -> None:
        self.operators.append((operator, tuple((x / self.em, y / self.em) for x, y in points)))

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
