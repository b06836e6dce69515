"""Finds what may be left of another year's report.

In: a `Report`, passages. Out: warnings `other-year`: the name of another report year,
such as 2019-20; the report's title with another year; the day on which the report
closes, of an earlier year or the next. A year by itself is no sign of anything.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ngen_pdf.checks.passages import Passage, dates
from ngen_pdf.data import spellings
from ngen_pdf.problems import Problem, Severity
from ngen_pdf.report import Report

SPAN = re.compile(
    r"(?<![\w./:-])(?P<first>(?:19|20)[0-9]{2})\s?[-/\u2010\u2011\u2013]\s?"
    r"(?P<last>(?:(?:19|20)[0-9]{2}|[0-9]{2}))(?![\w:/-]|[.,][0-9])"
)
YEAR = re.compile(r"(?:19|20)[0-9]{2}")
HINT = "if it is meant, mark it: [{}]{{.as-typed}}"


@dataclass(frozen=True, slots=True)
class _Own:
    """The report's own year: `first` years of the names it may have, and its day."""

    firsts: frozenset[int]
    title: re.Pattern[str] | None  # the words of its title, then any year
    years: frozenset[str]  # that may follow those words
    report: Report


def check(report: Report, passages: tuple[Passage, ...]) -> Iterator[Problem]:
    """A warning at each name of another year."""
    own = _own(report)
    for passage in passages:
        if not any(character.isdigit() for character in passage.text):
            continue
        found = {**_titles(passage, own), **_spans(passage, own), **_closings(passage, own)}
        for start, (words, why) in sorted(found.items()):
            plain = " ".join(words.split())
            yield Problem(
                "other-year", f"`{plain}` {why}", passage.place(start),
                HINT.format(plain), Severity.WARNING,
            )  # fmt: skip


def _own(report: Report) -> _Own:
    span = SPAN.fullmatch(report.year)
    if span is not None:
        firsts = frozenset((int(span["first"]),))
    else:  # a folder with one year: either year that meets at its date may be its name
        firsts = frozenset((report.date.year - 1, report.date.year))
    found = YEAR.search(report.title)
    words = report.title[: found.start()].split() if found else []
    pattern = r"\s+".join(map(re.escape, words)) + r"\s+((?:19|20)[0-9]{2})(?!\w)"
    title = re.compile(pattern, re.IGNORECASE) if words else None
    return _Own(firsts, title, frozenset(YEAR.findall(report.title)), report)


Found = dict[int, tuple[str, str]]  # what was typed and what is wrong with it, by its start


def _titles(passage: Passage, own: _Own) -> Found:
    """The report's title with another year."""
    if own.title is None:
        return {}
    return {
        found.start(1): (found[1], f"is not the year of this report, {own.report.year}")
        for found in own.title.finditer(passage.text)
        if found[1] not in own.years
    }


def _spans(passage: Passage, own: _Own) -> Found:
    """Names such as 2019-2020, 2019-20 and 2019/20."""
    why = f"is the name of another year than the report's, {own.report.year}"
    return {
        found.start(): (found[0], why)
        for found in SPAN.finditer(passage.text)
        if _is_name(found) and int(found["first"]) not in own.firsts
    }


def _is_name(span: re.Match[str]) -> bool:
    """Whether the second year is the one after the first."""
    first, last = span["first"], span["last"]
    return str(int(first) + 1)[-len(last) :] == last


def _closings(passage: Passage, own: _Own) -> Found:
    """The day of the report's date in an earlier year, or the next."""
    day = own.report.date
    if not _may_close(passage.text, day.day, day.year):
        return {}
    months = dict(spellings.months(passage.language))
    why = f"is the closing day of another year than the report's, {own.report.year}"
    found: Found = {}
    for match in dates(passage.language).finditer(passage.text):
        number = "2" if match["day2"] else ""
        written, year = match[f"month{number}"], match[f"year{number}"]
        if not written or not year or int(match[f"day{number}"]) != day.day:
            continue
        is_other = int(year) != day.year and int(year) <= day.year + 1
        if months[written.rstrip(".")] == day.month and is_other:
            found[match.start()] = (match[0], why)
    return found


def _may_close(text: str, day: int, year: int) -> bool:
    """Whether the day and another year stand in the text: month names take time to load."""
    has_day = re.search(rf"(?<![0-9])0?{day}(?![0-9])", text) is not None
    return has_day and any(int(found) != year for found in YEAR.findall(text))
