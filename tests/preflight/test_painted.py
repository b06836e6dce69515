"""Each rule of paint finds what breaks it, and nothing in what is mended."""

import pytest
from cases import Case, prove
from paint_cases import CASES, Pair, drawn


@pytest.mark.parametrize("pair", CASES, ids=lambda pair: f"{pair.code}: {pair.name}")
def test_the_rules_of_paint(pair: Pair) -> None:
    broken, mended = drawn(pair.broken), drawn(pair.mended)
    prove(Case(pair.code, lambda _pdf: broken, lambda _pdf: mended, page=1))
