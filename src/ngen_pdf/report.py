"""Loads a report's folder: its settings, its sections' sources, the styles they share.

In: the root and a year. Out: a `Report`. Markdown is not looked into here.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from ngen_pdf import config, data, press, unsettled
from ngen_pdf.palette import Swatch, read_palette
from ngen_pdf.problems import NgenError, Place, Problem, did_you_mean
from ngen_pdf.unprintable import UNPRINTABLE

MAX_SECTION_BYTES = 4 << 20
MAX_STYLE_BYTES = 4 << 20
YEAR = re.compile(r"[^\W_](?:[\w .-]*\w)?")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
SHORT_NAME = re.compile(r"[^\W_][\w .-]*")
CLASS = re.compile(r"\.(-?[^\W\d][\w-]*)")
NOT_SELECTORS = re.compile(
    r"""/\*.*?(?:\*/|\Z)|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|url\([^)"']*\)""", re.DOTALL
)

REQUIRED = ("title", "organization", "short-name", "language", "date")
OPTIONAL = ("subtitle", "description", "press", "contact")


@dataclass(frozen=True, slots=True)
class Source:
    """A Markdown file as it was read: path from the root, and text."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """One year's report as it stands on disk; paths are from `root`, with slashes.

    `problems` are what is wrong with its files; the sources that could be read
    are there all the same, so that all problems can be told at once.
    """

    root: Path
    year: str
    title: str
    organization: str
    short_name: str
    language: str  # BCP 47
    date: date
    subtitle: str
    description: str
    press: str  # the name of a press profile, which may be missing where none is asked for
    contact: str  # whom a printer asks
    sources: tuple[Source, ...]
    styles: tuple[str, ...]
    classes: frozenset[str]  # that the stylesheets name
    palette: tuple[Swatch, ...]
    data: data.Data
    problems: tuple[Problem, ...]

    @property
    def folder(self) -> str:
        """The report's folder from the root."""
        return f"report/{self.year}"

    @property
    def stem(self) -> str:
        """What the names of its files begin with, such as `ngen-annual-report-2020-2021`."""
        short_name = re.sub(r"[\s_.-]+", "-", self.short_name.lower()).strip("-")
        return f"{short_name}-annual-report-{self.year.replace(' ', '-')}"


def years(root: Path) -> tuple[str, ...]:
    """The reports there are, in order of name."""
    folders = (root / "report").iterdir()
    return tuple(sorted(f.name for f in folders if f.is_dir() and YEAR.fullmatch(f.name)))


def check_year(root: Path, year: str) -> None:
    """`NgenError` unless `year` is one of the reports; the hint says which there are."""
    known = years(root)
    if YEAR.fullmatch(year) and year in known:
        return
    if not YEAR.fullmatch(year):
        message = f"`{year}` is not the name of a folder in report/"
    else:
        message = f"there is no report `{year}`"
    listed = f"there is: {', '.join(known)}" if known else "there is none: `ngen-pdf new YEAR`"
    near = did_you_mean(year, known)
    raise NgenError(Problem("year", message, Place("report"), f"{near} {listed}".strip()))


def load(root: Path, year: str) -> Report:
    """Read the report `year` below `root`.

    Raises `NgenError` where there is no such report or it has no sections.
    """
    check_year(root, year)
    table = config.read_table(root, f"report/{year}/report.toml")
    settings, problems = _settings(table)
    if isinstance(named := table.values.get("press"), str) and not UNPRINTABLE.search(named):
        problems += press.unknown(root, settings["press"], table.place("press"))
    sources, source_problems = _sources(root, f"report/{year}")
    palette, palette_problems = read_palette(root)
    styles, classes, style_problems = _styles(root)
    loaded = data.load(root, f"report/{year}")
    problems += source_problems + palette_problems + style_problems + loaded.problems
    if not sources and not source_problems:
        raise NgenError(*problems, _no_section(f"report/{year}"))
    return Report(
        root=root.resolve(),
        year=year,
        title=settings["title"],
        organization=settings["organization"],
        short_name=settings["short-name"],
        language=settings["language"],
        date=date.fromisoformat(settings["date"]),
        subtitle=settings["subtitle"],
        description=settings["description"],
        press=settings["press"],
        contact=settings["contact"],
        sources=sources,
        styles=styles,
        classes=classes,
        palette=palette,
        data=loaded,
        problems=problems,
    )


def _no_section(folder: str) -> Problem:
    hint = "write one, for example 01-measuring-success.md that begins with `# Measuring Success`"
    return Problem("no-section", "the report has no section", Place(folder), hint)


def _settings(table: config.Table) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """The settings as text, with a harmless stand-in for each that is missing or wrong."""
    settings = dict.fromkeys(REQUIRED + OPTIONAL, "")
    settings |= {"language": "en", "date": "1970-01-01", "press": press.DEFAULT}
    problems = list(table.problems)
    if table.problems:
        return settings, tuple(problems)
    problems += config.unknown_keys(table, REQUIRED + OPTIONAL)
    for key in REQUIRED + OPTIONAL:
        if key in table.values:
            value = _checked(key, table.values[key])
            if isinstance(value, str):
                settings[key] = value
                said = unsettled.marked(value)
                problems += (unsettled.problem(words, table.place(key)) for words in said)
            else:
                problems.append(Problem("report-toml", value[0], table.place(key), value[1]))
        elif key in REQUIRED:
            problems.append(Problem("report-toml", f"`{key}` is missing", table.place()))
    return settings, tuple(problems)


def _checked(key: str, value: object) -> str | tuple[str, str]:
    """The value as text, or what is wrong with it and a hint."""
    if key == "date":
        if isinstance(value, date) and not isinstance(value, datetime):
            return value.isoformat()
        return "`date` must be a date", "write it without quotation marks: date = 2021-03-31"
    if not isinstance(value, str) or (key in REQUIRED and not value.strip()):
        return f"`{key}` must be text", f'write {key} = "..."'
    value = " ".join(value.split())
    if found := UNPRINTABLE.search(value):
        return f"`{key}` holds U+{ord(found[0]):04X}, which cannot be printed", "remove it"
    rules: dict[str, tuple[re.Pattern[str], str]] = {
        "language": (LANGUAGE, "a BCP 47 tag such as en-CA or fr"),
        "short-name": (SHORT_NAME, "letters, digits, spaces, dots and hyphens: it names the files"),
    }
    if key in rules and not rules[key][0].fullmatch(value):
        return f"`{key}` cannot be `{value}`", rules[key][1]
    return value


def _sources(root: Path, folder: str) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    sources: list[Source] = []
    problems: list[Problem] = []
    for path in _names(root / folder, lambda name: name.endswith(".md")):
        text = config.read_text(root, f"{folder}/{path}", MAX_SECTION_BYTES)
        if isinstance(text, Problem):
            problems.append(text)
        else:
            sources.append(Source(f"{folder}/{path}", text))
    return tuple(sources), tuple(problems)


def _styles(root: Path) -> tuple[tuple[str, ...], frozenset[str], tuple[Problem, ...]]:
    """The stylesheets, the classes that they name, and why one cannot be read."""
    names = _names(root / "styles", lambda name: name.endswith(".css"))
    if not names:
        problem = Problem("styles", "there is no stylesheet in `styles/`", Place("styles"))
        return (), frozenset(), (problem,)
    paths = tuple(f"styles/{name}" for name in names)
    texts = [config.read_text(root, path, MAX_STYLE_BYTES) for path in paths]
    problems = tuple(text for text in texts if isinstance(text, Problem))
    classes = (_classes(text) for text in texts if isinstance(text, str))
    return paths, frozenset().union(*classes), problems


def _classes(css: str) -> frozenset[str]:
    """The names that stand after a dot, outside comments, strings and addresses."""
    return frozenset(CLASS.findall(NOT_SELECTORS.sub(" ", css)))


def styles(report: Report) -> dict[str, str]:
    """The text of each stylesheet that can be read, by its path."""
    texts = {p: config.read_text(report.root, p, MAX_STYLE_BYTES) for p in report.styles}
    return {path: text for path, text in texts.items() if isinstance(text, str)}


def _names(folder: Path, wanted: Callable[[str], bool]) -> list[str]:
    """The names in a folder that are wanted, in order; hidden ones are not."""
    if not folder.is_dir():
        return []
    return sorted(f.name for f in folder.iterdir() if wanted(f.name) and f.name[0] != ".")
