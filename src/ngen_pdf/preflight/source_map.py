"""Leads from a place on a page back to the line that it was written at.

In: what stood where when a publication was laid out; a JSON file that was written of it. Out:
`Place`s, and what the author allows there. Who judges a page, and by what, is no matter here.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from ngen_pdf.preflight.facts import Area
from ngen_pdf.preflight.verdict import Finding
from ngen_pdf.problems import Place, Severity
from ngen_pdf.unprintable import UNPRINTABLE

SUFFIX = ".map.json"
"""What the name of a source map ends with, after the report's."""

VERSION = 1
SLACK = 0.5  # pt that lines without width or height are widened by, to be compared
SAME = 1.0  # pt that the trims of a file may differ from those that were laid out

Sizes = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class MappedBlock:
    """What was written at a place, where it stands on a page, in pt from the trim's lower left.

    `kind` is its element with its classes, such as `p.image`. `images` are the paths of the
    files that are drawn there, from the root. `allow` are the codes of warnings that its author
    does not want told.
    """

    place: Place
    area: Area
    kind: str
    images: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MappedPage:
    """A page: its trim in pt, and what stands on it. `place` is where the page begins."""

    width: float
    height: float
    place: Place
    blocks: tuple[MappedBlock, ...]


@dataclass(frozen=True, slots=True)
class MappedFile:
    """A file that was made of the pages: its name, its SHA-256 in hexadecimal digits.

    `profile` is the name of what it was judged by.
    """

    name: str
    sha256: str
    profile: str = ""


@dataclass(frozen=True, slots=True)
class SourceMap:
    """The pages of a publication as they were laid out; `findings` are those of the layout."""

    pages: tuple[MappedPage, ...]
    findings: tuple[Finding, ...] = ()
    files: tuple[MappedFile, ...] = ()

    def fits(self, trims: Sizes) -> bool:
        """Whether a file has as many pages, and of these trims: width and height in pt."""
        return len(trims) == len(self.pages) and all(
            abs(width - page.width) <= SAME and abs(height - page.height) <= SAME
            for (width, height), page in zip(trims, self.pages, strict=True)
        )

    def is_of(self, sha256: str) -> bool:
        """Whether it was written with the file of this SHA-256."""
        return any(file.sha256 == sha256 for file in self.files)

    def block(self, page: int, area: Area) -> MappedBlock | None:
        """The block that is most like an area of a page, from 1; None where nothing stands."""
        if not 0 < page <= len(self.pages):
            return None
        return _nearest(self.pages[page - 1].blocks, area)

    def place(self, page: int, area: Area | None = None) -> Place:
        """Where it was written what a page, from 1, shows there; where the page begins, else."""
        if not 0 < page <= len(self.pages):
            return Place()
        block = self.block(page, area) if area else None
        return block.place if block and block.place.path else self.pages[page - 1].place

    def image(self, page: int, area: Area) -> str:
        """The path of the file that is drawn there, "" where there is none."""
        if not 0 < page <= len(self.pages):
            return ""
        blocks = [block for block in self.pages[page - 1].blocks if block.images]
        block = _nearest(blocks, area)
        return block.images[-1] if block else ""

    def allows(self, page: int, area: Area | None, code: str) -> bool:
        """Whether the author does not want warnings of a code told about what stands there."""
        block = self.block(page, area) if area else None
        return block is not None and code in block.allow

    def traced(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings with their places, without the warnings that the author allows there."""
        return tuple(
            found if str(found.source) else self._placed(found)
            for found in findings
            if found.severity is Severity.ERROR
            or not self.allows(found.page, found.area, found.code)
        )

    def _placed(self, found: Finding) -> Finding:
        return replace(found, source=self.place(found.page, found.area))


def _nearest(blocks: Sequence[MappedBlock], area: Area) -> MappedBlock | None:
    """The block that has most in common with an area, for what they cover together."""
    area = _widened(area)
    best, most = None, 0.0
    for block in blocks:
        other = _widened(block.area)
        shared = area.within(other)
        common = shared.width * shared.height
        if common:
            share = common / (area.width * area.height + other.width * other.height - common)
            if share > most:
                best, most = block, share
    return best


def _widened(area: Area) -> Area:
    left, bottom, right, top = area
    return Area(left - SLACK, bottom - SLACK, right + SLACK, top + SLACK)


# --- JSON ------------------------------------------------------------------


def to_json(source_map: SourceMap) -> bytes:
    """The map as JSON, which `read` takes; the same bytes for the same map."""
    value = {
        "version": VERSION,
        "files": [asdict(file) for file in source_map.files],
        "findings": [_finding_value(finding) for finding in source_map.findings],
        "pages": [_page_value(page) for page in source_map.pages],
    }
    return json.dumps(value, ensure_ascii=False, indent=0).encode()


def _page_value(page: MappedPage) -> dict[str, object]:
    size = {"width": _round(page.width), "height": _round(page.height)}
    blocks = [_block_value(block) for block in page.blocks]
    return {**size, **_place_value(page.place), "blocks": blocks}


def _block_value(block: MappedBlock) -> dict[str, object]:
    value = {**_place_value(block.place), "kind": block.kind, "area": _area_value(block.area)}
    lists = {"images": list(block.images), "allow": list(block.allow)}
    return value | {key: names for key, names in lists.items() if names}


def _finding_value(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "message": finding.message,
        "hint": finding.hint,
        "page": finding.page,
        "label": finding.label,
        "clause": finding.clause,
        "area": _area_value(finding.area) if finding.area else None,
        **_place_value(finding.source),
    }


def _place_value(place: Place) -> dict[str, object]:
    return {"source": place.path, "line": place.line}


def _area_value(area: Area) -> list[float]:
    return [_round(edge) for edge in area]


def _round(length: float) -> float:
    return round(length, 2)


# --- reading ---------------------------------------------------------------

MAX_BYTES = 16 << 20
MAX_PAGES = 100_000
MAX_TEXT = 4000  # characters of a text
MAX_LENGTH = 1e6  # pt


def read(data: bytes) -> SourceMap | None:
    """The map that a JSON file holds, None where it is none of this version."""
    if len(data) > MAX_BYTES:
        return None
    try:
        value = json.loads(data)
        return _map(value) if _whole(value["version"]) == VERSION else None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None  # no JSON, not of this form, or nested too deeply


def _map(value: Mapping[str, Any]) -> SourceMap:
    if len(value["pages"]) > MAX_PAGES:
        raise ValueError
    return SourceMap(
        pages=tuple(_page(page) for page in value["pages"]),
        findings=tuple(_finding(finding) for finding in value["findings"]),
        files=tuple(_file(file) for file in value["files"]),
    )


def _file(value: Mapping[str, Any]) -> MappedFile:
    return MappedFile(*(_text(value[key]) for key in ("name", "sha256", "profile")))


def _page(value: Mapping[str, Any]) -> MappedPage:
    blocks = tuple(_block(block) for block in value["blocks"])
    return MappedPage(_length(value["width"]), _length(value["height"]), _place(value), blocks)


def _block(value: Mapping[str, Any]) -> MappedBlock:
    images, allow = (tuple(_text(n) for n in value.get(key, ())) for key in ("images", "allow"))
    return MappedBlock(_place(value), _area(value["area"]), _text(value["kind"]), images, allow)


def _finding(value: Mapping[str, Any]) -> Finding:
    return Finding(
        code=_text(value["code"]),
        severity=Severity(value["severity"]),
        message=_text(value["message"]),
        hint=_text(value["hint"]),
        page=_whole(value["page"]),
        label=_text(value["label"]),
        area=None if value["area"] is None else _area(value["area"]),
        source=_place(value),
        clause=_text(value["clause"]),
    )


def _place(value: Mapping[str, Any]) -> Place:
    return Place(_text(value["source"]), _whole(value["line"]))


def _area(value: Sequence[object]) -> Area:
    left, bottom, right, top = (_length(edge) for edge in value)
    if right < left or top < bottom:
        raise ValueError
    return Area(left, bottom, right, top)


def _length(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError
    if not abs(value) <= MAX_LENGTH:  # so NaN is refused, too
        raise ValueError
    return float(value)


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError
    if not 0 <= value <= MAX_LENGTH:
        raise ValueError
    return value


def _text(value: object) -> str:
    """Text that may be printed on a terminal."""
    if not isinstance(value, str):
        raise TypeError
    if len(value) > MAX_TEXT or UNPRINTABLE.search(value):
        raise ValueError
    return value
