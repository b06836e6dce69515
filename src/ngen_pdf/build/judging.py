"""Judges the editions that were made, and puts those that pass under their final names.

In: finished editions, what they are for, a source map. Out: files, and their verdicts. What is
asked of an edition belongs to `preflight`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from ngen_pdf import output, preflight
from ngen_pdf.build import mapping
from ngen_pdf.preflight import (
    Finding,
    Profile,
    Verdict,
    formats,
    makeup,
    profiles,
    source_map,
    thumbnails,
    tracing,
)
from ngen_pdf.preflight.source_map import MappedFile, SourceMap
from ngen_pdf.press import PressProfile

if TYPE_CHECKING:
    from ngen_pdf.build import MadeUp

JUDGED = ("screen", "press")
"""A proof is for those who review a report, and goes nowhere else."""

REJECTED = ".rejected"
TOLD = "page-count"  # by `orders.doubts`, which knows what is bound apart


@dataclass(frozen=True, slots=True)
class Made:
    """An edition: its file, its bytes, and how it was judged, None where it was not.

    `page` is the verdict as a page to look at, of an edition that did not pass, else empty.
    """

    file: Path
    pdf: bytes
    verdict: Verdict | None
    page: bytes = b""

    @property
    def is_rejected(self) -> bool:
        """Whether it did not pass."""
        return bool(self.page)


def judge(name: str, pdf: bytes, made: "MadeUp") -> Verdict:
    """How an edition of `JUDGED` is judged, with the lines of its sources.

    What is wrong with the layout is not in it: it is told once for all editions.
    """
    profile = _profile(name, made.order.press)
    document = preflight.opened(pdf)
    if isinstance(document, Finding):
        return preflight.check(pdf, profile)
    verdict = preflight.judge(document, profile)
    lost = mapping.lost_text(made.checked, made.pages, document)
    is_asked = makeup.DROPPED in profiles.of_pages(made.checked.press)
    checked = (*verdict.checked, *([makeup.DROPPED] if is_asked else []))
    return tracing.traced(
        replace(verdict, checked=checked), replace(made.source_map, findings=lost)
    )


def _profile(name: str, press: PressProfile | None) -> Profile:
    if name == profiles.SCREEN:
        return profiles.named(profiles.SCREEN)
    assert press is not None  # a press edition is made to one
    return profiles.for_press(press).without(TOLD)


def keep(
    made: Sequence[Made], map_file: Path, traced_by: SourceMap, strict: bool
) -> tuple[Made, ...]:
    """Write the editions with their source map; those returned have the files that were written.

    One that does not pass is written beside its name, with its verdict, and what bears that name
    stays as it was. Raises `NgenError` where files cannot be written.
    """
    placed = tuple(_placed(edition, traced_by.findings, strict) for edition in made)
    pages = ((edition.file.with_suffix(".html"), edition.page) for edition in placed)
    mapped = any(edition.verdict for edition in placed)
    output.replace_all(
        (
            *((edition.file, edition.pdf) for edition in placed),
            *((file, page) for file, page in pages if page),
            *([(map_file, _mapped(placed, traced_by))] if mapped else []),
        )
    )
    passed = (edition.file for edition in placed if edition.verdict and not edition.page)
    output.remove(stale for file in passed for stale in _rejected(file))
    return placed


def _placed(edition: Made, of_layout: tuple[Finding, ...], strict: bool) -> Made:
    """The edition under its name or, where it does not pass, beside it.

    Its page shows all that is to be mended, so what is wrong with the layout, too.
    """
    verdict = edition.verdict
    if verdict is None or verdict.passes(strict):
        return edition
    file, _ = _rejected(edition.file)
    whole = replace(verdict, findings=preflight.in_order((*verdict.findings, *of_layout)))
    drawn = thumbnails.draw(edition.pdf, whole)
    page = formats.as_html(whole, file.name, drawn, strict).encode()
    return replace(edition, file=file, page=page)


def _rejected(file: Path) -> Iterator[Path]:
    """What an edition and its verdict are called where it does not pass."""
    for suffix in (".pdf", ".html"):
        yield file.with_name(f"{file.stem}{REJECTED}{suffix}")


def _mapped(made: Iterable[Made], traced_by: SourceMap) -> bytes:
    """The source map, with the checksums of the files that it was written with."""
    files = tuple(
        MappedFile(
            edition.file.name,
            sha256(edition.pdf).hexdigest(),
            edition.verdict.profile if edition.verdict else "",
        )
        for edition in made
    )
    return source_map.to_json(replace(traced_by, files=files))
