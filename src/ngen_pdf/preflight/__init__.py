"""Judges PDF files.

In: a PDF, whoever made it, and a profile. Out: a `Verdict`. Nothing is changed in the file. Which
rules there are stands in `rules`, how a verdict is told in `formats`.
"""

from collections.abc import Iterator

from ngen_pdf.preflight import profiles, reading
from ngen_pdf.preflight.facts import Area, Document
from ngen_pdf.preflight.profiles import Profile
from ngen_pdf.preflight.rules import RULES, Found, Rule, Terms
from ngen_pdf.preflight.verdict import PLACES, Finding, Verdict, in_order
from ngen_pdf.problems import Severity

__all__ = [
    "Area",
    "Document",
    "Finding",
    "Profile",
    "Verdict",
    "applied",
    "check",
    "in_order",
    "judge",
    "opened",
]


def check(pdf: bytes, profile: Profile | None = None) -> Verdict:
    """How a file is judged by a profile, or by the one that fits it.

    What cannot be opened gets a verdict of no pages that says why.
    """
    document = opened(pdf)
    if isinstance(document, Finding):
        judged = profile or profiles.named(profiles.ANY)
        return Verdict(judged.name, judged.title, 0, (document.code,), (document,))
    return judge(document, profile or profiles.fitting(document))


def opened(pdf: bytes) -> Document | Finding:
    """The file as it is read, or why it cannot be opened."""
    try:
        return reading.read(pdf)
    except reading.UnreadableError as error:
        code = "encryption" if error.password else "syntax"
        hint = (
            "save it without a password"
            if error.password
            else "choose a PDF, or make this one again"
        )
        return Finding(code, Severity.ERROR, f"the file cannot be opened: {error}", hint)


def judge(document: Document, profile: Profile) -> Verdict:
    """How a file that has been read is judged by a profile."""
    told = [(code, tuple(found)) for code, found in applied(document, profile)]
    codes = tuple(code for code, _ in told)
    findings = in_order(finding for _, found in told for finding in found)
    labels = tuple(page.label for page in document.pages)
    return Verdict(profile.name, profile.title, len(labels), codes, findings, labels)


def applied(document: Document, profile: Profile) -> Iterator[tuple[str, Iterator[Finding]]]:
    """Each rule that the profile has terms for, by its code, with what it finds, as it is asked."""
    asked = dict(profile.terms)
    for rule in RULES:
        if terms := asked.get(rule.code):
            yield rule.code, _found(rule, terms, document)


def _found(rule: Rule, terms: Terms, document: Document) -> Iterator[Finding]:
    for found in rule.judge(document, terms):
        yield _finding(rule.code, found, terms, document)


def _rounded(area: Area) -> Area:
    """To the hundredth of a point: there may be many."""
    return Area(*(round(side, 2) for side in area))


def _finding(code: str, found: Found, terms: Terms, document: Document) -> Finding:
    """What a rule found, as it is told."""
    return Finding(
        code=code,
        severity=found.severity or terms.severity,
        message=found.message,
        hint=found.hint,
        page=found.page,
        label=document.pages[found.page - 1].label if found.page else "",
        area=found.area,
        more=tuple(map(_rounded, found.more[:PLACES])),
        clause=terms.clause,
    )
