"""The edition for those who review a report: where everything was written stands beside it.

In: the bytes of a master PDF and an `Order` with what the proof shows. Out: the bytes of the
edition: that for the screen with its word across each page, what is not settled lit up, and a
strip at the outer edge with file and line of each block, the date and the revision.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name

from ngen_pdf.data.numbers import is_right_to_left
from ngen_pdf.editions import lettered_font
from ngen_pdf.editions.description import saved
from ngen_pdf.editions.order import Order, Proofing, Remark
from ngen_pdf.editions.screen import screen
from ngen_pdf.editions.stamp import stamp
from ngen_pdf.lettering import Lettering

# lengths in pt
SIZE = 6.0  # of the letters; less where more is said than there is room for
LEADING = 1.2  # times the size
GAP = 12.0  # from the trim to what is said; leaders cross it
EDGE = 6.0  # left free at head and foot, and beside the longest line
GROUND = "0.92 g"
INK, URGENT, LIGHT = "0.25 g", "0.85 0.05 0.2", "1 0.9 0.2"
ARTIFACT = "/Artifact <</Type /Pagination>> BDC"
FONT, STATE = Name.ProofLetters, Name.ProofLight

Letters = Mapping[str, Lettering]
Point = tuple[float, float]
Box = tuple[float, float, float, float]


def proof(master: bytes, order: Order) -> bytes:
    """The edition for review; its pages are wider than those of the report by the strip."""
    notes = order.proofing
    assert notes is not None  # a proof is made with what it shows
    letters = dict(notes.letters[: lettered_font.MOST])
    turned = is_right_to_left(order.imprint.language)
    strip = _Strip(notes, letters, _width(notes, letters), turned)
    with pikepdf.open(BytesIO(screen(stamp(master, notes.word), order))) as pdf:
        resources = (
            (Name.Font, FONT, lettered_font.font(pdf, letters)),
            (Name.ExtGState, STATE, pdf.make_indirect(Dictionary(BM=Name.Multiply))),
        )
        for number, page in enumerate(pdf.pages):
            for kind, name, item in resources:
                if kind not in page.resources:
                    page.resources[kind] = Dictionary()
                page.resources[kind][name] = item
            _annotate(page, number, strip)
        return saved(pdf)


@dataclass(frozen=True, slots=True)
class _Strip:
    """The strip of a proof: what it says, the letters, how wide it is in pt.

    It is at the right of a recto, at its left where the report is bound at the right.
    """

    notes: Proofing
    letters: Letters
    width: float
    right_to_left: bool


def _annotate(page: pikepdf.Page, number: int, strip: _Strip) -> None:
    """Light up what is not settled, clip all to the trim, and draw the strip beside it."""
    trim = left, bottom, right, top = _box(page)
    at_right = (number % 2 == 0) != strip.right_to_left
    _widen(page, trim, strip.width, at_right)
    clip = f"q {left} {bottom} {right - left} {top - bottom} re W n\n"
    page.contents_add(clip.encode(), prepend=True)
    light = _lit(strip.notes.marks[number], trim)
    drawn = _drawn(strip, number, trim, at_right)
    page.contents_add(f"{ARTIFACT}\n{light}\nEMC\nQ\n{ARTIFACT}\n{drawn}\nEMC\n".encode())


def _box(page: pikepdf.Page) -> Box:
    left, bottom, right, top = (float(number) for number in page.mediabox)
    return left, bottom, right, top


def _width(notes: Proofing, letters: Letters) -> float:
    """Of the strip: the longest line and what is left free on both its sides."""
    said = (*notes.foot, *(remark.text for page in notes.remarks for remark in page))
    longest = max((lettered_font.width(text, letters) for text in said), default=0.0)
    return GAP + SIZE * longest + EDGE


def _widen(page: pikepdf.Page, trim: Box, wide: float, at_right: bool) -> None:
    """The page with its strip; the trim is said to be what it was (ISO 32000-2, 14.11.2)."""
    left, bottom, right, top = trim
    page.obj.TrimBox = list(trim)
    page.obj.MediaBox = [
        left - (0 if at_right else wide),
        bottom,
        right + (wide if at_right else 0),
        top,
    ]


def _lit(marks: Sequence[Box], trim: Box) -> str:
    """A light over what is not settled, and a line around it."""
    left, _, _, top = trim
    frames = [
        f"{left + x - 1:.2f} {top - y - height - 1:.2f} {width + 2:.2f} {height + 2:.2f} re"
        for x, y, width, height in marks
    ]
    lines = "\n".join(frames)
    return f"q {STATE} gs {LIGHT} rg {URGENT} RG 1 w\n{lines}\nB Q" if frames else ""


def _drawn(strip: _Strip, number: int, trim: Box, at_right: bool) -> str:
    """The strip beside a page: its ground, a line for each remark, and the foot."""
    left, bottom, right, top = trim
    notes, letters = strip.notes, strip.letters
    edge, outer = (right, right) if at_right else (left, left - strip.width)
    at = right + GAP if at_right else left - GAP
    foot = EDGE + len(notes.foot) * SIZE * LEADING
    remarks = notes.remarks[number]
    size, heights = settled([r.y for r in remarks], top - bottom - foot - EDGE)
    drawn = [f"q {GROUND} {outer:.2f} {bottom:.2f} {strip.width:.2f} {top - bottom:.2f} re f {INK}"]
    for remark, height in zip(remarks, heights, strict=True):
        drawn += _remark(remark, size, (at, top - height), (edge, top - remark.y), letters)
    for line, text in enumerate(notes.foot, 1):
        x = at if at_right else at - SIZE * lettered_font.width(text, letters)
        drawn.append(_text(text, SIZE, x, bottom + foot - line * SIZE * LEADING, letters))
    return "\n".join((*drawn, "Q"))


def settled(wanted: Sequence[float], room: float) -> tuple[float, list[float]]:
    """The size of the letters, and heights near those that are wanted, in order, none too close.

    Heights are those of the middles of lines, down from the top. What would pass the foot moves
    up; where there is more than there is room for, the letters are smaller.
    """
    size = min(SIZE, room / LEADING / max(len(wanted), 1))
    step = size * LEADING
    heights: list[float] = []
    for height in wanted:
        heights.append(max(height, EDGE + step / 2, heights[-1] + step if heights else 0.0))
    lowest = EDGE + room - step / 2
    for index in range(len(heights) - 1, -1, -1):
        heights[index] = min(heights[index], lowest)
        lowest = heights[index] - step
    return size, heights


def _remark(
    remark: Remark, size: float, at: Point, spoken_of: Point, letters: Letters
) -> list[str]:
    """A remark, and a leader from the place at the trim that it speaks of."""
    (x, y), (edge, height) = at, spoken_of
    width = size * lettered_font.width(remark.text, letters)
    x = x if edge < x else x - width  # flush with the page on either side
    near = x - 2 if edge < x else x + width + 2
    bend = edge + (near - edge) * 0.4
    leader = f"0.4 w {edge:.2f} {height:.2f} m {bend:.2f} {height:.2f} l {near:.2f} {y:.2f} l S"
    text = _text(remark.text, size, x, y - size * 0.33, letters)
    if not remark.urgent:
        return [f"0.6 G {leader}", text]
    ground = f"{x - 2:.2f} {y - size * 0.6:.2f} {width + 4:.2f} {size * LEADING:.2f} re f"
    return [f"{URGENT} RG {leader}", f"q {URGENT} rg {ground} 1 g", text, "Q"]


def _text(text: str, size: float, x: float, y: float, letters: Letters) -> str:
    code = lettered_font.coded(text, letters)
    return f"BT {FONT} {size:.3f} Tf {x:.2f} {y:.2f} Td {code} Tj ET"
