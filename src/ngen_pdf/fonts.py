"""The faces in `fonts/`: which there are, and which characters they draw.

In: the root. Out: `Face`s, problems, and the fontconfig file that shows the
engine these faces and no others. Text is set elsewhere.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from ngen_pdf.config import inside
from ngen_pdf.problems import Place, Problem, Severity, did_you_mean

SUFFIXES = frozenset({".ttf", ".otf"})
UNREAD = frozenset({".dfont", ".otc", ".pfb", ".ttc", ".woff", ".woff2"})
"""Forms of font files that the engine would take without our knowing what they draw."""

GLYPH_HINT = "put a face that has it into fonts/, or write it another way"
GENERIC = frozenset({"cursive", "fantasy", "monospace", "sans-serif", "serif", "system-ui"})
DEFINED = re.compile(r"@font-face\s*\{[^}]*?font-family\s*:\s*[\"']?([^\"';}]+)")
LISTED = 10  # characters without a glyph that are told one by one, in each file


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
        if file.suffix.lower() in UNREAD:
            problems.append(_unread(file.relative_to(root).as_posix()))
        elif file.suffix.lower() in SUFFIXES and file.is_file():
            face = _read_face(root, file)
            if isinstance(face, Face):
                faces.append(face)
            else:
                problems.append(face)
    if not faces and not problems:
        hint = "put the TTF or OTF files that the styles name into fonts/, each with its licence"
        problems.append(Problem("fonts", "there is no face in `fonts/`", Place("fonts"), hint))
    return tuple(faces), tuple(problems)


def _unread(path: str) -> Problem:
    hint = "convert it to TTF or OTF, or take it out of fonts/"
    return Problem("font", f"`{path}` is neither TTF nor OTF", Place(path), hint)


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


def fontconfig(root: Path, cache: Path) -> str:
    """A fontconfig file that knows the folder `fonts/` and nothing else."""
    folder = escape(str(root.resolve() / "fonts"))
    return (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n'
        f"<fontconfig><dir>{folder}</dir><cachedir>{escape(str(cache))}</cachedir></fontconfig>\n"
    )


def missing_glyphs(
    faces: tuple[Face, ...], text: Iterable[tuple[str, Place]]
) -> tuple[Problem, ...]:
    """A problem for each character that no face draws, where it first stands in each file.

    Of a whole script that is missing only the first are told, and how many more there are.
    """
    covered = frozenset[int]().union(*(face.coverage for face in faces))
    found: dict[str, dict[str, Place]] = {}
    for words, place in text:
        for character in dict.fromkeys(words):
            if ord(character) not in covered and not _invisible(character):
                found.setdefault(place.path, {}).setdefault(character, place)
    return tuple(problem for places in found.values() for problem in _in_file(places))


def _in_file(places: dict[str, Place]) -> Iterator[Problem]:
    """The problems of one file, by character and where it first stands."""
    characters = list(places)
    for character in characters[:LISTED]:
        yield _missing_glyph(character, places[character])
    if rest := characters[LISTED:]:
        message = f"no face in `fonts/` draws {len(rest)} more characters of this file"
        yield Problem("glyph-missing", message, places[rest[0]], GLYPH_HINT)


def _invisible(character: str) -> bool:
    """Spaces, controls, joiners and variation selectors are never drawn as glyphs."""
    category = unicodedata.category(character)
    return category in {"Cc", "Cf", "Zs"} or 0xFE00 <= ord(character) <= 0xFE0F


def _missing_glyph(character: str, place: Place) -> Problem:
    name = unicodedata.name(character, "unnamed")
    return Problem(
        "glyph-missing",
        f"no face in `fonts/` draws `{character}` (U+{ord(character):04X} {name})",
        place,
        GLYPH_HINT,
    )


def families(faces: tuple[Face, ...]) -> Iterator[tuple[str, tuple[Face, ...]]]:
    """The faces by family, in order of name."""
    for family in sorted({face.family for face in faces}):
        yield family, tuple(face for face in faces if face.family == family)


# --- families --------------------------------------------------------------


def missing_families(
    faces: tuple[Face, ...], styles: Mapping[str, str], wanted: Iterable[tuple[str, ...]]
) -> tuple[Problem, ...]:
    """A warning for each list of families of which there is none: some other face is used.

    `styles` are the stylesheets' texts by path; a family that @font-face defines is there.
    """
    known = {face.family.lower() for face in faces}
    known |= {name.strip().lower() for text in styles.values() for name in DEFINED.findall(text)}
    return tuple(
        _missing_family(names[0], styles, faces)
        for names in wanted
        if names[0] not in GENERIC and not known & {name.lower() for name in names}
    )


def _missing_family(name: str, styles: Mapping[str, str], faces: tuple[Face, ...]) -> Problem:
    named = re.compile(rf"{re.escape(name)}\s*(?:[\"',;}}]|$)")
    places = (
        Place(path, line)
        for path, text in styles.items()
        for line, words in enumerate(text.split("\n"), 1)
        if named.search(words)
    )
    there = sorted({face.family for face in faces})
    hint = did_you_mean(name, there) or f"there are: {', '.join(there)}"
    message = f"there is no family `{name}` in `fonts/`: another is used"
    return Problem("font-family", message, next(places, Place()), hint, Severity.WARNING)
