"""Finds what a content stream names (ISO 32000-2, 7.8.3).

In: a resource dictionary. Out: fonts, color spaces and objects by name, each read once. What a
font or a space says belongs to `fonts` and `colors`.
"""

from dataclasses import dataclass, field
from typing import Any

import pikepdf

from ngen_pdf.preflight.facts import State
from ngen_pdf.preflight.reading import colors, fonts
from ngen_pdf.preflight.reading.colors import Space
from ngen_pdf.preflight.reading.fonts import FontCodes

FAMILIES = {1: "/DefaultGray", 3: "/DefaultRGB", 4: "/DefaultCMYK"}
Known = tuple[State, bool, tuple[str, ...], State, State]
"""What comes of a graphics state: what it sets, whether more, what it leaves, from what."""


@dataclass(slots=True)
class Library:
    """What of a document is read once, by object."""

    fonts: dict[object, FontCodes] = field(default_factory=dict)
    spaces: dict[object, Space] = field(default_factory=dict)
    states: dict[State, State] = field(default_factory=dict)  # each of them once


@dataclass(slots=True)
class Resources:
    """The resources of one stream, with what was found before."""

    source: Any
    library: Library
    categories: dict[str, dict[str, Any]] = field(default_factory=dict)
    spaces: dict[str, Space] = field(default_factory=dict)
    devices: dict[int, Space] = field(default_factory=dict)
    fonts: dict[str, FontCodes] = field(default_factory=dict)
    states: dict[object, Known] = field(default_factory=dict)

    def find(self, category: str, name: str) -> Any:
        """An object by name, None where there is none."""
        found = self.categories.get(category)
        if found is None:
            source = self.source
            among = source.get(category) if isinstance(source, pikepdf.Dictionary) else None
            # by its items, for names that are not in UTF-8 cannot be asked for
            found = dict(among.items()) if isinstance(among, pikepdf.Dictionary) else {}
            self.categories[category] = found
        return found.get(name)

    def font(self, name: str) -> FontCodes:
        """A font by name."""
        found = self.fonts.get(name)
        if found is None:
            found = self.fonts[name] = self.font_of(self.find("/Font", name), name)
        return found

    def font_of(self, source: Any, name: str = "") -> FontCodes:
        """A font by its dictionary."""
        if not isinstance(source, pikepdf.Dictionary):
            return fonts.NO_FONT
        key = source.objgen
        if key == (0, 0):
            return fonts.read(source, f"{name} {hash(source.unparse())}")
        if key not in self.library.fonts:
            self.library.fonts[key] = fonts.read(source, f"{key[0]} {key[1]}")
        return self.library.fonts[key]

    def space(self, name: str) -> Space:
        """A color space by name, one of the device included."""
        found = self.spaces.get(name)
        if found is None:
            found = self.spaces[name] = self._default(self.space_of(pikepdf.Name(name)))
        return found

    def device(self, space: Space) -> Space:
        """The space that `g`, `rg` or `k` paints in."""
        found = self.devices.get(space.components)
        if found is None:
            found = self.devices[space.components] = self._default(space)
        return found

    def space_of(self, source: Any) -> Space:
        """A color space by its object."""
        key = source.objgen if isinstance(source, pikepdf.Array) else (0, 0)
        if key == (0, 0):
            return colors.read(source, self._named)
        if key not in self.library.spaces:
            self.library.spaces[key] = colors.read(source, self._named)
        return self.library.spaces[key]

    def _named(self, name: str) -> Any:
        return self.find("/ColorSpace", name)

    def _default(self, space: Space) -> Space:
        """The space that stands for one of the device (8.6.5.6)."""
        if space not in (colors.GRAY, colors.RGB_SPACE, colors.CMYK):
            return space
        said = self._named(FAMILIES[space.components])
        instead = self.space_of(said) if isinstance(said, pikepdf.Array) else space
        return instead if instead.components == space.components else space
