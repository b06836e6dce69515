"""Checks the codes of warnings that authors do not want told.

In: sections. Out: problems. What is silenced is settled where pages and files are judged.
"""

from collections.abc import Sequence

from ngen_pdf.problems import Place, Problem, did_you_mean
from ngen_pdf.sections import Section


def check(sections: Sequence[Section]) -> tuple[Problem, ...]:
    """An error for each code that no rule has."""
    if not any(section.allowances for section in sections):
        return ()
    from ngen_pdf.preflight import profiles

    known = profiles.codes()
    return tuple(
        Problem(
            "attribute", f"there is no rule `{code.name}`", place, did_you_mean(code.name, known)
        )
        for section in sections
        for code in section.allowances
        for place in (Place(section.source, code.line),)
        if code.name not in known
    )
