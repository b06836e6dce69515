"""Links on pages.

In: a `Document`. Out: links that lead nowhere or cannot be met. Codes: `links`. That a press file
has none is asked by `interaction`.
"""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from pikepdf import Dictionary

from ngen_pdf.preflight.facts import Area, Document, Page
from ngen_pdf.preflight.reading.links import Link, links
from ngen_pdf.preflight.rules.rule import Found, Rule, Terms

GIVE = "give it an address or a page to lead to, or remove it"
LISTED = 50  # faults of a page
SOUND = "", ""
LEAST = 1.0  # pt: what is narrower or lower cannot be pointed at
FORBIDDEN = re.compile(r'[\x00-\x20\x7f<>"{}|\\^`]|%(?![0-9A-Fa-f]{2})')  # RFC 3986, section 2
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")  # RFC 3986, section 3.1
HOST = re.compile(r"[^\s.]+(\.[^\s.]+)*\.?|\[[0-9A-Fa-f:.]+\]")


def _judge(document: Document, _terms: Terms) -> Iterator[Found]:
    """ISO 32000-2, 12.3.2, 12.5.6.5, 12.6.4.8: each link leads somewhere and can be met."""
    base = _has_base(document)
    for page in document.pages:
        found = links(document.pdf)[page.number]
        yield from _astray(page, found, base)
        yield from _unmet(page, found)


def _has_base(document: Document) -> bool:
    """Whether the file says what its relative URIs begin with."""
    found = document.pdf.Root.get("/URI")
    return isinstance(found, Dictionary) and "/Base" in found


def _astray(page: Page, found: Sequence[Link], base: bool) -> Iterator[Found]:
    """Links that lead nowhere, those that lack the same together."""
    faults: dict[tuple[str, str], list[Link]] = {}
    for link in found:
        faults.setdefault(_fault(link, base), []).append(link)
    faults.pop(SOUND, None)
    for (fault, hint), astray in list(faults.items())[:LISTED]:
        more = f", and {len(astray) - 1} more like it" if len(astray) > 1 else ""
        yield Found(f"{fault}{more}", page.number, astray[0].area, hint, more=_others(astray))
    if (more_faults := len(faults) - LISTED) > 0:
        yield Found(f"{more_faults} more links lead nowhere", page.number)


def _fault(link: Link, base: bool) -> tuple[str, str]:
    """What is wrong with where it leads, and what to do."""
    if link.target and link.target.fault:
        return f"a link leads nowhere: {link.target.fault}", "lead it to a place in the file"
    if link.uri is not None:
        return _fault_of_uri(link.uri, base)
    if not link.action:
        return "a link leads nowhere: it has neither destination nor action", GIVE
    return SOUND


def _fault_of_uri(uri: str, base: bool) -> tuple[str, str]:
    """RFC 3986; letters beyond ASCII are let pass, because viewers take them."""
    shown = f"`{uri[:80]}`"
    if not uri:
        return "a link has an empty address", GIVE
    if FORBIDDEN.search(uri):
        return f"the address {shown} is malformed", "write spaces and the like as %20"
    if not SCHEME.match(uri):
        hint = "begin it with https:// or mailto:"
        return SOUND if base else (f"the address {shown} is not absolute", hint)
    if not _is_whole(uri):
        return f"the address {shown} is incomplete", "compare it with the page it should lead to"
    return SOUND


def _is_whole(uri: str) -> bool:
    try:
        parts = urlsplit(uri)
    except ValueError:
        return False
    if parts.scheme in ("http", "https", "ftp"):
        return bool(HOST.fullmatch(parts.hostname or ""))
    if parts.scheme == "mailto":
        return bool(re.match("[^@]+@[^@]", parts.path)) or (not parts.path and bool(parts.query))
    return bool(parts.path or parts.netloc or parts.query or parts.fragment)


def _unmet(page: Page, found: Sequence[Link]) -> Iterator[Found]:
    """Links that cannot be pointed at.

    One that begins or ends where a line breaks may have an empty rectangle there, which takes
    nothing from the one beside it.
    """
    shown = [_is_met(link, page) for link in found]
    small = [
        link
        for number, link in enumerate(found)
        if not shown[number]
        and not any(
            shown[other] and _is_one(found[other], link)
            for other in (number - 1, number + 1)
            if 0 <= other < len(found)
        )
    ]
    if small:
        have = "links have" if len(small) > 1 else "a link has"
        message = f"{have} no area on the page to point at"
        hint = "make its rectangle as large as its words"
        yield Found(message, page.number, small[0].area, hint, more=_others(small))


def _others(found: Sequence[Link]) -> tuple[Area, ...]:
    return tuple(link.area for link in found[1:])


def _is_met(link: Link, page: Page) -> bool:
    """Whether enough of it lies on the page to be pointed at."""
    shown = link.area.within(page.crop or page.media)
    return min(shown.width, shown.height) >= LEAST


def _is_one(link: Link, other: Link) -> bool:
    """Whether both may be parts of one link: the other is a line's end, not a flat line."""
    same = (link.target, link.uri) == (other.target, other.uri)
    return same and other.area.height >= LEAST


RULES = (Rule("links", _judge),)
