"""The pages of a file in its verdict: which have a picture, and what is drawn on them."""

import re
from dataclasses import replace
from pathlib import Path

from verdicts import FOUND, MARKED, PASSED, page_of, thin

from ngen_pdf.preflight import Area
from ngen_pdf.preflight.formats import as_html
from ngen_pdf.preflight.formats.html import DRAWN
from ngen_pdf.preflight.verdict import PLACES


def test_pages_are_called_as_viewers_call_them(tmp_path: Path) -> None:
    verdict = replace(PASSED, pages=3, labels=("i", "", "A-1"))
    text = page_of(tmp_path, verdict).read_text("utf-8")
    assert re.findall('<p class="aside">Page <bdi>(.*?)</bdi></p>', text) == ["i", "2", "A-1"]


def test_pages_without_a_picture_are_told_of() -> None:
    verdict = replace(FOUND, pages=9, labels=tuple("abcdefghi"))
    text = as_html(verdict, "a.pdf", ())
    assert "<img" not in text
    assert text.count("No picture: the page cannot be drawn, or not in time.") == 2
    assert "or it cannot be drawn: pages a, d-i</p>" in text
    assert 'class="number" href' not in text


def test_of_more_places_than_can_be_seen_some_of_each_finding_are_drawn(tmp_path: Path) -> None:
    many = tuple(replace(thin(1), area=Area(9, y, 99, y)) for y in range(DRAWN + 1))
    verdict = replace(PASSED, pages=1, findings=(*many, replace(thin(1), message="thin")))
    text = page_of(tmp_path, verdict).read_text("utf-8")
    assert text.count("<a id=") == text.count('class="number" href') == 2
    assert [path.count("M") for path in re.findall('class="line" d="(.*?)"', text)] == [
        DRAWN - 1,
        1,
    ]


def test_all_places_of_a_finding_are_drawn(tmp_path: Path) -> None:
    found = replace(thin(1), more=(MARKED, Area(72, 500, 300, 500)))
    text = page_of(tmp_path, replace(PASSED, pages=1, findings=(found,))).read_text("utf-8")
    (path,) = re.findall('class="line" d="(.*?)"', text)
    assert path.count("M") == 3
    assert '<span class="aside">(3 places)</span>' in text
    assert 'data-count="1"' in text
    many = replace(found, more=(MARKED,) * PLACES)
    text = page_of(tmp_path, replace(PASSED, pages=1, findings=(many,))).read_text("utf-8")
    assert '<span class="aside">(more than 100 places)</span>' in text
