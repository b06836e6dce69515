"""A language's numbers and dates in the form that d3, and so Vega, reads them.

In: a BCP 47 tag. Out: the definitions of d3-format and d3-time-format. Words for a report's own
numbers are in `numbers`.
"""

from ngen_pdf.data.numbers import NBSP, locale

CURRENCY = "CAD"  # what a format with `$` means
MONDAYS_FIRST = (6, 0, 1, 2, 3, 4, 5)  # d3 begins on Sunday, Babel on Monday
STAND_ALONE = "stand-alone"


def numbers(language: str) -> dict[str, object]:
    """The locale definition of d3-format: https://d3js.org/d3-format#formatLocale."""
    found = locale(language)
    symbols = found.number_symbols["latn"]
    sign = found.currency_symbols.get(CURRENCY, CURRENCY)
    before, _, after = (
        str(found.currency_formats["standard"].pattern).partition(";")[0].partition("¤")
    )
    percent = str(found.percent_formats[None].pattern)
    return {
        "decimal": symbols["decimal"],
        "thousands": symbols["group"],
        "grouping": [3],
        "currency": ["", f"{NBSP}{sign}"] if "0" in before else [f"{sign}{_space(after)}", ""],
        "percent": f"{NBSP}%" if percent[-2:-1].isspace() else "%",
        "minus": "\u2212",
    }


def _space(after: str) -> str:
    return NBSP if after[:1].isspace() else ""


def times(language: str) -> dict[str, object]:
    """The locale definition of d3-time-format: https://d3js.org/d3-time-format#timeFormatLocale."""
    found = locale(language)
    periods = found.day_periods["format"]["abbreviated"]
    return {
        "dateTime": "%A %-d %B %Y, %X",
        "date": "%Y-%m-%d",
        "time": "%H:%M:%S",
        "periods": [str(periods.get(key, key)) for key in ("am", "pm")],
        "days": [_day(language, "wide", day) for day in MONDAYS_FIRST],
        "shortDays": [_day(language, "abbreviated", day) for day in MONDAYS_FIRST],
        "months": [_month(language, "wide", month) for month in range(1, 13)],
        "shortMonths": [_month(language, "abbreviated", month) for month in range(1, 13)],
    }


def _day(language: str, width: str, day: int) -> str:
    return str(locale(language).days[STAND_ALONE][width][day])


def _month(language: str, width: str, month: int) -> str:
    return str(locale(language).months[STAND_ALONE][width][month])
