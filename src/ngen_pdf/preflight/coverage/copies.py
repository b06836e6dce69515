"""A file of copies of a page, each of which draws some of its plates as light.

In: a page of a PDF. Out: a PDF with a page for each three plates. What happens inside a content
stream belongs to `content`.

What is not of color stays as it is: clips, fonts, soft masks, opacity, blend modes.
"""

from collections.abc import Iterable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from ngen_pdf.preflight.coverage import spaces
from ngen_pdf.preflight.coverage.content import Content
from ngen_pdf.preflight.coverage.light import Conversion, Light
from ngen_pdf.preflight.coverage.pictures import Pictures
from ngen_pdf.preflight.coverage.spaces import INKS, PROCESS, Space
from ngen_pdf.preflight.coverage.states import State
from ngen_pdf.preflight.facts import Area
from ngen_pdf.preflight.reading import blending
from ngen_pdf.preflight.reading.boxes import inherited
from ngen_pdf.preflight.reading.functions import numbers
from ngen_pdf.preflight.reading.layers import Layers
from ngen_pdf.preflight.reading.streams import decoded

DEEPEST = 28  # as deep as what draws the copies goes
PIECES = 3000  # streams that are rewritten for some plates of a page
CONTENT = 8 << 20  # bytes of all of them
PLATES = 32
FORM = ("/Type", "/Subtype", "/FormType", "/BBox", "/Matrix")
TILES = (
    "/Type", "/PatternType", "/PaintType", "/TilingType", "/BBox", "/XStep", "/YStep", "/Matrix",
)  # fmt: skip
SHADING = (
    "/ShadingType", "/BBox", "/AntiAlias", "/Coords", "/Domain", "/Extend", "/Function", "/Matrix",
    "/BitsPerCoordinate", "/BitsPerComponent", "/BitsPerFlag", "/Decode", "/VerticesPerRow",
    "/Background",
)  # fmt: skip
STATE = (
    "/LW", "/LC", "/LJ", "/ML", "/D", "/SA", "/BM", "/SMask", "/CA", "/ca", "/AIS", "/TK",
)  # fmt: skip
# What draws takes the color of a gradient at 256 steps, of each at its beginning, and the last at
# its end: its domain is moved, that it is at their middle.
STEPS = 255
# Of the modes that mix components, all plates but C, M and Y take the color of what is painted,
# or keep that of what is below (11.3.5.3 for black).
MIXING = {"Luminosity": "Normal", "Hue": None, "Saturation": None, "Color": None}


class TooMuchError(ValueError):
    """Says that a page is made of too much to be drawn."""


class Copies:
    """The copies of one page, and the spot inks that were met with."""

    def __init__(self, ways: Conversion, layers: Layers) -> None:
        self.pdf = pikepdf.new()
        self.plates: tuple[str, ...] = ()
        self.spots: dict[str, None] = {}
        self._ways = ways
        self.layers = layers
        self._light: Light
        self._pieces: dict[object, Any] = {}
        self._pictures = Pictures(self.pdf)
        self._spaces: dict[object, Space] = {}
        self._count = self._bytes = 0
        self._scratch = pikepdf.new()

    def add(self, page: pikepdf.Page, plates: tuple[str, ...], area: Area) -> None:
        """Add a page that shows these plates as light, as much of it as lies in an area.

        `states.MixedError` where the plates must be drawn one by one; other errors where the
        page is not to be understood.
        """
        self.plates = plates
        self._count = self._bytes = 0
        self._light = Light(self.pdf, plates, self._ways)
        self._pieces.clear()
        content = Content(self, inherited(page.obj, "/Resources"), State(), 0)
        stream = content.rewritten(page.obj.get("/Contents"))
        new = self.pdf.add_blank_page(page_size=(max(area.width, 3), max(area.height, 3)))
        new.obj.MediaBox = Array([area.left, area.bottom, area.right, area.top])
        new.obj.Resources = content.new
        new.obj.Contents = self.pdf.make_stream(stream)
        if "/Group" in page.obj:
            new.obj.Group = _group(page.obj.Group)

    def copied(self, source: Any) -> Any:
        """An object as it is, in the new file."""
        if isinstance(source, pikepdf.Object) and source.is_indirect:
            return self.pdf.copy_foreign(source)
        if isinstance(source, Array):
            return Array([self.copied(one) for one in source])
        if isinstance(source, Dictionary):
            return Dictionary({str(key): self.copied(one) for key, one in source.items()})
        return source

    # what `content` asks for

    def instructions(self, source: Any) -> Iterable[Any]:
        """The instructions of a stream, or of the streams of a page one after the other."""
        streams = source if isinstance(source, Array) else [] if source is None else [source]
        data = b"\n".join(decoded(stream, CONTENT) for stream in streams)
        self._bytes += len(data)
        if self._bytes > CONTENT:
            raise TooMuchError("a page of too many instructions")
        return pikepdf.parse_content_stream(self._scratch.make_stream(data))

    def space(self, source: Any, named: Any) -> Space:
        """A color space of the page; its spot inks are noted."""
        key = spaces.key(source)
        if isinstance(source, Name) and str(source) not in spaces.NAMED:
            found = named.get(str(source)) if isinstance(named, Dictionary) else None
            key = spaces.key(found) if not isinstance(found, Name) else None
        if key is None or key not in self._spaces:
            space = spaces.read(source, named)
            self._note(space)
            if key is None:
                return space
            self._spaces[key] = space
        return self._spaces[key]

    def _note(self, space: Space) -> None:
        if space.base is not None:
            self._note(space.base)
        if space.kind == INKS:
            names = (ink for ink in space.inks if ink not in (*PROCESS, "All", "None"))
            self.spots.update(dict.fromkeys(names))
            if len(self.spots) > PLATES:
                raise TooMuchError("a page of too many inks")

    def light(self, space: Space) -> Any:
        """The space of light in place of another."""
        return self._light.space(space)

    def form(self, content: Content, source: Any, state: State) -> Any:
        """A form, rewritten for the state that it is drawn in."""
        new = self._piece(content, source, FORM, state)
        if "/Group" in source:
            new.Group = _group(source.Group)
        return new

    def pattern(self, content: Content, source: Any) -> Any:
        """A pattern: tiles, or a gradient."""
        if int(source.get("/PatternType", 1)) == 1:
            return self._piece(content, source, TILES, State())
        new = Dictionary(PatternType=2)
        if "/Matrix" in source:
            new.Matrix = self.copied(source.Matrix)
        shading = source.Shading
        new.Shading = self.shading(shading, content.space(shading.ColorSpace))
        return new

    def shading(self, source: Any, space: Space) -> Any:
        """A gradient of light."""
        mesh = isinstance(source, Stream)
        new: Any = self.pdf.make_stream(decoded(source, CONTENT)) if mesh else Dictionary()
        for key in SHADING:
            if key in source:
                new[key] = self.copied(source[key])
        new.ColorSpace = self.light(space)
        if int(source.ShadingType) in (2, 3):
            start, end = numbers(source.get("/Domain")) or (0.0, 1.0)
            step = (end - start) / STEPS
            new.Domain = Array([start + step / 2, end + step * 3 / 2])
        return new

    def graphics_state(self, source: Any) -> Any:
        """A graphics state without what is told by leaving out: overprint."""
        new = Dictionary()
        for key in STATE:
            if key in source:
                new[key] = self.copied(source[key])
        mode = blending.mode(source.get("/BM"))
        if "/BM" in new:  # one that is known, for of several what draws takes the first
            new.BM = Name(f"/{mode}")
        if "Cyan" not in self.plates and mode in MIXING:
            other = MIXING[mode]
            new.BM = Name(f"/{other or 'Normal'}")
            if other is None:
                new.CA = new.ca = 0
        return new

    def font(self, content: Content, source: Any) -> Any:
        """A font; what a Type 3 font draws is content of its own."""
        if str(source.get("/Subtype")) != "/Type3":
            return self.copied(source)
        key = (source.objgen, "font") if source.is_indirect else None
        if key in self._pieces:
            return self._pieces[key]
        inner = Content(self, source.get("/Resources", content.resources), State(), content.depth)
        self._enter(inner)
        drawn = {
            str(name): self.pdf.make_stream(inner.rewritten(glyph))
            for name, glyph in source.CharProcs.items()
        }
        kept = ("/Resources", "/CharProcs", "/ToUnicode")
        new = Dictionary({str(k): self.copied(source[k]) for k in source if k not in kept})
        new.CharProcs, new.Resources = Dictionary(drawn), inner.new
        made = self.pdf.make_indirect(new)
        if key is not None:
            self._pieces[key] = made
        return made

    def inline(self, source: Any, data: bytes) -> Any:
        """An image that stands in a content stream, as one of those beside it."""
        image = self.pdf.make_stream(data)
        for key in source:
            if key not in ("/Length", "/L"):
                image[key] = source[key]
        image.Type, image.Subtype = Name.XObject, Name.Image
        return image

    def image(self, source: Any, space: Space | None) -> Any:
        """An image whose samples are light; a stencil has none."""
        return self._pictures.image(source, space, self._light)

    def _piece(self, content: Content, source: Any, kept: tuple[str, ...], state: State) -> Any:
        key = (source.objgen, state)
        if key in self._pieces:
            return self._pieces[key]
        resources = source.get("/Resources", content.resources)
        inner = Content(self, resources, state, content.depth + 1)
        self._enter(inner)
        new = self._pieces[key] = self.pdf.make_stream(b"")
        for name in kept:
            if name in source:
                new[name] = self.copied(source[name])
        new.write(inner.rewritten(source))
        new.Resources = inner.new
        return new

    def _enter(self, inner: Content) -> None:
        self._count += 1
        if inner.depth > DEEPEST or self._count > PIECES:
            raise TooMuchError("a page of too many forms")


def _group(source: Any) -> Dictionary:
    """A group that is blended in light."""
    new = Dictionary(Type=Name.Group, S=Name.Transparency)
    for key in ("/I", "/K"):
        if key in source:
            new[key] = source[key]
    return new
