"""Walks through what a page paints: its content, and the forms, patterns and glyphs in it.

In: a page and its resources. Out: its marks and groups. What each operator does stands in
`operators`, what it paints in `paths`, `text`, `images` and `patterns`.
"""

from dataclasses import dataclass, field
from typing import Any

import pikepdf

from ngen_pdf.matrices import UNIT
from ngen_pdf.preflight.facts import Area, Group, Mark
from ngen_pdf.preflight.reading import foreign
from ngen_pdf.preflight.reading.content import Content
from ngen_pdf.preflight.reading.graphics import Graphics, Marked
from ngen_pdf.preflight.reading.inside import Inside
from ngen_pdf.preflight.reading.layers import Layers
from ngen_pdf.preflight.reading.limits import STREAM, Budget, LimitError
from ngen_pdf.preflight.reading.objects import readable
from ngen_pdf.preflight.reading.resources import Library, Resources
from ngen_pdf.preflight.reading.streams import FAULTS, TooLargeError, decoded
from ngen_pdf.preflight.reading.tokens import Instruction, instructions


@dataclass(slots=True)
class Reader:
    """What the pages of a document share."""

    pdf: pikepdf.Pdf
    layers: Layers
    budget: Budget
    library: Library = field(default_factory=Library)
    resources: dict[object, Resources] = field(default_factory=dict)
    programs: dict[object, tuple[Instruction, ...]] = field(default_factory=dict)
    once: set[object] = field(default_factory=set)

    def resources_of(self, source: Any, owner: Any) -> Resources:
        """The resources of a dictionary that stands in its owner, or by itself."""
        key = source.objgen if isinstance(source, pikepdf.Dictionary) else (0, 0)
        if key == (0, 0):
            key = owner.objgen
        if key not in self.resources:
            self.resources[key] = Resources(source, self.library)
        return self.resources[key]


@dataclass(slots=True)
class Walk:
    """One page. `within` are the streams that are being walked, the outermost first."""

    reader: Reader
    marks: list[Mark] = field(default_factory=list)
    groups: dict[Group, None] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    foreign: dict[str, None] = field(default_factory=dict)
    within: list[object] = field(default_factory=list)
    glyphs: set[object] = field(default_factory=set)

    def page(self, page: Any, resources: Any, media: Area) -> None:
        """Walks the content of the page itself."""
        data = self._content(page.get("/Contents"))
        found = self.reader.resources_of(resources, page)
        content = Content(self, found, Graphics(UNIT, media), Marked())
        content.run(instructions(data))

    def _content(self, source: Any) -> bytes:
        """The page's streams, as if they were one (7.8.2)."""
        streams = list(source) if isinstance(source, pikepdf.Array) else [source]
        parts = []
        for stream in streams:
            if stream is None:
                continue
            try:
                parts.append(decoded(stream, STREAM))
                self.leave(foreign.of_stream(stream))
            except TooLargeError as error:
                raise LimitError(f"the content stream is too large: {error}") from None
            except FAULTS:
                self.fault("a content stream cannot be decoded")
        return b"\n".join(parts)

    def leave(self, keys: tuple[str, ...]) -> None:
        """Notes what the page leaves to the device or to other files."""
        self.foreign.update(dict.fromkeys(keys))

    def fault(self, said: str) -> None:
        """Notes why something could not be read; the first is what the page says."""
        if len(self.faults) < 10:
            self.faults.append(said)

    def program(self, stream: Any) -> Any:
        """The instructions of a form, a tile or a glyph; kept when it is drawn again."""
        reader, key = self.reader, stream.objgen
        found = reader.programs.get(key)
        if found is not None:
            return found
        try:
            data = decoded(stream, STREAM)
        except FAULTS:
            self.fault("the content of a form or pattern cannot be decoded")
            return ()
        if key not in reader.once:
            reader.once.add(key)
            return instructions(data)
        if len(data) > 8 * reader.budget.kept:
            return instructions(data)
        reader.programs[key] = program = tuple(instructions(data))
        reader.budget.kept -= len(program)
        return program

    def enter(self, stream: Any, name: str, outer: Content, within: Inside) -> None:
        """Walks a form, a tile or a glyph that a content stream draws."""
        key = stream.objgen
        self.reader.budget.spend_form(len(self.within))
        if key in self.within:
            self.fault(f"`{readable(name)}` draws itself")
            return
        said = stream.get("/Resources")
        resources = within.resources or outer.resources
        if said is not None:
            resources = self.reader.resources_of(said, stream)
        through = (*outer.through, readable(name))
        content = Content(self, resources, within.graphics, outer.marked, through)
        content.uncolored = outer.uncolored or within.uncolored
        content.painted = outer.painted or within.painted
        self.within.append(key)
        try:
            content.run(self.program(stream))
        finally:
            self.within.pop()
