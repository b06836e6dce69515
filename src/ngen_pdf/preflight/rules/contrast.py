"""The contrast of text with what it stands on.

In: a `Document`. Out: text that many cannot read. Codes: `contrast`. Text on images and
gradients is not judged.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from ngen_pdf.preflight.facts import Document, Page, Text
from ngen_pdf.preflight.reading.grounds import Color, Grounds, blended, is_plain
from ngen_pdf.preflight.rules.rule import Found, Rule, Terms
from ngen_pdf.preflight.rules.runs import runs

WORD = re.compile(r"[^\W_]")
BOLD = ("bold", "black", "heavy")
INVISIBLE = (3, 7)  # text rendering modes (ISO 32000-2, table 104)
STROKED = (1, 5)
ROUNDING = 0.005  # colors have 256 steps
KEYS = ("small", "large", "large-size", "bold-size")
BLACK, WHITE = (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)

Kind = tuple[Color, Color, float]  # text, ground, ratio that is asked


def _judge(document: Document, terms: Terms) -> Iterator[Found]:
    """WCAG 2.2, 1.4.3: `small` to 1, `large` to 1 from `large-size` pt, bold `bold-size` pt, on."""
    for page in document.pages:
        for run in runs(_faint(page, terms)):
            color, ground, asked = run.kind
            yield Found(
                f"{run.thing}: {_hex(color)} on {_hex(ground)} has a contrast of "
                f"{int(ratio(color, ground) * 100) / 100:g} to 1; WCAG asks {asked:g}",
                page.number,
                run.area,
                _hint(run.kind),
                more=run.more,
            )


def _faint(page: Page, terms: Terms) -> Iterator[tuple[Kind, Text]]:
    """Each text that is too faint on whatever it may stand on."""
    grounds = Grounds(page)
    small, large, large_size, bold_size = (terms.number(key) for key in KEYS)
    for mark in page.marks:
        if isinstance(mark, Text) and _is_judged(mark, large_size):
            asked = large if mark.size >= (bold_size if _is_bold(mark) else large_size) else small
            kind = _kind(mark, grounds, asked)
            if kind:
                yield kind, mark


def _kind(text: Text, grounds: Grounds, asked: float) -> Kind | None:
    """The uppermost ground, None where one does that it may stand on, or is no plain color."""
    color, alpha = _color(text)
    found = None
    for ground in grounds.below(text):
        if ground is None or color is None:
            return None
        seen = blended(color, ground, alpha)
        if ratio(seen, ground) >= asked - ROUNDING:
            return None
        found = found or (seen, ground, asked)
    return found


def _is_judged(text: Text, large_size: float) -> bool:
    """Words that mean something: no leaders, no watermarks, which are large and slant."""
    if not text.printed or text.mode in INVISIBLE or not is_plain(text.state):
        return False
    slants = min(text.area.width, text.area.height) > 2 * text.size
    adorns = text.size >= large_size and (text.artifact or slants)
    return not adorns and bool(WORD.search(text.text))


def _color(text: Text) -> tuple[Color | None, float]:
    if text.mode in STROKED:
        return (text.stroke.rgb if text.stroke else None), text.state.stroke_alpha
    return (text.fill.rgb if text.fill else None), text.state.fill_alpha


def _is_bold(text: Text) -> bool:
    name = text.font.name.lower()
    return any(word in name for word in BOLD)


def _hint(kind: Kind) -> str:
    """The nearest color that would do, towards black or white."""
    color, ground, asked = kind
    end = max((BLACK, WHITE), key=lambda one: ratio(one, ground))
    for step in range(1, 51):
        nearer = _rounded(blended(end, color, step / 50))
        if ratio(nearer, ground) >= asked:
            return f"{_hex(nearer)} would do"
    return "take a ground that is lighter or darker"


@lru_cache(maxsize=4096)
def ratio(color: Color, other: Color) -> float:
    """The contrast ratio, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    dark, light = sorted((_luminance(color), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: Color) -> float:
    """Relative luminance, 0..1 (WCAG 2.2, definition)."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _rounded(color: Color) -> Color:
    red, green, blue = (round(part * 255) / 255 for part in color)
    return red, green, blue


def _hex(color: Color) -> str:
    return "#" + "".join(f"{round(min(max(part, 0), 1) * 255):02X}" for part in color)


RULES = (Rule("contrast", _judge, KEYS),)
