"""The walk over all that a document paints: pages, forms, patterns, soft masks, glyphs.

In: an opened master and its `Inks`. Out: the same document with every color as ink, and the
`Placement` of every image. What happens inside a content stream belongs to `content`.

A stream is written anew for each way in which it is used: as ink or as a mask, and at each
scale, for overprint depends on it. Those that are to be written wait in a queue, so that forms
may be nested as deep as they like.
"""

from collections import deque
from graphlib import CycleError, TopologicalSorter
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from ngen_pdf.editions.press import colors
from ngen_pdf.editions.press.colors import Space
from ngen_pdf.editions.press.content import Content
from ngen_pdf.editions.press.graphics import (
    Mode,
    Overprint,
    State,
    UnknownPaintError,
)
from ngen_pdf.editions.press.operators import check_glyph
from ngen_pdf.editions.press.pieces import Piece, is_transparent, needs_group
from ngen_pdf.editions.press.placements import Placement, Placements
from ngen_pdf.editions.press.shadings import SPACES, Shadings
from ngen_pdf.inks import Ink, Inks, ProfileError
from ngen_pdf.matrices import UNIT, Matrix, matrix, product
from ngen_pdf.problems import NgenError, Problem

DEEPEST = 2000  # a form that stands in more forms than this draws itself
FORM = ("/Type", "/Subtype", "/FormType", "/BBox", "/Matrix", "/OC", "/StructParents")
PATTERN = (
    "/Type", "/PatternType", "/PaintType", "/TilingType", "/BBox", "/XStep", "/YStep", "/Matrix",
)  # fmt: skip


class Walk:
    """Goes through one document."""

    def __init__(self, pdf: pikepdf.Pdf, inks: Inks) -> None:
        self._pdf = pdf
        self._inks = inks
        self._shadings = Shadings(pdf, inks)
        self._placements = Placements(pdf)
        self._queue: deque[Piece] = deque()
        self._pieces: dict[object, Piece] = {}
        self._colors: dict[object, Ink] = {}
        self._separations: dict[Ink, Any] = {}
        self._overprinting: dict[Overprint, Any] = {}
        self._fonts: set[tuple[int, int]] = set()

    def separate(self) -> tuple[Placement, ...]:
        """Turn every color into ink; `NgenError` with the code `press-color` if one cannot be."""
        pages = [
            Piece(page, page.obj, page.resources, Mode.INK, State(UNIT), number, 0)
            for number, page in enumerate(self._pdf.pages, 1)
        ]
        for page in pages:
            self._queue.append(page)
            while self._queue:
                self._rewrite(self._queue.popleft())
        self._check_nesting(pages)
        self._drop_groups()
        for page in pages:
            if is_transparent(page):
                page.target.Group = Dictionary(
                    Type=Name.Group, S=Name.Transparency, CS=Name.DeviceCMYK
                )
        return self._placements.all()

    def _rewrite(self, piece: Piece) -> None:
        content = Content(self, piece)
        try:
            stream = content.rewritten()
        except (UnknownPaintError, ProfileError) as error:
            raise NgenError(_problem(piece, str(error))) from error
        piece.inside = content.inside
        piece.transparent, piece.blends = content.transparent, content.blends
        if isinstance(piece.source, pikepdf.Page):
            piece.target.Contents = self._pdf.make_stream(stream)
        else:
            piece.target.write(stream)
        piece.target.Resources = content.resources.written()

    def _check_nesting(self, pages: list[Piece]) -> None:
        """Look that no form draws itself: no program would come to its end."""
        pieces = (*pages, *self._pieces.values())
        try:
            TopologicalSorter({piece: piece.inside for piece in pieces}).prepare()
        except CycleError as error:
            raise NgenError(_problem(error.args[1][0], "a form that draws itself")) from error

    def _drop_groups(self) -> None:
        """Leave out groups that do nothing; the engine draws centered text in one, and tiles."""
        for piece in self._pieces.values():
            if piece.group and not needs_group(piece):
                del piece.target.Group
                piece.group = False

    # what `content` asks for while a stream is rewritten

    def ink(self, space: Space, numbers: tuple[float, ...]) -> Ink:
        """The ink of a color."""
        key = (space, numbers)
        if key not in self._colors:
            self._colors[key] = colors.ink(self._inks, space, numbers)
        return self._colors[key]

    def separation(self, ink: Ink) -> Any:
        """The color space of a spot ink; its recipe prints where the ink is not there."""
        if ink not in self._separations:
            tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0] * 4, C1=list(ink.cmyk), N=1)
            self._separations[ink] = self._pdf.make_indirect(
                Array([Name.Separation, Name(f"/{ink.spot}"), Name.DeviceCMYK, tint])
            )
        return self._separations[ink]

    def overprinting(self, wanted: Overprint) -> Any:
        """The graphics state in which this overprints, and nothing else (ISO 32000-2, 8.6.7)."""
        if wanted not in self._overprinting:
            fills, lines = wanted is Overprint.ALL, wanted is not Overprint.NOTHING
            state = Dictionary(Type=Name.ExtGState, op=fills, OP=lines)
            if lines:
                state.OPM = 1  # a plate with no ink leaves what is below
            self._overprinting[wanted] = self._pdf.make_indirect(state)
        return self._overprinting[wanted]

    def shading(self, source: Any, space: Space, mode: Mode) -> Dictionary:
        """A gradient in ink, or as light and dark."""
        return self._shadings.convert(source, space, mode)

    def image(self, content: Content, source: Any) -> Any:
        """The image that will stand here."""
        content.transparent |= Name.SMask in source
        return self._placements.use(source, content.mode, content.state.ctm, content.piece.page)

    def form(self, content: Content, source: Any) -> Any:
        """The form in place of another, for the state in force."""
        group = Name.Group in source
        begins = content.state.entering(_ctm(source, content.state.ctm), group)
        return self._piece(content, source, FORM, content.mode, begins, group)

    def pattern(self, content: Content, source: Any) -> Any:
        """The tiling pattern in place of another; its tile begins as a page does."""
        if int(source.get("/PatternType", 0)) != 1 or int(source.get("/PaintType", 0)) != 1:
            raise UnknownPaintError("a pattern other than of colored tiles")
        begins = State(_ctm(source, content.piece.begins.ctm))
        return self._piece(content, source, PATTERN, content.mode, begins)

    def mask(self, content: Content, source: Any) -> Dictionary:
        """The soft mask in place of another (ISO 32000-2, 11.5)."""
        mode = Mode.LUMINOSITY if str(source.S) == "/Luminosity" else Mode.INK
        begins = State(_ctm(source.G, content.state.ctm))
        new = Dictionary({key: source[key] for key in source})
        new.G = self._piece(content, source.G, FORM, mode, begins)
        if Name.BC in source:
            space = colors.space(source.G.Group.get("/CS", Name.DeviceRGB))
            numbers = tuple(float(number) for number in source.BC)
            light = mode is Mode.LUMINOSITY
            new.BC = (
                [colors.lightness(space, numbers)] if light else list(self.ink(space, numbers).cmyk)
            )
        return new

    def font(self, source: Any) -> None:
        """Look that the glyphs of a font are in the color of its text."""
        if source.objgen in self._fonts:
            return
        self._fonts.add(source.objgen)
        if source.get(Name.Subtype) == Name.Type3:
            for glyph in source.CharProcs.values():
                check_glyph(glyph)

    def _piece(
        self,
        content: Content,
        source: Any,
        kept: tuple[str, ...],
        mode: Mode,
        begins: State,
        group: bool = False,
    ) -> Any:
        key = (source.objgen, mode, begins.key(), group)
        if key not in self._pieces:
            piece = self._new_piece(content.piece, source, kept, mode, begins)
            piece.group = group
            self._pieces[key] = piece
            self._queue.append(piece)
        content.inside.append(self._pieces[key])
        return self._pieces[key].target

    def _new_piece(
        self, outer: Piece, source: Any, kept: tuple[str, ...], mode: Mode, begins: State
    ) -> Piece:
        if outer.depth == DEEPEST:
            raise UnknownPaintError("a form that draws itself")
        target = self._pdf.make_stream(b"")
        for name in kept:
            if name in source:
                target[name] = source[name]
        if Name.Group in source:
            target.Group = Dictionary({key: source.Group[key] for key in source.Group})
            target.Group.CS = SPACES[mode]
        resources = source.get(Name.Resources, outer.resources)
        return Piece(source, target, resources, mode, begins, outer.page, outer.depth + 1)


def _problem(piece: Piece, what: str) -> Problem:
    message = f"page {piece.page} of the PDF has {what}, which cannot be turned into ink"
    return Problem("press-color", message)


def _ctm(source: Any, outer: Matrix) -> Matrix:
    """The matrix to the page of a form or a pattern."""
    return product(matrix(source.get(Name.Matrix, UNIT)), outer)
