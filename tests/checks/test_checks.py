"""All that `check` says of numbers together, and how long it takes."""

import time

import pytest
from passages import check

from conftest import Publication


def test_check_tells_all_of_it_with_lines(publication: Publication) -> None:
    publication.write(
        "report/2024/data/figures.toml",
        '[members]\nvalue = 3334\nunit = "members"\nperiod = "31 March 2024"\nsource = "S9"\n',
    )
    publication.section(
        "01-a.md",
        "# A\n\nWe have 3,334 members,\nand not 3,343 members.\n\nThe annual report 2023 is out.\n",
    )
    done = publication.run("check", "2024")
    assert done.returncode == 0
    expected = [
        "report/2024/01-a.md:3: warning[typed-figure]",
        "report/2024/01-a.md:4: warning[figure-differs]",
        "report/2024/01-a.md:6: warning[other-year]",
        "report/2024/data/figures.toml:1: warning[source]",
    ]
    lines = [line for line in done.stderr.splitlines() if ": warning[" in line]
    assert [line.split("]")[0] + "]" for line in lines] == expected


@pytest.mark.parametrize(
    "text",
    [
        "1" * (1 << 20),
        "1,234," * (1 << 17),
        "“" * (1 << 18),
        "$" * (1 << 18),
        "31 March " * (1 << 15),
    ],
    ids=["digits", "groups", "quotes", "signs", "dates"],
)
def test_no_text_takes_long(text: str) -> None:
    start = time.process_time()
    check(text)
    assert time.process_time() - start < 20
