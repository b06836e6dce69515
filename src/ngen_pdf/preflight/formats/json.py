"""Writes a verdict as JSON, for machines: docs/verdict.schema.json describes it.

In: a `Verdict`. Out: JSON. A change that takes something away or gives it another meaning
is a new `VERSION`; a new key is none.
"""

import json

from ngen_pdf.preflight.facts import Area
from ngen_pdf.preflight.formats.words import printable
from ngen_pdf.preflight.verdict import Finding, Verdict
from ngen_pdf.problems import Severity

VERSION = 1


def as_json(verdict: Verdict, name: str, sha256: str) -> str:
    """The verdict of the file of that name, with its checksum in hexadecimal, "" if not known."""
    findings = printable(verdict).findings
    counts = {
        severity.value: sum(finding.severity is severity for finding in findings)
        for severity in Severity
    }
    said = {
        "version": VERSION,
        "file": name,
        "sha256": sha256 or None,
        "pages": verdict.pages,
        "profile": {"name": verdict.profile, "title": verdict.title},
        "passed": verdict.passed,
        "count": counts,
        "checked": list(verdict.checked),
        "findings": [_finding(finding) for finding in findings],
    }
    return json.dumps(said, indent=2, ensure_ascii=False) + "\n"


def _sides(area: Area) -> dict[str, float]:
    return {side: round(length, 2) for side, length in area._asdict().items()}


def _finding(finding: Finding) -> dict[str, object]:
    area, source = finding.area, finding.source
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "hint": finding.hint,
        "clause": finding.clause,
        "page": finding.page or None,
        "label": finding.label or None,
        "area": _sides(area) if area else None,
        "more": [_sides(other) for other in finding.more],
        "source": {"file": source.path, "line": source.line or None} if source.path else None,
    }
