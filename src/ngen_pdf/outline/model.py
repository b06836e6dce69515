"""The types of the outline: its tree, and whatever can be led to.

In: nothing. Out: types. How they are made of sections is in `names` and `outline`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ngen_pdf.problems import Place, Problem
from ngen_pdf.sections import Matter


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading in the tree; `number` is "" where none is printed."""

    anchor: str
    level: int
    title: str
    number: str
    matter: Matter
    listed: bool
    children: tuple["Entry", ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """What a link or a cross reference leads to; `number` is "" where it has none."""

    anchor: str
    kind: str  # "section", "figure", "table" or "anchor"
    number: str
    title: str
    matter: Matter
    place: Place


@dataclass(frozen=True, slots=True)
class Outline:
    """The tree and every place that can be led to.

    `names` maps (source path, name in that section) and ("", name in the whole
    publication) to its target; `labels` maps (source path, caption key) to its number.
    """

    entries: tuple[Entry, ...]
    names: Mapping[tuple[str, str], Target]
    labels: Mapping[tuple[str, str], str]
    problems: tuple[Problem, ...]

    def resolve(self, source: str, link: str) -> Target | None:
        """The target of `#name`, `file.md` or `file.md#name` as written in `source`."""
        path, _, name = link.partition("#")
        if not path:
            return self.names.get((source, name)) or self.names.get(("", name))
        return self.names.get((beside(source, path), name))

    def listed(self) -> tuple[Entry, ...]:
        """The tree without what is marked unlisted."""
        return tuple(_listed(self.entries))


def beside(source: str, path: str) -> str:
    """The path from the root of a file that `source` names from its own folder."""
    folder, _, _ = source.rpartition("/")
    return f"{folder}/{path}"


def _listed(entries: tuple[Entry, ...]) -> Iterator[Entry]:
    for entry in entries:
        children = tuple(_listed(entry.children))
        if entry.listed:
            yield replace(entry, children=children)
        else:
            yield from children
