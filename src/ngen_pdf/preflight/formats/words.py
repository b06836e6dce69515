"""The words in which a verdict is told, the same in each format.

In: a `Verdict`. Out: text that can be printed anywhere. How it is arranged belongs to
the formats.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import isfinite

from ngen_pdf.preflight.facts import Area
from ngen_pdf.preflight.verdict import Finding, Verdict
from ngen_pdf.problems import count, tally
from ngen_pdf.unprintable import UNPRINTABLE

LONGEST = 1000
"""So many characters of a message are told; names in a PDF may be of any length."""

FAR = 1e6
"""pt. An area with a side beyond is nowhere; the largest page is 14,400 pt wide (Annex C.2)."""


RUNS = 50
"""So many runs of pages are named in a line."""


def printable(verdict: Verdict) -> Verdict:
    """The same, without what a file can put into names to confuse terminals and browsers."""
    findings, labels = map(_printable, verdict.findings), map(plain, verdict.labels)
    return replace(verdict, findings=tuple(findings), labels=tuple(labels))


def _printable(finding: Finding) -> Finding:
    area = finding.area
    return replace(
        finding,
        message=plain(finding.message),
        hint=plain(finding.hint),
        label=plain(finding.label),
        area=area if area and _is_somewhere(area) else None,
        more=tuple(filter(_is_somewhere, finding.more)),
    )


def plain(text: str) -> str:
    """A text of a file in one line that can be printed, cut where it is very long."""
    short = text if len(text) <= LONGEST else f"{text[:LONGEST]}\N{HORIZONTAL ELLIPSIS}"
    return UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", " ".join(short.split()))


def _is_somewhere(area: Area) -> bool:
    return all(isfinite(side) and abs(side) < FAR for side in area)


def outcome(verdict: Verdict, strict: bool = False) -> str:
    """What came of it, as in `ready for press, 1 warning`."""
    word = "ready for press" if verdict.for_press else "passed"
    word = word if verdict.passes(strict) else f"not {word}"
    return f"{word}, {tally(finding.severity for finding in verdict.findings)}"


def summary(verdict: Verdict, name: str, strict: bool = False) -> str:
    """What came of the file of that name, in a line."""
    pages = f"{count(verdict.pages, 'page')}, " if verdict.pages else ""
    return f"{name}: {pages}{verdict.profile}: {outcome(verdict, strict)}"


def pages_of(findings: Sequence[Finding]) -> str:
    """Where findings are: `page iv`, `pages iv, 1-3`, "" for the file as a whole."""
    return pages_named({f.page: f.label or str(f.page) for f in findings if f.page})


def pages_named(labels: Mapping[int, str]) -> str:
    """Pages by their labels, which are given by number: `pages iv, 1-3`; "" for none."""
    numbers = sorted(labels)
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    told = ", ".join(_run([labels[number] for number in run]) for run in runs[:RUNS])
    if more := sum(map(len, runs[RUNS:])):
        told += f" and {more} more"
    return f"page{'s' if len(numbers) > 1 else ''} {told}" if told else ""


def _run(labels: list[str]) -> str:
    if len(labels) < 3:
        return ", ".join(labels)
    return f"{labels[0]}-{labels[-1]}"
