"""The resources of a content stream, before and after.

In: the resource dictionary it had. Out: what it names there, and a new dictionary with what it
uses now and no more, so that no color space or image that is not looked at stays in the file.
"""

from typing import Any

from pikepdf import Dictionary, Name

from ngen_pdf.editions.press.graphics import UnknownPaintError


class Resources:
    """What a stream finds under a name, and what it will find there."""

    def __init__(self, source: Any) -> None:
        self._source = source if source is not None else Dictionary()
        self._new: dict[str, dict[str, Any]] = {}
        self._names: dict[tuple[str, object], str] = {}

    def find(self, kind: str, name: str) -> Any:
        """What the stream had under this name, such as `/XObject` and `/i3`."""
        found = self._source.get(kind, Dictionary()).get(name)
        if found is None:
            raise UnknownPaintError(
                f"the name `{name}`, which leads to no {kind.removeprefix('/')}"
            )
        return found

    def bind(self, kind: str, wanted: str, key: object, value: Any) -> str:
        """The name of what takes the place of `wanted`: that, or one like it for a second."""
        return self._bound(kind, wanted, key, value, ())

    def add(self, kind: str, wanted: str, value: Any) -> str:
        """The name of what the stream did not have: `wanted`, or one like it that is free."""
        return self._bound(kind, wanted, wanted, value, self._source.get(kind, ()))

    def _bound(self, kind: str, wanted: str, key: object, value: Any, others: Any) -> str:
        name = self._names.get((kind, key))
        if name is None:
            new = self._new.setdefault(kind, {})
            name, number = wanted, 1
            while name in new or name in others:
                number += 1
                name = f"{wanted}.{number}"
                others = self._source.get(kind, ())
            self._names[kind, key] = name
            new[name] = value
        return name

    def written(self) -> Dictionary:
        """The new dictionary."""
        new = Dictionary()
        for kind, entries in self._new.items():
            new[kind] = Dictionary(entries)
        if Name.Properties in self._source:  # of marked content: nothing there is painted
            new.Properties = self._source.Properties
        return new
