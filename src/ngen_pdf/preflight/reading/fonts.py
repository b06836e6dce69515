"""What the codes of a font are: characters, widths, and glyphs that lack.

In: a font's dictionary. Out: `FontCodes`. How text is placed belongs to `text`.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from struct import unpack
from typing import Any, NamedTuple

import pikepdf

from ngen_pdf.preflight.facts import Font
from ngen_pdf.preflight.reading import cmaps, encodings, glyphs, widths
from ngen_pdf.preflight.reading.cmaps import CMap
from ngen_pdf.preflight.reading.encodings import Names
from ngen_pdf.preflight.reading.objects import readable
from ngen_pdf.preflight.reading.streams import FAULTS, decoded
from ngen_pdf.preflight.reading.widths import Widths

SUBSET = re.compile(r"[A-Z]{6}\+")
KEPT = 4096  # strings of a font whose reading is kept
IDENTITY = ("/Identity-H", "/Identity-V")
Splitter = Callable[[bytes], Sequence[int]]


class Shown(NamedTuple):
    """What a string of codes shows: `advance` in em, codes that have no glyph in `missing`."""

    text: str
    advance: float
    glyphs: int
    spaces: int
    missing: tuple[int, ...]


@dataclass(slots=True)
class FontCodes:
    """A font with what its codes are. `reach` is how far it goes below and above the line, in em.

    `source` is the dictionary of a Type3 font, else None; `names` are those of its glyphs.
    """

    font: Font
    split: Splitter = list
    widths: Widths = field(default_factory=lambda: Widths({}, 0.5))
    texts: dict[int, str] = field(default_factory=dict)
    absent: Callable[[int], bool] | None = None
    reach: tuple[float, float] = (-0.25, 0.75)
    vertical: bool = False
    source: Any = None
    names: Names = field(default_factory=dict)
    wide: bool = False
    kept: dict[bytes, Shown] = field(default_factory=dict)

    def shown(self, codes: bytes) -> Shown:
        """What a string shows."""
        found = self.kept.get(codes)
        if found is None:
            if len(self.kept) >= KEPT:
                self.kept.clear()
            found = self.kept[codes] = self._read(codes)
        return found

    def _read(self, codes: bytes) -> Shown:
        split = self.split(codes)
        text = "".join(map(self.texts.get, split, ("",) * len(split)))
        missing: tuple[int, ...] = ()
        if self.absent:
            missing = tuple(sorted(code for code in set(split) if self.absent(code)))
        spaces = 0 if self.wide else codes.count(b" ")  # 9.3.3: single-byte code 32
        return Shown(text, self.widths.sum(split), len(split), spaces, missing)


NO_FONT = FontCodes(Font("", "", "", embedded=False, subset=False))


def read(source: Any, key: str) -> FontCodes:
    """A font of a resource dictionary; what of it is malformed is taken as not said."""
    try:
        kind = str(source.get("/Subtype", ""))[1:]
        return _composite(source, key) if kind == "Type0" else _simple(source, key, kind)
    except FAULTS:
        return FontCodes(Font(key, "", "", embedded=False, subset=False))


def _fact(key: str, source: Any, kind: str, embedded: bool) -> Font:
    descriptor = source.get("/FontDescriptor", {})  # a Type3 font has its name there alone
    said = readable(str(source.get("/BaseFont", descriptor.get("/FontName", "/"))))
    name = SUBSET.sub("", said, count=1) if SUBSET.match(said) else said
    return Font(key, name, kind, embedded, name != said)


def embedded(descriptor: Any) -> bool:
    """Whether a font descriptor has a font program (9.9)."""
    files = ("/FontFile", "/FontFile2", "/FontFile3")
    return descriptor is not None and any(file in descriptor for file in files)


def _simple(source: Any, key: str, kind: str) -> FontCodes:
    descriptor = source.get("/FontDescriptor")
    base, differences = encodings.said(source.get("/Encoding"))
    cmap = _to_unicode(source)
    said = (base or {}) | differences
    absent, own = (None, {}) if kind == "Type3" else glyphs.of_simple(descriptor, said, bool(base))
    has_program = kind == "Type3" or embedded(descriptor)
    if not base and not has_program:
        own = encodings.standard()
    texts = encodings.text(said if base else own | said)
    return FontCodes(
        _fact(key, source, kind, has_program),
        widths=widths.of_simple(source, descriptor),
        texts=texts | (cmap.texts if cmap else {}),
        absent=absent,
        reach=widths.reach(source, descriptor),
        source=source if kind == "Type3" else None,
        names=said,
    )


def _composite(source: Any, key: str) -> FontCodes:
    descendant = source.DescendantFonts[0]
    descriptor = descendant.get("/FontDescriptor")
    encoding, cmap = _encoding(source), _to_unicode(source)
    kind = str(descendant.get("/Subtype", ""))[1:]
    identity = encoding.name in IDENTITY
    known = identity or bool(encoding.cids)
    cids = None if identity else encoding.cids
    return FontCodes(
        _fact(key, source, kind, embedded(descriptor)),
        split=_splitter(encoding),
        widths=widths.of_composite(descendant, encoding.cids),
        texts=cmap.texts if cmap else {},
        reach=widths.reach(descendant, descriptor),
        absent=glyphs.of_composite(descendant, cids) if known else None,
        vertical=encoding.vertical,
        wide=True,
    )


def _to_unicode(source: Any) -> CMap | None:
    stream = source.get("/ToUnicode")
    if not isinstance(stream, pikepdf.Stream):
        return None
    try:
        return cmaps.read(decoded(stream, cmaps.BYTES))
    except FAULTS:
        return None


def _encoding(source: Any) -> CMap:
    """The CMap that is embedded; of predefined ones how they are written (9.7.5.2)."""
    said = source.get("/Encoding")
    if isinstance(said, pikepdf.Stream):
        return cmaps.read(decoded(said, cmaps.BYTES))
    return CMap(name=str(said), vertical=str(said).endswith("-V"))


def _splitter(cmap: CMap) -> Splitter:
    """Takes a string apart into codes; two bytes each where nothing else is said."""
    spaces = cmap.spaces
    lengths = {length for length, _, _ in spaces}
    if not lengths or lengths == {2}:
        return _pairs
    if lengths == {1}:
        return list
    by_first = {
        first: length
        for length, low, high in sorted(spaces, reverse=True)
        for first in range(low, high + 1)
    }

    def split(codes: bytes) -> list[int]:
        found, at = [], 0
        while at < len(codes):
            length = by_first.get(codes[at], min(lengths))
            found.append(int.from_bytes(codes[at : at + length], "big"))
            at += length
        return found

    return split


def _pairs(codes: bytes) -> Sequence[int]:
    count = len(codes) // 2
    return unpack(f">{count}H", codes[: 2 * count])
