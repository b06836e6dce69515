"""Drafts: what is not settled, shown, and a word across every page."""

import hashlib
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from conftest import ROOT, Publication
from inspector import Inspector
from ngen_pdf import build, fonts, lettering, locales
from ngen_pdf.problems import NgenError, Place

# a section begins on a recto, so that there is a blank page; one page lies on its side
STYLE = """
section.body + section.body { break-before: recto }
@page wide { size: 500pt 200pt }
.wide { page: wide }
.cover { page: cover; color: #fff }
@page cover { background: #10263a; @bottom-center { content: none } }
mark { background: #ddd }
"""
SETTLED = "# One\n\nWords.\n"
UNSETTLED = "# One\n\nThe [TK: number] of [TK] and [TK].\n\n[TK: chair's message]\n"


@pytest.fixture
def settled(publication: Publication) -> Publication:
    """A report of six pages with nothing to settle."""
    publication.write("styles/then.css", STYLE)
    publication.section("01-one.md", SETTLED)
    publication.section("02-two.md", "# Two\n\n::: {.wide}\nWide.\n:::\n")
    return publication


def _draft(publication: Publication, *more: str) -> Inspector:
    done = publication.run("render", "2024", "--draft", "--quiet", *more)
    assert done.returncode == 0, done.stderr
    return Inspector(Path(publication.root, done.stdout.strip()))


def _picture(file: Path, page: int) -> Image.Image:
    picture: Image.Image = pypdfium2.PdfDocument(file)[page].render(scale=2).to_pil().convert("RGB")
    return picture


def test_what_is_not_settled_stops_render_and_check(settled: Publication) -> None:
    settled.section("01-one.md", UNSETTLED + "\n[x](#gone)\n")
    for command in ("render", "check"):
        done = settled.run(command, "2024")
        assert done.returncode == 1
        assert (
            "report/2024/01-one.md:5: error[unsettled]: `chair's message` is not settled\n"
            "  hint: settle it, or `render --draft`\n"
        ) in done.stderr
        assert "01-one.md:3: error[unsettled]: `number` is not settled" in done.stderr
        assert "01-one.md:7: error[link-target]" in done.stderr
    assert not (settled.root / "build").exists()


def test_a_draft_has_a_name_of_its_own_and_leaves_the_last_good_file(
    settled: Publication,
) -> None:
    before = settled.render().read_bytes()
    settled.section("01-one.md", UNSETTLED)
    done = settled.run("render", "2024", "--draft")
    assert (done.returncode, done.stdout) == (
        0, f"{settled.root}/build/2024/test-annual-report-2024-draft.pdf\n"
    )  # fmt: skip
    assert "01-one.md:3: warning[unsettled]: `number` is not settled\n" in done.stderr
    assert "hint" not in done.stderr
    last = done.stderr.splitlines()[-1]
    assert last.startswith("test-annual-report-2024-draft.pdf: a draft, 4 marks left, 6 pages, ")
    assert settled.pdf.read_bytes() == before
    assert "The [TK: number] of [TK] and [TK]." in Inspector(Path(done.stdout.strip())).all_text


def test_what_else_is_wrong_stops_a_draft_too(settled: Publication) -> None:
    settled.section("01-one.md", UNSETTLED + "\n[x](#gone)\n")
    done = settled.run("render", "2024", "--draft")
    assert (done.returncode, done.stdout) == (1, "")
    assert not (settled.root / "build").exists()


def test_a_strict_draft_may_hold_marks_but_no_other_warning(settled: Publication) -> None:
    settled.section("01-one.md", UNSETTLED)
    assert _draft(settled, "--strict").path.is_file()
    settled.write("styles/more.css", "p { colr: red }\n")
    assert settled.run("render", "2024", "--draft", "--strict").returncode == 1


def test_the_word_stands_on_every_page_and_changes_no_text(settled: Publication) -> None:
    plain, draft = Inspector(settled.render()), _draft(settled)
    assert len(plain.pdf.pages) == len(draft.pdf.pages) == 6  # cover, contents, body, blank, wide
    assert [plain.text(page) for page in range(6)] == [draft.text(page) for page in range(6)]
    assert plain.tags == draft.tags
    assert plain.fonts == draft.fonts
    for number in range(6):
        before, after = _picture(plain.path, number), _picture(draft.path, number)
        box = ImageChops.difference(before, after).getbbox()
        assert box is not None
        width, height = before.size
        left, top, right, bottom = box
        assert abs(left - (width - right)) < 0.05 * width  # in the middle
        assert abs(top - (height - bottom)) < 0.05 * height
        assert 0.7 < max((right - left) / width, (bottom - top) / height) < 0.87


def test_the_word_is_an_artifact(settled: Publication) -> None:
    for page in _draft(settled).pdf.pages:
        *_, begin, _save, _place, drawn, _restore, end = pikepdf.parse_content_stream(page)
        assert str(begin.operator) == "BDC"
        assert begin.operands[0] == "/Artifact"
        assert begin.operands[1].Subtype == "/Watermark"
        assert (str(drawn.operator), str(drawn.operands[0])) == ("Do", "/DraftStamp")
        assert str(end.operator) == "EMC"


def test_small_type_under_the_word_can_be_read(settled: Publication) -> None:
    """Black stays black: what covers it is nearly clear, and its lines are thin."""
    settled.section("01-one.md", "# One\n\n" + "Many words. " * 200)
    plain, draft = settled.render(), _draft(settled).path
    dark = _picture(plain, 2).convert("L").point(lambda light: 255 * (light < 60))
    faded = _picture(draft, 2).convert("L").point(lambda light: 255 * (light > 120))
    assert _count(dark) > 1000
    assert _count(ImageChops.darker(dark, faded)) < _count(dark) / 20


def _count(mask: Image.Image) -> int:
    return mask.histogram()[255]


def test_settings_are_marked_too(settled: Publication) -> None:
    toml = settled.root / "report/2024/report.toml"
    toml.write_text(toml.read_text().replace("Annual Report 2024", "Report [TK: <year> & all]"))
    done = settled.run("check", "2024")
    assert done.returncode == 1
    assert "report.toml:1: error[unsettled]: `<year> & all` is not settled" in done.stderr
    html = settled.run("galley", "2024").stdout
    mark = '<mark class="unsettled">[TK: &lt;year&gt; &amp; all]</mark>'
    assert f'<p class="title">Report {mark}</p>' in html
    draft = _draft(settled)
    assert "Report [TK: <year> & all]" in draft.text(0)
    assert str(draft.pdf.docinfo.Title) == "Report [TK: <year> & all]"


def test_the_galley_shows_marks(settled: Publication) -> None:
    settled.section("01-one.md", UNSETTLED)
    done = settled.run("galley", "2024")
    assert done.returncode == 0
    assert done.stderr.count("warning[unsettled]") == 3  # alike on one line, told once
    assert done.stdout.count('<mark class="unsettled">') == 4


def test_a_draft_is_the_same_from_run_to_run(settled: Publication) -> None:
    settled.section("01-one.md", UNSETTLED)
    digests = {
        hashlib.sha256(_draft(settled, "--output", f"out-{run}").path.read_bytes()).hexdigest()
        for run in range(2)
    }
    assert len(digests) == 1


def test_the_word_is_that_of_the_language(settled: Publication) -> None:
    toml = settled.root / "report/2024/report.toml"
    toml.write_text(toml.read_text().replace("en-CA", "fr-CA"))
    draft = _draft(settled)
    faces, _ = fonts.read_faces(ROOT)
    drawn = draft.pdf.pages[0].resources.XObject.DraftStamp.read_bytes().decode()
    assert lettering.draw(ROOT, faces, "ÉBAUCHE").path in drawn


# --- lettering -------------------------------------------------------------


@pytest.mark.parametrize("language", locales.languages())
def test_every_word_can_be_drawn(language: str) -> None:
    words, _ = locales.words(language, Place())
    faces, _ = fonts.read_faces(ROOT)
    drawn = lettering.draw(ROOT, faces, words.draft)
    assert drawn.path.count("h") >= len(words.draft)
    assert 0.3 < drawn.width / len(words.draft) < 0.9
    assert -0.05 < drawn.bottom <= 0 < 0.6 < drawn.top < 1


def test_letters_come_from_the_heaviest_upright_face_that_has_them() -> None:
    everything = frozenset(map(ord, "AB"))
    path = "fonts/ibm-plex-sans-condensed/IBMPlexSansCondensed"
    light = fonts.Face(f"{path}-Light.ttf", "x", "x", 300, False, everything)
    heavy = fonts.Face(f"{path}-SemiBold.ttf", "x", "x", 600, False, frozenset({ord("A")}))
    italic = fonts.Face(f"{path}-SemiBoldItalic.ttf", "x", "x", 600, True, everything)
    both = lettering.draw(ROOT, (light, heavy, italic), "AB")
    a = lettering.draw(ROOT, (heavy,), "A")
    assert both.path.startswith(a.path)
    assert both.width == a.width + lettering.draw(ROOT, (light,), "B").width
    assert lettering.draw(ROOT, (heavy,), "B").path == ""


def test_lines_are_drawn_as_each_would_be() -> None:
    faces, _ = fonts.read_faces(ROOT)
    lines = ("Page one, ½", "Page two", "", "漢 ")  # the last has no glyph but a space
    assert lettering.draw_lines(ROOT, faces, lines) == tuple(
        lettering.draw(ROOT, faces, line) for line in lines
    )


def test_a_weight_can_be_asked_for() -> None:
    path = "fonts/ibm-plex-sans-condensed/IBMPlexSansCondensed"
    a = frozenset({ord("A")})
    weights = {"Light": 300, "Medium": 500, "SemiBold": 600}
    faces = tuple(fonts.Face(f"{path}-{n}.ttf", "x", n, w, False, a) for n, w in weights.items())
    (drawn,) = lettering.draw_lines(ROOT, faces, ("A",), weight=480)
    assert drawn == lettering.draw(ROOT, faces[1:2], "A")


def test_a_face_that_cannot_be_drawn_is_a_problem(publication: Publication) -> None:
    publication.write("fonts/bad.ttf", b"not a font")
    face = fonts.Face("fonts/bad.ttf", "x", "x", 900, False, frozenset({ord("A")}))
    with pytest.raises(NgenError) as raised:
        lettering.draw(publication.root, (face,), "A")
    assert [problem.code for problem in raised.value.problems] == ["font"]


def test_marks_are_counted_one_by_one(settled: Publication) -> None:
    settled.section("01-one.md", UNSETTLED)
    assert build.check(settled.root, "2024").marks == 4
