"""Sound files that were changed at random break nothing; CONTRIBUTING.md has the longer run."""

import pytest
from fuzz import tried
from mutants import mutant

SEED = 7
FILES = 600
SHARES = 4


def test_a_mutant_is_always_the_same() -> None:
    assert [mutant(SEED, number) for number in range(5)] == [
        mutant(SEED, number) for number in range(5)
    ]


@pytest.mark.parametrize("share", range(SHARES))
def test_files_changed_at_random_break_nothing(share: int) -> None:
    names = [f"{SEED} {number}" for number in range(share, FILES, SHARES)]
    assert list(tried(names)) == []
