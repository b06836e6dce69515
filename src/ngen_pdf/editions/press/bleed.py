"""Whether the styles paint as much bleed as the press asks for.

In: the pages as they were painted, and a `PressProfile`. Out: an `NgenError` if not.
How wide the bleed of a sheet is belongs to `boxes`.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ngen_pdf.editions.press.boxes import Painted
from ngen_pdf.press import EDGES, PressProfile
from ngen_pdf.problems import NgenError, Place, Problem
from ngen_pdf.units import length

TOLERANCE = 0.05  # pt; what is lost where a length goes through CSS pixels and back

Lack = tuple[str, float, float]
"""An edge, and the bleed in pt that is painted and that is asked for there."""


def check_bleed(pages: Sequence[Painted], profile: PressProfile) -> None:
    """Raise `NgenError` with a problem for each kind of page that has too little bleed."""
    cases: dict[tuple[Lack, ...], list[int]] = {}
    for number, page in enumerate(pages, 1):
        if lacks := tuple(_lacks(page, profile)):
            cases.setdefault(lacks, []).append(number)
    if cases:
        raise NgenError(*(_problem(lacks, found, profile) for lacks, found in cases.items()))


def _lacks(page: Painted, profile: PressProfile) -> Iterator[Lack]:
    for edge in EDGES:
        painted, asked = getattr(page.bleed, edge), getattr(profile.bleed, edge)
        if painted < asked - TOLERANCE:
            yield edge, painted, asked


def _problem(lacks: tuple[Lack, ...], pages: list[int], profile: PressProfile) -> Problem:
    def amounts(lack: Lack) -> tuple[str, str]:
        return length(lack[1]), length(lack[2])

    told = []
    for (painted, asked), group in groupby(sorted(lacks, key=amounts), amounts):
        edges = ", ".join(edge for edge, _, _ in group)
        told.append(f"{painted} at {edges} where {asked} are asked for")
    message = f"`{profile.name}`: {_listed(pages)} {'have' if pages[1:] else 'has'} too little "
    message += f"bleed: {'; '.join(told)}"
    widest = max(getattr(profile.bleed, edge) for edge in EDGES)
    hint = f"write `bleed: {length(widest)};` into `@page`, and let what meets the edge reach it"
    return Problem("bleed", message, Place("styles/page.css"), hint)


def _listed(pages: Iterable[int]) -> str:
    """Pages of the file, from 1: `pages 1-4, 9`."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1][1:] = [page]
        else:
            runs.append([page])
    told = ", ".join("-".join(map(str, run)) for run in runs)
    return f"page {told}" if len(runs) == 1 and not runs[0][1:] else f"pages {told}"
