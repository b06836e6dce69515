"""The rules, in the order in which they are applied.

In: a `Document` and the `Terms` of a profile. Out: `Found`s. What a file says and paints is
read in `reading`; which rules a profile applies stands in `profiles`.
"""

from ngen_pdf.preflight.rules import (
    colors,
    edges,
    images,
    lines,
    overprint,
    pages,
    shadings,
    spots,
    transparency,
    type,
)
from ngen_pdf.preflight.rules.rule import Found, Rule, Terms, Value

__all__ = ["RULES", "Found", "Rule", "Terms", "Value"]

RULES: tuple[Rule, ...] = (
    *pages.RULES,
    *edges.RULES,
    *colors.RULES,
    *spots.RULES,
    *overprint.RULES,
    *transparency.RULES,
    *shadings.RULES,
    *images.RULES,
    *lines.RULES,
    *type.RULES,
)
