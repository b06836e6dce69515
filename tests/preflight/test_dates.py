"""Dates of Info and of XMP that say the same moment, and that do not."""

import pytest

from ngen_pdf.preflight.reading.dates import differ


@pytest.mark.parametrize(
    ("in_pdf", "in_xmp"),
    [
        ("D:20240331120000Z", "2024-03-31T12:00:00Z"),
        ("D:20240331120000-04'00'", "2024-03-31T16:00:00.25+00:00"),
        ("D:20240331233000-0400", "2024-04-01T03:30:00Z"),
        ("D:20240331120000+05'30", "2024-03-31T12:00:00+05:30"),
        ("20240331", "2024-03-31T12:00:00Z"),
        ("D:20240331120059", "2024-03-31T12:00+02:00"),
        ("D:2024", "2024-03"),
        ("", "2024-03-31"),
        ("D:20240331", ""),
        ("yesterday", "2024-03-31"),
        ("D:20241399", "2024-03-31"),
        ("D:00010101000000+14'00'", "0001-01-01T00:00:00-14:00"),
    ],
)
def test_one_moment(in_pdf: str, in_xmp: str) -> None:
    assert not differ(in_pdf, in_xmp)


@pytest.mark.parametrize(
    ("in_pdf", "in_xmp"),
    [
        ("D:20240331120000Z", "2024-03-31T12:00:01Z"),
        ("D:20240331120000Z", "2024-03-31T12:00:00+01:00"),
        ("D:20240331120000", "2024-03-31T13:00:00Z"),
        ("D:20240331", "2024-04"),
        ("D:2024", "2023-03-31T12:00:00Z"),
    ],
)
def test_two_moments(in_pdf: str, in_xmp: str) -> None:
    assert differ(in_pdf, in_xmp)
