"""What of a page is judged by the rules of paint, and what its marks are painted with.

In: facts. Out: which marks lie on the sheet, the coats of ink that they lay, and words for
them. Which of them are at fault belongs to the rules.
"""

import math
from collections.abc import Iterator
from typing import NamedTuple

from ngen_pdf.preflight.facts import Area, Image, Mark, Page, Paint, Path, Shaded, Text

PROCESS = frozenset(("Cyan", "Magenta", "Yellow", "Black"))

NEAR = 0.01  # pt, for numbers that were rounded on their way here
QUOTED = 32  # characters of a text that is quoted in a message


class Coat(NamedTuple):
    """A color that a mark lays as its fill or its stroke, and how it meets what lies below.

    `keeps` is true where it leaves the plates alone on which it has no ink: it overprints.
    `opaque` is false where it is see-through, or blends otherwise than by covering.
    """

    paint: Paint
    stroke: bool
    overprint: bool
    keeps: bool
    opaque: bool


def sheet(page: Page) -> Area:
    """What is printed of a page as its content, up to the edge of the bleed: not the slug.

    GWG judges what lies within the BleedBox, else the TrimBox.
    """
    return page.bleed or page.visible


def on_sheet(page: Page, mark: Mark) -> bool:
    """Whether a mark is printed, and not in the slug alone."""
    return mark.printed and touches(mark.area, sheet(page), -NEAR)


def is_drawn(page: Page, mark: Mark) -> bool:
    """Whether a mark is on the sheet and no part of a glyph, which is judged as text."""
    return on_sheet(page, mark) and not is_glyph(mark)


def is_glyph(mark: Mark) -> bool:
    """Whether a mark is part of a glyph of a Type3 font."""
    return any(name.startswith("/") for name in mark.through)


def touches(one: Area, other: Area, gap: float = 0.0) -> bool:
    """Whether two areas have something in common, or are no further apart than `gap` pt."""
    return (
        one.left <= other.right + gap
        and other.left <= one.right + gap
        and one.bottom <= other.top + gap
        and other.bottom <= one.top + gap
    )


def coats(mark: Mark) -> Iterator[Coat]:
    """What a text, path or stencil lays: its fill, its stroke, or both."""
    state = mark.state
    cover = state.blend in ("Normal", "Compatible") and not state.masked
    if isinstance(mark, Text | Path):
        if mark.fill is not None:
            over = state.fill_overprint
            keeps = over and _keeps(mark.fill, state.overprint_mode)
            yield Coat(mark.fill, False, over, keeps, cover and state.fill_alpha >= 1)
        if mark.stroke is not None:
            over = state.stroke_overprint
            keeps = over and _keeps(mark.stroke, state.overprint_mode)
            yield Coat(mark.stroke, True, over, keeps, cover and state.stroke_alpha >= 1)
    elif isinstance(mark, Image) and mark.stencil:
        over = state.fill_overprint
        keeps = over and _keeps(mark.paint, state.overprint_mode)
        yield Coat(mark.paint, False, over, keeps, cover and state.fill_alpha >= 1)


def _keeps(paint: Paint, mode: int) -> bool:
    """Whether a color that overprints leaves the plates alone that it has no ink on.

    ISO 32000-2, 8.6.7: Separation and DeviceN paint their own plates and no others. DeviceCMYK
    leaves those with a component of 0 alone in mode 1 only; DeviceGray paints all four.
    """
    if paint.space == "DeviceCMYK":
        return mode == 1
    return paint.space in ("Separation", "DeviceN") and not PROCESS.issubset(paint.colorants)


def paints(mark: Mark) -> tuple[Paint, ...]:
    """All colors of a mark of any kind."""
    if isinstance(mark, Text | Path):
        return tuple(paint for paint in (mark.fill, mark.stroke) if paint is not None)
    return (mark.paint,) if isinstance(mark, Image | Shaded) else ()


def is_bare(mark: Mark) -> bool:
    """Whether a mark is white throughout; of images and gradients that is not known."""
    return all(is_white(coat.paint) for coat in coats(mark)) and not (
        isinstance(mark, Shaded) or (isinstance(mark, Image) and not mark.stencil)
    )


def is_white(paint: Paint) -> bool:
    """Whether a color is bare paper: no ink on any plate (GWG 2022, D0010), or white by its light.

    The colorant None is nothing at all (ISO 32000-2, 8.6.6.4).
    """
    if paint.is_ink:
        return not paint.plates and paint.colorants != ("None",)
    return paint.rgb is not None and min(paint.rgb) > 0.999


def is_black(paint: Paint) -> bool:
    """Whether it is 100 % of black and nothing else (GWG 2022, D0013)."""
    return paint.is_ink and paint.plates == (("Black", 1.0),)


def is_fine(paint: Paint) -> bool:
    """Whether small things in it are lost where plates are out of place.

    So are white, which the inks around it must leave open, and what is on several plates
    (GWG 2022, R0017 and R0019).
    """
    return len(paint.plates) > 1 or is_white(paint)


def is_blank(mark: Text) -> bool:
    """Whether a text is known to be of spaces alone."""
    return bool(mark.text) and not mark.text.strip()


def color(paint: Paint) -> str:
    """What a color is called in a message."""
    if is_white(paint):
        return "white"
    if is_black(paint):
        return "100 % black"
    if len(paint.plates) > 1:
        return f"{len(paint.plates)} inks"
    shares = " ".join(f"{share * 100:.0f} % {plate}" for plate, share in paint.plates)
    return shares or paint.space


def thickness(path: Path) -> float:
    """How thick the thinnest line is that a path paints, in pt, as its stroke or its fill.

    A stroke in the color of the fill makes it thicker, and is no line of its own (GWG
    2022, D0017).
    """
    side = math.inf if path.thickness is None else path.thickness
    if path.stroke is None:
        return side
    return side + path.width if is_one_color(path.fill, path.stroke) else path.width


def is_one_color(one: Paint | None, other: Paint | None) -> bool:
    """Whether two colors print alike: the same one, or the same inks in different spaces."""
    if one is None or other is None or one == other:
        return one == other
    return one.is_ink and other.is_ink and one.plates == other.plates


def quoted(text: str) -> str:
    """The beginning of a text, in backticks, to be put behind a word; "" where it is unknown."""
    letters = (letter if letter.isprintable() else " " for letter in text)
    words = " ".join("".join(letters).replace("`", "'").split())
    if len(words) > QUOTED:
        words = words[: QUOTED - 1].rstrip() + "…"
    return f" `{words}`" if words else ""


def image_name(image: Image) -> str:
    """What an image is called in a message: by the name that a source map knows."""
    return f"the image{quoted(image.name)}" if image.name else "an inline image"


def plain(number: float, digits: int = 3) -> str:
    """A number for a message, without zeros that say nothing."""
    return f"{round(number, digits) + 0.0:g}"
