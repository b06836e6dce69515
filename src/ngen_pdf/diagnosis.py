"""Looks at the machine: versions, libraries, and the faces and press profiles of a publication.

In: the root, if there is one. Out: a `Diagnosis` with what is missing and how to
install it. Nothing is installed here.
"""

import platform
from ctypes import CDLL, c_char_p
from ctypes.util import find_library
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from ngen_pdf import __version__, fonts, press
from ngen_pdf.problems import Problem

PACKAGES = ("weasyprint", "pikepdf", "pillow", "markdown-it-py", "jinja2", "typer")


@dataclass(frozen=True, slots=True)
class Library:
    """A system library: its name, its file's names, what gives its version, its packages."""

    name: str
    files: tuple[str, ...]
    version: str  # the C function that gives the version as text, "" where there is none
    debian: str
    homebrew: str


LIBRARIES = (
    Library("Pango", ("libpango-1.0.so.0", "libpango-1.0.dylib", "pango-1.0"),
            "pango_version_string", "libpango-1.0-0", "pango"),
    Library("PangoFT2", ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "pangoft2-1.0"),
            "", "libpangoft2-1.0-0", "pango"),
    Library("HarfBuzz", ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "harfbuzz"),
            "hb_version_string", "libharfbuzz0b", "harfbuzz"),
    Library("HarfBuzz-Subset",
            ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "harfbuzz-subset"),
            "hb_version_string", "libharfbuzz-subset0", "harfbuzz"),
    Library("Fontconfig", ("libfontconfig.so.1", "libfontconfig.1.dylib", "fontconfig"),
            "", "libfontconfig1", "fontconfig"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Names with versions ("" where missing), families with their styles, and problems.

    `presses` are the names of the press profiles.
    """

    versions: tuple[tuple[str, str], ...]
    families: tuple[tuple[str, tuple[str, ...]], ...]
    presses: tuple[str, ...]
    problems: tuple[Problem, ...]

    def as_json(self) -> dict[str, object]:
        """The findings as plain values, for `--format json`."""
        return {
            "versions": dict(self.versions),
            "families": {family: list(styles) for family, styles in self.families},
            "press-profiles": list(self.presses),
            "problems": [problem.as_json() for problem in self.problems],
        }


def diagnose(root: Path | None) -> Diagnosis:
    """What there is and what is missing; without a root, nothing of a publication."""
    libraries = [(library, _library_version(library)) for library in LIBRARIES]
    faces, problems = fonts.read_faces(root) if root else ((), ())
    return Diagnosis(
        versions=(
            ("ngen-pdf", __version__),
            ("Python", platform.python_version()),
            *((package, _package_version(package)) for package in PACKAGES),
            ("LittleCMS", _color_engine()),
            *((library.name, version) for library, version in libraries),
        ),
        families=tuple(
            (family, tuple(face.style for face in members))
            for family, members in fonts.families(faces)
        ),
        presses=press.names(root) if root else (),
        problems=(*(_missing(li) for li, version in libraries if not version), *problems),
    )


def _package_version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def _color_engine() -> str:
    """The version of LittleCMS that Pillow brings."""
    from PIL import features

    return str(features.version("littlecms2") or "")


def _library_version(library: Library) -> str:
    """The version of a library that can be loaded, "present" where it does not tell."""
    for file in (*library.files, find_library(library.files[-1])):
        if file is None:
            continue
        try:
            loaded = CDLL(file)
        except OSError:
            continue
        if not library.version:
            return "present"
        tell = loaded[library.version]
        tell.restype = c_char_p
        return str(tell().decode())
    return ""


def _missing(library: Library) -> Problem:
    hint = f"Debian, Ubuntu: apt install {library.debian}; macOS: brew install {library.homebrew}"
    return Problem("library", f"{library.name} is not installed", hint=hint)
