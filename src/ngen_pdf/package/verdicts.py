"""Judges the press files of a package, and writes down how.

In: `Supplied` files, the press profile, the source map. Out: `PressFile`s; what was found in them
as text, JSON and HTML, in English. What is asked of them belongs to `preflight`.
"""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from ngen_pdf import preflight
from ngen_pdf.editions.supply import Part, Supplied
from ngen_pdf.preflight import Document, Profile, Verdict, formats, profiles, thumbnails, tracing
from ngen_pdf.preflight.source_map import SourceMap
from ngen_pdf.preflight.survey import Survey, survey
from ngen_pdf.press import PressProfile

WIDTH = 100
COUNT = "page-count"
"""A cover is bound around the rest, so that no multiple of pages is asked of it."""


@dataclass(frozen=True, slots=True)
class PressFile:
    """A file for the press: its bytes, what it is, and how it was judged."""

    part: Part
    pdf: bytes
    survey: Survey
    verdict: Verdict


def judge(supplied: Supplied, press: PressProfile, traced_by: SourceMap) -> PressFile:
    """The file as it is judged, with the lines of the sources."""
    document = preflight.opened(supplied.pdf)
    assert isinstance(document, Document)  # it was written a moment ago
    pages = tuple(traced_by.pages[number] for number in supplied.pages)
    found = preflight.judge(document, _profile(supplied.part, press))
    verdict = tracing.traced(found, replace(traced_by, pages=pages, findings=()))
    return PressFile(supplied.part, supplied.pdf, survey(document), verdict)


def _profile(part: Part, press: PressProfile) -> Profile:
    asked = profiles.for_press(press)
    return asked.without(COUNT) if part is Part.COVER else asked


def written(name: str, file: PressFile) -> Iterator[tuple[str, bytes]]:
    """The verdict on the file of that name in each form, by what its name ends with."""
    yield "txt", _text(name, file.verdict).encode()
    yield "json", formats.as_json(file.verdict, name, sha256(file.pdf).hexdigest()).encode()
    drawn = thumbnails.draw(file.pdf, file.verdict)
    yield "html", formats.as_html(file.verdict, name, drawn).encode()


def _text(name: str, verdict: Verdict) -> str:
    told = formats.as_text(verdict, name)
    checked = textwrap.fill(
        f"Checked by {verdict.profile}, {verdict.title}: {', '.join(verdict.checked)}",
        WIDTH,
        break_on_hyphens=False,
    )
    return f"{told}\n{checked}\n"
