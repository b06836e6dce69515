"""Refuses what a chart may not do: load, link, change from one time to the next, or never end.

In: a specification and the sheets of the report. Out: faults. The rest is what `pen` allows.
"""

import posixpath
import re
from collections.abc import Collection, Iterator
from urllib.parse import unquote

from ngen_pdf.charts.model import Fault, Path
from ngen_pdf.problems import did_you_mean

REMOTE = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//|[A-Za-z][A-Za-z0-9+.-]*:")
# functions of Vega's expressions that give another value each time
UNSTEADY = re.compile(r"\b(random|now|sample\w*)\s*\(|\bdatetime\s*\(\s*\)")
EXPRESSIONS = ("calculate", "filter", "expr", "test", "signal", "labelExpr", "init")
MAX_SEQUENCE = 100_000


def walk(value: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """Every value of a specification with its path, but what stands in its data."""
    yield path, value
    if path[-2:] == ("data", "values") or path == ("datasets",):
        return
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from walk(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from walk(inner, (*path, index))


def check(spec: object, source: str, sheets: Collection[str]) -> Iterator[Fault]:
    """A fault for each value that is refused; `source` is the section's path from the root."""
    for path, value in walk(spec):
        key = path[-1] if path else ""
        if path[-2:] == ("data", "url"):
            yield from _local(path, value, source, sheets)
        elif key in ("href", "url"):
            yield Fault(path, f"a chart has no `{key}`: it neither links nor loads", "take it out")
        elif value == "image" and (key == "mark" or path[-2:] == ("mark", "type")):
            yield Fault(path, "a chart shows no images", "draw it, or set the image as a figure")
        elif key == "gradient" and isinstance(value, str):
            yield Fault(path, "a gradient cannot be printed", "take a color")
        elif key == "sample" or (isinstance(value, str) and key in EXPRESSIONS):
            yield from _steady(path, value)
        elif key == "sequence" and isinstance(value, dict):
            yield from _ends(path, value)


def sheet_path(source: str, url: str) -> str:
    """The path from the root of a sheet that a section names relative to itself."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), unquote(url)))


def _local(path: Path, value: object, source: str, sheets: Collection[str]) -> Iterator[Fault]:
    hint = "name a CSV file in the report's data/, such as data/members.csv"
    if not isinstance(value, str):
        return
    shown = value[:60]
    if REMOTE.match(value):
        yield Fault(path, f"`{shown}` is not fetched: data come from here", hint, "remote-url")
        return
    found = sheet_path(source, value)
    folder = posixpath.dirname(source)
    if "\\" in value or not found.startswith(f"{folder}/"):
        yield Fault(path, f"`{shown}` leads out of the report", hint, "path")
    elif found not in sheets:
        names = [sheet.removeprefix(f"{folder}/") for sheet in sorted(sheets)]
        near = did_you_mean(value, names) or hint
        yield Fault(path, f"there is no sheet `{shown}` that can be read", near, "file")


def _steady(path: Path, value: object) -> Iterator[Fault]:
    if path[-1] == "sample":
        word = "sample"
    elif isinstance(value, str) and (found := UNSTEADY.search(value)):
        word = found[0].rstrip("( )")
    else:
        return
    hint = "write the values, or calculate them from the data"
    yield Fault(path, f"`{word}` gives other values each time", hint)


def _ends(path: Path, sequence: dict[str, object]) -> Iterator[Fault]:
    numbers = [sequence.get(key, default) for key, default in _SEQUENCE]
    start, stop, step = (n if isinstance(n, int | float) else 0 for n in numbers)
    if not step or abs((stop - start) / step) > MAX_SEQUENCE:
        yield Fault(path, f"a sequence has {MAX_SEQUENCE} numbers at most")


_SEQUENCE = (("start", 0), ("stop", 0), ("step", 1))
