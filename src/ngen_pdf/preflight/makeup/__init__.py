"""Judges pages as they were laid out: what the trade calls bad breaks, and what does not fit.

In: `Makeup`, and the terms of each rule. Out: `Finding`s with the lines of the sources. What a
finished file says and paints is judged by `preflight.rules`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ngen_pdf.layout.makeup import Makeup
from ngen_pdf.preflight.facts import Document
from ngen_pdf.preflight.makeup import boxes, figures, given, pages, paragraphs, words
from ngen_pdf.preflight.makeup.rule import Flaw, area
from ngen_pdf.preflight.rules import Terms
from ngen_pdf.preflight.verdict import Finding
from ngen_pdf.problems import Severity

__all__ = ["DROPPED", "RULES", "area", "judge", "judge_text"]

DROPPED = words.CODE
RULES = (*boxes.RULES, *paragraphs.RULES, *pages.RULES, *figures.RULES, *words.RULES)


def judge(makeup: Makeup, asked: Mapping[str, Terms], folios: Sequence[str]) -> tuple[Finding, ...]:
    """What is wrong with the pages, but for warnings that the author allows; by code and page."""
    found = [
        finding
        for rule in RULES
        if rule.code in asked
        for finding in _told(rule.code, rule.judge(makeup, asked[rule.code]), asked, makeup, folios)
    ]
    return tuple(sorted(found, key=lambda finding: (finding.code, finding.page)))


def judge_text(
    makeup: Makeup, document: Document, asked: Mapping[str, Terms], folios: Sequence[str]
) -> tuple[Finding, ...]:
    """Words of the pages that a finished file does not give, likewise."""
    if DROPPED not in asked:
        return ()
    return tuple(_told(DROPPED, given.missing(makeup, document), asked, makeup, folios))


def _told(
    code: str,
    flaws: Iterable[Flaw],
    asked: Mapping[str, Terms],
    makeup: Makeup,
    folios: Sequence[str],
) -> Iterator[Finding]:
    terms = asked[code]
    for flaw in flaws:
        if terms.severity is Severity.ERROR or code not in flaw.block.allow:
            yield _finding(code, flaw, terms, makeup, folios)


def _finding(code: str, flaw: Flaw, terms: Terms, makeup: Makeup, folios: Sequence[str]) -> Finding:
    return Finding(
        code=code,
        severity=terms.severity,
        message=flaw.message,
        hint=flaw.hint,
        page=flaw.page,
        label=folios[flaw.page - 1] if flaw.page else "",
        area=area(flaw.block, makeup.sheets[flaw.page - 1].height) if flaw.block.height else None,
        source=flaw.block.place,
        clause=terms.clause,
    )
