"""Looks whether the palette keeps to the terms of the press.

In: a `Report`. Out: the press profile in force, and problems. What a profile says belongs to
`press`, how a page is brought to it to `editions`.
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
        terms = press.read_press(report.root, name or report.press)
    except NgenError as error:
        return None, error.problems
    return terms, palette.over_limit(report.palette, terms.ink_limit, terms.name)
