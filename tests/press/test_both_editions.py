"""The press edition of the real report and of the specimen, asked by programs from elsewhere.

Each is rendered once, and drawn once, for all workers of a run.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

import judges
import painted
import pytest
import separations

from conftest import ROOT, Editions, Once
from ngen_pdf import press
from ngen_pdf.palette import read_palette

PRESS = "gracol-coated"
ICC = ROOT / f"styles/press/{PRESS}.icc"
ROUNDED = 4 * 0.5 / 255  # what four plates of 8 bits may be off by

BLEED = 9  # px, as Ghostscript draws them
MEDIAN = 0.6  # CIEDE2000: that of `bone`, which fills a page of the specimen
MIXED = 14.1  # where inks are mixed in place of lights, and for colors that no ink can print


@dataclass(frozen=True)
class Pair:
    """The two editions of a report, and the pages of each as Ghostscript draws them."""

    screen: Path
    press: Path
    drawn: Path
    plates: Path
    said: str  # by Ghostscript


@pytest.fixture(scope="session", params=("annual_editions", "specimen_editions"))
def pair(request: pytest.FixtureRequest, once: Once) -> Pair:
    editions: Editions = request.getfixturevalue(request.param)

    def draw(folder: Path) -> str:
        said = separations.draw(editions.screen, folder / "screen")
        return (
            f"{folder}\n"
            + said
            + separations.separate(editions.press, ICC, folder / "plates", "Bleed")
        )

    folder, said = once(f"drawn-{request.param}", draw).split("\n", 1)
    return Pair(
        editions.screen, editions.press, Path(folder, "screen"), Path(folder, "plates"), said
    )


# --- what programs from elsewhere say ---------------------------------------


def test_interpreters_draw_every_page_without_a_word(pair: Pair, tmp_path: Path) -> None:
    assert pair.said == ""  # by Ghostscript, of both editions
    assert judges.complaints(pair.press, tmp_path) == {}


def test_no_color_of_light_is_left(pair: Pair) -> None:
    assert judges.colors_of_light(pair.press) == []
    assert judges.colors_of_light(pair.screen) != []  # the search finds what is there


def test_both_editions_read_alike_page_for_page(pair: Pair) -> None:
    for read in (judges.text_by_page, judges.other_text_by_page):
        screen = read(pair.screen)
        assert len(screen) > 40
        assert read(pair.press) == screen


# --- what is painted --------------------------------------------------------


def _both(pair: Pair) -> Iterator[tuple[painted.Painted, painted.Painted]]:
    """Each thing painted on the screen's page with what became of it, in the order of painting.

    The marks of the sheet come after all that is on a page.
    """
    screen, for_press = _by_page(pair.screen), _by_page(pair.press)
    for page, things in screen.items():
        yield from zip(things, for_press[page], strict=False)


@cache
def _by_page(file: Path) -> dict[int, list[painted.Painted]]:
    pages: dict[int, list[painted.Painted]] = {}
    for thing in painted.painted(file):
        pages.setdefault(thing.page, []).append(thing)
    return pages


def test_a_color_of_the_palette_arrives_as_its_recipe(pair: Pair) -> None:
    swatches, _ = read_palette(ROOT)
    recipes = {swatch.srgb: swatch.cmyk for swatch in swatches}
    seen = set()
    for screen, ink in _both(pair):
        assert (ink.kind, round(ink.size, 3)) == (screen.kind, round(screen.size, 3))
        space, values = screen.color
        srgb = "#" + "".join(f"{round(value * 255):02x}" for value in values)
        if space == "rgb" and recipes.get(srgb):
            expected = tuple(Decimal(str(value)) for value in recipes[srgb] or ())
            assert ink.color == ("cmyk", expected), srgb
            seen.add(srgb)
    assert seen == recipes.keys()


def test_small_black_type_and_thin_black_lines_overprint(pair: Pair) -> None:
    """GWG 2022: text of black alone under 12 pt, lines under 2 pt; nothing that is white."""
    for _, ink in _both(pair):
        if ink.kind != "fill" and ink.color == painted.BLACK and ink.opacity == 1:
            small = ink.size < (12 if ink.kind == "text" else 2) - 0.001
            assert (ink.overprints, ink.mode if small else 1) == (small, 1), ink
        elif ink.color != painted.BLACK:
            assert not ink.overprints, ink


def test_running_text_is_of_one_plate(pair: Pair) -> None:
    text = [ink for _, ink in _both(pair) if ink.kind == "text"]
    running = [ink for ink in text if 9.9 < ink.size < 10.1 and ink.color == painted.BLACK]
    assert len(running) > len(text) / 5
    assert all(ink.overprints and ink.mode == 1 for ink in running)


def test_what_is_fine_is_of_one_plate(pair: Pair) -> None:
    """GWG 2022: white or multi-ink text of 8 pt at least, such lines of 0.25 pt."""
    for _, ink in _both(pair):
        least = {"text": 8, "stroke": 0.25, "fill": 0}[ink.kind]
        if ink.size < least - 0.001 and ink.color[0] == "cmyk":
            assert sum(value > 0 for value in ink.color[1]) == 1, ink


# --- what is on the plates --------------------------------------------------


def test_ink_stays_within_the_limit(pair: Pair) -> None:
    limit = press.read_press(ROOT, PRESS).ink_limit
    most = max(separations.most_ink(page) for page in separations.pages(pair.plates))
    assert 1 < most <= limit + ROUNDED


def test_both_editions_look_alike(pair: Pair) -> None:
    """Page by page, drawn back through the profile."""
    proofer = separations.Proofer(ICC)
    screen, plates = separations.pages(pair.drawn), separations.pages(pair.plates)
    bleed = slice(BLEED, -BLEED)
    found = [
        separations.likeness(page, sheet[bleed, bleed], proofer)
        for page, sheet in zip(screen, plates, strict=True)
    ]
    assert max(page.median for page in found) <= MEDIAN
    mixed = painted.mixes(pair.press)
    far = {n: page.worst for n, page in enumerate(found, 1) if page.worst > separations.FAR}
    assert far.keys() <= mixed, far
    assert max(far.values(), default=0) <= MIXED, far
