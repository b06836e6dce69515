"""Each fault of the engine that is mended before layout, in its smallest document."""

from pathlib import Path

import pytest

from conftest import Publication
from inspector import Inspector
from ngen_pdf import layout
from ngen_pdf.galley import Galley
from ngen_pdf.layout import mending

EARLY = "partners members and Canada <em>the</em> partners growth partners"
STYLE = """\
@page { size: 170pt 200pt; margin: 10pt }
p { font: 10pt/14pt "Source Serif 4"; margin: 0 }
.footnote { float: footnote }
"""


def _lines(publication: Publication, body: str) -> list[str]:
    publication.write("styles/narrow.css", STYLE)
    html = f'<html lang="en"><link rel="stylesheet" href="styles/narrow.css"><p>{body}</p></html>'
    pages = layout.paginate(Galley(publication.root, html, ("styles/narrow.css",), (), ()))
    file = publication.write("lines.pdf", pages.to_pdf().pdf)
    return Inspector(Path(file)).text(0).splitlines()


def test_a_line_is_filled_before_an_inline_element(publication: Publication) -> None:
    """Unmended, with Pango 1.50, the first line holds one word; with 1.56 it is filled."""
    assert _lines(publication, EARLY)[0].strip() == "partners members and Canada"


@pytest.mark.parametrize(
    ("html", "mended"),
    [
        ("a <em>b</em>", "a<span> </span><em>b</em>"),
        ('a\n<a href="#b">b</a>', 'a<span> </span><a href="#b">b</a>'),
        ('a <data value="m.n">3</data>', 'a<span> </span><data value="m.n">3</data>'),
        ("<p>a</p>\n<p>b</p>", "<p>a</p>\n<p>b</p>"),
        ("<b>a</b> <i>b</i>", "<b>a</b> <i>b</i>"),
        ("a <br>b", "a <br>b"),
        ("a\u00a0<em>b</em>", "a\u00a0<em>b</em>"),
        ("<pre><code>a &lt;em&gt;</code></pre>", "<pre><code>a &lt;em&gt;</code></pre>"),
    ],
)
def test_only_a_space_between_words_and_an_element_is_set_apart(html: str, mended: str) -> None:
    assert mending.mend(html) == mended


def test_a_note_is_set_in_one_line_whatever_the_lines_of_its_source(
    publication: Publication,
) -> None:
    """Unmended, each word is a line, and there are two empty ones."""
    note = '<span class="footnote">one\ntwo  <em>three\nfour</em>\nfive</span>'
    assert "one two three four five" in _lines(publication, f"A{note} b")[-1]


@pytest.mark.parametrize(
    ("html", "mended"),
    [
        ("a\nb", "a b"),
        ("a\u00a0b\u202f c", "a\u00a0b\u202f c"),
        ("a\n<ul>\n<li>b\n</li>\n</ul>\n<p>c</p>\n", "a<ul><li>b</li></ul><p>c</p>"),
        ("a<br>\nb", "a<br>b"),
        ("<pre><code>a\n  b\n</code></pre>\n", "<pre><code>a\n  b\n</code></pre>"),
        ("<div>\n<div>a\nb</div>\n</div>\n", "<div><div>a b</div></div>"),
    ],
)
def test_only_the_white_space_of_notes_is_collapsed(html: str, mended: str) -> None:
    note = '<div class="footnote" id="fn-1">{}</div>\n<p>a\nb</p>'
    assert mending.mend(note.format(html)) == note.format(mended)
