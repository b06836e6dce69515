"""The pipeline, once: load, parse, outline, assemble, paginate, finish.

In: the root and a year. Out: what each command needs of it. Printing belongs to
the commands, each step to its own module.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from ngen_pdf import fonts, galley, images, locales, outline, output, report, sections
from ngen_pdf.problems import NgenError, Place, Problem, in_order, is_error

if TYPE_CHECKING:
    from ngen_pdf.editions import Imprint


@dataclass(frozen=True, slots=True)
class Checked:
    """A report as its sources have it; `problems` are all that were found without layout."""

    report: report.Report
    sections: tuple[sections.Section, ...]
    outline: outline.Outline
    words: locales.Words
    faces: tuple[fonts.Face, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Rendered:
    """The files made, the number of pages of each, and all warnings."""

    files: tuple[Path, ...]
    pages: int
    problems: tuple[Problem, ...]


def check(root: Path, year: str) -> Checked:
    """Everything that can be known of the sources without laying them out."""
    loaded = report.load(root, year)
    material = sections.Material(loaded.language, loaded.data)
    parsed = tuple(sections.parse(source, material) for source in loaded.sources)
    tree = outline.build(parsed)
    words, unknown_language = locales.words(loaded.language, Place(f"{loaded.folder}/report.toml"))
    faces, face_problems = fonts.read_faces(root)
    text = galley.printed_text(loaded, parsed, words)
    problems = (
        *loaded.problems,
        *(problem for section in parsed for problem in section.problems),
        *tree.problems,
        *unknown_language,
        *images.check(root, parsed),
        *face_problems,
        *(fonts.missing_glyphs(faces, text) if faces else ()),
    )
    return Checked(loaded, parsed, tree, words, faces, in_order(problems))


def assemble(
    checked: Checked, faces: tuple[fonts.Face, ...] = (), prefix: str = ""
) -> galley.Galley:
    """The galley of a report without errors; raises `NgenError` with all of them."""
    _stop_at_errors(checked.problems)
    return galley.assemble(
        checked.report, checked.sections, checked.outline, checked.words, faces, prefix
    )


def render(
    root: Path,
    year: str,
    editions: tuple[str, ...] = ("screen",),
    folder: Path | None = None,
    strict: bool = False,
    progress: Callable[[str, int], None] = lambda _step, _page: None,
) -> Rendered:
    """Make the editions in `folder` (build/YEAR by default).

    Raises `NgenError` with every problem known; the last good file is then as it was.
    """
    from ngen_pdf import layout
    from ngen_pdf.editions import EDITIONS

    progress("Reading the sources", 0)
    checked = check(root, year)
    pages = layout.paginate(assemble(checked), progress)
    master = pages.to_pdf(progress)
    families = fonts.missing_families(checked.faces, report.styles(checked.report), pages.families)
    problems = in_order((*checked.problems, *pages.problems, *families, *master.problems))
    _stop_at_errors(problems, strict)
    imprint = _imprint(checked, pages.front_pages)
    files: list[Path] = []
    for name in editions:
        progress(f"Finishing the {name} edition", 0)
        edition = EDITIONS[name]
        file = (folder or root / "build" / year) / f"{checked.report.stem}{edition.suffix}.pdf"
        output.replace(file, edition.finish(master.pdf, imprint))
        files.append(file)
    return Rendered(tuple(files), len(pages.pages), problems)


def _imprint(checked: Checked, front_pages: int) -> "Imprint":
    from ngen_pdf.editions import Imprint

    loaded = checked.report
    return Imprint(
        title=loaded.title,
        author=loaded.organization,
        subject=loaded.description,
        language=loaded.language,
        date=loaded.date,
        front_pages=front_pages,
        bookmarks=checked.outline.listed(),
    )


def galley_html(root: Path, year: str, file: Path | None) -> tuple[str, tuple[Problem, ...]]:
    """The galley's HTML as it can stand in `file`, or anywhere where None; and all warnings."""
    checked = check(root, year)
    prefix = f"{root.as_uri()}/" if file is None else _prefix(file.parent, root)
    return assemble(checked, checked.faces, prefix).html, checked.problems


def _prefix(folder: Path, root: Path) -> str:
    return quote(Path(os.path.relpath(root, folder.resolve())).as_posix()) + "/"


def _stop_at_errors(problems: tuple[Problem, ...], strict: bool = False) -> None:
    if any(strict or is_error(problem) for problem in problems):
        raise NgenError(*problems)
