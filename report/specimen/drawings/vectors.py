"""The SVG images of the specimen, each of what a drawing program may write.

In: colors by their names in the palette. Out: the text of an SVG by file name. Lengths are points.
"""

from collections.abc import Iterator, Mapping
from math import cos, pi, sin

Colors = Mapping[str, str]


def images(colors: Colors) -> Mapping[str, str]:
    """Each drawing by the name of its file."""
    return {
        "gradients.svg": _gradients(colors),
        "opacity.svg": _opacity(colors),
        "strokes.svg": _strokes(colors),
        "words.svg": _words(colors),
        "strip.svg": _strip(colors),
        "plate.svg": _plate(colors),
        "opener.svg": _opener(colors),
        "spread.svg": _spread(colors),
        "back.svg": _back(colors),
        "square.svg": _mark("M0 0h60v60H0z", 60, colors),
        "bars.svg": _mark("M0 0h160v16H0zM0 22h120v16H0zM0 44h80v16H0z", 160, colors),
        "ring.svg": _mark("M30 0a30 30 0 1 0 .1 0zM30 18a12 12 0 1 1-.1 0z", 60, colors),
        "steps.svg": _mark("M0 60V40h30V20h30V0h30v60z", 90, colors),
    }  # fmt: skip


def _svg(width: float, height: float, *parts: str) -> str:
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt"'
        f' viewBox="0 0 {width} {height}">'
    )
    return "\n".join((head, *parts, "</svg>\n"))


def _mark(shape: str, width: float, colors: Colors) -> str:
    """A sign for the part `logos`, 60 pt high."""
    return _svg(width, 60, f'<path fill="{colors["ink"]}" d="{shape}"/>')


def _gradients(colors: Colors) -> str:
    """Along a line, around a point, of three colors, and one that ends in nothing."""
    ink, signal, slate, mist = (colors[name] for name in ("ink", "signal", "slate", "mist"))
    stops = f'<stop stop-color="{ink}"/><stop offset="1" stop-color="{signal}"/>'
    three = f'<stop stop-color="{signal}"/><stop offset=".5" stop-color="{mist}"/>'
    three += f'<stop offset="1" stop-color="{ink}"/>'
    fading = f'<stop stop-color="{ink}"/><stop offset="1" stop-color="{ink}" stop-opacity="0"/>'
    return _svg(
        332, 98,
        f'<defs><linearGradient id="line">{stops}</linearGradient>',
        f'<linearGradient id="three" x2="0" y2="1">{three}</linearGradient>',
        f'<radialGradient id="point">{stops}</radialGradient>',
        f'<linearGradient id="fading">{fading}</linearGradient></defs>',
        '<rect width="74" height="98" fill="url(#line)"/>',
        '<rect x="86" width="74" height="98" fill="url(#three)"/>',
        '<rect x="172" width="74" height="98" fill="url(#point)"/>',
        f'<path d="M258 49h74" fill="none" stroke="{slate}" stroke-width="14"/>',
        '<rect x="258" width="74" height="98" fill="url(#fading)"/>',
    )  # fmt: skip


def _opacity(colors: Colors) -> str:
    """Fills that show what is below them, and a group that does so as one."""
    ink, signal, steel = (colors[name] for name in ("ink", "signal", "steel"))
    discs = '<circle cx="{}" cy="36" r="28"/><circle cx="{}" cy="36" r="28"/>'
    discs += '<circle cx="{}" cy="64" r="28"/>'
    return _svg(
        332, 98,
        f'<path d="M0 49h332" fill="none" stroke="{ink}" stroke-width="7"/>',
        f'<g fill="{signal}" fill-opacity=".5">{discs.format(49, 81, 65)}</g>',
        f'<g fill="{signal}" opacity=".5">{discs.format(149, 181, 165)}</g>',
        f'<g stroke="{steel}" stroke-width="7" stroke-opacity=".5" fill="none">'
        f"{discs.format(251, 283, 267)}</g>",
    )  # fmt: skip


def _strokes(colors: Colors) -> str:
    """Hairlines, dashes, hatching by a pattern, a clip, a shape used twice."""
    ink, signal, slate = (colors[name] for name in ("ink", "signal", "slate"))
    widths = (0.25, 0.5, 1, 2, 4)
    lines = (f'<path d="M0 {8 + 20 * n}h74" stroke-width="{w}"/>' for n, w in enumerate(widths))
    dashes = ("6 2", "2 2", "8 2 2 2", "0 4", "12 4")
    dashed = (
        f'<path d="M86 {8 + 20 * n}h74" stroke-dasharray="{dash}" stroke-linecap="round"/>'
        for n, dash in enumerate(dashes)
    )
    hatch = '<pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse">'
    return _svg(
        332, 98,
        f'<defs>{hatch}',
        f'<path d="M0 5L5 0" fill="none" stroke="{ink}" stroke-width=".75"/></pattern>',
        '<clipPath id="clip"><circle cx="295" cy="49" r="36"/></clipPath>',
        f'<path id="notch" d="M0 0h14v14z" fill="{signal}"/></defs>',
        f'<g stroke="{ink}" fill="none">', *lines, *dashed, "</g>",
        f'<rect x="172" y="8" width="74" height="80" fill="url(#hatch)" stroke="{ink}"/>',
        f'<g clip-path="url(#clip)"><rect x="258" width="37" height="98" fill="{slate}"/>',
        f'<rect x="295" width="37" height="98" fill="{ink}"/></g>',
        '<use href="#notch" x="288" y="42"/><use href="#notch" x="302" y="28"/>',
    )  # fmt: skip


def _words(colors: Colors) -> str:
    """Letters in the faces of the publication, with accents."""
    text, signal = colors["text"], colors["signal-deep"]
    return _svg(
        148, 84,
        f'<path d="M0 20.5h148" fill="none" stroke="{text}" stroke-width=".5"/>',
        f'<g font-family="IBM Plex Sans Condensed" fill="{text}">',
        '<text y="14" font-size="9">Relevé à l’été</text>',
        '<text x="148" y="14" font-size="9" text-anchor="end">No. 7</text>',
        f'<text y="68" font-size="48" font-weight="300" fill="{signal}">128</text>',
        '<text x="148" y="68" font-size="9" text-anchor="end">metres</text></g>',
    )  # fmt: skip


def _strip(colors: Colors) -> str:
    """A scale as wide as the type area."""
    ticks = "".join(f"M{n * 14} 42v{-28 if n % 6 == 0 else -14}" for n in range(37))
    return _svg(
        504, 56,
        f'<g fill="none"><path d="{ticks}M0 42h504" stroke="{colors["ink"]}" stroke-width=".5"/>',
        f'<path d="M0 49h308" stroke="{colors["signal"]}" stroke-width="7"/></g>',
    )  # fmt: skip


def _rings(x: float, y: float, radii: range, color: str, width: float) -> Iterator[str]:
    for radius in radii:
        yield (
            f'<circle cx="{x}" cy="{y}" r="{radius}" fill="none" stroke="{color}"'
            f' stroke-width="{width}"/>'
        )


def _bores(x: float, y: float, radius: float, count: int, size: float) -> Iterator[str]:
    for n in range(count):
        at = 2 * pi * n / count
        center = f'cx="{x + radius * cos(at):.2f}" cy="{y + radius * sin(at):.2f}"'
        yield f'<circle {center} r="{size}"/>'


def _plate(colors: Colors) -> str:
    """Rings to the edge of the page, on paper."""
    rings = _rings(324, 330, range(28, 520, 14), colors["steel"], 0.5)
    disc = f'<circle cx="324" cy="330" r="14" fill="{colors["signal"]}"/>'
    ground = f'<rect width="648" height="660" fill="{colors["bone"]}"/>'
    return _svg(648, 660, ground, *rings, disc)


def _opener(colors: Colors) -> str:
    """A section through a shaft, hatched."""
    hatch = "".join(f"M{x} 560l240-240" for x in range(-200, 640, 14))
    return _svg(
        630, 810,
        f'<rect width="630" height="810" fill="{colors["ink"]}"/>',
        '<clipPath id="shaft">'
        '<path d="M0 360h250v-40h130v40h250v160H380v40H250v-40H0z"/></clipPath>',
        f'<path d="{hatch}" fill="none" stroke="{colors["slate"]}" stroke-width=".75"'
        ' clip-path="url(#shaft)"/>',
        f'<path d="M0 360h250v-40h130v40h250M0 520h250v40h130v-40h250" fill="none"'
        f' stroke="{colors["paper"]}" stroke-width="1"/>',
        f'<path d="M0 440h630" fill="none" stroke="{colors["signal"]}" stroke-width="1"'
        ' stroke-dasharray="28 5 5 5"/>',
    )  # fmt: skip


def _spread(colors: Colors) -> str:
    """A flange, centered on the spine."""
    return _svg(
        1242, 810,
        f'<rect width="1242" height="810" fill="{colors["ink"]}"/>',
        *_rings(621, 400, range(45, 226, 20), colors["slate"], 0.75),
        f'<g fill="{colors["paper"]}">', *_bores(621, 400, 195, 24, 7), "</g>",
        f'<path d="M621 150v500M361 400h520" fill="none" stroke="{colors["signal"]}"'
        ' stroke-width="1" stroke-dasharray="28 5 5 5"/>',
    )  # fmt: skip


def _back(colors: Colors) -> str:
    """The flange once more, below the words of the back cover."""
    return _svg(
        630, 810,
        f'<rect width="630" height="810" fill="{colors["ink"]}"/>',
        *_rings(315, 560, range(30, 181, 30), colors["slate"], 0.75),
        f'<g fill="{colors["paper"]}">', *_bores(315, 560, 165, 24, 5), "</g>",
    )  # fmt: skip
