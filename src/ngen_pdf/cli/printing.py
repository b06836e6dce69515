"""Prints what commands found: problems and progress on stderr, results on stdout.

In: frozen results. Out: text. Nothing is decided here.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ngen_pdf.problems import Problem, Severity, count, tally

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

    from ngen_pdf.build import Checked, Rendered
    from ngen_pdf.diagnosis import Diagnosis
    from ngen_pdf.preflight import Verdict
    from ngen_pdf.usage import Usage

PAGES_A_LINE = 25
"""Without a terminal, progress is told every so many pages."""


ALIKE = 50
"""So many problems of one code are told as text; JSON has them all."""


class Teller(Protocol):
    """Told of each step, and of each page in it (0 where there is none)."""

    def __call__(self, step: str, page: int) -> None:
        """Hear of a step or a page."""
        ...

    def seconds(self) -> float:
        """Since the work began."""
        ...


def print_problems(problems: Iterable[Problem]) -> None:
    """The problems on stderr, in the design's form; of many alike the first."""
    counts = Counter[tuple[Severity, str]]()
    for problem in problems:
        kind = (problem.severity, problem.code)
        counts[kind] += 1
        if counts[kind] <= ALIKE:
            sys.stderr.write(f"{problem}\n")
    for (severity, code), number in counts.items():
        if number > ALIKE:
            sys.stderr.write(f"and {number - ALIKE} more: {severity}[{code}]\n")


def print_rendered(made: "Rendered", seconds: float, quiet: bool) -> None:
    """Problems and summaries on stderr: what all files have in common, then each file's own.

    A summary counts both. When quiet there is none, unless a file did not pass.
    """
    common, own = made.told()
    print_problems(common)
    for file in (*made.files, *made.rejected):
        alone = own.get(file, ())
        print_problems(alone)
        if not quiet or made.rejected:
            found = tally(problem.severity for problem in (*common, *alone))
            sys.stderr.write(f"{file.name}: {_summary(made, file, seconds)}{found}\n")


def _summary(made: "Rendered", file: Path, seconds: float) -> str:
    """Pages, size, seconds, what came of it, and of a draft how many marks are left."""
    draft = "" if made.marks is None else f"a draft, {count(made.marks, 'mark')} left, "
    outcome = _outcome(made, file, dict(made.verdicts).get(file))
    return f"{draft}{count(made.pages, 'page')}, {_size(file)}, {seconds:.1f} s, {outcome}"


def _size(file: Path) -> str:
    return f"{file.stat().st_size / 1_000_000:.2f} MB"


def _outcome(made: "Rendered", file: Path, verdict: "Verdict | None") -> str:
    """What came of a file's preflight, where it is more than that it may be read."""
    if file in made.rejected:
        return f"did not pass, see {file.with_suffix('.html').name}, "
    return "ready for press, " if verdict and verdict.for_press else ""


def print_check_json(year: str, problems: Iterable[Problem]) -> None:
    """The year and all its problems as JSON on stdout."""
    print_json({"year": year, "problems": [problem.as_json() for problem in problems]})


def print_check(checked: "Checked") -> None:
    """Problems on stderr and a line of summary on stdout."""
    print_problems(checked.problems)
    sections = count(len(checked.sections), "section")
    found = tally(problem.severity for problem in checked.problems)
    sys.stdout.write(f"{checked.report.folder}: {sections}, {found}\n")


def print_info(found: "Diagnosis", as_json: bool) -> None:
    """What there is on stdout, what is missing on stderr; or all as JSON."""
    if as_json:
        print_json(found.as_json())
        return
    for name, version in found.versions:
        sys.stdout.write(f"{name:16} {version or 'missing'}\n")
    for family, styles in found.families:
        sys.stdout.write(f"{'face':16} {family}: {', '.join(styles)}\n")
    for name in found.presses:
        sys.stdout.write(f"{'press profile':16} {name}\n")
    print_problems(found.problems)


def print_usage(usage: "Usage") -> None:
    """The figures page by page, and those that are not used, on stdout."""
    rows = [
        (
            f.figure.name,
            f.printed,
            f"{f.where.path}:{f.where.line}",
            f.figure.period,
            f.figure.source,
        )
        for _, used in usage.pages
        for f in used
    ]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(4)]
    waiting = iter(rows)
    for folio, used in usage.pages:
        sys.stdout.write(f"page {folio}\n")
        for *cells, keys in (next(waiting) for _ in used):
            padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
            sys.stdout.write(f"  {'  '.join(padded)}  {', '.join(keys)}\n")
    for figure in usage.unused:
        sys.stdout.write(f"not used: {figure.name} ({figure.place})\n")


def print_json(value: object) -> None:
    """JSON on stdout, readable and in a fixed order."""
    sys.stdout.write(json.dumps(value, indent=2, ensure_ascii=False) + "\n")


# --- progress --------------------------------------------------------------


@contextmanager
def progress(quiet: bool) -> Iterator[Teller]:
    """Nothing when quiet, a bar on a terminal, plain lines otherwise; always on stderr."""
    if quiet or not sys.stderr.isatty():
        yield _Lines(quiet)
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (BarColumn(), TimeElapsedColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield _Bar(bar)


class _Clock:
    def __init__(self) -> None:
        self._start = time.monotonic()

    def seconds(self) -> float:
        return time.monotonic() - self._start


class _Lines(_Clock):
    def __init__(self, quiet: bool) -> None:
        super().__init__()
        self._quiet = quiet

    def __call__(self, step: str, page: int) -> None:
        if not self._quiet and page % PAGES_A_LINE == 0:
            sys.stderr.write(f"{step}: {page}\n" if page else f"{step}\n")


class _Bar(_Clock):
    def __init__(self, bar: "Bar") -> None:
        super().__init__()
        self._bar = bar
        self._task = bar.add_task("", total=None)
        self._pages = 0

    def __call__(self, step: str, page: int) -> None:
        """The first pass finds out how many pages there are; later ones fill the bar."""
        if page > self._pages:
            self._pages = page
            self._bar.update(self._task, description=f"{step}: {page}")
        elif page:
            self._bar.update(self._task, total=self._pages, completed=page)
        else:
            self._bar.update(self._task, description=step)
