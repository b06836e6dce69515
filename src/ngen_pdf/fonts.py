"""The faces in `fonts/`: which there are, and which characters they draw.

In: the root. Out: `Face`s, problems, and the fontconfig file that shows the
engine these faces and no others. Text is set elsewhere.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from ngen_pdf.config import inside
from ngen_pdf.problems import Place, Problem

SUFFIXES = frozenset({".ttf", ".otf"})


@dataclass(frozen=True, slots=True)
class Face:
    """A font file: path from the root, names, CSS weight, and the code points it draws."""

    path: str
    family: str
    style: str
    weight: int
    italic: bool
    coverage: frozenset[int]


def read_faces(root: Path) -> tuple[tuple[Face, ...], tuple[Problem, ...]]:
    """Every face below `fonts/`, in order of path, and what is wrong there."""
    faces: list[Face] = []
    problems: list[Problem] = []
    for file in sorted((root / "fonts").rglob("*")):
        if file.suffix.lower() in SUFFIXES and file.is_file():
            face = _read_face(root, file)
            if isinstance(face, Face):
                faces.append(face)
            else:
                problems.append(face)
    if not faces and not problems:
        hint = "put the TTF or OTF files that the styles name into fonts/, each with its licence"
        problems.append(Problem("fonts", "there is no face in `fonts/`", Place("fonts"), hint))
    return tuple(faces), tuple(problems)


def _read_face(root: Path, file: Path) -> Face | Problem:
    from fontTools.ttLib import TTFont, TTLibError

    path = file.relative_to(root).as_posix()
    if not inside(file, root):
        return Problem("path", f"`{path}` leads out of the publication", Place(path))
    try:
        with file.open("rb") as stream, TTFont(stream, lazy=True) as font:
            name = font["name"]
            return Face(
                path,
                name.getBestFamilyName() or file.stem,
                name.getBestSubFamilyName() or "Regular",
                font["OS/2"].usWeightClass,
                bool(font["OS/2"].fsSelection & 1),
                frozenset(font.getBestCmap()),
            )
    except (TTLibError, OSError, KeyError, TypeError, ValueError, AssertionError) as error:
        return Problem("font", f"`{path}` is not a font that can be read: {error}", Place(path))


def fontconfig(root: Path) -> str:
    """A fontconfig file that knows the folder `fonts/` and nothing else."""
    folder = escape(str(root.resolve() / "fonts"))
    return (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n'
        f"<fontconfig><dir>{folder}</dir></fontconfig>\n"
    )


def missing_glyphs(
    faces: tuple[Face, ...], text: Iterable[tuple[str, Place]]
) -> tuple[Problem, ...]:
    """A problem for each character that no face draws, where it first stands in each file."""
    covered = frozenset[int]().union(*(face.coverage for face in faces))
    found: dict[tuple[str, str], Place] = {}
    for words, place in text:
        for character in set(words):
            if ord(character) not in covered and not _invisible(character):
                found.setdefault((character, place.path), place)
    return tuple(_missing_glyph(character, place) for (character, _), place in found.items())


def _invisible(character: str) -> bool:
    """Spaces, controls, joiners and variation selectors are never drawn as glyphs."""
    category = unicodedata.category(character)
    return category in {"Cc", "Cf", "Zs", "Zl", "Zp"} or 0xFE00 <= ord(character) <= 0xFE0F


def _missing_glyph(character: str, place: Place) -> Problem:
    name = unicodedata.name(character, "unnamed")
    return Problem(
        "glyph-missing",
        f"no face in `fonts/` draws `{character}` (U+{ord(character):04X} {name})",
        place,
        "put a face that has it into fonts/, or write it another way",
    )


def families(faces: tuple[Face, ...]) -> Iterator[tuple[str, tuple[Face, ...]]]:
    """The faces by family, in order of name."""
    for family in sorted({face.family for face in faces}):
        yield family, tuple(face for face in faces if face.family == family)
