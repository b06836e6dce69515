"""The folios of contents lists.

In: a `Document`. Out: lines whose number is not that of the page they lead to. Codes:
`toc-folio`. What pages print of themselves is compared with their labels by `page_labels`.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ngen_pdf.preflight.facts import Area, Document, Page, Text
from ngen_pdf.preflight.reading.folios import folios
from ngen_pdf.preflight.reading.links import Link, links
from ngen_pdf.preflight.reading.structure import structure
from ngen_pdf.preflight.rules.painted import quoted
from ngen_pdf.preflight.rules.rule import Found, Rule, Terms

FOLIO = re.compile(r"(?:^|(?<=[\s.…·•_–—-]))([0-9]{1,4}|[ivxlcdm]{1,9}|[IVXLCDM]{1,9})$")
ENDS = frozenset("0123456789ivxlcdmIVXLCDM")
LEADERS = re.compile(r"[.…·•_]\s?[.…·•_]\s?[.…·•_]|…")
LEAST = 3  # lines that make a list
ALIGNED = 2.0  # pt between the right edges of folios
GAP = 0.8  # em before a folio that stands apart from the words


@dataclass(frozen=True, slots=True)
class Line:
    """A line of contents: its words, the folio it prints, where that ends, the page it leads to.

    `apart` is true where leaders or a gap stand before the folio.
    """

    area: Area
    words: str
    folio: str
    right: float  # pt
    target: int
    apart: bool
    tagged: bool


def _judge(document: Document, _terms: Terms) -> Iterator[Found]:
    """The folio of a line is the one of the page that it leads to: printed, else its label."""
    printed = folios(document.pages)
    known = links(document.pdf)
    listed = _in_contents(document)
    for page in document.pages:
        lines = _lines(page, known[page.number], listed.get(page.number, set()))
        for line in _of_list(lines):
            page_label = document.pages[line.target - 1].label
            label = printed[line.target].printed if line.target in printed else page_label
            if not _agree(label, line.folio):
                yield Found(
                    f"the contents say that {quoted(line.words)[1:]} is on page {line.folio}, but "
                    f"lead to page {label or line.target}",
                    page.number,
                    line.area,
                    "make the contents anew, after the last change of pages",
                )


def _agree(label: str, folio: str) -> bool:
    return label.casefold() == folio.casefold() or label.endswith(f"-{folio}")


def _in_contents(document: Document) -> dict[int, set[int]]:
    """By page, the marked content of contents lists in the tags (TOCI)."""
    found = structure(document.pdf)
    numbers: dict[int, set[int]] = {}
    if found and any(element.kind == "TOCI" for element in found.elements):
        inside: list[bool] = []
        for element in found.elements:
            above = element.parent >= 0 and inside[element.parent]
            inside.append(above or element.kind == "TOCI")
        for content, owner in found.owners.items():
            if inside[owner]:
                numbers.setdefault(content.page, set()).add(content.mcid)
    return numbers


def _lines(page: Page, known: Sequence[Link], listed: set[int]) -> list[Line]:
    """One for each folio that links of the page hold."""
    inner = [link for link in known if link.target and link.target.page]
    if len(inner) < LEAST and not listed:
        return []
    texts = [m for m in page.marks if isinstance(m, Text) and m.printed]
    lasts = _rows(text for text in texts if _ends_with_folio(text.text.rstrip()))
    held = [link for link in inner if _inside(lasts, link.area)]
    rows = _rows(text for text in texts if text.text.strip()) if held else []
    found: dict[tuple[Area, int], Line] = {}
    for link in held:
        target = link.target.page if link.target else 0
        line = _line(_inside(rows, link.area), target, listed)
        if line and (line.apart or not _inside(rows, _beside(link.area, page))):
            found.setdefault((line.area, target), line)
    return list(found.values())


def _beside(area: Area, page: Page) -> Area:
    """What is to the right: where the folio may stand if the link holds the words alone."""
    return Area(area.right, area.bottom, page.media.right, area.top)


def _ends_with_folio(text: str) -> bool:
    return text[-1:] in ENDS and bool(FOLIO.search(text))


def _rows(texts: Iterable[Text]) -> list[tuple[float, Text]]:
    """Texts with the height of their middle, from below."""
    rows = [((text.area.bottom + text.area.top) / 2, text) for text in texts]
    return sorted(rows, key=lambda row: row[0])


def _inside(rows: Sequence[tuple[float, Text]], area: Area) -> list[Text]:
    """The texts whose middle stands in an area, from the left."""
    first = bisect_left(rows, area.bottom, key=lambda row: row[0])
    last = bisect_right(rows, area.top, key=lambda row: row[0])
    texts = (text for _, text in rows[first:last])
    middle = (t for t in texts if area.left <= (t.area.left + t.area.right) / 2 <= area.right)
    return sorted(middle, key=lambda text: text.area.left)


def _line(texts: Sequence[Text], target: int, listed: set[int]) -> Line | None:
    """What the texts of a link say, if they end with a folio after words."""
    if not texts:
        return None
    last = texts[-1]
    said = " ".join(text.text.strip() for text in texts)
    found = FOLIO.search(said)
    words = LEADERS.split(said[: found.start()])[0].strip(" .…·•_") if found else ""
    if not found or not any(letter.isalpha() for letter in words):
        return None
    gap = last.area.left - texts[-2].area.right if len(texts) > 1 else 0
    apart = bool(LEADERS.search(said)) or gap >= GAP * last.size
    tagged = any(text.mcid in listed for text in texts)
    return Line(last.area, words, found[1], last.area.right, target, apart, tagged)


def _of_list(lines: Sequence[Line]) -> Iterator[Line]:
    """Those that the tags call contents, or of which several end at one edge."""
    edges = sorted(line.right for line in lines if line.apart)
    for line in lines:
        first = bisect_left(edges, line.right - ALIGNED)
        last = bisect_right(edges, line.right + ALIGNED)
        if line.tagged or (line.apart and last - first >= LEAST):
            yield line


RULES = (Rule("toc-folio", _judge),)
