"""Sets the job sheet: the job on one page, with large clear numbers.

In: what is known of the job. Out: a PDF of one page, an office document in black and gray.
What is known is gathered elsewhere; pages are laid out by `layout`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from ngen_pdf import fonts, layout, lettering, report
from ngen_pdf.editions import EDITIONS, Imprint, Order
from ngen_pdf.editions.supply import Part
from ngen_pdf.fonts import Face
from ngen_pdf.galley import Galley
from ngen_pdf.package.measures import NBSP, Measures
from ngen_pdf.package.typefaces import Typeface
from ngen_pdf.package.verdicts import PressFile
from ngen_pdf.press import PressProfile
from ngen_pdf.problems import NgenError, Problem, is_error
from ngen_pdf.report import Report
from ngen_pdf.templates import template

LETTER, A4 = (612.0, 792.0), (595.2756, 841.8898)  # pt
MARGIN, GUTTER = 45.0, 24.0  # pt
LARGEST, LIGHT = 52.0, 300  # pt, and the weight of large numbers
DOT = " \N{MIDDLE DOT} "  # between things that stand in a line
SCALES = (1, 0.92, 0.84, 0.76, 0.68, 0.6)
LISTED = 12  # typefaces: with more the sheet would not be one page


@dataclass(frozen=True, slots=True)
class _Fact:
    name: str
    value: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """What a job sheet tells; `files` are those it names, by name."""

    name: str
    report: Report
    faces: tuple[Face, ...]
    press: PressProfile
    measures: Measures
    supplied: tuple[PressFile, ...]
    typefaces: tuple[Typeface, ...]
    files: tuple[tuple[str, bytes], ...]
    contact: str
    page: str  # the word for one

    def told(self) -> tuple[str, ...]:
        """The facts of the job, a line each."""
        named = self.measures.named
        large = (named(fact.name, f"{fact.value} ({fact.more})") for fact in _large(self))
        return (*large, *(named(fact.name, fact.value) for fact in _facts(self)))


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    size: str
    sum: str


def office_sheet(trim: tuple[float, float]) -> tuple[float, float]:
    """The sheet for office documents that is nearer to the trim's proportions, in pt, upright."""
    proportion = max(trim) / min(trim)
    return min(LETTER, A4, key=lambda sheet: abs(sheet[1] / sheet[0] - proportion))


def set_job_sheet(job: Job) -> tuple[bytes, tuple[Problem, ...]]:
    """The job sheet, and warnings; raises `NgenError` where it cannot be set."""
    width, height = office_sheet(job.supplied[0].survey.trims[0])
    words = job.measures.words
    styles = "\n".join(report.styles(job.report).values())
    sans, large = fonts.family_for("sans", styles, job.faces), _large(job)
    values = tuple(fact.value for fact in large)
    content = {
        "language": job.report.language,
        "words": words,
        "width": width,
        "height": height,
        "margin": MARGIN,
        "weight": LIGHT,
        "sans": sans,
        "mono": fonts.family_for("mono", styles, job.faces),
        "size": _size(job, sans, values, width / 2 - MARGIN),
        "date": job.report.date.isoformat(),
        "name": job.name,
        "title": job.report.title,
        "organization": job.report.organization,
        "large": large,
        "profile": job.press.title,
        "facts": _facts(job),
        "typefaces": job.typefaces[:LISTED],
        "hidden": len(job.typefaces[LISTED:]),
        "files": [_file(job, name, data) for name, data in job.files],
        "verdict": _verdict(job),
        "contact": job.contact,
    }
    master, problems = _laid_out(job, content)
    title = f"{words.job_sheet} \N{EN DASH} {job.report.title}"
    return EDITIONS["screen"].finish(master, Order(_imprint(job, title))), problems


def _laid_out(job: Job, content: Mapping[str, object]) -> tuple[bytes, tuple[Problem, ...]]:
    """The sheet as large as it can be on one page."""
    for scale in SCALES:
        html = template("job-sheet.html.j2").render(content, scale=scale)
        pages = layout.paginate(Galley(job.report.root, html, (), (), ()))
        if len(pages.pages) == 1:
            break
    master = pages.to_pdf()
    problems = (*pages.problems, *master.problems)
    if any(is_error(problem) for problem in problems):
        raise NgenError(*problems)
    return master.pdf, problems


def _imprint(job: Job, title: str) -> Imprint:
    loaded = job.report
    return Imprint(title, loaded.organization, "", loaded.language, loaded.date, 0, ())


def _large(job: Job) -> tuple[_Fact, ...]:
    words, measures = job.measures.words, job.measures
    whole = sum(file.survey.pages for file in job.supplied)
    trims = dict.fromkeys(trim for file in job.supplied for trim in file.survey.trims)
    (trim, same), *others = (measures.both(*trim) for trim in trims)
    bleed = measures.bleed(job.supplied[0].survey.bleed)
    spots = sorted({spot for file in job.supplied for spot in file.survey.spots})
    return (
        _Fact(words.trim, trim, DOT.join((same, *(first for first, _ in others)))),
        _Fact(words.pages, measures.count(whole), _parts(job)),
        _Fact(words.bleed, *bleed),
        _Fact(words.inks, f"{4 + len(spots)}", f"CMYK, {', '.join(spots) or words.no_spots}"),
    )


def _size(job: Job, family: str, values: tuple[str, ...], room: float) -> float:
    """How large the large numbers can be, in pt, in the lightest face of the family."""
    faces = tuple(face for face in job.faces if face.family == family)
    lines = lettering.draw_lines(job.report.root, faces, values, LIGHT)
    return min(LARGEST, (room - GUTTER) / max(0.1, *(line.width for line in lines)))


def _parts(job: Job) -> str:
    """How many pages each part has, and how they come to the multiple."""
    told = []
    for file in job.supplied:
        name = f"{getattr(job.measures.words, file.part)} " if len(job.supplied) > 1 else ""
        pages, multiple = file.survey.pages, job.press.page_multiple
        bound = file.part is not Part.COVER and multiple > 1
        told.append(name + (job.measures.multiple(pages, multiple) if bound else f"{pages}"))
    return DOT.join(told)


def _facts(job: Job) -> tuple[_Fact, ...]:
    words, press = job.measures.words, job.press
    return (
        _Fact(words.condition, press.intent.description),
        _Fact(words.intent, f"{press.intent.condition} ({press.intent.registry})"),
        _Fact(words.profile, press.intent.path.rpartition("/")[2]),
        _Fact(words.ink_limit, job.measures.percent(press.ink_limit)),
        _Fact(words.standard, press.standard),
        _Fact(words.images, _coarsest(job)),
    )


def _coarsest(job: Job) -> str:
    """How fine the coarsest image is, and the page of the file that it is on."""
    words, measures = job.measures.words, job.measures
    found = [
        (file.survey.ppi, file.survey.ppi_page, file.part)
        for file in job.supplied
        if file.survey.ppi is not None
    ]
    if not found:
        return words.none
    ppi, page, part = min(found)
    where = "" if len(job.supplied) == 1 else f"{getattr(words, part)}, "
    return f"{measures.count(ppi)}{NBSP}ppi ({where}{job.page}{NBSP}{page})"


def _verdict(job: Job) -> str:
    """How many rules the files keep, and which they do not; none of those is an error."""
    words = job.measures.words
    checked = [code for file in job.supplied for code in file.verdict.checked]
    broken = [{f.code for f in file.verdict.findings} for file in job.supplied]
    kept = len(checked) - sum(len(codes) for codes in broken)
    named = (job.measures.named(code, words.failed) for code in sorted(set().union(*broken)))
    return ", ".join((f"{kept} / {len(checked)}", *named))


def _file(job: Job, name: str, data: bytes) -> _File:
    return _File(name, job.measures.size(data), sha256(data).hexdigest())
