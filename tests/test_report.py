"""Loading: settings, sources, palette, faces, words; what is wrong with each, with its line."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from conftest import REPORT_TOML, Publication
from ngen_pdf import fonts, report, scaffold
from ngen_pdf.config import find_root
from ngen_pdf.problems import NgenError, Place
from ngen_pdf.report import Report


def _load(publication: Publication) -> Report:
    publication.section("01-a.md", "# A\n")
    return report.load(publication.root, "2024")


def _told(publication: Publication) -> list[str]:
    return [str(problem) for problem in _load(publication).problems]


def test_a_report_as_it_stands_on_disk(publication: Publication) -> None:
    publication.section("02-b.md", "\ufeff# B\r\n")
    publication.section("notes.txt", "not a section")
    publication.section(".draft.md", "hidden")
    loaded = _load(publication)
    assert loaded.stem == "test-annual-report-2024"
    assert loaded.date == date(2024, 3, 31)
    assert [(s.path, s.text) for s in loaded.sources] == [
        ("report/2024/01-a.md", "# A\n"),
        ("report/2024/02-b.md", "# B\n"),
    ]
    assert loaded.styles == ("styles/page.css",)
    assert not loaded.problems


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('date = "2024-03-31"', "`date` must be a date\n  hint: write it without quotation marks"),
        ("date = 2024-03-31T10:00:00", "`date` must be a date"),
        ('language = "English"', "`language` cannot be `English`\n  hint: a BCP 47 tag"),
        ('title = ""', "`title` must be text"),
        ("organization = 7", "`organization` must be text"),
        ('short-name = "../x"', "`short-name` cannot be `../x`"),
        ('title = "A\\u0007"', "`title` holds U+0007, which cannot be printed"),
        ('title = "A\\ufdd0"', "`title` holds U+FDD0, which cannot be printed"),
    ],
)
def test_a_wrong_setting_has_its_line(line: str, told: str, publication: Publication) -> None:
    lines = REPORT_TOML.splitlines()
    number = next(n for n, old in enumerate(lines) if old.split()[0] == line.split()[0])
    lines[number] = line
    publication.write("report/2024/report.toml", "\n".join(lines))
    (problem,) = _told(publication)
    assert problem.startswith(f"report/2024/report.toml:{number + 1}: error[report-toml]: {told}")


def test_every_missing_setting_is_told(publication: Publication) -> None:
    publication.write("report/2024/report.toml", "")
    assert [problem.partition("]: ")[2] for problem in _told(publication)] == [
        f"`{key}` is missing" for key in report.REQUIRED
    ]


def test_no_report_toml(publication: Publication) -> None:
    (publication.root / "report/2024/report.toml").unlink()
    path = "report/2024/report.toml"
    assert _told(publication) == [f"{path}: error[file]: `{path}` is not a file"]


def test_toml_that_ends_too_soon(publication: Publication) -> None:
    publication.write("report/2024/report.toml", 'title = "A"\n\nlanguage = [\n')
    (problem,) = _told(publication)
    assert problem.startswith("report/2024/report.toml:3: error[toml]: ")


def test_toml_nested_without_end(publication: Publication) -> None:
    publication.write("report/2024/report.toml", "title = " + "[" * 100_000)
    (problem,) = _told(publication)
    assert "error[toml]: " in problem


def test_a_number_too_long_to_be_read(publication: Publication) -> None:
    publication.write("report/2024/report.toml", f"title = {'9' * 5000}")
    assert "error[toml]: " in _told(publication)[0]


def test_a_link_in_a_circle_is_a_problem(publication: Publication) -> None:
    (publication.root / "report/2024/02-b.md").symlink_to("02-b.md")
    (problem,) = _load(publication).problems
    assert problem.where.path == "report/2024/02-b.md"
    assert problem.code in {"file", "path"}  # as the version of Python sees it


def test_lines_of_a_setting_are_joined(publication: Publication) -> None:
    text = REPORT_TOML.replace('"Annual Report 2024"', '"""Annual\nReport"""')
    publication.write("report/2024/report.toml", text)
    assert _load(publication).title == "Annual Report"


@pytest.mark.parametrize("year", ["2024-25", "rapport-été", "FY 2024"])
def test_a_folder_may_have_any_plain_name(year: str, publication: Publication) -> None:
    publication.section("01-a.md", "# A\n")
    (publication.root / "report/2024").rename(publication.root / f"report/{year}")
    loaded = report.load(publication.root, year)
    assert loaded.stem == f"test-annual-report-{year.replace(' ', '-')}"


def test_a_stylesheet_that_cannot_be_read_is_a_problem(publication: Publication) -> None:
    publication.write("styles/type.css", b"p { color: red }\n\xff")
    assert _told(publication)[0].startswith("styles/type.css:2: error[encoding]: ")


def test_no_stylesheet(publication: Publication) -> None:
    (publication.root / "styles/page.css").unlink()
    assert _told(publication) == ["styles: error[styles]: there is no stylesheet in `styles/`"]


def test_the_palette_names_each_color_once(publication: Publication) -> None:
    publication.write("styles/palette.toml", '[ink]\nsrgb = "#10263A"\n')
    (swatch,) = _load(publication).palette
    assert (swatch.name, swatch.srgb) == ("ink", "#10263a")


def test_the_root_is_the_nearest_folder_upwards(publication: Publication) -> None:
    assert find_root(publication.root / "report/2024") == publication.root.resolve()


# --- faces and words -------------------------------------------------------


def test_faces_have_names_and_coverage(publication: Publication) -> None:
    faces, problems = fonts.read_faces(publication.root)
    assert not problems
    regular = next(f for f in faces if f.path.endswith("SourceSerif4-Regular.ttf"))
    assert (regular.family, regular.weight, regular.italic) == ("Source Serif 4", 400, False)
    assert {ord(character) for character in "AÀéœ”$€"} <= regular.coverage


def test_a_broken_face_is_a_problem(publication: Publication) -> None:
    publication.write("fonts/broken.ttf", b"\x00\x01\x00\x00 not a font")
    _, problems = fonts.read_faces(publication.root)
    assert [problem.code for problem in problems] == ["font"]
    assert problems[0].where == Place("fonts/broken.ttf")


def test_no_face_at_all(tmp_path: Path) -> None:
    assert [problem.code for problem in fonts.read_faces(tmp_path)[1]] == ["fonts"]


def test_spaces_and_joiners_need_no_glyph(publication: Publication) -> None:
    faces, _ = fonts.read_faces(publication.root)
    text = [
        ("a\u00a0b\u202fc\u00add\u2060e\u200d\ufe0f", Place("a.md", 1)),
        ("\u4e2d\u4e2d", Place("a.md", 2)),
    ]
    (problem,) = fonts.missing_glyphs(faces, text)
    assert problem.where == Place("a.md", 2)


# --- new -------------------------------------------------------------------


def test_a_new_report_can_be_rendered(publication: Publication) -> None:
    done = publication.run("new", "2025")
    assert done.stdout.splitlines() == [
        str(publication.root / f"report/2025/{name}")
        for name in ("01-measuring-success.md", "report.toml")
    ]
    done = publication.run("render", "2025", "--quiet")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip().endswith("build/2025/test-annual-report-2025.pdf")


def test_a_new_report_is_of_the_organization_of_another_year(publication: Publication) -> None:
    publication.write("report/specimen/report.toml", 'organization = "Invented"\n')
    scaffold.new(publication.root, "2025")
    made = (publication.root / "report/2025/report.toml").read_text("utf-8")
    organization = next(line for line in made.splitlines() if line.startswith("organization"))
    assert organization in REPORT_TOML.splitlines()


def test_what_a_new_report_cannot_know_is_marked(publication: Publication) -> None:
    shutil.rmtree(publication.root / "report/2024")
    scaffold.new(publication.root, "2025")
    loaded = report.load(publication.root, "2025")
    assert loaded.organization == "[TK: the organization's name]"
    assert [problem.code for problem in loaded.problems] == ["unsettled"]


def test_a_new_report_can_begin_with_an_old_one(publication: Publication) -> None:
    publication.section("01-a.md", "# A\n")
    scaffold.new(publication.root, "2025", "2024")
    loaded = report.load(publication.root, "2025")
    assert loaded.title == "Annual Report 2025"
    assert [source.text for source in loaded.sources] == ["# A\n"]


def test_a_date_is_no_place_for_the_new_year(publication: Publication) -> None:
    publication.section("01-a.md", "# A\n")
    scaffold.new(publication.root, "2024-2025", "2024")
    loaded = report.load(publication.root, "2024-2025")
    assert (loaded.title, loaded.date) == ("Annual Report 2024-2025", date(2024, 3, 31))
    assert not loaded.problems


def test_a_file_name_that_is_not_utf8(publication: Publication) -> None:
    publication.section("02-\udcff.md", "# B\n")
    (problem,) = _load(publication).problems
    assert problem.message == r"the file name 'report/2024/02-\udcff.md' is not UTF-8"


def test_a_palette_that_is_a_link_to_nothing(publication: Publication) -> None:
    (publication.root / "styles/palette.toml").symlink_to("gone.toml")
    assert [problem.code for problem in _load(publication).problems] == ["file"]


def test_keys_have_their_lines_whatever_stands_around_them(publication: Publication) -> None:
    text = REPORT_TOML.replace('title = "Annual Report 2024"', 'title = """\ndate = x\n"""')
    publication.write("report/2024/report.toml", text + '"sub title" = 1\n')
    (problem,) = _load(publication).problems
    assert str(problem).startswith("report/2024/report.toml:8: error[unknown-key]: there is no key")


@pytest.mark.parametrize("year", ["2024", "../x", ".hidden", "a/b", ""])
def test_a_year_that_cannot_be_new(year: str, publication: Publication) -> None:
    with pytest.raises(NgenError):
        scaffold.new(publication.root, year)
    assert [f.name for f in (publication.root / "report").iterdir()] == ["2024"]


def test_a_new_report_takes_no_more_than_text_from_another(publication: Publication) -> None:
    others = 'organization = "A\\n\\"B\\""\nlanguage = 7\n'
    publication.write("report/2024/report.toml", others)
    scaffold.new(publication.root, "2025")
    loaded = report.load(publication.root, "2025")
    assert (loaded.organization, loaded.language, loaded.problems) == ('A "B"', "en-CA", ())


def test_a_copy_follows_no_link_and_needs_no_utf_8(
    publication: Publication, tmp_path: Path
) -> None:
    publication.write("report/2024/report.toml", b'title = "2024 \xff"\n')
    (publication.root / "report/2024/images").symlink_to(tmp_path)
    scaffold.new(publication.root, "2025", "2024")
    assert (publication.root / "report/2025/report.toml").read_bytes() == b'title = "2025 \xff"\n'
    assert (publication.root / "report/2025/images").is_symlink()


def test_the_classes_that_the_stylesheets_name(publication: Publication) -> None:
    publication.write(
        "styles/page.css",
        "/* .no */ .a.b:not(.c) > .d-e { width: .5em; background: url(x.no1) }\n"
        'p::before { content: ".no2 \\" .no3" \'.no4\' }\n'
        "@media print { .f { color: red } } /* .no5",
    )
    publication.write("styles/more.css", ".g, .été {}\n")
    found = _load(publication).classes
    assert found == {"a", "b", "c", "d-e", "f", "g", "été"}
