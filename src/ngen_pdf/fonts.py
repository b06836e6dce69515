"""The faces in `fonts/`: which there are, and which characters they draw.

In: the root. Out: `Face`s, problems, and the fontconfig file that shows the
engine these faces and no others. Text is set elsewhere.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from ngen_pdf.config import encodable, inside
from ngen_pdf.problems import Place, Problem, Severity, did_you_mean

SUFFIXES = frozenset({".ttf", ".otf"})
UNREAD = frozenset({".dfont", ".otc", ".pfb", ".ttc", ".woff", ".woff2"})
"""Forms of font files that the engine would take without our knowing what they draw."""

GLYPH_HINT = "put a face that has it into fonts/, or write it another way"
GENERIC = frozenset({"cursive", "fantasy", "monospace", "sans-serif", "serif", "system-ui"})
DEFINED = re.compile(r"@font-face\s*\{[^}]*?font-family\s*:\s*[\"']?([^\"';}]+)")
LISTED = 10  # characters without a glyph that are told one by one, in each file


BOLD = 600
"""The least weight that is bold (CSS Fonts 4, 2.2.1)."""


@dataclass(frozen=True, slots=True)
class Face:
    """A font file: path from the root, names, CSS weight, and the code points it draws."""

    path: str
    family: str
    style: str
    weight: int
    italic: bool
    coverage: frozenset[int]
    variable: bool = False  # it has other weights, too


@dataclass(frozen=True, slots=True)
class Typeface:
    """What the styles ask for in a text: families, of which the first there is is taken.

    `place` is where such text was first written.
    """

    families: tuple[str, ...]
    weight: int
    italic: bool
    place: Place


def read_faces(root: Path) -> tuple[tuple[Face, ...], tuple[Problem, ...]]:
    """Every face below `fonts/`, in order of path, and what is wrong there."""
    found = [_read_face(root, file) for file in _files(root)]
    faces = [face for face in found if isinstance(face, Face)]
    problems = [problem for problem in found if isinstance(problem, Problem)]
    problems += _unread(root)
    if not faces and not problems:
        hint = "put the TTF or OTF files that the styles name into fonts/, each with its license"
        problems.append(Problem("fonts", "there is no face in `fonts/`", Place("fonts"), hint))
    return tuple(faces), tuple(problems)


def _files(root: Path) -> list[Path]:
    """The files below `fonts/` whose names are those of faces, in order."""
    files = (root / "fonts").rglob("*")
    return sorted(f for f in files if f.suffix.lower() in SUFFIXES and f.is_file())


def _unread(root: Path) -> Iterator[Problem]:
    hint = "convert it to TTF or OTF, or take it out of fonts/"
    for file in sorted((root / "fonts").rglob("*")):
        if file.suffix.lower() in UNREAD:
            path = file.relative_to(root).as_posix()
            yield Problem("font", f"`{path}` is neither TTF nor OTF", Place(path), hint)


def _read_face(root: Path, file: Path) -> Face | Problem:
    from fontTools.ttLib import TTFont, TTLibError

    path = file.relative_to(root).as_posix()
    if not encodable(path):
        return Problem("file", f"the file name {path!a} is not UTF-8", hint="rename it")
    if not inside(file, root):
        return Problem("path", f"`{path}` leads out of the publication", Place(path))
    try:
        with file.open("rb") as stream, TTFont(stream, lazy=True) as font:
            # glyphs have names only for us, and to read them takes as long as all the rest
            font.setGlyphOrder([str(glyph) for glyph in range(font["maxp"].numGlyphs)])
            name = font["name"]
            return Face(
                path,
                name.getBestFamilyName() or file.stem,
                name.getBestSubFamilyName() or "Regular",
                font["OS/2"].usWeightClass,
                bool(font["OS/2"].fsSelection & 1),
                frozenset(font.getBestCmap()),
                "fvar" in font,
            )
    except (TTLibError, OSError, KeyError, TypeError, ValueError, AssertionError) as error:
        return Problem("font", f"`{path}` is not a font that can be read: {error}", Place(path))


def fontconfig(root: Path, folder: Path) -> str:
    """A fontconfig file that knows the faces that `read_faces` reads, and nothing else.

    It looks into `folder`, where each face gets a link: fontconfig would take any file in
    `fonts/` that it can make out to be a font, and follow links out of the publication.
    """
    shown = folder / "faces"
    shown.mkdir()
    for number, file in enumerate(file for file in _files(root) if inside(file, root)):
        (shown / f"{number:04}{file.suffix}").symlink_to(file.resolve())
    faces, cache = escape(str(shown)), escape(str(folder))
    return (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n'
        f"<fontconfig><dir>{faces}</dir><cachedir>{cache}</cachedir></fontconfig>\n"
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


def family_for(role: str, css: str, faces: tuple[Face, ...]) -> str:
    """The first family of the custom property `--role` that is in fonts/, else any that is."""
    known = {face.family.lower(): face.family for face in faces}
    listed = re.search(rf"--{role}\s*:\s*([^;}}]+)", css)
    wanted = [name.strip(" \n\"'").lower() for name in listed[1].split(",")] if listed else []
    return next((known[name] for name in wanted if name in known), next(iter(known.values()), ""))


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


def missing_faces(faces: tuple[Face, ...], wanted: Iterable[Typeface]) -> tuple[Problem, ...]:
    """A warning for each weight or slope that a family lacks: another face is used, or slanted.

    What is bold, 600 and more, may take any bold face, as `font-weight: bold` means to.
    """
    there: dict[str, set[tuple[int, bool]]] = {}
    for face in faces:
        if face.variable:
            continue
        there.setdefault(face.family.lower(), set()).add((face.weight, face.italic))
    return tuple(
        _missing_face(family, typeface, there[family.lower()])
        for typeface in wanted
        for family in [next((f for f in typeface.families if f.lower() in there), "")]
        if family and not _has(there[family.lower()], typeface)
    )


def _has(there: set[tuple[int, bool]], wanted: Typeface) -> bool:
    return any(
        italic == wanted.italic and (weight == wanted.weight or min(weight, wanted.weight) >= BOLD)
        for weight, italic in there
    )


def _missing_face(family: str, wanted: Typeface, there: set[tuple[int, bool]]) -> Problem:
    message = f"`{family}` has no face {_style(wanted.weight, wanted.italic)}: another is used"
    hint = f"add it to fonts/, or ask for one of {', '.join(_style(*one) for one in sorted(there))}"
    return Problem("font-face", message, wanted.place, hint, Severity.WARNING)


def _style(weight: int, italic: bool) -> str:
    """As CSS has it."""
    return f"{weight} italic" if italic else str(weight)


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
