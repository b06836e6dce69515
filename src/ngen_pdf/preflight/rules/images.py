"""The rule on images: how many pixels they bring for each inch that they print at.

In: facts. Out: `Found`s. Their color spaces belong to `colors`.
"""

from collections.abc import Iterator
from math import ceil

from ngen_pdf.preflight.facts import Document, Image, Page
from ngen_pdf.preflight.rules.painted import image_name, is_drawn, plain
from ngen_pdf.preflight.rules.rule import Found, Rule, Terms
from ngen_pdf.problems import Severity

SMALL = 16
"""Pixels: what has no more in either direction is a plain tone (GWG 2022, R0031, R0032)."""

Kind = tuple[tuple[str, ...], str, int, int, str]
"""What makes images one: where it stands, its name, width in px, ppi, and the profile's suffix."""


def image_resolution(document: Document, terms: Terms) -> Iterator[Found]:
    """Images that print at fewer pixels an inch than asked, each once a page and size.

    GWG 2022, R0031 of tones and R0032 of line art: an error below one number, a warning below
    another. Both are 1 less than what is asked for; resolutions are compared without digits.
    """
    for page in document.pages:
        for (_, _, _, ppi, suffix), images in _coarse(page, terms).items():
            first, *others = images
            wanted = terms.number(f"warning{suffix}") + 1
            weak = ppi >= terms.number(f"error{suffix}")
            yield Found(
                f"{image_name(first)} prints at {ppi} ppi; {terms.profile} asks {wanted:g}",
                page.number,
                first.area,
                _hint(first, wanted),
                Severity.WARNING if weak else None,
                tuple(image.area for image in others),
            )


def _coarse(page: Page, terms: Terms) -> dict[Kind, list[Image]]:
    """Images below what is asked for, those that are one at one size together."""
    found: dict[Kind, list[Image]] = {}
    for mark in page.marks:
        if not isinstance(mark, Image) or max(mark.width, mark.height) <= SMALL:
            continue
        suffix = "-1-bit" if is_line_art(mark) else ""
        wanted = terms.number(f"warning{suffix}")
        ppi = round(min(mark.ppi, 2 * wanted))  # infinite where it has no width or height
        if ppi < wanted and is_drawn(page, mark):
            kind = (mark.through, mark.name, mark.width, ppi, suffix)
            found.setdefault(kind, []).append(mark)
    return found


def is_line_art(image: Image) -> bool:
    """Whether it has one bit a pixel (GWG 2022, D0007)."""
    return image.stencil or (image.bits == 1 and image.paint.components == 1)


def _hint(image: Image, asked: float) -> str:
    """How many pixels would do at this size, and what size would do for these pixels."""
    pixels = ceil(image.width * asked / image.ppi) if image.ppi > 0 else 0
    smaller = f"print it {plain(image.width / asked, 1)} in wide"
    return f"supply at least {pixels} px for this width, or {smaller}" if pixels else smaller


RULES = (
    Rule(
        "image-resolution", image_resolution, ("error", "warning", "error-1-bit", "warning-1-bit")
    ),
)
