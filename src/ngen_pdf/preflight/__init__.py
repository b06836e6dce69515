"""Judges PDF files.

In: a PDF, whoever made it, and a profile. Out: a `Verdict`. Nothing is changed in the file.
"""

from collections.abc import Iterator

from ngen_pdf.preflight import profiles, reading
from ngen_pdf.preflight.facts import Area, Document
from ngen_pdf.preflight.profiles import Profile
from ngen_pdf.preflight.rules import RULES, Found, Terms
from ngen_pdf.preflight.verdict import Finding, Verdict
from ngen_pdf.problems import Severity

__all__ = ["Area", "Document", "Finding", "Profile", "Verdict", "check", "judge"]


def check(pdf: bytes, profile: Profile | None = None) -> Verdict:
    """How a file is judged by a profile, or by the one that fits it.

    What cannot be opened gets a verdict of no pages that says why.
    """
    try:
        document = reading.read(pdf)
    except reading.UnreadableError as error:
        return _unread(profile or profiles.named(profiles.ANY), error)
    return judge(document, profile or profiles.fitting(document))


def _unread(profile: Profile, error: reading.UnreadableError) -> Verdict:
    """The verdict on a file that cannot be opened."""
    code = "encryption" if error.password else "syntax"
    hint = "save it without a password" if error.password else "make it again from its source"
    finding = Finding(code, Severity.ERROR, f"the file cannot be opened: {error}", hint)
    return Verdict(profile.name, profile.title, 0, (code,), (finding,))


def judge(document: Document, profile: Profile) -> Verdict:
    """How a file that has been read is judged by a profile."""
    findings = sorted(_findings(document, profile), key=_order)
    codes = tuple(rule.code for rule in RULES if rule.code in dict(profile.terms))
    return Verdict(profile.name, profile.title, len(document.pages), codes, tuple(findings))


def _findings(document: Document, profile: Profile) -> Iterator[Finding]:
    asked = dict(profile.terms)
    for rule in RULES:
        if terms := asked.get(rule.code):
            for found in rule.judge(document, terms):
                yield _finding(rule.code, found, terms, document)


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
        clause=terms.clause,
    )


def _order(finding: Finding) -> tuple[bool, str, int, float, float, str]:
    """Errors first, then by code, page, and place on the page, from its head."""
    area = finding.area or Area(0, 0, 0, 0)
    warning = finding.severity is not Severity.ERROR
    return warning, finding.code, finding.page, -area.top, area.left, finding.message
