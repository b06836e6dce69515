"""Gathers what goes into the package, and writes it.

In: the root, a year, a press profile's name. Out: the zip's path, with all warnings. Each
file's content is made by the module that is named for it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ngen_pdf import build, config, leaves, lettering, locales, output
from ngen_pdf.build import MadeUp, Rendered, orders
from ngen_pdf.editions import EDITIONS
from ngen_pdf.editions.supply import Part, contact_sheet, supply
from ngen_pdf.lettering import Lettering
from ngen_pdf.locales import PackageWords
from ngen_pdf.package import archive, typefaces, verdicts
from ngen_pdf.package.job_sheet import A4, Job, office_sheet, set_job_sheet
from ngen_pdf.package.measures import Measures
from ngen_pdf.package.readme import NAME as README
from ngen_pdf.package.readme import readme
from ngen_pdf.package.verdicts import PressFile
from ngen_pdf.press import PressProfile
from ngen_pdf.problems import NgenError, Place, Problem, Severity, in_order, is_error
from ngen_pdf.report import Report

MAX_NOTICE_BYTES = 1 << 20
LETTERED = 600  # the weight of what is lettered on the contact sheet
NOTICE = re.compile(r"(readme|licen[cs]e|notice|copying|origin)\b.*", re.IGNORECASE)

Progress = Callable[[str, int], None]


def package(
    root: Path,
    year: str,
    press: str = "",
    folder: Path | None = None,
    progress: Progress = lambda _step, _page: None,
) -> Rendered:
    """Make the package in `folder` (build/YEAR by default), for the report's press or another.

    Raises `NgenError` with every problem known; the last package is then as it was.
    """
    made = build.make_up(root, year, progress=progress, press=press)
    if made.marked and folder is None:
        leaves.keep(root, year, made.marked)
    progress("Finishing the press edition", 0)
    edition = EDITIONS["press"].finish(made.master, made.order)
    progress("Putting the package together", 0)
    stem = archive.plain(made.checked.report.stem, "report")
    files, problems = _files(made, edition, stem)
    packed = archive.pack(f"{stem}-package", made.checked.report.date, files)
    file = (folder or root / "build" / year) / f"{made.checked.report.stem}-package.zip"
    output.replace(file, packed)
    return Rendered((file,), len(made.pages.pages), None, (*made.problems, *problems))


@dataclass(frozen=True, slots=True)
class _Named:
    """A file of the package, and what the README says of it."""

    name: str
    data: bytes
    about: str


def _files(made: MadeUp, edition: bytes, stem: str) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """What goes into the package, by name and in order, and warnings."""
    loaded, press = made.checked.report, made.order.press
    assert press is not None  # the report was made up for a press
    words = locales.package_words(loaded.language)
    titles, lacking = _titles(made, press, words)
    supplied = {
        _name(stem, file.part): verdicts.judge(file, press, made.source_map)
        for file in supply(edition, made.order.imprint, titles)
    }
    doubts = _doubts(supplied, (*made.problems, *lacking))
    printing = tuple(_for_press(supplied, press, loaded, words))
    small = _contact_sheet(made, edition, supplied)
    contact = _Named("contact-sheet.pdf", small, words.about_contact_sheet)
    job = _job(made, press, stem, supplied, (*printing, contact))
    sheet, problems = set_job_sheet(job)
    files = (
        _Named("job-sheet.pdf", sheet, words.about_job_sheet),
        contact,
        *printing,
        *_verdicts(supplied, words),
    )
    about = {file.name: file.about for file in files} | {archive.SUMS: words.about_sums}
    text = readme(job, about)
    return {README: text, **{file.name: file.data for file in files}}, (
        *lacking,
        *doubts,
        *problems,
    )


def _name(stem: str, part: Part) -> str:
    return f"press/{stem}-press{_of_part(part)}.pdf"


def _of_part(part: Part) -> str:
    """What of the publication a file holds, as its name says it."""
    return "" if part is Part.WHOLE else f"-{part}"


def _verdicts(supplied: Mapping[str, PressFile], words: PackageWords) -> Iterator[_Named]:
    about = {"txt": words.about_verdict, "json": words.about_data, "html": words.about_page}
    for name, file in supplied.items():
        for form, data in verdicts.written(PurePosixPath(name).name, file):
            yield _Named(f"verdict/verdict{_of_part(file.part)}.{form}", data, about[form])


def _titles(
    made: MadeUp, press: PressProfile, words: PackageWords
) -> tuple[dict[Part, str], tuple[Problem, ...]]:
    """The files that are wanted, with their titles; a warning where there is no cover to part."""
    title = made.checked.report.title
    if not press.cover_apart:
        return {Part.WHOLE: title}, ()
    if orders.has_cover(made.checked, len(made.pages.pages)):
        parts = (Part.COVER, Part.INSIDE)
        return {part: _title(title, getattr(words, part)) for part in parts}, ()
    message = f"`{press.name}` asks for the cover apart, but the report has no cover around pages"
    hint = "end it with a section of `matter: back-cover`"
    where = Place(made.checked.report.folder)
    return {Part.WHOLE: title}, (Problem("cover", message, where, hint, Severity.WARNING),)


def _title(first: str, second: str) -> str:
    return f"{first} \N{EN DASH} {second}"


def _doubts(supplied: Mapping[str, PressFile], known: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """The warnings of all verdicts, but for a page count, which is told already.

    Raises `NgenError`, with what is known, where a press file does not pass.
    """
    problems = tuple(
        problem
        for name, file in supplied.items()
        for problem in file.verdict.problems(name)
        if problem.code != verdicts.COUNT
    )
    if any(is_error(problem) for problem in problems):
        raise NgenError(*in_order((*known, *problems)))
    return problems


def _for_press(
    supplied: Mapping[str, PressFile], press: PressProfile, loaded: Report, words: PackageWords
) -> Iterator[_Named]:
    """The press files, the ICC profile, and what is said of it beside it."""
    for name, file in supplied.items():
        yield _Named(name, file.pdf, getattr(words, f"about_{file.part}"))
    icc = PurePosixPath(press.intent.path)
    name = f"{archive.plain(icc.stem, 'press')}.{archive.plain(icc.suffix, 'icc')}"
    yield _Named(f"icc/{name}", press.intent.icc, words.about_profile)
    beside = (loaded.root / icc.parent).iterdir()
    for name in sorted(file.name for file in beside if file.is_file() and file.name != icc.name):
        if NOTICE.fullmatch(name):
            text = config.read_bytes(loaded.root, str(icc.parent / name), MAX_NOTICE_BYTES)
            if isinstance(text, Problem):
                raise NgenError(text)
            yield _Named(f"icc/{archive.plain(name, 'notice')}", text, words.about_notice)


def _contact_sheet(made: MadeUp, edition: bytes, supplied: Mapping[str, PressFile]) -> bytes:
    loaded = made.checked.report
    words = locales.package_words(loaded.language)
    trim = next(iter(supplied.values())).survey.trims[0]
    width, height = office_sheet(trim)
    title = _title(loaded.title, words.contact_sheet)

    def draw(lines: tuple[str, ...]) -> tuple[Lettering, ...]:
        return lettering.draw_lines(loaded.root, made.checked.faces, lines, LETTERED)

    return contact_sheet(edition, made.order.imprint, title, (height, width), draw)


def _job(
    made: MadeUp,
    press: PressProfile,
    name: str,
    supplied: Mapping[str, PressFile],
    files: tuple[_Named, ...],
) -> Job:
    loaded, faces = made.checked.report, made.checked.faces
    words = locales.package_words(loaded.language)
    first = next(iter(supplied.values())).survey
    embedded = sorted({(f.family, f.name) for s in supplied.values() for f in s.survey.fonts})
    return Job(
        name=name,
        report=loaded,
        faces=faces,
        press=press,
        measures=Measures(loaded.language, words, metric=office_sheet(first.trims[0]) == A4),
        supplied=tuple(supplied.values()),
        typefaces=typefaces.used(loaded.root, faces, embedded),
        files=tuple((f.name, f.data) for f in files if f.about != words.about_notice),
        contact=loaded.contact or loaded.organization,
        page=made.checked.words.page,
    )
