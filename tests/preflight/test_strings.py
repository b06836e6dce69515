"""Strings and names of any bytes come out as text."""

import pytest
from pikepdf import Object, String

from ngen_pdf.preflight.reading.strings import text_of


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (String("é"), "é"),
        (String(b"\xfe\xff\0A"), "A"),
        (String(b"\xef\xbb\xbfA\xff"), "A\ufffd"),
        (Object.parse(b"/Link"), "Link"),
        (Object.parse(b"/#f0#28"), "\ufffd("),
        (Object.parse(b"[]"), ""),
        (None, ""),
        (5, ""),
    ],
)
def test_what_it_says(value: object, text: str) -> None:
    assert text_of(value) == text
