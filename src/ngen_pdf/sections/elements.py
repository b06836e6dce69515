"""Which HTML elements an author may write, what they may hold, and what to write instead.

In: nothing. Out: tables. Elements are allowed that say what Markdown cannot, and
none that could load, run or restyle anything.
"""


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


VOID = _names("br hr wbr")
INLINE = _names(
    "abbr b bdi bdo br cite code del dfn em i ins kbd mark q s samp small span strong sub sup u"
    " var wbr"
)
BLOCK = _names(
    "blockquote caption dd div dl dt figcaption figure hr li ol p table tbody td tfoot th thead tr"
    " ul"
)
# what these may hold, and nothing else: the HTML parser would move the rest out of them
CONTENT: dict[str, frozenset[str]] = {
    "dl": _names("dt dd"),
    "ol": _names("li"),
    "p": INLINE,
    "table": _names("caption thead tbody tfoot tr"),
    "tbody": _names("tr"),
    "tfoot": _names("tr"),
    "thead": _names("tr"),
    "tr": _names("th td"),
    "ul": _names("li"),
}
INSIDE_ONLY: frozenset[str] = frozenset().union(*(CONTENT[name] for name in CONTENT if name != "p"))

ATTRIBUTES = ("class", "colspan", "dir", "id", "lang", "rowspan", "scope", "start", "title")

DEFAULT_HINT = "write it in Markdown, or as a div: `::: {.name}` … `:::`"
HINTS = {
    "a": "write a link as [text](target), an anchor as [text]{#name}",
    "img": 'write ![Caption](images/x.svg){alt="..."}',
    "style": "style sheets are the files in styles/",
    "script": "a printed page runs no scripts",
    **{f"h{level}": f"write `{'#' * level} Title`" for level in range(1, 7)},
}
