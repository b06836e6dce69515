"""Mends the galley's HTML where the engine would set it wrongly.

In: HTML. Out: HTML that says the same. Each fault has its smallest document in the tests. What is
mended in the finished file belongs to `editions`.
"""

import re

# WeasyPrint 70 may end a line after the first word of a text when that text fits, the space after
# it does not, and an element follows: that space gets an element of its own.
INLINE = (
    "a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub"
    "|sup|u|var"
)
SPACE_BEFORE_INLINE = re.compile(rf"(?<=[^\s>])[ \n](?=<(?:{INLINE})\b)")

# It leaves the white space of notes as it is written: a line that ends in the source ends on the
# page, too, and between two blocks stands an empty line.
NOTE = re.compile(r'<(span|div) class="footnote"')
CODE = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
BLOCK = "blockquote|br|caption|div|dd|dl|dt|hr|li|ol|p|pre|table|tbody|td|tfoot|th|thead|tr|ul"
SPACE = r"[ \t\n]+"  # no-break spaces stay
SPACE_AT_BLOCK = re.compile(rf"(</?(?:{BLOCK})\b[^>]*>){SPACE}|{SPACE}(?=</?(?:{BLOCK})\b)")


def mend(html: str) -> str:
    """The HTML with each fault mended."""
    return SPACE_BEFORE_INLINE.sub("<span> </span>", _notes_in_one_line(html))


def _notes_in_one_line(html: str) -> str:
    """The HTML without ends of lines in notes, but for their code."""
    pieces, end = [], 0
    for note in NOTE.finditer(html):
        if note.start() < end:
            continue
        pieces.append(html[end : note.start()])
        end = _end_of(html, note)
        parts = CODE.split(html[note.start() : end])  # every second one is code
        pieces += (piece if n % 2 else _collapsed(piece) for n, piece in enumerate(parts))
    return "".join((*pieces, html[end:]))


def _end_of(html: str, start: re.Match[str]) -> int:
    """Where the element ends whose start tag begins there."""
    depth = 0
    for tag in re.compile(rf"<(/?){start[1]}\b").finditer(html, start.start()):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    return len(html)


def _collapsed(html: str) -> str:
    """The HTML with one space for each white space, and none beside a block."""
    return re.sub(SPACE, " ", SPACE_AT_BLOCK.sub(r"\1", html))
