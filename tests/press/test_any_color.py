"""Colors thrown together by chance, the same each time: none of them stays what it was."""

from pathlib import Path
from random import Random

import pytest

from painting import paint

SEEDS = range(4)
PAGES = 12
UNITS = ("linear", "radial", "repeating-linear", "repeating-radial")


class Chance:
    """Writes CSS and SVG by the throw of a die."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self._ids = 0

    def number(self, low: float, high: float) -> str:
        """A number with two decimals."""
        return f"{self._random.uniform(low, high):.2f}"

    def one(self, *of: str) -> str:
        """One of these."""
        return self._random.choice(of)

    def color(self) -> str:
        """A color in any notation, see-through or not."""
        part = self.one("", "", f" / {self.number(0, 1)}")
        return self.one(
            "#10263a", "#ec5624", "#c8a040", "black", "white", "gray", "transparent",
            f"#{self._random.randrange(1 << 24):06x}",
            f"rgb({self.number(0, 255)} {self.number(0, 255)} {self.number(0, 255)}{part})",
            f"hsl({self.number(0, 360)} {self.number(0, 100)}% {self.number(0, 100)}%{part})",
            f"hwb({self.number(0, 360)} {self.number(0, 60)}% {self.number(0, 60)}%{part})",
        )  # fmt: skip

    def solid(self) -> str:
        """Any color, those included that the engine takes for no gradient and no border."""
        return self.one(
            self.color(),
            f"lab({self.number(0, 100)} {self.number(-90, 90)} {self.number(-90, 90)})",
            f"oklch({self.number(0, 1)} {self.number(0, 0.4)} {self.number(0, 360)} / 0.7)",
            f"device-cmyk({self.number(0, 1)} {self.number(0, 1)} 0.5 {self.number(0, 1)})",
        )

    def gradient(self) -> str:
        """A gradient of CSS with two to four stops, with or without places and hints."""
        stops = []
        for at in range(self._random.randint(2, 4)):
            if at and self._random.random() < 0.2:
                stops.append(f"{self.number(0, 100)}%")
            place = self.one("", f" {self.number(-20, 120)}%", f" {self.number(0, 30)}pt")
            stops.append(self.color() + place)
        kind = self.one(*UNITS)
        shape = f"{self.number(0, 360)}deg, " if "linear" in kind else self.one("", "circle, ")
        return f"{kind}-gradient({shape}{', '.join(stops)})"

    def block(self) -> str:
        """A block of HTML."""
        style = self.one("solid", "dashed", "dotted", "double", "groove", "ridge", "inset")
        declarations = (
            f"background: {self.one(self.solid(), self.gradient())}",
            f"background: {self.gradient()} 0 0 / {self.number(5, 30)}pt {self.number(5, 30)}pt",
            f"border: {self.number(0.1, 9)}pt {style} {self.color()}",
            f"border-radius: {self.number(1, 9)}pt",
            f"box-shadow: {self.one('', 'inset ')}2pt 2pt {self.number(0, 9)}pt {self.color()}",
            f"opacity: {self.number(0, 1)}",
            f"transform: rotate({self.number(0, 90)}deg) scale({self.number(0.2, 1)})",
            f"outline: 1pt solid {self.solid()}",
            f"text-decoration: underline {self.one('wavy', 'dotted', 'double')} {self.solid()}",
        )
        chosen = self._random.sample(declarations, 4)
        text = f'<span style="color: {self.solid()}">word</span>'
        return f'<div style="height: 20pt; margin: 4pt; {"; ".join(chosen)}">{text}</div>'

    def paint(self) -> tuple[str, str]:
        """A paint of SVG, and what it needs to be defined."""
        self._ids += 1
        name = f"n{self._ids}"
        spread = self.one("pad", "repeat", "reflect")
        turn = self.one("", f'gradientTransform="rotate({self.number(0, 90)})"')
        stops = "".join(
            f'<stop offset="{self.number(0, 1)}" stop-color="{self.color()}" '
            f'stop-opacity="{self.number(0, 1)}"/>'
            for _ in range(self._random.randint(2, 4))
        )
        return self.one_of(
            (self.solid(), ""),
            (
                f"url(#{name})",
                f'<linearGradient id="{name}" x1="20%" x2="60%" spreadMethod="{spread}" {turn}>'
                f"{stops}</linearGradient>",
            ),
            (
                f"url(#{name})",
                f'<radialGradient id="{name}" r="30%" fx="40%" spreadMethod="{spread}" {turn}>'
                f"{stops}</radialGradient>",
            ),
            (
                f"url(#{name})",
                f'<pattern id="{name}" width="9" height="9" patternUnits="userSpaceOnUse">'
                f'<path d="M0 0h5v5z" fill="{self.solid()}" opacity="{self.number(0, 1)}"/>'
                "</pattern>",
            ),
        )

    def one_of(self, *of: tuple[str, str]) -> tuple[str, str]:
        """One of these pairs."""
        return self._random.choice(of)

    def drawing(self) -> str:
        """An SVG with shapes, masks, groups and blend modes."""
        drawn = ""
        for _ in range(4):
            (fill, first), (stroke, second) = self.paint(), self.paint()
            self._ids += 1
            name = f"m{self._ids}"
            mask = (
                f'<mask id="{name}" maskUnits="userSpaceOnUse" width="90" height="90">'
                f'<circle cx="30" cy="30" r="25" fill="{self.solid()}"/></mask>'
            )
            blend = (
                f'<filter id="f{name}"><feBlend mode="{self.one("multiply", "screen")}"/></filter>'
            )
            extra = self.one(
                "", f'mask="url(#{name})"', f'filter="url(#f{name})"',
                f'opacity="{self.number(0, 1)}"',
            )  # fmt: skip
            drawn += (
                f"{first}{second}{mask}{blend}"
                f'<rect x="{self.number(0, 50)}" y="{self.number(0, 50)}" width="40" height="30" '
                f'fill="{fill}" stroke="{stroke}" stroke-width="{self.number(0.1, 5)}" {extra}/>'
                f'<text y="80" font-size="{self.number(4, 20)}" fill="{self.solid()}">word</text>'
            )
        return f'<svg width="90pt" height="90pt" viewBox="0 0 90 90">{drawn}</svg>'


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_but_ink_is_left(seed: int, tmp_path: Path) -> None:
    chance = Chance(seed)
    pages = (
        f'<section style="break-after: page">{chance.block()}{chance.block()}{chance.drawing()}'
        "</section>"
        for _ in range(PAGES)
    )
    painted = paint(tmp_path, "".join(pages))
    assert painted.left_over() == []
    painted.is_drawn_by_all()
