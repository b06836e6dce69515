"""The proof: a draft with a strip beside each page that says where everything was written."""

import re
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from conftest import Publication
from inspector import Inspector
from ngen_pdf.editions.proof import EDGE, LEADING, SIZE, settled
from ngen_pdf.revision import revision

STYLE = """
@page { size: 300pt 400pt; bleed: 9pt }
@page wide { background: #10263a; size: 400pt 200pt }
.wide { page: wide; color: white }
mark.unsettled { background: #eee }
"""
TEXT = """\
# One

First words [TK: the number] of this.

::: {.cards}
::: {.card}
A card.
:::
:::

- an item
- [another](#two)
"""
SECOND = "# Two\n\nMore.\n\n::: {.wide}\nOn its side.\n:::\n"
NAME = "test-annual-report-2024-proof.pdf"


@pytest.fixture
def reviewed(publication: Publication) -> Publication:
    """A report with something to settle; the strip of its second section is on the left."""
    publication.write("styles/then.css", STYLE)
    publication.section("01-one.md", TEXT)
    publication.section("02-two.md", SECOND)
    return publication


def _proof(publication: Publication) -> Inspector:
    done = publication.run("render", "2024", "--edition", "proof", "--quiet")
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip().endswith(NAME)
    return Inspector(Path(done.stdout.strip()))


def _box(inspector: Inspector, page: int, name: str) -> list[float]:
    return [float(number) for number in inspector.pdf.pages[page].obj[name]]


def _page(inspector: Inspector, words: str) -> int:
    return next(n for n in range(len(inspector.pdf.pages)) if words in inspector.text(n))


def _height(inspector: Inspector, page: int, words: str) -> float:
    place = inspector.place_of(page, words)
    return (place.top + place.bottom) / 2


def test_each_block_is_named_at_its_height_outside_the_trim(reviewed: Publication) -> None:
    inspector = _proof(reviewed)
    assert not any(f"01-one.md:{line}\r" in inspector.all_text for line in (5, 6))  # around line 7
    for words, named in (
        ("First words", "01-one.md:3"), ("A card", "01-one.md:7"), ("an item", "01-one.md:11"),
        ("another", "01-one.md:12"), ("More", "02-two.md:3"), ("On its side", "02-two.md:6"),
    ):  # fmt: skip
        page = _page(inspector, named)
        assert words in inspector.text(page)
        assert abs(_height(inspector, page, words) - _height(inspector, page, named)) < 9, words
        left, _, right, _ = _box(inspector, page, "/TrimBox")
        place = inspector.place_of(page, named)
        assert place.left > right if page % 2 == 0 else place.right < left


def test_a_footnote_is_named_where_it_stands(reviewed: Publication) -> None:
    reviewed.section("03-three.md", "# Three\n\nA call[^note].\n\nMore.\n\n[^note]: Told below.\n")
    inspector = _proof(reviewed)
    page = _page(inspector, "Told below")
    heights = [_height(inspector, page, words) for words in ("Told below", "03-three.md:7")]
    assert abs(heights[0] - heights[1]) < 9
    assert abs(_height(inspector, page, "A call") - _height(inspector, page, "03-three.md:3")) < 9


def test_the_page_is_wider_by_the_strip_at_its_outer_edge_and_keeps_its_trim(
    reviewed: Publication,
) -> None:
    inspector = _proof(reviewed)
    strips = set()
    for number in range(len(inspector.pdf.pages)):
        left, bottom, right, top = _box(inspector, number, "/TrimBox")
        media = _box(inspector, number, "/MediaBox")
        assert (left, bottom) == (0, 0)
        assert (right, top) in ((300, 400), (400, 200))
        wide = media[2] - right if number % 2 == 0 else left - media[0]
        assert media == ([0, 0, right + wide, top] if number % 2 == 0 else [-wide, 0, right, top])
        strips.add(round(wide, 3))
        assert {"/BleedBox", "/CropBox", "/ArtBox"}.isdisjoint(
            inspector.pdf.pages[number].obj.keys()
        )
    (strip,) = strips
    assert 40 < strip < 90
    page = _page(inspector, "On its side")  # its ground is cut at the trim
    x = 402.0 if page % 2 == 0 else -2.0
    offset = 0 if page % 2 == 0 else strip
    assert min(inspector.pixel(page, x + offset, 30)) > 200
    inner = 398.0 if page % 2 == 0 else 2.0
    assert max(inspector.pixel(page, inner + offset, 30)) < 80


def test_a_report_that_runs_from_right_to_left_has_its_outer_edge_there(
    reviewed: Publication,
) -> None:
    settings = reviewed.root / "report/2024/report.toml"
    settings.write_text(
        re.sub('language = "[^"]*"', 'language = "ar"', settings.read_text("utf-8"))
    )
    done = reviewed.run("render", "2024", "--edition", "proof", "--quiet")
    inspector = Inspector(Path(done.stdout.strip()))
    for number in range(len(inspector.pdf.pages)):
        left, _, right, _ = _box(inspector, number, "/TrimBox")
        media = _box(inspector, number, "/MediaBox")
        assert (media[0] < left, media[2] > right) == (number % 2 == 0, number % 2 == 1)


def test_more_letters_than_a_font_has_codes_for_are_left_out(reviewed: Publication) -> None:
    for number in range(4):
        first = 0x4E00 + 75 * number
        name = "".join(map(chr, range(first, first + 75)))
        reviewed.section(f"03-{name}.md", f"# More {number}\n")
    inspector = _proof(reviewed)
    font = inspector.pdf.pages[0].resources.Font["/ProofLetters"]
    assert [int(font.FirstChar), int(font.LastChar), len(font.CharProcs)] == [1, 255, 255]


def test_what_is_not_settled_is_lit_up_and_named_in_white_on_red(reviewed: Publication) -> None:
    inspector = _proof(reviewed)
    page = _page(inspector, "[TK: the number]")
    offset = -_box(inspector, page, "/MediaBox")[0]
    mark = inspector.place_of(page, "[TK:")
    red, green, blue = inspector.pixel(page, mark.left - 0.5 + offset, mark.top + 0.5)
    assert blue < 80 < green < red
    named = inspector.place_of(page, "01-one.md:3")
    red, green, blue = inspector.pixel(page, named.left - 1 + offset, named.bottom + 1)
    assert (red > 180, green < 60, blue < 90) == (True, True, True)
    other = inspector.place_of(page, "01-one.md:11")
    assert min(inspector.pixel(page, other.left - 1 + offset, other.bottom + 1)) > 200


def test_every_page_bears_the_word_the_date_and_the_revision(reviewed: Publication) -> None:
    inspector = _proof(reviewed)
    state = revision(reviewed.root, ("report/2024", "styles", "fonts"))
    assert re.fullmatch(r"[0-9a-f]{7}", state)
    for number, page in enumerate(inspector.pdf.pages):
        assert f"2024-03-31\r\n{state}" in inspector.text(number)
        assert "/DraftStamp" in page.resources.XObject


def test_it_keeps_links_bookmarks_and_labels(reviewed: Publication) -> None:
    inspector = _proof(reviewed)
    assert any(link.target is not None for link in inspector.links)
    assert [title for _, title in inspector.bookmarks] == ["One", "Two"]
    assert inspector.labels[-1] == "3"


def test_what_is_said_beside_the_page_is_no_part_of_the_tagged_text(reviewed: Publication) -> None:
    with pikepdf.open(_proof(reviewed).path) as pdf:
        for page in pdf.pages:
            depth, font = [], ""
            for instruction in pikepdf.parse_content_stream(page):
                operator = str(instruction.operator)
                if operator in ("BDC", "BMC"):
                    depth.append(str(instruction.operands[0]))
                elif operator == "EMC":
                    depth.pop()
                elif operator == "Tf":
                    font = str(instruction.operands[0])
                elif operator == "Tj" and font == "/ProofLetters":
                    assert depth == ["/Artifact"]


def test_bytes_are_the_same_from_run_to_run(reviewed: Publication) -> None:
    assert _proof(reviewed).path.read_bytes() == _proof(reviewed).path.read_bytes()


def test_beside_another_edition_what_is_not_settled_stops_both(reviewed: Publication) -> None:
    done = reviewed.run("render", "2024", "--edition", "proof", "--edition", "screen")
    assert done.returncode == 1
    assert "01-one.md:3: error[unsettled]" in done.stderr
    assert not (reviewed.root / "build/2024" / NAME).exists()


def test_a_proof_is_no_draft_besides(reviewed: Publication) -> None:
    done = reviewed.run("render", "2024", "--edition", "proof", "--draft")
    assert done.returncode == 2
    assert "a proof is a draft by itself" in done.stderr


# --- where lines settle ----------------------------------------------------


@pytest.mark.parametrize(
    "wanted",
    [[], [10.0], [50, 50, 50], [0, 0, 395], [399, 399, 399, 399], [100 + n for n in range(40)]],
)
def test_lines_beside_the_page_are_in_order_and_do_not_overprint(wanted: list[float]) -> None:
    size, heights = settled(wanted, 380)
    assert size == SIZE
    edges = [EDGE, *heights, 380 + EDGE]
    assert edges == sorted(edges)
    gaps = [b - a for a, b in pairwise(heights)]
    assert all(gap > size * LEADING - 1e-6 for gap in gaps)


def test_a_line_stands_where_it_is_wanted_if_there_is_room() -> None:
    assert settled([50, 100, 300], 380)[1] == [50, 100, 300]


def test_more_lines_than_there_is_room_for_are_smaller() -> None:
    size, heights = settled([200.0] * 100, 360)
    assert size == pytest.approx(3)
    assert min(heights) >= EDGE
    assert max(heights) <= 360 + EDGE
