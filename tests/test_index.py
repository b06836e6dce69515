"""The index: its order, its folios before and after layout, and what is wrong with marks."""

import re
from pathlib import Path

import pytest

from conftest import Publication
from inspector import Inspector
from ngen_pdf import build, index
from ngen_pdf.problems import NgenError
from ngen_pdf.report import Source
from ngen_pdf.sections import Section, parse

PLACE = "---\nmatter: back\n---\n# Index\n\n::: {.index}\n:::\n"


def _sections(*texts: str) -> tuple[Section, ...]:
    return tuple(parse(Source(f"r/{n}.md", text)) for n, text in enumerate(texts, 1))


def _lines(entries: tuple[index.Entry, ...]) -> list[str]:
    """Each entry on a line: `term 1, 2-3 see other`, those below it indented."""
    lines = []
    for entry in entries:
        folios = ", ".join(f"{spot.first}-{spot.last}".rstrip("-") for spot in entry.locators)
        see = "".join(f" see {other}" for other in entry.see)
        lines.append(f"{entry.words} {folios}".strip() + see)
        lines += [f"  {line}" for line in _lines(entry.parts)]
    return lines


def _built(text: str, pages: str, language: str = "en") -> list[str]:
    """The index of a text whose marks are on `pages`: folios, "-" for a passage, "" for none."""
    folios = ["i", "ii", "iii", *map(str, range(1, 10))]
    leaves = {}
    for number, written in enumerate(pages.split(), 1):
        first, _, last = written.partition("-")
        span = range(folios.index(first), folios.index(last or first) + 1)
        leaves[f"index/{number}"] = tuple((page, folios[page]) for page in span)
    groups = index.build(_sections(f"# T\n\n{text}"), leaves, language)
    return [line for group in groups for line in (group.letter, *_lines(group.entries))]


def _marks(*terms: str) -> str:
    return "".join(f'[]{{.index term="{term}"}}word ' for term in terms)


def test_entries_are_in_the_order_of_the_language() -> None:
    assert _built(_marks("Zone", "École", "eau", "zinc"), "1 1 1 1", "fr") == [
        "E", "eau 1", "École 1", "Z", "zinc 1", "Zone 1",
    ]  # fmt: skip


def test_pages_that_follow_each_other_are_a_range() -> None:
    assert _built(_marks(*"aaaaaa"), "1 2 3 5 5 7") == ["A", "a 1-3, 5, 7"]


def test_no_range_goes_from_roman_to_arabic_folios() -> None:
    assert _built(_marks(*"aaa"), "ii iii 1") == ["A", "a ii-iii, 1"]


def test_a_div_is_on_all_its_pages_a_word_on_its_first() -> None:
    div = '::: {.index term="b"}\ntext\n:::\n'
    assert _built(f"{_marks('a')}\n\n{div}", "1-2 3-5") == ["A", "a 1", "B", "b 3-5"]


def test_terms_that_differ_in_case_are_one() -> None:
    assert _built("[Robots]{.index} and [robots]{.index}", "1 3") == ["R", "Robots 1, 3"]


def test_entries_below_an_entry() -> None:
    assert _built(_marks("Projects!new", "projects!Completed", "Yahoo!"), "1 2 3") == [
        "P", "Projects", "  Completed 2", "  new 1", "Y", "Yahoo! 3",
    ]  # fmt: skip


def test_cross_references() -> None:
    text = '[SMEs]{.index see="Firms!small"} [Firms]{.index see=SMEs} ' + _marks("Firms!small")
    assert _built(text, "1") == ["F", "Firms see SMEs", "  small 1", "S", "SMEs see Firms, small"]


def _problems(*texts: str) -> list[str]:
    return [str(problem) for problem in index.check(_sections(*texts))]


def test_a_cross_reference_must_lead_somewhere() -> None:
    marks = f'# T\n\n[SMEs]{{.index see="Firm"}} {_marks("Firms")}'
    assert _problems(marks, PLACE) == [
        "r/1.md:3: error[index]: there is no entry `Firm` to see\n  hint: did you mean `Firms`?"
    ]


def test_marks_and_place_need_each_other() -> None:
    assert _problems("# T\n") == _problems(f"# T\n\n{_marks('a')}", PLACE) == []
    assert _problems(f"# T\n\n{_marks('a')}") == [
        "r/1.md:3: warning[index]: terms are marked for an index, but there is none\n"
        "  hint: write `::: {.index}` and `:::` where it is to stand"
    ]
    assert _problems("# T\n", PLACE) == [
        "r/2.md:6: warning[generated]: no term is marked for the index\n"
        "  hint: mark them: `[term]{.index}`"
    ]


# --- in the PDF ------------------------------------------------------------

FILLER = "word " * 700
STORY = f"""\
# Story

[Alpha]{{.index}} {FILLER}

[alpha]{{.index}} {FILLER}

{{.far}}
[Omega]{{.index term="Omega!last"}} and [alpha]{{.index}}.^[In a [Note]{{.index}}.]

::: {{.index term="Passage"}}
{FILLER} {FILLER}
:::
"""


@pytest.fixture
def indexed(styled: Publication) -> Publication:
    styled.section("00-a.md", "---\nmatter: front\n---\n# Front\n\nOn [Alpha]{.index}.\n")
    styled.section("01-b.md", STORY)
    styled.section("02-c.md", PLACE)
    return styled


def _folios(file: Path) -> list[tuple[str, str, str]]:
    """(folio printed, label of the page it leads to, id) of each link of the index."""
    inspector = Inspector(file)
    found = {}
    for link in inspector.links:
        if link.name.startswith("index/") and link.target is not None:
            text = inspector.text_in(link.page, link.box)
            found[link.name, text] = (text, inspector.labels[link.target], link.name)
    return sorted(found.values(), key=lambda one: int(one[2].partition("/")[2]))


def test_each_folio_is_that_of_the_page_it_leads_to(indexed: Publication) -> None:
    file = indexed.render()
    folios = _folios(file)
    assert len(folios) >= 6
    assert folios[0][0] == "iii"
    for text, label, _ in folios:
        assert text.partition("–")[0] == label
    inspector = Inspector(file)
    pages = {name: inspector.labels.index(label) for _, label, name in folios}
    assert "Alpha" in inspector.text(pages["index/2"])
    assert "Omega" not in inspector.text(pages["index/2"])
    assert "Omega" in inspector.text(pages["index/4"])
    assert "Note" in inspector.text(pages["index/6"])
    printed = " ".join(inspector.text(len(inspector.labels) - 1).split())
    assert re.search(r"Alpha, iii, 1–3\b", printed)
    assert re.search(r"Passage, 3–\d", printed)


def test_a_report_without_an_index_is_laid_out_once(publication: Publication) -> None:
    publication.section("01-a.md", "# A\n\n[a]{.index}\n")
    told = _layouts(publication)
    assert told == 1
    publication.section("02-b.md", PLACE)
    assert _layouts(publication) == 2


def _layouts(publication: Publication) -> int:
    told: list[str] = []
    build.paginate(build.check(publication.root, "2024"), lambda step, _page: told.append(step))
    return told.count("Applying the styles")


def test_folios_that_do_not_settle_are_an_error(publication: Publication) -> None:
    """Each folio of this index takes a page; the second section begins on a verso.

    So the two marks are on pages that follow each other only while the index says they do not.
    """
    publication.write(
        "styles/index.css",
        ".locator { display: block; break-after: page }\n"
        "main section.body + section.body { break-before: left }\n",
    )
    publication.section("01-a.md", "# A\n\n::: {.index}\n:::\n\n[a]{.index}\n")
    publication.section("02-b.md", "# B\n\n[a]{.index}\n")
    with pytest.raises(NgenError) as caught:
        build.paginate(build.check(publication.root, "2024"))
    assert [problem.code for problem in caught.value.problems] == ["index"]


def test_a_mark_that_is_on_no_page_is_a_warning(publication: Publication) -> None:
    publication.write("styles/hide.css", ".hidden { display: none }")
    publication.section(
        "01-a.md", "# A\n\n::: {.hidden allow=dropped-content}\n[a]{.index}\n:::\n\n[b]{.index}\n"
    )
    publication.section("02-b.md", PLACE)
    (problem,) = build.render(publication.root, "2024").problems
    assert str(problem).startswith(
        "report/2024/01-a.md:4: warning[index]: the mark of `a` is on no page"
    )


def test_the_exported_galley_has_the_folios(publication: Publication) -> None:
    publication.section("01-a.md", "# A\n\n[a]{.index}\n")
    publication.section("02-b.md", PLACE)
    done = publication.run("galley", "2024")
    assert '<span class="term">a</span>,\u00a0' in done.stdout
    assert '<a href="#index/1">1</a>' in done.stdout


# --- from one run to the next ----------------------------------------------


def _rendered(publication: Publication) -> tuple[bytes, int]:
    """The file, and how many times it was laid out."""
    told: list[str] = []
    root = publication.root
    build.render(root, "2024", progress=lambda step, _page: told.append(step))
    return publication.pdf.read_bytes(), told.count("Applying the styles")


@pytest.fixture
def kept(publication: Publication) -> Path:
    """The file with the pages of the marks, after a first run."""
    publication.section("01-a.md", "# A\n\n[a]{.index}\n\n" + FILLER + "\n\n[b]{.index}\n")
    publication.section("02-b.md", PLACE)
    assert _rendered(publication)[1] == 2
    return publication.root / "build/2024/index.json"


def test_the_next_run_is_laid_out_once(publication: Publication, kept: Path) -> None:
    before, written = publication.pdf.read_bytes(), kept.read_bytes()
    assert _rendered(publication) == (before, 1)
    assert kept.read_bytes() == written


WRONG = {
    "missing": None,
    "empty": b"",
    "no JSON": b"{",
    "no UTF-8": b"\xff",
    "another form": b"[]",
    "no leaves": b'{"leaves": 3}',
    "no list": b'{"leaves": {"index/1": 3}}',
    "no page": b'{"leaves": {"index/1": [[1]]}}',
    "no number": b'{"leaves": {"index/1": [["1", "1"]]}}',
    "too deep": b"[" * 100_000,
    "other marks": b'{"leaves": {"index/99": [[1, "1"]]}}',
    "other pages": b'{"leaves": {"index/1": [[7, "<b>"]], "index/2": [[99, ""]]}}',
    "half a character": b'{"leaves": {"index/1": [[1, "\\ud800"]]}}',
    "no pages": b'{"leaves": {"index/1": [], "index/2": []}}',
}


@pytest.mark.parametrize("case", WRONG)
def test_what_was_kept_cannot_change_the_file(
    case: str, publication: Publication, kept: Path
) -> None:
    before, content = publication.pdf.read_bytes(), WRONG[case]
    kept.unlink()
    if content is not None:
        kept.write_bytes(content)
    after, layouts = _rendered(publication)
    assert after == before
    assert layouts in (2, 3)


def test_nothing_is_kept_where_it_cannot_be(publication: Publication, kept: Path) -> None:
    before = publication.pdf.read_bytes()
    kept.unlink()
    kept.mkdir()
    assert _rendered(publication) == (before, 2)
    assert kept.is_dir()


def test_what_was_kept_is_not_heeded_where_the_index_moves_marks(
    publication: Publication, kept: Path
) -> None:
    (publication.root / "report/2024/02-b.md").unlink()
    publication.section("00-i.md", "---\nmatter: front\n---\n# Index\n\n::: {.index}\n:::\n")
    assert _rendered(publication)[1] == 2
    assert kept.exists()
    assert _rendered(publication)[1] == 2


def test_nothing_is_kept_beside_files_in_another_folder(
    publication: Publication, tmp_path: Path
) -> None:
    publication.section("01-a.md", "# A\n\n[a]{.index}\n")
    publication.section("02-b.md", PLACE)
    build.render(publication.root, "2024", folder=tmp_path / "out")
    made = sorted(file.suffix for file in (tmp_path / "out").iterdir())
    assert made == [".json", ".pdf"]  # the source map, and no marks
    assert not (publication.root / "build").exists()
