"""The name and number trees of a file (ISO 32000-2, 7.9.6, 7.9.7).

In: the root of a tree. Out: its entries, in the order of the file. Whatever a tree is like, it
is read to an end, and each node once. What an entry is belongs to those who ask.
"""

from collections.abc import Iterator
from itertools import islice

from pikepdf import Array, Dictionary, Object, String

NODES = 10_000
ENTRIES = 200_000


def numbers(root: object) -> Iterator[tuple[int, Object]]:
    """The entries of a number tree; those that have no whole number for a key are left out."""
    for key, value in _entries(root, "/Nums"):
        if isinstance(key, int):
            yield key, value


def names(root: object) -> Iterator[tuple[bytes, Object]]:
    """The entries of a name tree."""
    for key, value in _entries(root, "/Names"):
        if isinstance(key, String):
            yield bytes(key), value


def _entries(root: object, key: str) -> Iterator[tuple[object, Object]]:
    return islice((pair for node in _nodes(root) for pair in _pairs(node.get(key))), ENTRIES)


def _pairs(leaf: object) -> Iterator[tuple[object, Object]]:
    if isinstance(leaf, Array):
        parts = iter(leaf)
        yield from zip(parts, parts, strict=False)


def _nodes(root: object) -> Iterator[Object]:
    open_nodes: list[object] = [root]
    seen: set[tuple[int, int]] = set()
    for _ in range(NODES):
        if not open_nodes:
            return
        node = open_nodes.pop()
        if not isinstance(node, Dictionary) or node.objgen in seen:
            continue
        if node.is_indirect:
            seen.add(node.objgen)
        yield node
        kids = node.get("/Kids")
        if isinstance(kids, Array):
            open_nodes.extend(list(kids)[NODES::-1])
