"""Which typefaces a PDF uses, and under which license each may be.

In: the fonts of a PDF, the faces and files of `fonts/`. Out: `Typeface`s.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ngen_pdf import config
from ngen_pdf.fonts import Face

MAX_LICENSE_BYTES = 1 << 20
LICENSE = re.compile(r"(licen[cs]e|ofl|copying|eula)\b.*", re.IGNORECASE)
KNOWN = (
    (re.compile(r"SIL Open Font License,?\s+Version\s+([\d.]*\d)", re.I), "SIL Open Font License"),
    (re.compile(r"Apache License,?\s+Version\s+([\d.]*\d)", re.I), "Apache License"),
)
LONGEST = 60  # characters of a license that is not known by name


@dataclass(frozen=True, slots=True)
class Typeface:
    """A family, its styles that are used, and its license, "" where no file tells."""

    family: str
    styles: tuple[str, ...]
    license: str


def used(
    root: Path, faces: tuple[Face, ...], embedded: Iterable[tuple[str, str]]
) -> tuple[Typeface, ...]:
    """The typefaces of embedded fonts, given as (family, name), in order of family."""
    found: dict[str, dict[Face | None, str]] = {}
    for family, name in embedded:
        face = _face(faces, family, name)
        found.setdefault(family or name, {})[face] = face.path if face else ""
    return tuple(_typeface(root, family, found[family]) for family in sorted(found))


def _typeface(root: Path, family: str, used: dict[Face | None, str]) -> Typeface:
    known = sorted((f for f in used if f), key=lambda face: (face.italic, face.weight, face.path))
    licenses = dict.fromkeys(_license(root, face.path) for face in known)
    return Typeface(family, tuple(face.style for face in known), ", ".join(filter(None, licenses)))


def _face(faces: tuple[Face, ...], family: str, name: str) -> Face | None:
    """The face that a font is a subset of: its style is the longest that the name has in it."""
    squeezed = _squeezed(name).removeprefix(_squeezed(family))
    of_family = [face for face in faces if face.family == family]
    named = [face for face in of_family if _squeezed(face.style) in squeezed]
    regular = [face for face in of_family if _squeezed(face.style) in ("regular", "roman", "book")]
    return max(named, key=lambda face: len(face.style), default=next(iter(regular), None))


def _squeezed(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()


def _license(root: Path, path: str) -> str:
    """What the license beside a face is called, or else how it begins."""
    folder = PurePosixPath(path).parent
    for name in sorted(file.name for file in (root / folder).iterdir()):
        if LICENSE.fullmatch(name):
            text = config.read_text(root, str(folder / name), MAX_LICENSE_BYTES)
            return _named(text) if isinstance(text, str) else ""
    return ""


def _named(text: str) -> str:
    for pattern, name in KNOWN:
        if found := pattern.search(text):
            return f"{name} {found[1]}".strip()
    return " ".join(text.split())[:LONGEST]
