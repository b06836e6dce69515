"""Judges pages as they were laid out: what the trade calls bad breaks, and what does not fit.

In: `Makeup`, and the terms of each rule. Out: `Finding`s with the lines of the sources. What a
finished file says and paints is judged by `preflight.rules`.
"""

from collections.abc import Iterator, Mapping, Sequence

from ngen_pdf.layout.makeup import Makeup
from ngen_pdf.layout.tracing import Block
from ngen_pdf.preflight.facts import Area
from ngen_pdf.preflight.makeup import boxes, figures, pages, paragraphs, words
from ngen_pdf.preflight.makeup.rule import PT, Flaw, MakeupRule
from ngen_pdf.preflight.rules import Terms
from ngen_pdf.preflight.verdict import Finding
from ngen_pdf.problems import Severity

__all__ = ["RULES", "judge"]

RULES = (*boxes.RULES, *paragraphs.RULES, *pages.RULES, *figures.RULES, *words.RULES)


def judge(makeup: Makeup, asked: Mapping[str, Terms], folios: Sequence[str]) -> tuple[Finding, ...]:
    """What is wrong with the pages, but for warnings that the author allows; by code and page."""
    found = [
        _finding(rule, flaw, asked[rule.code], makeup, folios)
        for rule in RULES
        if rule.code in asked
        for flaw in _told(rule, asked[rule.code], makeup)
    ]
    return tuple(sorted(found, key=lambda finding: (finding.code, finding.page)))


def _told(rule: MakeupRule, terms: Terms, makeup: Makeup) -> Iterator[Flaw]:
    for flaw in rule.judge(makeup, terms):
        if terms.severity is Severity.ERROR or rule.code not in flaw.block.allow:
            yield flaw


def _finding(
    rule: MakeupRule, flaw: Flaw, terms: Terms, makeup: Makeup, folios: Sequence[str]
) -> Finding:
    return Finding(
        code=rule.code,
        severity=terms.severity,
        message=flaw.message,
        hint=flaw.hint,
        page=flaw.page,
        label=folios[flaw.page - 1] if flaw.page else "",
        area=_area(flaw.block, makeup.sheets[flaw.page - 1].height) if flaw.block.height else None,
        source=flaw.block.place,
        clause=terms.clause,
    )


def _area(block: Block, height: float) -> Area:
    """Where a block stands on a page so high, in pt from its lower left."""
    left, top = block.x * PT, (height - block.y) * PT
    return Area(left, top - block.height * PT, left + block.width * PT, top)
