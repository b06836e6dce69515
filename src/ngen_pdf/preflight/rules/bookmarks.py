"""Bookmarks, with which a long file is found one's way about in.

In: a `Document`. Out: what is missing or leads nowhere. Codes: `bookmarks`. Contents that pages
print belong to `toc_folio`.
"""

from collections.abc import Iterator

from ngen_pdf.preflight.facts import Document
from ngen_pdf.preflight.reading.destinations import places
from ngen_pdf.preflight.reading.outline import Bookmark, bookmarks
from ngen_pdf.preflight.rules.painted import quoted
from ngen_pdf.preflight.rules.rule import Found, Rule, Terms


def _judge(document: Document, terms: Terms) -> Iterator[Found]:
    """Some, from a number of pages on; each with a title, a page, and its place in the tree."""
    found = tuple(bookmarks(document.pdf, places(document.pdf)))
    least = terms.number("pages")
    if not found and len(document.pages) >= least:
        yield Found(
            f"the file has {len(document.pages)} pages and no bookmarks",
            hint=f"make bookmarks of the headings; {least:g} pages or more ask for them",
        )
    for bookmark in found:
        yield from _faults(bookmark)


def _faults(bookmark: Bookmark) -> Iterator[Found]:
    target = bookmark.target
    page = target.page if target else 0
    if bookmark.fault:
        named = f"the bookmark{quoted(bookmark.title)}" if bookmark.title else "a bookmark"
        yield Found(
            f"{named} is misplaced: {bookmark.fault}", page, hint="make the bookmarks again"
        )
        return
    if not bookmark.title:
        yield Found("a bookmark has no title", page, hint="name what it leads to")
        return
    title = f"the bookmark{quoted(bookmark.title)}"
    if target and target.fault:
        yield Found(f"{title} leads nowhere: {target.fault}", hint="give it a page to lead to")
    elif not bookmark.action and not bookmark.parent:
        yield Found(f"{title} leads nowhere", hint="give it a page to lead to")


RULES = (Rule("bookmarks", _judge, ("pages",)),)
