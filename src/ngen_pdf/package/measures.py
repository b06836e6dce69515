"""Writes lengths, sizes and counts as a language has them.

In: values in points or bytes, the words of the package. Out: text for the job sheet.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ngen_pdf import locales
from ngen_pdf.data.numbers import number, percent
from ngen_pdf.locales import PackageWords
from ngen_pdf.press import EDGES, Edges
from ngen_pdf.units import POINTS

TIMES = "\u00d7"
NBSP = "\u00a0"


@dataclass(frozen=True, slots=True)
class Measures:
    """How a language writes measures; `metric` has millimeters first."""

    language: str
    words: PackageWords
    metric: bool

    def count(self, value: float, digits: int = 0) -> str:
        """A number with at most so many decimals."""
        written = f"{value:.{digits}f}"
        exact = Decimal(written.rstrip("0").rstrip(".") if digits else written)
        return number(exact, self.language)

    def percent(self, share: float) -> str:
        """A share of 1 as a percentage."""
        return percent(Decimal(round(share * 100)), self.language)

    def named(self, name: str, value: str) -> str:
        """A value behind its name, with the space that the language has before a colon."""
        known = self.language if locales.is_known(self.language) else "en"
        return f"{name}{locales.typography(known).before.get(':', '')}: {value}"

    def both(self, *points: float) -> tuple[str, str]:
        """Lengths beside each other, in the unit that comes first and in the other."""
        inches = self._in(points, POINTS["in"], 3) + NBSP + self.words.inch
        millimeters = self._in(points, POINTS["mm"], 1) + NBSP + "mm"
        return (millimeters, inches) if self.metric else (inches, millimeters)

    def _in(self, points: Sequence[float], unit: float, digits: int) -> str:
        return f"{NBSP}{TIMES}{NBSP}".join(self.count(length / unit, digits) for length in points)

    def bleed(self, bleed: Edges) -> tuple[str, str]:
        """The bleed, and where it is: the widest first, if edges differ."""
        edges = {edge: getattr(bleed, edge) for edge in EDGES}
        widths = sorted({round(width, 2) for width in edges.values()}, reverse=True)
        first, second = self.both(widths[0])
        if len(widths) == 1:
            return first, f"{second} {self.words.all_edges}"
        told = (f"{getattr(self.words, e)} {self.both(width)[0]}" for e, width in edges.items())
        return first, ", ".join(told)

    def multiple(self, pages: int, multiple: int) -> str:
        """How the pages come to the multiple, with what is left over."""
        times, rest = divmod(pages, multiple)
        sum_ = f"{pages} = {times}{NBSP}{TIMES}{NBSP}{multiple}"
        return f"{sum_} + {rest}" if rest else sum_

    def size(self, data: bytes) -> str:
        """How large a file is, in units of 1000 bytes."""
        return f"{self.count(max(1, round(len(data) / 1000)))}{NBSP}{self.words.kilobyte}"
