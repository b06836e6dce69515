"""What a rule is.

In: nothing. Out: `Rule`, `Found`, `Terms`. The rules themselves stand beside this module, by
what they look at; `rules.RULES` lists them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ngen_pdf.preflight.facts import Area, Document
from ngen_pdf.problems import Severity

Value = float | str | bool | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """What a profile asks by one rule: its severity, and its numbers and names by key."""

    profile: str
    severity: Severity
    values: tuple[tuple[str, Value], ...] = ()
    clause: str = ""

    def number(self, key: str) -> float:
        """A number of the profile; it has every one that its rule reads."""
        value = dict(self.values)[key]
        assert isinstance(value, int | float)
        return value

    def flag(self, key: str) -> bool:
        """Whether something of the profile is so."""
        value = dict(self.values)[key]
        assert isinstance(value, bool)
        return value

    def text(self, key: str) -> str:
        """A text of the profile."""
        value = dict(self.values)[key]
        assert isinstance(value, str)
        return value

    def names(self, key: str) -> tuple[str, ...]:
        """A list of the profile."""
        value = dict(self.values)[key]
        assert isinstance(value, tuple)
        return value


@dataclass(frozen=True, slots=True)
class Found:
    """One fault; `severity` where it differs from that of the rule's terms.

    `more` are the other areas of the page that have the fault, if it is one to be mended at once.
    """

    message: str
    page: int = 0
    area: Area | None = None
    hint: str = ""
    severity: Severity | None = None
    more: tuple[Area, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A code, and the function that finds what breaks it; profiles say how it is weighed.

    `keys` are the values that a profile must give it.
    """

    code: str
    judge: Callable[[Document, Terms], Iterable[Found]]
    keys: tuple[str, ...] = ()
