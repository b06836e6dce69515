"""What a rule is tested with: a file that breaks it and nothing else, and its mended twin.

@each(Case("page-rotation", turn, told="a Rotate of 90 degrees", page=1), ...)
def test_the_rules_of_pages(case: Case) -> None:
    prove(case)
"""

from collections.abc import Callable
from dataclasses import dataclass

import pikepdf
import pytest
from files import press_file, saved

from ngen_pdf.preflight import Verdict, check, profiles

Change = Callable[[pikepdf.Pdf], object]
"""Changes a file in place, or gives the bytes of another one."""


def nothing(_pdf: pikepdf.Pdf) -> None:
    """Leave the file as it is."""


@dataclass(frozen=True, slots=True)
class Case:
    """A rule by its code, what breaks it, and what may stand in its place.

    `told` is what the first message says, `page` its page, 0 for the file. `file` makes what
    both changes start from, which `profile` passes.
    """

    code: str
    broken: Change
    mended: Change = nothing
    told: str = ""
    page: int = 0
    profile: str = "gwg-sheetfed"
    file: Callable[[], pikepdf.Pdf] = press_file

    def verdict(self, change: Change) -> Verdict:
        """How the file is judged after a change."""
        pdf = self.file()
        data = change(pdf)
        return check(data if isinstance(data, bytes) else saved(pdf), profiles.named(self.profile))


def prove(case: Case) -> None:
    """The broken file has that fault and no other, its twin none."""
    found = case.verdict(case.broken).findings
    assert {finding.code for finding in found} == {case.code}, found
    assert case.told in found[0].message, found[0].message
    assert found[0].page == case.page
    twin = case.verdict(case.mended).findings
    assert not twin, twin


def each(*cases: Case) -> pytest.MarkDecorator:
    """A test for each case, named for its code and what it tells."""
    return pytest.mark.parametrize("case", cases, ids=[f"{c.code}: {c.told}" for c in cases])
