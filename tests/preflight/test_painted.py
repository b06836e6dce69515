"""Each rule of paint finds what breaks it, and nothing in what is mended."""

import pytest
from paint_cases import CASES, Case, drawn

from ngen_pdf.preflight import profiles, reading
from ngen_pdf.preflight.rules import RULES, Found


def found(pdf: bytes) -> dict[str, list[Found]]:
    """What each rule of sheetfed offset finds in a file, by its code."""
    document = reading.read(pdf)
    terms = dict(profiles.named("gwg-sheetfed").terms)
    told = {
        rule.code: list(rule.judge(document, terms[rule.code]))
        for rule in RULES
        if rule.code in terms
    }
    return {code: faults for code, faults in told.items() if faults}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code} {case.name}")
def test_what_breaks_one_rule_alone(case: Case) -> None:
    told = found(drawn(case.broken))
    assert set(told) == {case.code}
    assert told[case.code][0].page == 1


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code} {case.name}")
def test_what_is_mended(case: Case) -> None:
    assert found(drawn(case.mended)) == {}
