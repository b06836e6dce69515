"""Dates, as PDF and XMP write them (ISO 32000-2, 7.9.4; ISO 16684-1, 8.2.1.2).

In: two texts. Out: whether they say the same moment. Which dates are to be alike is for the
rules.
"""

import re
from datetime import datetime, timedelta

ZONE = r"(?:(Z)|([+-])(\d\d)(?:[:']?(\d\d))?'?)?"
IN_PDF = re.compile(r"(?:D:)?(\d{4})(?:(\d\d)(?:(\d\d)(?:(\d\d)(?:(\d\d)(?:(\d\d))?)?)?)?)?" + ZONE)
IN_XMP = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?)?)?" + ZONE
)
FIELDS = 6  # from year to second
FIRST = ("1", "1", "1", "0", "0", "0")


def differ(in_pdf: str, in_xmp: str) -> bool:
    """Whether the two dates differ in what both of them say.

    Where one does not tell its time zone, it is that of the other. What is no date does not differ.
    """
    one, other = IN_PDF.fullmatch(in_pdf), IN_XMP.fullmatch(in_xmp)
    if not one or not other:
        return False
    zones = (_zone(one), _zone(other))
    if None in zones:
        zones = (timedelta(), timedelta())
    try:
        moments = [_moment(*pair) for pair in zip((one, other), zones, strict=True)]
    except (ValueError, OverflowError):
        return False
    said = min(sum(field is not None for field in date.groups()[:FIELDS]) for date in (one, other))
    first, second = (moment.timetuple()[:said] for moment in moments)
    return first != second


def _moment(date: re.Match[str], zone: timedelta | None) -> datetime:
    fields = zip(date.groups()[:FIELDS], FIRST, strict=True)
    year, month, day, hour, minute, second = (int(said or first) for said, first in fields)
    return datetime(year, month, day, hour, minute, second) - (zone or timedelta())


def _zone(date: re.Match[str]) -> timedelta | None:
    utc, sign, hours, minutes = date.groups()[FIELDS:]
    if utc or not sign:
        return timedelta() if utc else None
    offset = timedelta(hours=int(hours), minutes=int(minutes or 0))
    return -offset if sign == "-" else offset
