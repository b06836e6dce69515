"""Languages in the PDF: where words are broken, which spaces stand, what can be copied."""

import pypdfium2
import pytest

from conftest import Publication
from inspector import Inspector

NARROW = """
div { width: 34pt; hyphens: auto }
div.manual { hyphens: manual }
"""


def _lines(publication: Publication, text: str) -> list[str]:
    """The lines of the body of a section with a text below its title."""
    publication.write("styles/narrow.css", NARROW)
    publication.section("01-a.md", f"# A\n\n{text}\n")
    lines = Inspector(publication.render()).text(2).replace("\u2010", "-").split("\n")
    return [line.strip() for line in lines][1:-1]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ["admin-", "istra-", "tion"]),
        ("en-CA", ["admin-", "istra-", "tion"]),
        ("fr", ["admi-", "nistra-", "tion"]),
        ("fr-CA", ["admi-", "nistra-", "tion"]),
        ("tlh", ["administration"]),
    ],
)
def test_words_break_where_their_language_breaks_them(
    language: str, lines: list[str], publication: Publication
) -> None:
    assert (
        _lines(publication, f"::: {{lang={language} allow=overflow}}\nadministration\n:::") == lines
    )


def test_the_innermost_language_breaks_a_word(publication: Publication) -> None:
    text = "::: {lang=fr}\nadministration\n\n{lang=en}\nadministration\n:::"
    assert _lines(publication, text) == ["admi-", "nistra-", "tion", "admin-", "istra-", "tion"]


def test_headings_and_what_the_styles_say_are_not_broken(publication: Publication) -> None:
    text = (
        "::: {lang=fr allow=overflow}\n## administration\n:::\n\n"
        "::: {.manual lang=fr allow=overflow}\nadministration\n:::"
    )
    assert _lines(publication, text) == ["1.1", "administration", "administration"]


def test_a_narrow_space_is_as_wide_as_the_face_has_it(publication: Publication) -> None:
    publication.section("01-a.md", "# A\n\n[Quoi ? « Oui »]{lang=fr}\n")
    with pypdfium2.PdfDocument(publication.render()) as pdf:
        text = pdf[2].get_textpage()
        words = text.get_text_range()
        start = words.index("Quoi")
        assert words[start:].startswith("Quoi\u202f? «\u202fOui\u202f»")
        widths = {
            round(right - left, 2)
            for index, character in enumerate(words)
            if character == "\u202f"
            for left, _, right, _ in [text.get_charbox(index, loose=True)]
        }
    assert widths == {1.25}, "125/1000 em of Source Serif 4 at 10 pt"
