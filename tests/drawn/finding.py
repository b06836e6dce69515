"""What the tests of the parts share: measures of the page in pt, and where words stand."""

import pytest

from inspector import Inspector, Place

PANEL = (228, 235, 239)
COLUMN, STEP, GUTTER, BLEED = 332, 14, 12, 9
HANG, WIDE = 172, 504
INNER, OUTER = 63, 45


def page_of(pdf: Inspector, words: str) -> int:
    """The page (from 0) of the body on which the words stand."""
    return next(n for n in range(2, len(pdf.labels)) if words in pdf.text(n))


def places(pdf: Inspector, *words: str) -> list[Place]:
    """The place of each text; all on the page of the first."""
    page = page_of(pdf, words[0])
    return [pdf.place_of(page, text) for text in words]


def column_of(page: int) -> float:
    """Where the text's column begins on that page: the first of a document is a recto."""
    return HANG + (INNER if page % 2 == 0 else OUTER)


def near(value: float, tolerance: float = 1.5) -> object:
    """About that many pt: a letter has some white at its side."""
    return pytest.approx(value, abs=tolerance)
