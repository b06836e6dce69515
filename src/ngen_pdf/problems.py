"""What is wrong with a report, a file or a machine, in one form.

In: facts found by any step. Out: `Problem`, and `NgenError`, which carries all
that are known. Printing and exit statuses belong to the commands.
"""

import difflib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import lru_cache
from heapq import nlargest

CONTENDERS = 20  # candidates that are compared letter by letter: that takes its time


class Severity(StrEnum):
    """An error stops the edition; a warning is reported and lets it through."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a problem is: a file below the root, a line from 1, a folio; each may be unknown."""

    path: str = ""
    line: int = 0
    folio: str = ""

    def __str__(self) -> str:
        source = f"{self.path}:{self.line}" if self.path and self.line else self.path
        if not self.folio:
            return source
        return f"page {self.folio} ({source})" if source else f"page {self.folio}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: a stable code, what is wrong, where, and what to do about it."""

    code: str
    message: str
    where: Place = Place()
    hint: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        place = f"{self.where}: " if str(self.where) else ""
        hint = f"\n  hint: {self.hint}" if self.hint else ""
        return f"{place}{self.severity}[{self.code}]: {self.message}{hint}"

    def as_json(self) -> dict[str, object]:
        """The problem as plain values, for `--format json`."""
        return asdict(self)


class NgenError(Exception):
    """The work cannot go on; `problems` are all that are known, not the first."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def is_error(problem: Problem) -> bool:
    """Whether the problem stops the edition."""
    return problem.severity is Severity.ERROR


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once, by file and line; what was found first stays first within a line."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.where))


def did_you_mean(word: str, candidates: Sequence[str]) -> str:
    """The nearest candidate as a hint, or "" where none is near."""
    likely = nlargest(CONTENDERS, candidates, key=lambda c: len(_pairs(c) & _pairs(word)))
    near = difflib.get_close_matches(word, likely, n=1, cutoff=0.6)
    return f"did you mean `{near[0]}`?" if near else ""


@lru_cache(maxsize=1 << 14)
def _pairs(word: str) -> frozenset[str]:
    """Each two letters that stand together; words that share many are worth comparing."""
    return frozenset(word[start : start + 2] for start in range(max(1, len(word) - 1)))


def count(number: int, noun: str) -> str:
    """`1 page`, `2 pages`, `no pages`."""
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def tally(severities: Iterable[Severity]) -> str:
    """`no problems`, or `1 error, 2 warnings`."""
    counts = Counter(severity.value for severity in severities)
    return ", ".join(count(n, name) for name, n in sorted(counts.items())) or "no problems"
