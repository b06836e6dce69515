"""Writes a verdict as one page of HTML, which needs no other file.

In: a `Verdict`, the `Thumbnail`s of the file's pages. Out: HTML. Its looks are in
`templates/verdict.*`; where findings stand on a page in small is reckoned by `overlay`.
"""

from base64 import b64encode
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ngen_pdf.preflight.facts import Area
from ngen_pdf.preflight.formats import overlay
from ngen_pdf.preflight.formats.overlay import Drawn, Mark
from ngen_pdf.preflight.formats.words import outcome, pages_named, printable
from ngen_pdf.preflight.thumbnails import Thumbnail
from ngen_pdf.preflight.verdict import PLACES, Finding, Verdict
from ngen_pdf.problems import Severity, count
from ngen_pdf.templates import template

MOST = 2000
"""So many findings are shown; JSON has all."""

DRAWN = 200  # areas of a page; with more, nothing else is seen of it
IN_ALL = 20_000  # areas of all pages, but for one of each finding: each takes its time


Pieces = tuple[tuple[str, bool], ...]
"""A text in pieces, and whether each is quoted."""


@dataclass(frozen=True, slots=True)
class _Item:
    """Findings of a page that say the same, under one number, and where they are."""

    number: int
    finding: Finding
    message: Pieces
    hint: Pieces
    areas: tuple[Area, ...]
    count: int

    @property
    def places(self) -> str:
        """How many areas there are, where there are several; of many not all are known."""
        many = len(self.areas)
        if many < 2:
            return ""
        return f"more than {PLACES} places" if many > PLACES else f"{many} places"


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page with what was found on it; `also` is its place in the file, if its name is another.

    `drawn` is the page in small, with what lies on it, None where it is not drawn.
    """

    page: int
    name: str
    also: str
    uri: str
    drawn: Drawn | None
    marked: tuple[tuple[Mark, Finding], ...]
    items: tuple[_Item, ...]


@dataclass(frozen=True, slots=True)
class _Rule:
    """A code that was applied, and what came of it."""

    code: str
    outcome: str


def as_html(
    verdict: Verdict, name: str, thumbnails: Iterable[Thumbnail], strict: bool = False
) -> str:
    """The verdict of the file of that name, with its pages in small."""
    shown = _first(verdict.findings)
    told = printable(replace(verdict, findings=shown))
    small = {thumbnail.page: thumbnail for thumbnail in thumbnails}
    items = tuple(_items(told.findings))
    by_page = {page: tuple(of) for page, of in groupby(items, key=lambda item: item.finding.page)}
    whole = by_page.pop(0, ())
    others = [page for page in range(1, verdict.pages + 1) if page not in by_page]
    word, _, found = outcome(verdict, strict).partition(", ")
    return template("verdict.html.j2").render(
        verdict=verdict,
        name=name,
        word=word.capitalize(),
        is_good=not word.startswith("not"),
        found=found,
        pages=count(verdict.pages, "page") if verdict.pages else "",
        severities=_counted(finding.severity.value for finding in verdict.findings),
        codes=_counted(finding.code for finding in verdict.findings),
        whole=whole,
        sheets=list(_sheets(by_page, small, verdict.pages)),
        others=[_other(told, small[page]) for page in others if page in small],
        bare=pages_named({page: _label(told, page) for page in others if page not in small}),
        rules=[_Rule(code, _told(code, verdict.findings)) for code in verdict.checked],
        left_out=len(verdict.findings) - len(shown),
    )


def _first(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """As many as are shown: of each code so many that no code drives out another."""
    codes = Counter(finding.code for finding in findings)
    most = _share(codes.values(), MOST)
    told = Counter[str]()
    shown: list[Finding] = []
    for finding in findings:
        told[finding.code] += 1
        if told[finding.code] <= most:
            shown.append(finding)
    return tuple(shown)


def _share(sizes: Collection[int], room: int) -> int:
    """How many of each there is room for, if none of them is to drive out another."""
    return next(n for n in range(room, -1, -1) if sum(min(n, size) for size in sizes) <= room)


def _items(findings: Sequence[Finding]) -> Iterator[_Item]:
    """The findings, those alike on a page together, numbered by page."""
    alike: dict[object, list[Finding]] = {}
    for f in findings:
        key = (f.page, f.severity, f.code, f.message, f.hint, f.source)
        alike.setdefault(key, []).append(f)
    by_page = sorted(alike.values(), key=lambda same: same[0].page)
    for number, same in enumerate(by_page, 1):
        areas = tuple(area for f in same for area in (f.area, *f.more) if area)
        message, hint = _pieces(same[0].message), _pieces(same[0].hint)
        yield _Item(number, same[0], message, hint, areas, len(same))


def _pieces(text: str) -> Pieces:
    """What stands in backticks, and what does not."""
    pieces = text.split("`")
    if len(pieces) % 2 == 0:  # a backtick without another
        return ((text, False),)
    return tuple((piece, bool(place % 2)) for place, piece in enumerate(pieces) if piece)


def _sheets(
    by_page: Mapping[int, tuple[_Item, ...]], small: Mapping[int, Thumbnail], pages: int
) -> Iterator[_Sheet]:
    room = min(DRAWN, IN_ALL // max(1, len(by_page)))
    for page, items in by_page.items():
        yield _sheet(page, items, small.get(page), pages, room)


def _sheet(
    page: int, items: tuple[_Item, ...], thumbnail: Thumbnail | None, pages: int, room: int
) -> _Sheet:
    label = items[0].finding.label or str(page)
    also = "" if label == str(page) else f"{page} of {pages} in the file"
    most = max(1, _share([len(item.areas) for item in items], room))
    found = [item for item in items if item.areas][:DRAWN]
    if thumbnail is None:
        return _Sheet(page, label, also, "", None, (), items)
    drawn = overlay.drawn(thumbnail, ((item.number, item.areas[:most]) for item in found))
    marked = zip(drawn.marks, (item.finding for item in found), strict=True)
    return _Sheet(page, label, also, _uri(thumbnail), drawn, tuple(marked), items)


def _other(verdict: Verdict, thumbnail: Thumbnail) -> _Sheet:
    """A page on which nothing was found."""
    page, drawn = thumbnail.page, overlay.drawn(thumbnail, ())
    return _Sheet(page, _label(verdict, page), "", _uri(thumbnail), drawn, (), ())


def _label(verdict: Verdict, page: int) -> str:
    """What viewers call a page; its number in the file where that is not known."""
    return next(iter(verdict.labels[page - 1 : page]), "") or str(page)


def _uri(thumbnail: Thumbnail) -> str:
    return f"data:image/{thumbnail.kind};base64,{b64encode(thumbnail.image).decode()}"


def _counted(values: Iterable[str]) -> list[tuple[str, int]]:
    """How often each value stands there, in the order of the first."""
    return list(Counter(values).items())


def _told(code: str, findings: Sequence[Finding]) -> str:
    """What came of a rule."""
    found = Counter(finding.severity for finding in findings if finding.code == code)
    told = [count(found[severity], severity.value) for severity in Severity if found[severity]]
    return ", ".join(told) or "passed"
