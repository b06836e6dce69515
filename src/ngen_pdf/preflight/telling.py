"""How the process that judges tells what it finds: a line of JSON for each thing, at once.

In: findings and thumbnails. Out: lines; of lines, an `Account`. What comes from a process that
has read any bytes whatever is never unpickled, and a line that is not as it should be is none.
"""

import base64
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from ngen_pdf.preflight.facts import Area
from ngen_pdf.preflight.profiles import Profile
from ngen_pdf.preflight.thumbnails import Thumbnail
from ngen_pdf.preflight.verdict import Finding, Verdict, in_order
from ngen_pdf.problems import Place, Problem, Severity

Size = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict, and the pages in small where they were asked for.

    `trims` are the width and height of each page when it is cut, in pt, `sha256` the checksum
    of the bytes that were judged, in hexadecimal digits.
    """

    verdict: Verdict
    thumbnails: tuple[Thumbnail, ...]
    trims: tuple[Size, ...]
    sha256: str


@dataclass(frozen=True, slots=True)
class Account:
    """What was told: `whole` if the verdict came to its end, else `at` is the rule at work."""

    judged: Judged
    problems: tuple[Problem, ...]
    whole: bool
    at: str


# --- what is told ----------------------------------------------------------


def of_problems(problems: Iterable[Problem]) -> dict[str, object]:
    """Why nothing is judged at all."""
    return {"problems": [problem.as_json() for problem in problems]}


def of_bytes(sha256: str) -> dict[str, object]:
    """Which bytes are judged."""
    return {"sha256": sha256}


def of_file(profile: Profile, trims: Sequence[Size], labels: Sequence[str]) -> dict[str, object]:
    """By what the file is judged, and what pages it has."""
    said = {"profile": profile.name, "title": profile.title}
    return {**said, "trims": trims, "labels": labels}


def of_rule(code: str) -> dict[str, object]:
    """That a rule is about to be applied."""
    return {"at": code}


def of_findings(code: str, findings: Iterable[Finding]) -> dict[str, object]:
    """That a rule was applied, and what it found."""
    return {"checked": code, "findings": [_finding(finding) for finding in findings]}


def of_thumbnail(thumbnail: Thumbnail) -> dict[str, object]:
    """A page in small."""
    return {
        "thumbnail": {
            "page": thumbnail.page,
            "image": base64.b64encode(thumbnail.image).decode(),
            "kind": thumbnail.kind,
            "area": thumbnail.area,
            "rotate": thumbnail.rotate,
            "trim": thumbnail.trim,
        }
    }


WHOLE = {"whole": True}
"""That all rules were applied."""


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "hint": finding.hint,
        "page": finding.page,
        "label": finding.label,
        "area": finding.area,
        "clause": finding.clause,
        "more": finding.more,
    }


# --- what is heard ---------------------------------------------------------


NOT_TOLD = (
    ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError,
)  # fmt: skip


@dataclass(slots=True)
class _Heard:
    """What has been told so far."""

    profile: str = ""
    title: str = ""
    trims: tuple[Size, ...] = ()
    labels: tuple[str, ...] = ()
    sha256: str = ""
    problems: list[Problem] = field(default_factory=list)
    checked: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    thumbnails: list[Thumbnail] = field(default_factory=list)
    whole: bool = False
    at: str = ""

    def hear(self, said: dict[str, Any]) -> None:
        if "problems" in said:
            self.problems += map(_problem_of, said["problems"])
        elif "trims" in said:
            self.profile, self.title = str(said["profile"]), str(said["title"])
            self.trims = tuple((float(width), float(height)) for width, height in said["trims"])
            self.labels = tuple(map(str, said["labels"]))
        elif "sha256" in said:
            self.sha256 = str(said["sha256"])
        elif "checked" in said:
            self.findings += map(_finding_of, said["findings"])
            self.checked.append(str(said["checked"]))
        elif "thumbnail" in said:
            self.thumbnails.append(_thumbnail_of(said["thumbnail"]))
        else:
            self.whole, self.at = bool(said.get("whole")), str(said.get("at", ""))


def read(lines: Iterable[bytes]) -> Account:
    """The account that lines give; the last one may have been cut off."""
    heard = _Heard()
    for line in lines:
        try:
            heard.hear(json.loads(line))
        except NOT_TOLD:
            continue
    checked, findings = tuple(heard.checked), in_order(heard.findings)
    verdict = Verdict(heard.profile, heard.title, len(heard.trims), checked, findings, heard.labels)
    judged = Judged(verdict, tuple(heard.thumbnails), heard.trims, heard.sha256)
    return Account(judged, tuple(heard.problems), heard.whole, heard.at)


def _problem_of(said: dict[str, Any]) -> Problem:
    where = Place(**said["where"])
    severity = Severity(said["severity"])
    return Problem(said["code"], said["message"], where, said["hint"], severity)


def _finding_of(said: dict[str, Any]) -> Finding:
    return Finding(
        code=str(said["code"]),
        severity=Severity(said["severity"]),
        message=str(said["message"]),
        hint=str(said["hint"]),
        page=int(said["page"]),
        label=str(said["label"]),
        area=_area_of(said["area"]),
        clause=str(said["clause"]),
        more=tuple(Area(*map(float, area)) for area in said["more"]),
    )


def _thumbnail_of(said: dict[str, Any]) -> Thumbnail:
    area = Area(*map(float, said["area"]))
    image = base64.b64decode(said["image"], validate=True)
    trim, rotate = _area_of(said["trim"]), int(said["rotate"])
    return Thumbnail(int(said["page"]), image, str(said["kind"]), area, rotate, trim)


def _area_of(said: Sequence[float] | None) -> Area | None:
    return Area(*map(float, said)) if said is not None else None
