"""Leads findings back to their sources, where a file was made by `render`.

In: how a file was judged, and the source map beside it. Out: the same with sources, and with what
was found when the pages were laid out. What the map holds is read in `source_map`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from ngen_pdf.preflight import source_map
from ngen_pdf.preflight.source_map import SourceMap
from ngen_pdf.preflight.verdict import Finding, Verdict, in_order

IMAGE = re.compile(r"the image `[^`]*`")
"""How rules call an image that is an object of the PDF (`rules.painted.thing`)."""


@dataclass(frozen=True, slots=True)
class Traced:
    """A verdict, and the source map that it was traced by, "" for none.

    `exact` is whether the map was written with this very file.
    """

    verdict: Verdict
    by: str = ""
    exact: bool = True


def trace(
    verdict: Verdict, trims: Sequence[tuple[float, float]], file: Path, sha256: str
) -> Traced:
    """The verdict on a file with such trims, in pt, traced by the source map beside it, if any."""
    for name in _names(file):
        found = _read(name)
        if found and found.fits(trims):
            return Traced(traced(verdict, found), name.name, found.is_of(sha256))
    return Traced(verdict)


def profile(file: Path) -> str:
    """What a file of this name was judged by when it was made, as its map says; "" if none does."""
    maps = filter(None, map(_read, _names(file)))
    made = (entry for found in maps for entry in found.files)
    return next((entry.profile for entry in made if entry.name == file.name), "")


def traced(verdict: Verdict, found: SourceMap) -> Verdict:
    """The verdict with sources, without what the author allows, with the findings of the layout."""
    findings = found.traced((*verdict.findings, *found.findings))
    return replace(verdict, findings=in_order(_named(finding, found) for finding in findings))


def _named(finding: Finding, found: SourceMap) -> Finding:
    """The finding with an image called by its file, not by what it is called in the PDF."""
    if finding.area is None or not IMAGE.search(finding.message):
        return finding
    name = PurePosixPath(found.image(finding.page, finding.area)).name
    message = IMAGE.sub(lambda _: f"`{name}`", finding.message) if name else finding.message
    return replace(finding, message=message)


def _names(file: Path) -> Iterator[Path]:
    """Where the map may be: an edition's name has more at its end than the report's."""
    stem = file.stem
    while stem:
        yield file.with_name(f"{stem}{source_map.SUFFIX}")
        stem = re.sub(r"(^|[-.])[^-.]*$", "", stem)


def _read(file: Path) -> SourceMap | None:
    try:
        if not file.is_file():
            return None
        with file.open("rb") as opened:
            return source_map.read(opened.read(source_map.MAX_BYTES + 1))
    except OSError:
        return None
