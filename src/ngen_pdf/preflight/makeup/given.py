"""Asks whether a finished file gives the words of the pages that it was made of.

In: `Makeup`, and the `Document` of a file. Out: `Flaw`s. Words that are on no page at all are
looked at in `words`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from unicodedata import normalize

from ngen_pdf.layout.lines import Line
from ngen_pdf.layout.makeup import Makeup
from ngen_pdf.preflight.facts import Document, Text
from ngen_pdf.preflight.makeup.rule import Flaw
from ngen_pdf.units import PX

SHOWN = 40  # characters of a line
NEAR = 2.0  # pt that the text of a line may stand beside it


def missing(makeup: Makeup, document: Document) -> Iterator[Flaw]:
    """The first line of each block of a page that is not among the text of the file's page."""
    if len(document.pages) != len(makeup.sheets):
        return
    texts = [[mark for mark in page.marks if isinstance(mark, Text)] for page in document.pages]
    given = [_letters("".join(mark.text for mark in marks)) for marks in texts]
    for paragraph in makeup.paragraphs:
        for fragment in paragraph.fragments:
            index = fragment.page - 1
            height = makeup.sheets[index].height
            for line in fragment.lines:
                letters = _letters(line.text)
                if letters not in given[index] and not _stands_at(line, height, texts[index]):
                    message = f"the file does not give the text `{line.text.strip()[:SHOWN]}`"
                    hint = "it can neither be found nor read out, or is not shown: try another face"
                    yield Flaw(message, fragment.page, fragment.block, hint)
                    break


def _stands_at(line: Line, height: float, texts: Sequence[Text]) -> bool:
    """Whether all letters of a line are where it is, in whatever order they are painted."""
    left, right = line.x * PX - NEAR, (line.x + line.width) * PX + NEAR
    bottom, top = (height - line.y - line.height) * PX - NEAR, (height - line.y) * PX + NEAR
    found = "".join(
        mark.text
        for mark in texts
        if left <= (mark.area.left + mark.area.right) / 2 <= right
        and bottom <= (mark.area.bottom + mark.area.top) / 2 <= top
    )
    return Counter(_letters(line.text)) <= Counter(_letters(found))


def _letters(text: str) -> str:
    """The letters and digits of a text, ligatures parted, in small."""
    return "".join(letter for letter in normalize("NFKC", text).casefold() if letter.isalnum())
