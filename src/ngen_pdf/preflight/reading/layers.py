"""Which layers are printed (ISO 32000-2, 8.11).

In: the catalog's OCProperties. Out: `Layers`. What stands in a layer is found by `operators`.
"""

from dataclasses import dataclass, field
from typing import Any

import pikepdf

from ngen_pdf.preflight.reading.streams import FAULTS

DEPTH = 20
MEMBERS = 10_000
Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Layers:
    """The optional content groups that are off in print, by object."""

    off: frozenset[Key] = frozenset()
    known: dict[Key, bool] = field(default_factory=dict)

    def printed(self, source: Any) -> bool:
        """Whether a group (OCG) or a membership of groups (OCMD) is printed."""
        if not isinstance(source, pikepdf.Dictionary):
            return True
        key = source.objgen
        if key == (0, 0):
            return self._printed(source)
        if key not in self.known:
            self.known[key] = self._printed(source)
        return self.known[key]

    def _printed(self, source: Any) -> bool:
        try:
            if source.get("/Type") != "/OCMD":
                return source.objgen not in self.off
            expression = source.get("/VE")
            if isinstance(expression, pikepdf.Array):
                return self._holds(expression, 0)
            return self._by_policy(source)
        except FAULTS:
            return True

    def _by_policy(self, source: Any) -> bool:
        """Table 99: AnyOn where nothing is said."""
        among = source.get("/OCGs")
        groups = list(among)[:MEMBERS] if isinstance(among, pikepdf.Array) else [among]
        on = [one.objgen not in self.off for one in groups if isinstance(one, pikepdf.Dictionary)]
        if not on:
            return True
        match str(source.get("/P", "/AnyOn")):
            case "/AllOn":
                return all(on)
            case "/AnyOff":
                return not all(on)
            case "/AllOff":
                return not any(on)
        return any(on)

    def _holds(self, expression: Any, depth: int) -> bool:
        if isinstance(expression, pikepdf.Dictionary):
            return expression.objgen not in self.off
        if depth > DEPTH or not len(expression):
            return True
        inner = (self._holds(one, depth + 1) for one in list(expression)[1:MEMBERS])
        match str(expression[0]):
            case "/Not":
                return not next(inner, False)
            case "/And":
                return all(inner)
        return any(inner)


def read(catalog: Any) -> Layers:
    """The layers in the default configuration, as it is for print."""
    try:
        properties = catalog.get("/OCProperties")
        if not isinstance(properties, pikepdf.Dictionary):
            return Layers()
        return Layers(frozenset(_off(properties)))
    except FAULTS:
        return Layers()


def _off(properties: Any) -> set[Key]:
    configuration = properties.D
    groups = list(properties.get("/OCGs", ()))[:MEMBERS]
    off = set()
    if configuration.get("/BaseState") == "/OFF":
        off = {one.objgen for one in groups}
    off -= {one.objgen for one in list(configuration.get("/ON", ()))}
    off |= {one.objgen for one in list(configuration.get("/OFF", ()))}
    for usage in list(configuration.get("/AS", ())):
        if usage.get("/Event") == "/Print":
            for one in list(usage.get("/OCGs", ())):
                said = one.get("/Usage", {}).get("/Print", {}).get("/PrintState")
                if said == "/OFF":
                    off.add(one.objgen)
                elif said == "/ON":
                    off.discard(one.objgen)
    return off
