"""Small black overprints, and nothing else does: judged by the file, seen on the plates."""

from pathlib import Path

import pytest

from ngen_pdf.editions.press import overprint
from painting import paint

SVG = '<svg width="200pt" height="200pt" viewBox="0 0 200 200">{}</svg>'.format
CYAN = "body { background: device-cmyk(1 0 0 0) }"
OVER, BLACK, WHITE = (100, 0, 0, 100), (0, 0, 0, 100), (0, 0, 0, 0)
LETTER = "<p style=\"margin: 0; font: {} 'IBM Plex Mono'; color: {}\">████████████</p>".format

BORDER = (
    '<div style="margin-top: 50pt; height: 9pt; border: {} solid; border-radius: 4pt"></div>'.format
)


def line(width: float, color: str = "black", more: str = "") -> str:
    """A line across the page in user units of 1 pt, whose middle is at 50 pt."""
    return SVG(f'<path d="M0 50h200" stroke="{color}" stroke-width="{width}" {more}/>')


def block(height: float, color: str = "black") -> str:
    """A filled rectangle across the page from 50 pt down."""
    return SVG(f'<rect y="50" width="200" height="{height}" fill="{color}"/>')


CASES = {
    "text of 11.9 pt": (LETTER("11.9pt", "black"), 6, OVER),
    "text of 12 pt": (LETTER("12pt", "black"), 6, BLACK),
    "text of 6.1 pt at twice its size": (
        f'<div style="transform: scale(2); transform-origin: 0 0">{LETTER("6.1pt", "black")}</div>',
        6, BLACK,
    ),
    "text of 23 pt at half its size": (
        f'<div style="transform: scale(.5); transform-origin: 0 0">{LETTER("23pt", "black")}</div>',
        6, OVER,
    ),
    "text in the black of a recipe": (LETTER("9pt", "#11202c"), 4, OVER),
    "gray text": (LETTER("9pt", "#222"), 4, None),
    "white text": (LETTER("9pt", "white"), 4, WHITE),
    "see-through text": (LETTER("9pt", "rgb(0 0 0 / 0.999)"), 4, None),
    "a line of 1.9 pt": (line(1.9), 50, OVER),
    "a line of 2 pt": (line(2), 50, BLACK),
    "a white line of 1 pt": (line(1, "white"), 50, WHITE),
    "a line of 1 at three times its size": (
        line(1, more='transform="translate(0 -100) scale(3)"'), 50, BLACK
    ),
    "a bar of 1.9 pt": (block(1.9), 50, OVER),
    "a bar of 2 pt": (block(2), 50, BLACK),
    "a bar of a chart": (SVG('<path d="M0 50h200v1.5h-200Z"/>'), 50, OVER),
    "a border of 1.9 pt with round corners": (BORDER("1.9pt"), 50, OVER),
    "a border of 2 pt with round corners": (BORDER("2pt"), 50, BLACK),
    "a shape that is no bar": (SVG('<path d="M0 50h200v1.5l-100 4Z"/>'), 51, BLACK),
    "a block over a line": (line(1) + '<div style="position: absolute; top: 40pt; width: 200pt; '
                            'height: 20pt; background: black"></div>', 50, BLACK),
    "text in a group that does nothing": (
        SVG('<text x="100" y="60" text-anchor="middle" font-family="IBM Plex Mono" '
            'font-size="11">████████████████████████████</text>'), 55, OVER,
    ),
    "an outline of 1.9 pt": (
        SVG('<rect x="10" y="50" width="180" height="80" fill="#fff" stroke="#000" '
            'stroke-width="1.9"/>'), 49, OVER
    ),
    "what an outline of 1.9 pt is around": (
        SVG('<rect x="10" y="50" width="180" height="80" stroke="#000" stroke-width="1.9"/>'),
        90, BLACK
    ),
    "a border of 1.5 pt": (
        '<div style="margin-top: 50pt; border-top: 1.5pt solid black">a</div>', 50, OVER
    ),
    "a border of 3 pt": (
        '<div style="margin-top: 50pt; border-top: 3pt solid black">a</div>', 51, BLACK
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_overprints(name: str, tmp_path: Path) -> None:
    body, y, expected = CASES[name]
    painted = paint(tmp_path, body, CYAN)
    found = painted.ink(20, y)
    if expected is None:
        assert found[0] < 10
    else:
        assert found == expected


def test_what_comes_after_small_black_knocks_out(tmp_path: Path) -> None:
    painted = paint(tmp_path, "<p>black <b style='color: white'>white</b></p>", CYAN)
    found = [line for line in painted.operators("gs k") if not line.startswith("/a")]
    assert found[-4:] == ["0 0 0 1 k", "/Overprint gs", "0 0 0 0 k", "/Knockout gs"]


def test_a_group_that_is_see_through_does_not_overprint(tmp_path: Path) -> None:
    body = f'<div style="opacity: 0.5">{LETTER("9pt", "black")}</div>'
    assert "/Overprint" not in paint(tmp_path, body, CYAN).readable


def test_a_frame_is_as_thick_as_its_thickest_side() -> None:
    page = (1, 0, 0, 1, 0, 0)

    def frame(*inner: float) -> bool:
        steps = [_step("re", 0, 0, 100, 100), _step("re", *inner)]
        return overprint.thin_shape(steps, page)

    assert frame(1, 1, 98, 98)
    assert frame(0, 1, 100, 99)
    assert not frame(1, 1, 98, 96)
    assert not frame(0, 0, 97, 100)
    assert not frame(-1, 1, 98, 98)  # it is no frame if one stands out of the other


def _step(operator: str, *numbers: float) -> object:
    class Step:
        operands = numbers

        def __init__(self) -> None:
            self.operator = operator

    return Step()
