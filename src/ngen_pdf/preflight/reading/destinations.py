"""Where what leads somewhere in a file leads to (ISO 32000-2, 12.3.2).

In: an open PDF; destinations as links and bookmarks give them. Out: the page, from 1, or why
there is none. Whether that is the right one is judged by the rules.
"""

from dataclasses import dataclass
from functools import lru_cache

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from ngen_pdf.preflight.reading import trees


@dataclass(frozen=True, slots=True)
class Target:
    """A page of the file, from 1, or 0; then `fault` says what is wrong."""

    page: int = 0
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """The pages by the ids of their objects, and the named destinations."""

    pages: dict[tuple[int, int], int]
    named: dict[bytes, Object]

    def target(self, destination: object) -> Target:
        """The page of a destination: an array, a name, or the name of one in a string."""
        if isinstance(destination, Name | String):
            return self._named(destination)
        if isinstance(destination, Array):
            return self._explicit(destination)
        return Target(fault="its destination is neither a name nor a place")

    def _named(self, destination: Object) -> Target:
        is_name = isinstance(destination, Name)
        key = bytes(destination)[1:] if is_name else bytes(destination)
        found = self.named.get(key)
        if isinstance(found, Dictionary):
            found = found.get("/D")
        if isinstance(found, Array):
            return self._explicit(found)
        shown = key.decode("utf-8", "backslashreplace")[:80]
        return Target(fault=f"no destination has the name `{shown}`")

    def _explicit(self, destination: Object) -> Target:
        page: object = destination[0] if len(destination) else None
        if type(page) is int and 0 <= page < len(self.pages):
            return Target(page + 1)  # forbidden here, yet viewers go there
        number = self.pages.get(page.objgen, 0) if isinstance(page, Dictionary) else 0
        return Target(number, "" if number else "its page is not in the file")


@lru_cache(maxsize=1)
def places(pdf: pikepdf.Pdf) -> Places:
    """The places of a file; those of the one that was asked for last are kept."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    named: dict[bytes, Object] = {}
    old = pdf.Root.get("/Dests")  # of PDF 1.1
    if isinstance(old, Dictionary):
        named |= {key[1:].encode("utf-8", "surrogateescape"): value for key, value in old.items()}
    holder = pdf.Root.get("/Names")
    if isinstance(holder, Dictionary):
        named |= dict(trees.names(holder.get("/Dests")))
    return Places(pages, named)
