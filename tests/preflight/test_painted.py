"""Each rule of paint finds what breaks it, and nothing in what is mended."""

import pytest
from judging import found
from paint_cases import CASES, Case, drawn


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code} {case.name}")
def test_what_breaks_one_rule_alone(case: Case) -> None:
    told = found(drawn(case.broken))
    assert set(told) == {case.code}
    assert told[case.code][0].page == 1


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code} {case.name}")
def test_what_is_mended(case: Case) -> None:
    assert found(drawn(case.mended)) == {}
