"""The pipeline, once: load, parse, draw, outline, assemble, paginate, finish, judge.

In: the root and a year. Out: what each command needs of it. Printing belongs to
the commands, each step to its own module.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from ngen_pdf import fonts, galley, index, leaves, report, unsettled
from ngen_pdf.build import orders, proofs
from ngen_pdf.build.sources import Checked, allowing_marks, check
from ngen_pdf.problems import NgenError, Place, Problem, in_order, is_error

__all__ = [
    "Checked",
    "MadeUp",
    "Rendered",
    "allowing_marks",
    "assemble",
    "check",
    "figures_by_page",
    "galley_html",
    "make_up",
    "paginate",
    "render",
]

ROUNDS = 3
"""So many times the pages are laid out for the folios of the index."""

if TYPE_CHECKING:
    from ngen_pdf import layout
    from ngen_pdf.build import judging
    from ngen_pdf.editions import Order
    from ngen_pdf.preflight import Verdict
    from ngen_pdf.preflight.source_map import SourceMap
    from ngen_pdf.usage import Usage


@dataclass(frozen=True, slots=True)
class MadeUp:
    """A report as pages: the master PDF, what its editions are made to, and all warnings.

    `marked` are the pages of the index's marks, `source_map` leads from a place on a page to
    its line.
    """

    checked: Checked
    pages: "layout.Layout"
    marked: index.Leaves
    source_map: "SourceMap"
    master: bytes
    order: "Order"
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Rendered:
    """The files made, the number of pages of each, and all warnings but those of verdicts.

    `marks` are those of what is not settled; None where the files are no drafts. `rejected` are
    the files of editions that did not pass; `verdicts` are on files of both kinds.
    """

    files: tuple[Path, ...]
    pages: int
    marks: int | None
    problems: tuple[Problem, ...]
    rejected: tuple[Path, ...] = ()
    verdicts: tuple[tuple[Path, "Verdict"], ...] = ()

    def told(self) -> tuple[tuple[Problem, ...], dict[Path, tuple[Problem, ...]]]:
        """What was found in the report and alike in all its files, and in each of them alone."""
        found = {file: in_order(verdict.problems(file.name)) for file, verdict in self.verdicts}
        files = tuple(map(frozenset, found.values()))
        alike = files[0].intersection(*files[1:]) if len(files) > 1 else frozenset()
        alone = {
            file: tuple(problem for problem in problems if problem not in alike)
            for file, problems in found.items()
        }
        shared = (p for problems in found.values() for p in problems if p in alike)
        return in_order((*self.problems, *shared)), alone


def assemble(
    checked: Checked,
    faces: tuple[fonts.Face, ...] = (),
    prefix: str = "",
    marked: index.Leaves | None = None,
) -> galley.Galley:
    """The galley of a report without errors; raises `NgenError` with all of them."""
    _stop_at_errors(checked.problems)
    return galley.assemble(
        checked.report,
        checked.sections,
        checked.outline,
        checked.words,
        checked.drawings,
        faces,
        prefix,
        marked,
    )


def paginate(
    checked: Checked,
    progress: Callable[[str, int], None] = lambda _step, _page: None,
    guess: index.Leaves | None = None,
) -> tuple["layout.Layout", index.Leaves]:
    """The pages, and those of the index's marks: laid out until the index prints them.

    A `guess` that is right saves a layout. It is heeded where the index moves no mark, so
    that there is one end to come to, whatever it begins with. Raises `NgenError` where
    `ROUNDS` times do not do: then each index moves what it counts.
    """
    from ngen_pdf import layout

    names = set(index.ids(checked.sections).values()) if index.is_printed(checked.sections) else ()
    marked = guess if guess and index.is_behind(checked.sections) else {}
    for _ in range(ROUNDS + bool(marked)):
        pages = layout.paginate(assemble(checked, marked=marked), progress)
        printed, marked = marked, pages.leaves(names)
        if marked == printed:
            return pages, marked
    hint = "put the index behind all that is marked, as in a section of `matter: back`"
    message = f"the folios of the index do not settle in {ROUNDS} layouts"
    raise NgenError(Problem("index", message, Place(checked.report.folder), hint))


def make_up(
    root: Path,
    year: str,
    strict: bool = False,
    draft: bool = False,
    progress: Callable[[str, int], None] = lambda _step, _page: None,
    press: str | None = None,
) -> MadeUp:
    """The report made up into pages, of which every edition is made; all warnings with it.

    A draft may hold what is not settled. `press` is the name of the press profile, "" the
    report's own, None where no edition is for a press. Raises `NgenError` with every problem
    known.
    """
    from ngen_pdf.build import mapping
    from ngen_pdf.editions import embedded

    progress("Reading the sources", 0)
    checked = check(root, year, press or "")
    checked = allowing_marks(checked) if draft else checked
    lacking = orders.lacking(checked) if press is not None else ()
    if lacking:
        raise NgenError(*checked.problems, *lacking)
    pages, marked = paginate(checked, progress, leaves.recall(root, year))
    traced_by = mapping.source_map(checked, pages)
    master = pages.to_pdf(progress)
    found = (
        *checked.problems,
        *_of_pages(checked, pages, traced_by),
        *index.unplaced(checked.sections, marked),
        *master.problems,
        *(orders.doubts(checked, len(pages.pages)) if press is not None else ()),
    )
    problems = in_order(found)
    _stop_at_errors(problems, strict)
    order = orders.order(checked, pages, for_press=press is not None)
    pdf = embedded.restore(master.pdf, master.profiles)
    return MadeUp(checked, pages, marked, traced_by, pdf, order, problems)


def _of_pages(
    checked: Checked, pages: "layout.Layout", traced_by: "SourceMap"
) -> Iterator[Problem]:
    """What is wrong with the pages as they were laid out, and with the faces they are set in."""
    yield from pages.problems
    yield from (finding.problem() for finding in traced_by.findings)
    lists = sorted({typeface.families for typeface in pages.typefaces})
    yield from fonts.missing_families(checked.faces, report.styles(checked.report), lists)
    yield from fonts.missing_faces(checked.faces, pages.typefaces)


def render(
    root: Path,
    year: str,
    editions: tuple[str, ...] = (),
    folder: Path | None = None,
    strict: bool = False,
    draft: bool = False,
    progress: Callable[[str, int], None] = lambda _step, _page: None,
    press: str = "",
) -> Rendered:
    """Make the editions in `folder` (build/YEAR by default), or drafts of them.

    Without a word, that is the one for the screen and, unless it is a draft or the publication
    has no press profile, the one for the press. An edition that does not pass its preflight is
    written beside its name. Raises `NgenError` with every problem known; the last good files are
    then as they were. A proof that is made alone is a draft without the option: it bears the
    word by itself.
    """
    from ngen_pdf.build import judging
    from ngen_pdf.preflight import source_map

    names = editions or orders.usual(root, press, draft)
    wanted = press if "press" in names else None
    allowed = draft or set(names) == {"proof"}
    made = make_up(root, year, strict, allowed, progress, wanted)
    if made.marked and folder is None:
        leaves.keep(root, year, made.marked)
    finished = tuple(_finished(made, names, folder or root / "build" / year, draft, progress))
    map_file = finished[0].file.with_name(f"{made.checked.report.stem}{source_map.SUFFIX}")
    placed = judging.keep(finished, map_file, made.source_map, strict)
    return Rendered(
        files=tuple(edition.file for edition in placed if not edition.is_rejected),
        rejected=tuple(edition.file for edition in placed if edition.is_rejected),
        pages=len(made.pages.pages),
        marks=made.checked.marks if allowed else None,
        problems=made.problems,
        verdicts=tuple((edition.file, edition.verdict) for edition in placed if edition.verdict),
    )


def _finished(
    made: MadeUp,
    names: tuple[str, ...],
    folder: Path,
    draft: bool,
    progress: Callable[[str, int], None],
) -> "Iterator[judging.Made]":
    """The editions, each judged by what it is for; a draft is for nothing yet."""
    from ngen_pdf.build import judging
    from ngen_pdf.editions import EDITIONS

    master = _stamped(made) if draft else made.master
    for name in names:
        progress(f"Finishing the {name} edition", 0)
        stem = f"{made.checked.report.stem}{EDITIONS[name].suffix}{'-draft' if draft else ''}"
        pdf = EDITIONS[name].finish(master, _order(made, name))
        verdict = None
        if not draft and name in judging.JUDGED:
            progress(f"Judging the {name} edition", 0)
            verdict = judging.judge(name, pdf, made)
        yield judging.Made(folder / f"{stem}.pdf", pdf, verdict)


def _order(made: MadeUp, name: str) -> "Order":
    """What an edition is made to; a proof shows what is said of each page."""
    if name != "proof":
        return made.order
    return replace(made.order, proofing=proofs.proofing(made.checked, made.pages))


def _stamped(made: MadeUp) -> bytes:
    """The master with the word of a draft on every page."""
    from ngen_pdf.editions.stamp import stamp

    return stamp(made.master, proofs.word(made.checked))


def figures_by_page(
    root: Path, year: str, progress: Callable[[str, int], None] = lambda _step, _page: None
) -> tuple["Usage", tuple[Problem, ...]]:
    """Which figures each page uses; and all warnings of the sources."""
    from ngen_pdf import usage

    progress("Reading the sources", 0)
    checked = allowing_marks(check(root, year))
    pages, _ = paginate(checked, progress, leaves.recall(root, year))
    return usage.find(pages.pages, checked.sections, checked.report.data.figures), checked.problems


def galley_html(root: Path, year: str, file: Path | None) -> tuple[str, tuple[Problem, ...]]:
    """The galley's HTML as it can stand in `file`, or anywhere where None; and all warnings."""
    checked = allowing_marks(check(root, year))
    prefix = f"{root.as_uri()}/" if file is None else _prefix(file.parent, root)
    if not index.is_printed(checked.sections):
        return assemble(checked, checked.faces, prefix).html, checked.problems
    _, marked = paginate(checked, guess=leaves.recall(root, year))
    return assemble(checked, checked.faces, prefix, marked).html, checked.problems


def _prefix(folder: Path, root: Path) -> str:
    return quote(Path(os.path.relpath(root, folder.resolve())).as_posix()) + "/"


def _stop_at_errors(problems: tuple[Problem, ...], strict: bool = False) -> None:
    """Raise `NgenError` at an error; if strict at a warning, but not at a mark in a draft."""
    if any(is_error(p) or (strict and p.code != unsettled.CODE) for p in problems):
        raise NgenError(*problems)
