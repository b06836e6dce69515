"""How a file was judged.

In: what rules found. Out: `Finding`, `Verdict`. How they are written down belongs to
`formats`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ngen_pdf.preflight.facts import Area
from ngen_pdf.problems import Place, Problem, Severity

NOWHERE = Place()
PLACES = 100
"""So many other areas of a page are told for a fault."""

NOT_FOR_PRESS = ("any", "screen")
"""The profiles of files that go to no press."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: on a page, from 1, or in the file as a whole, 0.

    `label` is the page's label, `area` where on the page, in pt of its default user space, and
    `more` the other areas of the page that have the same fault, where it is told of once.
    `source` is where it was written, unknown for files of others. `clause` is where the rule
    comes from.
    """

    code: str
    severity: Severity
    message: str
    hint: str = ""
    page: int = 0
    label: str = ""
    area: Area | None = None
    source: Place = NOWHERE
    clause: str = ""
    more: tuple[Area, ...] = ()

    def problem(self, file: str = "") -> Problem:
        """The finding in the one form of all problems; without a source it is in the file."""
        path, line = self.source.path or file, self.source.line
        place = Place(path, line, self.label or str(self.page or ""))
        return Problem(self.code, self.message, place, self.hint, self.severity)


@dataclass(frozen=True, slots=True)
class Verdict:
    """All that was found in a file by a profile, errors first, then by code, page and place.

    `checked` are the codes of the rules that were applied. `title` is the profile's. `labels` are
    those of the pages, none where they are not known.
    """

    profile: str
    title: str
    pages: int
    checked: tuple[str, ...]
    findings: tuple[Finding, ...]
    labels: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether there is no error."""
        return all(finding.severity is not Severity.ERROR for finding in self.findings)

    def passes(self, strict: bool = False) -> bool:
        """Whether it passes; if strict, without a warning."""
        return not self.findings if strict else self.passed

    def problems(self, file: str) -> tuple[Problem, ...]:
        """The findings in the one form of all problems; what has no source is in the file."""
        return tuple(finding.problem(file) for finding in self.findings)

    @property
    def for_press(self) -> bool:
        """Whether it says if a press can print the file."""
        return self.profile not in NOT_FOR_PRESS


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Errors first, then by code, page, and place on the page, from its head."""
    return tuple(sorted(findings, key=_order))


def _order(finding: Finding) -> tuple[bool, str, int, float, float, str]:
    area = finding.area or Area(0, 0, 0, 0)
    warning = finding.severity is not Severity.ERROR
    return warning, finding.code, finding.page, -area.top, area.left, finding.message
