"""Rules on the edges of the trim: what meets them goes on into the bleed, text keeps away.

In: facts. Out: `Found`s. The boxes themselves are judged by `page-boxes`.
"""

from collections.abc import Iterator
from itertools import islice

import pikepdf

from ngen_pdf.preflight.facts import Area, Document, Image, Mark, Page, Path, Shaded, Text
from ngen_pdf.preflight.rules.painted import (
    NEAR,
    coats,
    is_bare,
    is_blank,
    is_glyph,
    plain,
    touches,
)
from ngen_pdf.preflight.rules.rule import Found, Rule, Terms
from ngen_pdf.preflight.rules.runs import runs
from ngen_pdf.problems import Severity

EDGES = ("left", "bottom", "right", "top")
HAIR = 1.0  # pt: what ends so near inside the trim is meant to meet it
TOLERANCE = 0.5  # pt: 3 mm do where 1/8 in is asked for
SEVERAL = 200  # things on a page that end at the trim for which it is looked what goes on

Four = tuple[float, float, float, float]
"""A length in pt for each of `EDGES`."""


def bleed(document: Document, terms: Terms) -> Iterator[Found]:
    """Artwork that meets the trim, or nearly, and ends there: paper shows if the cut is off.

    Each edge of what is painted, white and text apart, ends inside the trim or reaches the
    bleed that the profile asks for at that edge, in pt. What lies beyond the BleedBox is cut
    off. What is painted in pieces goes on in the next piece.
    """
    for page in document.pages:
        asked = _asked(document, page, terms)
        for run in runs(_short(page, asked), 0.0):
            edges, reach = run.kind
            reached = f"{plain(reach, 1)} pt beyond" if reach > 0.05 else "at"
            wanted = max(length for length, edge in zip(asked, EDGES, strict=True) if edge in edges)
            yield Found(
                f"{run.thing} ends {reached} the trim, {_at(edges)}; "
                f"{terms.profile} asks {plain(wanted)} pt of bleed",
                page.number,
                run.area,
                f"let it reach {plain(wanted)} pt ({plain(wanted / 72)} in) beyond the trim",
                more=run.more,
            )


def _at(edges: tuple[str, ...]) -> str:
    """Edges in words."""
    if edges == EDGES:
        return "at every edge"
    *most, last = edges
    return f"at the {', '.join(most)} and {last}" if most else f"at the {last}"


def _asked(document: Document, page: Page, terms: Terms) -> Four:
    """The bleed that is asked for at each edge, by the side at which the page is bound."""
    spine, outside = terms.number("spine"), terms.number("outside")
    left, right = (spine, outside) if is_bound_left(document, page) else (outside, spine)
    return left, terms.number("bottom"), right, terms.number("top")


def is_bound_left(document: Document, page: Page) -> bool:
    """Whether the page is a recto: of odd number; where one reads from the right, of even."""
    wishes = document.pdf.Root.get("/ViewerPreferences")
    from_right = isinstance(wishes, pikepdf.Dictionary) and wishes.get("/Direction") == "/R2L"
    return (page.number % 2 == 1) is not from_right


def _beyond(area: Area, trim: Area) -> Four:
    """How far an area goes beyond the trim at each edge; below 0 where it ends inside."""
    return (
        trim.left - area.left,
        trim.bottom - area.bottom,
        area.right - trim.right,
        area.top - trim.top,
    )


def _short(page: Page, wanted: Four) -> Iterator[tuple[tuple[tuple[str, ...], float], Mark]]:
    """What ends short of the bleed and is gone on with by nothing: at which edges, how far."""
    ending = list(islice(_ending(page, wanted), SEVERAL))
    beyond_trim = [mark for mark in page.marks if _reaches_out(mark, page)] if ending else []
    for mark, beyond, places in ending:
        short = [
            place
            for place in places
            if not any(_goes_on(mark, other, page, place, wanted[place]) for other in beyond_trim)
        ]
        if short:
            reach = max(0.0, min(beyond[place] for place in short))
            yield (tuple(EDGES[place] for place in short), round(reach, 1)), mark


def _ending(page: Page, wanted: Four) -> Iterator[tuple[Mark, Four, list[int]]]:
    """What ends short of the bleed: how far beyond the trim, and at which of the edges."""
    trim = page.visible
    for mark in page.marks:
        if mark.printed and _meets(mark.area, trim) and _is_artwork(mark):
            beyond = _beyond(mark.area, trim)
            if places := [place for place in range(4) if _ends_short(mark, beyond, wanted, place)]:
                yield mark, beyond, places


def _reaches_out(mark: Mark, page: Page) -> bool:
    return mark.printed and max(_beyond(mark.area, page.visible)) > 0 and _is_artwork(mark)


def _ends_short(mark: Mark, beyond: Four, wanted: Four, place: int) -> bool:
    """Whether a mark ends at an edge of the trim or beyond it, but short of the bleed.

    An area tells little of what does not fill it. Where that reaches beyond the next edge, too,
    it may leave the page there; and where a drawing of several lines ends is no fault unless
    that is at the trim.
    """
    reach = beyond[place]
    if not -HAIR < reach < wanted[place] - TOLERANCE:
        return False
    if not isinstance(mark, Path) or _fills_its_area(mark):
        return True
    if max(beyond[1 - place % 2], beyond[3 - place % 2]) > TOLERANCE:
        return False
    straight = min(mark.area.width, mark.area.height) <= mark.width + TOLERANCE
    return mark.fill is not None or straight or reach <= mark.width / 2 + TOLERANCE


def _fills_its_area(path: Path) -> bool:
    return path.stroke is None and path.thickness is not None and not path.slanted


def _meets(area: Area, trim: Area) -> bool:
    """Whether something lies partly within the trim and reaches an edge of it, or nearly."""
    if (
        area.left >= trim.right
        or area.right <= trim.left
        or area.bottom >= trim.top
        or area.top <= trim.bottom
    ):
        return False
    return (
        area.left < trim.left + HAIR
        or area.right > trim.right - HAIR
        or area.bottom < trim.bottom + HAIR
        or area.top > trim.top - HAIR
    )


def _is_artwork(mark: Mark) -> bool:
    return isinstance(mark, Path | Image | Shaded) and not is_bare(mark) and not is_glyph(mark)


def _goes_on(mark: Mark, other: Mark, page: Page, place: int, wanted: float) -> bool:
    """Whether something else takes a mark's place up to the bleed.

    That is another piece, which begins where it ends, or a ground of the same color.
    """
    if _beyond(other.area, page.visible)[place] < wanted - TOLERANCE:
        return False
    sides = _beyond(other.area, mark.area)
    if min(sides[1 - place % 2], sides[3 - place % 2]) < -HAIR:
        return False
    end = _beyond(mark.area, page.visible)[place]
    return abs(_begins(other.area, page.visible)[place] - end) <= HAIR or _is_same(mark, other)


def _is_same(one: Mark, other: Mark) -> bool:
    """Whether two shapes are filled alike."""
    if not isinstance(one, Path) or not isinstance(other, Path):
        return False
    return one.fill is not None and one.fill == other.fill and one.state == other.state


def _begins(area: Area, trim: Area) -> Four:
    """How far beyond the trim an area begins at each edge, coming from inside."""
    return (
        trim.left - area.right,
        trim.bottom - area.top,
        area.left - trim.right,
        area.bottom - trim.top,
    )


def safe_area(document: Document, terms: Terms) -> Iterator[Found]:
    """Text so near the trim that a cut that is off takes some of it, but not at the spine.

    `inside` is how far from the trim it is to stay, in pt. What crosses the trim is an error
    whatever the severity; text that goes on through the bleed is meant to be cut.
    """
    inside = terms.number("inside")
    for page in document.pages:
        spine = 0 if is_bound_left(document, page) else 2
        for run in runs(_near_trim(page, spine, inside)):
            edges, cut = run.kind
            near = "is cut by" if cut else f"is nearer than {plain(inside)} pt to"
            yield Found(
                f"{run.thing} {near} the trim, {_at(edges)}",
                page.number,
                run.area,
                f"keep it {plain(inside)} pt ({plain(inside / 72)} in) inside the trim",
                Severity.ERROR if cut else None,
                more=run.more,
            )


def _near_trim(
    page: Page, spine: int, inside: float
) -> Iterator[tuple[tuple[tuple[str, ...], bool], Text]]:
    trim = page.visible
    widths = _beyond(page.bleed or trim, trim)
    for mark in page.marks:
        if not isinstance(mark, Text) or not mark.printed or not touches(mark.area, trim, -NEAR):
            continue
        beyond = _beyond(mark.area, trim)
        if max(beyond) <= TOLERANCE - inside:
            continue
        near = [
            place
            for place, reach in enumerate(beyond)
            if TOLERANCE - inside < reach < max(widths[place], TOLERANCE) and place != spine
        ]
        if near and not is_blank(mark) and any(coats(mark)):
            cut = any(beyond[place] > TOLERANCE for place in near)
            yield (tuple(EDGES[place] for place in near), cut), mark


RULES = (
    Rule("bleed", bleed, ("top", "bottom", "outside", "spine")),
    Rule("safe-area", safe_area, ("inside",)),
)
