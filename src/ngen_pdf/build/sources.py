"""Reads a report's sources and checks all that can be known without laying them out.

In: the root and a year. Out: `Checked`, with every problem. Pages belong to `build` itself.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from ngen_pdf import (
    charts,
    checks,
    fonts,
    galley,
    glossary,
    images,
    index,
    locales,
    outline,
    press,
    report,
    sections,
    unsettled,
)
from ngen_pdf.build import allowances
from ngen_pdf.problems import Place, Problem, Severity, in_order


@dataclass(frozen=True, slots=True)
class Checked:
    """A report as its sources have it; `problems` are all that were found without layout.

    `press` is the profile in force, None where there is none of its name or it is faulty.
    `marks` are the marks of what is not settled, which are among the problems.
    """

    report: report.Report
    sections: tuple[sections.Section, ...]
    outline: outline.Outline
    words: locales.Words
    faces: tuple[fonts.Face, ...]
    drawings: charts.Drawings
    press: press.PressProfile | None
    marks: int
    problems: tuple[Problem, ...]


def check(root: Path, year: str, name: str = "") -> Checked:
    """Everything that can be known of the sources without laying them out.

    `name` is that of a press profile, in place of the one that the report names.
    """
    loaded = report.load(root, year)
    kept = charts.recall(root, year)
    # a run that is broken off puts the pen down first, or it would wait for every chart
    with ThreadPoolExecutor(1) as beside, charts.Pen(loaded.root / "fonts", kept) as pen:
        if not kept and any(sections.CHART_BLOCK in source.text for source in loaded.sources):
            pen.start()
        material = sections.Material(loaded.language, loaded.data, loaded.classes)
        parsed = tuple(sections.parse(source, material) for source in loaded.sources)
        faces, face_problems = fonts.read_faces(root)
        drawn = beside.submit(charts.draw, parsed, loaded, faces, pen)
        tree = outline.build(parsed)
        damaged = images.check(root, parsed)
        drawings, chart_problems = drawn.result()
    if pen.drawn != kept:
        charts.keep(root, year, pen.drawn)
    words, unknown_language = locales.words(loaded.language, Place(f"{loaded.folder}/report.toml"))
    profile, press_problems = checks.of_press(loaded, name)
    text = galley.printed_text(loaded, parsed, words, drawings)
    problems = (
        *loaded.problems,
        *(problem for section in parsed for problem in section.problems),
        *tree.problems,
        *index.check(parsed),
        *glossary.check(parsed, loaded.data.abbreviations),
        *checks.check(loaded, parsed),
        *allowances.check(parsed),
        *unknown_language,
        *press_problems,
        *_preflight_problems(profile),
        *damaged,
        *chart_problems,
        *face_problems,
        *(fonts.missing_glyphs(faces, text) if faces else ()),
    )
    marks = sum(problem.code == unsettled.CODE for problem in loaded.problems)
    marks += sum(len(section.unsettled) for section in parsed)
    return Checked(loaded, parsed, tree, words, faces, drawings, profile, marks, in_order(problems))


def _preflight_problems(profile: press.PressProfile | None) -> tuple[Problem, ...]:
    """What is wrong with the rules of preflight that a press profile changes."""
    if profile is None or not profile.preflight.values:
        return ()
    from ngen_pdf.preflight import profiles

    return tuple(profiles.faults(profile))


def allowing_marks(checked: Checked) -> Checked:
    """The same, with what is not settled as warnings: for what is not given out."""
    problems = (
        replace(problem, hint="", severity=Severity.WARNING)
        if problem.code == unsettled.CODE
        else problem
        for problem in checked.problems
    )
    return replace(checked, problems=tuple(problems))
