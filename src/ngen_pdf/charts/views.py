"""The views of a specification: its marks, each with its data and the fields it may name.

In: a specification whose data are filled in. Out: `View`s, and faults where a view has no data
or names a field that no row has. Vega draws nothing there, and says nothing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ngen_pdf.charts.model import NO_DATA, Fault, Path
from ngen_pdf.problems import did_you_mean

INNER = ("layer", "concat", "hconcat", "vconcat")
UNSURE = ("pivot", "density", "regression", "quantile", "loess", "lookup", "extent", "flatten")
"""Transforms whose fields depend on more than their own words."""

MAX_ROWS = 100_000  # which are read, added up and drawn in about a second


@dataclass(frozen=True, slots=True)
class View:
    """A mark and its encoding, with what is inherited; `fields` is None where they are not known.

    `rows` are the data as they are given, before any transform.
    """

    path: Path
    mark: object
    encoding: Mapping[str, object]
    places: Mapping[str, Path]  # where each channel is written
    rows: Sequence[object] | None
    data_path: Path
    fields: frozenset[str] | None


_TOP = View((), None, {}, {}, None, (), frozenset())


def views(spec: Mapping[str, object]) -> tuple[View, ...]:
    """Every view of a specification, in order."""
    sets = spec.get("datasets")
    return tuple(_views(spec, _TOP, sets if isinstance(sets, dict) else {}))


def _views(spec: object, around: View, sets: Mapping[str, object]) -> Iterator[View]:
    if not isinstance(spec, dict):
        return
    view = _with_transforms(spec, _with_data(spec, around, sets))
    encoding = spec.get("encoding")
    if isinstance(encoding, dict):
        places = {channel: (*view.path, "encoding", channel) for channel in encoding}
        view = replace(
            view, encoding={**view.encoding, **encoding}, places={**view.places, **places}
        )
    if isinstance(facet := spec.get("facet"), dict):
        one = {"facet": facet} if "field" in facet else facet
        base: Path = (*view.path, "facet")
        places = {channel: base if "field" in facet else (*base, channel) for channel in one}
        view = replace(view, encoding={**view.encoding, **one}, places={**view.places, **places})
    if "mark" in spec:
        yield replace(view, mark=spec["mark"])
    for key in INNER:
        for index, inner in enumerate(spec.get(key) or ()):
            yield from _views(inner, replace(view, path=(*view.path, key, index)), sets)
    yield from _views(spec.get("spec"), replace(view, path=(*view.path, "spec")), sets)


def _with_data(spec: Mapping[str, object], view: View, sets: Mapping[str, object]) -> View:
    data = spec.get("data")
    if not isinstance(data, dict):
        return view
    path = (*view.path, "data")
    rows = data.get("values")
    if "name" in data and rows is None:
        rows = sets.get(str(data["name"]))
    if not isinstance(rows, list):  # generated, or text of another form
        return replace(view, rows=None, data_path=path, fields=None)
    names = {key for row in rows if isinstance(row, dict) for key in row}
    plain = {"data"} if any(not isinstance(row, dict) for row in rows) else set()
    return replace(view, rows=rows, data_path=path, fields=frozenset(names | plain))


def _with_transforms(spec: Mapping[str, object], view: View) -> View:
    """The view with the fields that transforms make; None where they cannot be told."""
    fields = view.fields
    steps = spec.get("transform")
    for step in steps if isinstance(steps, list) else ():
        if not isinstance(step, dict) or any(key in step for key in UNSURE):
            return replace(view, fields=None)
        if fields is not None:
            fields |= frozenset(_made(step))
    return replace(view, fields=fields)


def _made(step: Mapping[str, object]) -> Iterator[str]:
    default = ["key", "value"] if "fold" in step else []
    for part in (step, *_parts(step)):
        named = part.get("as", default if part is step else [])
        yield from (str(n) for n in (named if isinstance(named, list) else [named]))
        if isinstance(named, str):  # a bin or a stack also makes its end
            yield f"{named}_end"


def _parts(step: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    for key in ("aggregate", "joinaggregate", "window"):
        parts = step.get(key)
        yield from (p for p in (parts if isinstance(parts, list) else ()) if isinstance(p, dict))


# --- faults ----------------------------------------------------------------


def check(found: tuple[View, ...], spec: Mapping[str, object]) -> Iterator[Fault]:
    """A fault for each view without data and each field that is not in them."""
    for view in found:
        if not view.data_path:
            yield Fault(view.path, "this chart has no data", NO_DATA)
        elif view.rows is not None and not view.rows:
            yield Fault(view.data_path, "the data of this chart are empty")
        elif view.rows is not None and len(view.rows) > MAX_ROWS:
            message = f"these data have {len(view.rows)} rows; {MAX_ROWS} can be drawn"
            yield Fault(view.data_path, message, "add them up in the sheet")
        elif view.fields is not None:
            yield from _unknown_fields(view, view.fields, spec)


def _unknown_fields(
    view: View, known: frozenset[str], spec: Mapping[str, object]
) -> Iterator[Fault]:
    for path, name in (*_named(view), *_repeated(spec)):
        if name not in known and _root(name) not in known:
            listed = sorted(known)
            hint = did_you_mean(name, listed) or f"there are: {', '.join(listed)}"
            yield Fault(path, f"no row of the data has `{name}`", hint)


def _named(view: View) -> Iterator[tuple[Path, str]]:
    for channel, definition in view.encoding.items():
        definitions = definition if isinstance(definition, list) else [definition]
        for index, one in enumerate(definitions):
            at: Path = (
                (*view.places[channel], index)
                if isinstance(definition, list)
                else view.places[channel]
            )
            if not isinstance(one, dict):
                continue
            if isinstance(one.get("field"), str):
                yield (*at, "field"), one["field"]
            sort = one.get("sort")
            if isinstance(sort, dict) and isinstance(sort.get("field"), str):
                yield (*at, "sort", "field"), sort["field"]


def _repeated(spec: Mapping[str, object]) -> Iterator[tuple[Path, str]]:
    repeat = spec.get("repeat")
    lists = {(): repeat} if isinstance(repeat, list) else repeat
    for key, names in lists.items() if isinstance(lists, dict) else ():
        base: Path = ("repeat", key) if key else ("repeat",)
        for index, name in enumerate(names if isinstance(names, list) else ()):
            if isinstance(name, str):
                yield (*base, index), name


def _root(field: str) -> str:
    """The field itself of a path into it, `a` of `a.b` or `a[0]`; `\\.` is a point in a name."""
    name = ""
    for found in re.finditer(r"\\(.)|([.\[])|(.)", field):
        if found[2]:
            break
        name += found[1] or found[3]
    return name
