"""Compares a specification with Vega-Lite's own schema.

In: a specification. Out: a `Fault` for each key or value that Vega-Lite does not know. A schema
tells of a fault in each of the alternatives that it allows; the one that is nearest is meant.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, cast

from ngen_pdf.charts.model import NO_DATA, Fault, Path
from ngen_pdf.problems import did_you_mean

if TYPE_CHECKING:
    from jsonschema_rs import Draft7Validator, ValidationError

SCHEMA = "vega-lite-6.4.1.json"
MAX_FAULTS = 5  # of one chart
SHOWN = 40  # characters of a value, alternatives of a word

# how far an alternative is from what was meant that fails so at its own place
DISTANCES = {"type": 10, "required": 3, "const": 3, "anyOf": 3, "enum": 2}
IN_PLACE = ("anyOf", "const", "enum", "type")  # a value that is wrong as a whole

ARTICLES = {
    "array": "a list", "boolean": "true or false", "null": "null", "number": "a number",
    "object": "a mapping", "string": "a text",
}  # fmt: skip


def check(spec: Mapping[str, object]) -> tuple[Fault, ...]:
    """The faults of a specification, the first few."""
    leaves = [leaf for error in _validator().iter_errors(spec) for leaf in _leaves(error)]
    unknown = [leaf.instance_path for leaf in leaves if leaf.kind.name == "additionalProperties"]
    told = (x for x in leaves if x.kind.name != "required" or x.instance_path not in unknown)
    faults = dict.fromkeys(fault for leaf in told for fault in _faults(leaf, spec))
    return tuple(faults)[:MAX_FAULTS]


@cache
def _schema() -> dict[str, Any]:
    file = resources.files("ngen_pdf").joinpath("charts", "schema", SCHEMA)
    schema: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return schema


@cache
def _validator() -> "Draft7Validator":
    # importing it takes 40 ms and compiling the schema 25, which only charts need wait for
    from jsonschema_rs import Draft7Validator

    return Draft7Validator(_schema())


def _kind(error: "ValidationError") -> Any:
    """What an error is about; each kind has values of its own, which its type does not tell."""
    return error.kind


# --- alternatives ----------------------------------------------------------


def _leaves(error: "ValidationError") -> list["ValidationError"]:
    """The errors themselves, of the alternative that is nearest where there are several."""
    if error.kind.name != "anyOf":
        return [error]
    branches = [[leaf for e in branch for leaf in _leaves(e)] for branch in _kind(error).context]
    nearest = min(branches, key=lambda leaves: sum(_distance(leaf, error) for leaf in leaves))
    is_here = all(leaf.instance_path == error.instance_path for leaf in nearest)
    if is_here and any(leaf.kind.name in IN_PLACE for leaf in nearest):
        return [error]  # which knows what else may stand here
    return nearest


def _distance(leaf: "ValidationError", error: "ValidationError") -> int:
    if len(leaf.instance_path) > len(error.instance_path):
        return 2 if leaf.kind.name == "const" else 1
    if leaf.kind.name == "additionalProperties":
        return len(_kind(leaf).unexpected)
    return DISTANCES.get(leaf.kind.name, 1)


def _all_leaves(error: "ValidationError") -> Iterator["ValidationError"]:
    if error.kind.name != "anyOf":
        yield error
        return
    for branch in _kind(error).context:
        for inner in branch:
            yield from _all_leaves(inner)


# --- words -----------------------------------------------------------------


def _faults(error: "ValidationError", spec: Mapping[str, object]) -> Iterator[Fault]:
    path: Path = tuple(error.instance_path)
    kind = _kind(error)
    if kind.name == "additionalProperties":
        known = tuple(sorted(_definition(error).get("properties", {})))
        place = f" in `{_key(path)}`" if path else ""
        for name in kind.unexpected:
            hint = did_you_mean(name, known) or _allowed(known)
            yield Fault((*path, name), f"there is no key `{name}`{place}", hint)
    elif kind.name == "required":
        name = str(kind.property).strip('"')
        yield Fault(path, f"`{name}` is missing", NO_DATA if name == "data" else "")
    elif kind.name in IN_PLACE:
        yield _wrong_value(path, _at(spec, path), list(_all_leaves(error)))
    else:
        yield Fault(path, error.message.split("\n")[0][:200])


def _wrong_value(path: Path, value: object, leaves: Sequence["ValidationError"]) -> Fault:
    here = [leaf for leaf in leaves if len(leaf.instance_path) == len(path)]
    words = tuple(dict.fromkeys(word for leaf in here for word in _words(leaf)))
    shown = json.dumps(value, ensure_ascii=False) if not isinstance(value, str) else value
    shown = shown if len(shown) <= SHOWN else f"{shown[:SHOWN]}…"
    is_mark = any("Mark" in leaf.schema_path for leaf in here)
    key, is_item = (_key(path), isinstance(path[-1], int)) if path else ("this chart", False)
    message = f"`{key}` cannot {'hold' if is_item else 'be'} `{shown}`"
    message = f"`{shown}` is not a mark" if is_mark else message
    near = did_you_mean(value, words) if isinstance(value, str) else ""
    return Fault(path, message, near or _allowed([*words, *_types(here)]))


def _key(path: Path) -> str:
    """The key whose value, or a part of whose value, is at `path`."""
    return next((step for step in path[::-1] if isinstance(step, str)), "")


def _words(leaf: "ValidationError") -> Iterable[str]:
    """The values that an alternative allows, null aside."""
    if leaf.kind.name == "enum":
        return [str(option) for option in _kind(leaf).options if option is not None]
    return [str(_kind(leaf).expected_value)] if leaf.kind.name == "const" else []


def _types(leaves: Sequence["ValidationError"]) -> Iterator[str]:
    """The types that alternatives allow which are not one of a few words."""
    worded = {tuple(leaf.schema_path[:-1]) for leaf in leaves if leaf.kind.name != "type"}
    for leaf in leaves:
        if leaf.kind.name == "type" and tuple(leaf.schema_path[:-1]) not in worded:
            yield from (ARTICLES.get(name, name) for name in _kind(leaf).types)


def _allowed(alternatives: Sequence[str]) -> str:
    listed = list(dict.fromkeys(alternatives))
    if not listed:
        return ""
    return f"allowed: {', '.join(listed[:SHOWN])}{', …' if len(listed) > SHOWN else ''}"


def _definition(error: "ValidationError") -> Mapping[str, Any]:
    """The part of the schema whose rule was broken."""
    part: Any = _schema()
    for step in error.schema_path[:-1]:
        part = part[step]
    return cast(Mapping[str, Any], part)


def _at(spec: object, path: Path) -> object:
    for step in path:
        spec = cast(Any, spec)[step]
    return spec
