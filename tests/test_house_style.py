"""What the house style does with things that stand in each other or at the foot of a page."""

from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image

from conftest import ROOT, Publication, made_in
from inspector import Inspector, Place

ROW = '![](images/a.png){alt="a"} ![](images/a.png){alt="b"} ![](images/a.png){alt="c"}\n\n'
FIGURES = "\n".join(
    "Words.\n\n" * (1 + n % 5) + f"::: {{.figure}}\n{ROW * 3}Rows {n}\n:::\n" for n in range(12)
)
CODE = "\n".join(f"line {n}" for n in range(15))
CODES = "\n".join("Words.\n\n" * n + f"What follows {n}:\n\n```\n{CODE}\n```\n" for n in range(12))
UNEVEN = f"::::: {{allow=spread-balance}}\n{CODES}\n:::::"
NESTED = """\
# Nested

:::: {.columns}
::: {.timeline}
May
: Begun.
:::

Words beside it.
::::

:::: {.as-typed}
::: {.timeline}
April
: Planned.
:::
::::

1. First of two.

    More of it.

2. Second.

    > Quoted.

<table>
<tr><td rowspan="2">North</td><td>Twelve</td></tr>
<tr><td>Fourteen</td></tr>
</table>
"""


@dataclass(frozen=True)
class Styled:
    """A document in the house style."""

    pdf: Inspector

    def place(self, words: str) -> Place:
        return self.pdf.place_of(self.page(words), words)

    def page(self, words: str) -> int:
        pages = range(2, len(self.pdf.labels))
        return next(n for n in pages if words in self.pdf.text(n))


@pytest.fixture(scope="module")
def styled(tmp_path_factory: pytest.TempPathFactory) -> Styled:
    made: Publication = made_in(tmp_path_factory.mktemp("styled"), ROOT / "styles")
    file = BytesIO()
    Image.new("RGB", (100, 80), "red").save(file, "png")
    made.write("report/2024/images/a.png", file.getvalue())
    for name, text in (("1-a", NESTED), ("2-b", f"# F\n\n{FIGURES}"), ("3-c", f"# C\n\n{UNEVEN}")):
        made.section(f"{name}.md", text)
    pdf: Path = made.render()
    return Styled(Inspector(pdf))


def test_rows_of_images_are_not_cut_by_the_foot_of_a_page(styled: Styled) -> None:
    """Where they might be parted, the engine gave up."""
    for number in range(12):
        page = styled.page(f"Rows {number}")
        below = styled.place(f"Rows {number}").bottom
        assert sum(image.top < below for image in styled.pdf.images(page)) >= 9


def test_the_dates_of_a_timeline_in_a_column_stand_above(styled: Styled) -> None:
    date, event = styled.place("May"), styled.place("Begun.")
    assert date.baseline - event.baseline == pytest.approx(14, abs=0.5)
    assert 0 < event.left - date.left < 20


def test_items_of_several_paragraphs_stand_apart(styled: Styled) -> None:
    lines = [
        styled.place(words).baseline for words in ("First of", "More of", "Second.", "Quoted.")
    ]
    gaps = [one - other for one, other in pairwise(lines)]
    assert gaps == pytest.approx([21, 21, 21], abs=0.5)


def test_a_cell_beside_one_of_two_rows_is_in_line(styled: Styled) -> None:
    assert styled.place("Fourteen").left == pytest.approx(styled.place("Twelve").left, abs=1)


def test_fifteen_lines_of_code_are_not_parted_nor_left_by_what_says_so(styled: Styled) -> None:
    pages = [styled.page(f"What follows {number}:") for number in range(12)]
    for number, page in enumerate(pages):
        text = " ".join(styled.pdf.text(page).split())
        assert f"What follows {number}: {' '.join(CODE.split())}" in text


def test_the_dates_of_a_timeline_in_a_plain_div_hang_in_the_margin_column(styled: Styled) -> None:
    date, event = styled.place("April"), styled.place("Planned.")
    assert date.baseline == pytest.approx(event.baseline, abs=0.5)
    assert event.left - date.left > 100
