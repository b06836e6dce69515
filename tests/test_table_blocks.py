"""Tables from sheets, as they are laid out."""

import re

import pytest

from conftest import Publication
from inspector import Inspector

ROWS = 200
BLOCK = """\
# Title

```{.table #tbl-long}
file: data/long.csv
caption: Many rows
columns:
  - lead: Lead
  - what: What
  - {name: ngen, title: Amount}
total: Total
source: Made for the test.
```
"""
WORDS = (
    "A description of a project that takes more than one line in a column of this width or even two"
)


def _sheet(publication: Publication, rows: int) -> None:
    lines = (f"Project {n},{WORDS[: 20 + n % 70]},{n * 7 % 1000 / 4 - 10}" for n in range(rows))
    publication.write("report/2024/data/long.csv", "\n".join(["lead,what,ngen", *lines, ""]))


def _right_edges(pdf: Inspector, page: int, pattern: str) -> set[float]:
    """Where the last characters of what the pattern finds end on a page, in pt."""
    text = pdf._drawn[page].get_textpage()
    whole = text.get_text_range()
    return {
        round(text.get_charbox(found.end() - 1, loose=True)[2], 1)
        for found in re.finditer(pattern, whole)
    }


@pytest.fixture
def long_table(styled: Publication) -> Inspector:
    _sheet(styled, ROWS)
    styled.section("01-a.md", BLOCK)
    return Inspector(styled.render())


def test_the_head_is_on_every_page_and_no_row_is_cut(long_table: Inspector) -> None:
    pages = [
        long_table.between(page)
        for page in range(len(long_table.pdf.pages))
        if "Project " in long_table.between(page)
    ]
    assert len(pages) > 3
    assert all("Lead What Amount" in page for page in pages)
    assert "".join(pages).count("Project ") == ROWS
    for row in range(ROWS):
        words = WORDS[: 20 + row % 70].strip()
        (page,) = [page for page in pages if f"Project {row} " in page]
        assert f"Project {row} {words}" in page


def test_a_total_is_not_alone_on_a_page(styled: Publication) -> None:
    for rows in range(23, 26):  # 24 fill the page
        _sheet(styled, rows)
        styled.section("01-a.md", BLOCK.replace("  - what: What\n", ""))
        pdf = Inspector(styled.render())
        (page,) = [n for n in range(len(pdf.pdf.pages)) if "Total " in pdf.between(n)]
        assert f"Project {rows - 1} " in pdf.between(page)


def test_decimals_stand_below_each_other(long_table: Inspector) -> None:
    assert "\u221210.00" in long_table.all_text
    (page, *_) = [n for n in range(len(long_table.pdf.pages)) if "Lead" in long_table.text(n)]
    assert len(_right_edges(long_table, page, r"[0-9]\.(?=[0-9]{2}\b)")) == 1


def test_french_numbers_do_not_break(styled: Publication) -> None:
    styled.write("report/2024/data/long.csv", "lead,what,ngen\nA,B,-1234567.5\nB,C,2\n")
    styled.section("01-a.md", f"---\nlanguage: fr-CA\n---\n{BLOCK}")
    found = Inspector(styled.render()).all_text
    assert re.search(r"\u22121\s234\s567,5", found)
    assert "2,0" in found


def test_a_sheet_that_is_too_long_is_told_at_once(publication: Publication) -> None:
    _sheet(publication, 100_000)
    publication.section("01-a.md", BLOCK)
    done = publication.run("check", "2024")
    assert done.returncode == 1
    assert "01-a.md:3: error[too-large]: this table has 100000 rows; 2000 is" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_cell_that_does_not_fit_is_told_at_its_line(publication: Publication) -> None:
    publication.write("report/2024/data/long.csv", 'lead,what,ngen\n"A\nB",x,1\nC,y,n/a\n')
    publication.section("01-a.md", BLOCK.replace("title: Amount", "format: number"))
    done = publication.run("check", "2024")
    assert "data/long.csv:4: error[column]: `n/a` in the column `ngen`" in done.stderr


def test_a_row_that_is_taller_than_a_page_is_printed_whole(publication: Publication) -> None:
    words = [f"word{n}" for n in range(1500)]
    publication.write("report/2024/data/long.csv", f"lead,what,ngen\nA,{' '.join(words)},1\n")
    publication.section("01-a.md", BLOCK)
    assert set(words) <= set(Inspector(publication.render()).all_text.split())
