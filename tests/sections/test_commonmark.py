"""The rules of our own leave CommonMark alone where they have no business."""

import re

import pytest
from markdown_it import MarkdownIt
from reading import section, shown

OURS = re.compile(r' data-line="\d+"| style="counter-reset: list-item \d+"|\s+')
THEIRS = re.compile(r" /(?=>)|\s+")

PLAIN = {
    "emphasis": "*foo*bar **foo*bar** _foo_bar __init__ ***a** b* *a**b***",
    "code spans": "`` a ` b `` `a  b` ` `` ` `a\nb` \\`c` ``d",
    "links": '[a](https://b.c "d") [a *b](https://c.d) e* [a\\]b](https://c.d) <https://e.f/?g[h]>',
    "link definitions": "[Foo bar]\n\n[foo\nBAR]: <https://a.b> 'c'",
    "entities": "&amp; &nosuch; &#35; &#x22; \\&amp; `&amp;`",
    "escapes": "\\*a\\* \\# \\[b\\](c) \\a \\\\ \\| \\~",
    "lists": "- a\n- b\n\n  c\n\n      d\n* e\n1. f\n   1) g\n10. h\n-\n- i",
    "list interrupted": "a\n- b\n14. c\n1. d\n***\n+ e\n - f\n  - g",
    "quotes": "> a\nb\n> > c\nd\n\n> e\n>\n> f\n\n>     g",
    "code": "    a\n\n\tb\n   c\n\n~~~ x\n~~\n```\n~~~\n",
    "headings without words to name": "a\n    b\n#hash\n####### seven\n\\## c",
    "setext look-alikes": "a\n= =\n\nb\n--- -\n\n    c\n    ---",
    "breaks": "a  \nb\\\nc \nd\\",
    "tabs": "\ta\n\n- b\n\n\tc\n\n>\t\td",
    "colons and braces": "a: b\n:c\n::\n{d} e {f\n::: g: h\n"[:-10],
    "at signs and carets": "a@b.ca @c ^d e^2^ x^ [^ a]",
    "percent, dollar, hash": "50% $5 #1 a#b",
    "no other typography": '(c) (tm) +- a-b - 1/2 <- x, .. ---- \\"a\\" it\\\'s \\-- \\...',
}


def _plain(text: str) -> str:
    return THEIRS.sub("", MarkdownIt("commonmark").render(text))


@pytest.mark.parametrize("text", PLAIN.values(), ids=PLAIN.keys())
def test_is_as_in_commonmark(text: str) -> None:
    found = section(text)
    ours = "".join(map(shown, found.pieces))
    assert OURS.sub("", ours) == _plain(text)
    assert {problem.code for problem in found.problems} <= {"section-title"}
