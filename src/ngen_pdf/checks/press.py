"""Looks whether the palette keeps to the press profile in force.

In: a `Report`. Out: the profile, and problems. What it says belongs to `ngen_pdf.press`, how
a page is brought to it to `editions`.
"""

from ngen_pdf import palette, press
from ngen_pdf.problems import NgenError, Problem
from ngen_pdf.report import Report


def of_press(report: Report, name: str) -> tuple[press.PressProfile | None, tuple[Problem, ...]]:
    """The press profile `name`, or if it is "" the report's own, and what is wrong with it.

    The report's own may be missing: the screen edition needs none.
    """
    if not name and report.press not in press.names(report.root):
        return None, ()
    try:
        profile = press.read_press(report.root, name or report.press)
    except NgenError as error:
        return None, error.problems
    return profile, palette.over_limit(report.palette, profile.ink_limit, profile.name)
