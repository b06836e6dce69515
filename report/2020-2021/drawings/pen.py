"""The pen: SVG text for lines, areas, words and whole sheets.

In: geometry, colors and line weights in points. Out: strings of plain SVG 1.1.
What is drawn, and why, belongs to the modules of the drawings.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from tomllib import loads

from geometry import Point, Ring, Segment

FAMILY = "IBM Plex Sans Condensed"
HAIR, FINE, FULL = 0.35, 0.6, 1.1  # line weights; print loses lines under 0.25 pt
CENTER = "14 3 2 3"  # dash of a center line
HIDDEN = "3.2 1.8"  # dash of an edge behind the face


@dataclass(frozen=True, slots=True)
class Palette:
    """The brand colors, as `#rrggbb`."""

    ink: str
    text: str
    signal: str
    signal_deep: str
    paper: str
    bone: str
    mist: str
    steel: str
    slate: str
    line: str


def palette(source: Path) -> Palette:
    """Read palette.toml: a table per color, its value under `srgb`."""
    tables = loads(source.read_text(encoding="utf-8"))
    return Palette(**{k.replace("-", "_"): v["srgb"] for k, v in tables.items()})


def num(value: float) -> str:
    """A number in at most two decimals: finer than any press can print."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _at(point: Point) -> str:
    return f"{num(point[0])} {num(point[1])}"


def polyline(*points: Point) -> str:
    """Path data of straight lines through points."""
    return "M" + "L".join(_at(p) for p in points)


def segments(lines: Iterable[Segment]) -> str:
    """Path data of separate straight lines."""
    return "".join(polyline(*line) for line in lines)


def polygon(*rings: Ring) -> str:
    """Path data of closed rings."""
    return "".join(polyline(*ring) + "z" for ring in rings)


def box(x: float, y: float, width: float, height: float) -> str:
    """Path data of an upright rectangle."""
    return f"M{_at((x, y))}h{num(width)}v{num(height)}h{num(-width)}z"


def circle(center: Point, radius: float) -> str:
    """Path data of a circle."""
    return ellipse(center, radius, radius)


def ellipse(center: Point, rx: float, ry: float) -> str:
    """Path data of an upright ellipse."""
    half, radii = num(2 * rx), f"{num(rx)} {num(ry)}"
    start = _at((center[0] - rx, center[1]))
    return f"M{start}a{radii} 0 1 0 {half} 0a{radii} 0 1 0 -{half} 0z"


def dots(centers: Iterable[Point]) -> str:
    """Path data of dots: specks to be stroked with a round cap, far leaner than
    circles. Not of no length at all, which some interpreters leave out."""
    return "".join(f"M{_at(c)}h.01" for c in centers)


def fill(data: str, color: str) -> str:
    """An area; holes are rings inside rings."""
    return f'<path fill="{color}" fill-rule="evenodd" d="{data}"/>'


def stroke(data: str, color: str, width: float, dash: str = "", cap: str = "butt") -> str:
    """A line. `dash` is a list of lengths, `cap` the form of its ends."""
    extra = f' stroke-dasharray="{dash}"' if dash else ""
    extra += f' stroke-linecap="{cap}"' if cap != "butt" else ""
    return f'<path fill="none" stroke="{color}" stroke-width="{num(width)}"{extra} d="{data}"/>'


def specks(centers: Iterable[Point], color: str, diameter: float) -> str:
    """Round dots of one size, as one path."""
    return stroke(dots(centers), color, diameter, cap="round")


@dataclass(frozen=True, slots=True)
class Type:
    """How words are set: size in points, weight 300 to 600, where they are held."""

    color: str
    size: float = 8.5
    weight: int = 400
    anchor: str = "start"


def words(at: Point, text: str, style: Type, turned: bool = False) -> str:
    """One line of text on its baseline; turned reads upwards."""
    turn = f' transform="rotate(-90 {_at(at)})"' if turned else ""
    x, y = num(at[0]), num(at[1])
    return (
        f'<text x="{x}" y="{y}" font-family="{FAMILY}" font-size="{num(style.size)}"'
        f' font-weight="{style.weight}" fill="{style.color}"'
        f' text-anchor="{style.anchor}"{turn}>{escape(text)}</text>'
    )


def sheet(width: float, height: float, marks: Iterable[str]) -> str:
    """A whole SVG file of a size in points."""
    w, h = num(width), num(height)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{w}pt" height="{h}pt"'
        f' viewBox="0 0 {w} {h}">'
    )
    return "\n".join((head, *marks, "</svg>", ""))
