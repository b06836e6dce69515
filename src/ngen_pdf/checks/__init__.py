"""Finds numbers and years in the text that may not be what they should, and ink that is too much.

In: a `Report`, its parsed sections. Out: warnings with Markdown lines, and with lines of
`figures.toml`; the press profile in force. Nothing is changed; what is marked `.as-typed` is
not looked at.
"""

from collections.abc import Iterator

from ngen_pdf.checks import figures, passages, sources, years
from ngen_pdf.checks.press import of_press
from ngen_pdf.problems import Problem
from ngen_pdf.report import Report
from ngen_pdf.sections import Section

__all__ = ["check", "of_press"]


def check(report: Report, sections: tuple[Section, ...]) -> Iterator[Problem]:
    """Every warning about the numbers and years of the report."""
    found = tuple(
        passage for section in sections for passage in passages.of(section, report.language)
    )
    yield from years.check(report, found)
    if report.data.figures:
        yield from figures.check(report.data.figures, found)
        yield from sources.check(report.data.figures, sections)
