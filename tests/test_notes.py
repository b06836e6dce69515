"""Notes and cross references in the real styles: the note by its call, the page of its target."""

import re

from conftest import Publication
from inspector import Inspector

NOTES = "".join(f"\n[^{number}]: Note {number} is here.\n" for number in range(1, 81))


def test_a_reference_prints_the_folio_of_its_part(styled: Publication) -> None:
    styled.section("00-a.md", "---\nmatter: front\n---\n# Before {#sec-a .unnumbered}\n")
    styled.section("01-b.md", "# Body {#sec-b}\n\n@sec-a and @sec-b\n")
    inspector = Inspector(styled.render())
    page = inspector.labels.index("1")
    texts = {
        link.name: inspector.text_in(page, link.box)
        for link in reversed(inspector.links)
        if link.page == page
    }
    front = next(link for link in inspector.links if link.name == "sec-a").target
    assert front is not None
    assert inspector.labels[front] == "iii"
    assert texts == {"sec-a": "Before (page iii)", "sec-b": "Section 1 (page 1)"}


def _calls_and_notes(inspector: Inspector, page: int) -> tuple[list[str], list[str]]:
    """The numbers of the calls above the first note, and of the notes, below which is no text."""
    calls = re.findall(r"Call (\d+)", inspector.text(page))
    if not calls:
        return [], []
    top = inspector.top_of(page, f"Note {calls[0]} is here.")
    assert top, f"the note {calls[0]} is not on the page of its call"
    above = inspector.text_in(page, (0, top, 612, 742))
    below = inspector.text_in(page, (0, 56, 612, top))
    assert re.fullmatch(r"(\d+ Note \d+ is here\. ?)+", below)
    return re.findall(r"Call (\d+)", above), re.findall(r"Note (\d+)", below)


def test_a_note_stands_at_the_foot_of_the_page_of_its_call(styled: Publication) -> None:
    rows = "".join(f"| Call {number} here[^{number}] |\n" for number in range(1, 41))
    lines = "".join(f"Call {number} here[^{number}] has words.\n\n" for number in range(41, 81))
    styled.section("01-a.md", f"# A\n\n| a |\n|---|\n{rows}\n{lines}The last words.\n{NOTES}")
    inspector = Inspector(styled.render())
    pages = [_calls_and_notes(inspector, page) for page in range(len(inspector.labels))]
    assert all(calls == notes for calls, notes in pages)
    assert [number for calls, _ in pages for number in calls] == [str(n) for n in range(1, 81)]
    assert sum(bool(calls) for calls, _ in pages) > 2


def test_the_call_of_a_note_can_be_pointed_at(styled: Publication) -> None:
    styled.section("01-a.md", "# A\n\nWords[^1] and more[^1].\n\n[^1]: The note.\n")
    inspector = Inspector(styled.render())
    page = inspector.labels.index("1")
    (again,) = (link for link in inspector.links if link.page == page)
    assert inspector.text_in(page, again.box) == "1"
