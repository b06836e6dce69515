"""Reckons the figures that are calculated from others, and compares them with what is given.

In: figures. Out: a problem for each whose formula does not come to its value. A formula
is an expression over the figures' values, without the word `figures`.
"""

import re
from collections.abc import Iterator

from ngen_pdf.data import numbers
from ngen_pdf.data.expressions import Value, evaluate
from ngen_pdf.data.figures import Figure, Figures
from ngen_pdf.data.operands import Fault
from ngen_pdf.problems import Problem, Severity

NAME = re.compile(r"\b[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)+|\b[a-z][a-z0-9_]*(?=\s*(?:[-+*/)]|$))")


def check(figures: Figures) -> Iterator[Problem]:
    """A problem for each figure whose formula fails or comes to another value."""
    for figure in figures.values():
        if figure.formula:
            yield from _check(figure, figures)


def _check(figure: Figure, figures: Figures) -> Iterator[Problem]:
    expression = NAME.sub(lambda name: f"figures.{name[0]}", figure.formula)
    digits = numbers.digits_of(figure.value)
    found = evaluate(f"({expression}) | round({digits})", figures, "en")
    if isinstance(found, Fault):
        message = f"the formula of `{figure.name}` fails: {found.message}"
        yield Problem("figure", message, figure.place, found.hint)
    elif found.result != figure.value:
        yield _differs(figure, found)


def _differs(figure: Figure, found: Value) -> Problem:
    message = f"`{figure.name}` is {figure.value}, its formula comes to {found.result}"
    hint = f"{figure.formula}, of {', '.join(found.names)}"
    return Problem("figure-sum", message, figure.place, hint, Severity.WARNING)
