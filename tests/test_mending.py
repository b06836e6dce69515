"""Each fault of the engine that is mended before layout, in its smallest document."""

from pathlib import Path

import pytest

from conftest import Publication
from inspector import Inspector
from ngen_pdf import layout
from ngen_pdf.galley import Galley
from ngen_pdf.layout import mending

EARLY = "partners members and Canada <em>the</em> partners growth partners"
STYLE = '@page { size: 170pt 200pt; margin: 10pt }p { font: 10pt/14pt "Source Serif 4"; margin: 0 }'


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
