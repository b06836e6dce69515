"""Writes a verdict as text, for a terminal.

In: a `Verdict`. Out: lines, grouped by code, errors first; findings alike in one. How a finding
is worded belongs to its rule, what is said of a file to `words`.
"""

from collections.abc import Iterator
from itertools import groupby, zip_longest

from ngen_pdf.preflight.formats.words import pages_of, printable, summary
from ngen_pdf.preflight.verdict import Finding, Verdict

ALIKE = 50
"""So many lines of one code are told; JSON has all findings."""


def as_text(verdict: Verdict, name: str, strict: bool = False) -> str:
    """The findings of the file of that name, and a line that sums them up."""
    told = "".join(
        f"{_group(list(findings))}\n"
        for _, findings in groupby(printable(verdict).findings, key=_kind)
    )
    return f"{told}{summary(verdict, name, strict)}\n"


def _kind(finding: Finding) -> tuple[str, str, str]:
    return finding.severity, finding.code, finding.clause


def _group(findings: list[Finding]) -> str:
    """The findings of one code, below a line with the clause that the rule comes from.

    A hint stands once below all lines before it that it is for.
    """
    first = findings[0]
    clause = f" ({first.clause})" if first.clause else ""
    told = list(_lines(findings))
    shown = told[:ALIKE]
    lines = (
        f"  {line}\n" + (f"    hint: {hint}\n" if hint and hint != following else "")
        for (line, hint), (_, following) in zip_longest(shown, shown[1:], fillvalue=("", ""))
    )
    more = f"  and {len(told) - ALIKE} more; JSON has them all\n" if len(told) > ALIKE else ""
    return f"{first.severity}[{first.code}]{clause}\n{''.join(lines)}{more}"


def _lines(findings: list[Finding]) -> Iterator[tuple[str, str]]:
    """A line and its hint for all that say the same of the same source, as the first comes."""
    alike: dict[object, list[Finding]] = {}
    for finding in findings:
        alike.setdefault((finding.message, finding.hint, finding.source), []).append(finding)
    for same in alike.values():
        yield f"{_where(same)}{same[0].message}", same[0].hint


def _where(findings: list[Finding]) -> str:
    pages, source = pages_of(findings), str(findings[0].source)
    if pages and source:
        return f"{pages} ({source}): "
    return f"{pages or source}: " if pages or source else ""
