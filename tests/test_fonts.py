"""The faces in `fonts/`: what they lack, and what cannot be read."""

from dataclasses import replace
from pathlib import Path

from conftest import Publication
from ngen_pdf import fonts
from ngen_pdf.fonts import Face
from ngen_pdf.problems import Place

FACE = Face("fonts/a.ttf", "Sans One", "Regular", 400, False, frozenset(map(ord, "abc")))
NOTHING = "no face in `fonts/` draws "


def test_a_missing_script_is_told_in_few_words_and_always_in_the_same_order() -> None:
    text = [("a" + "".join(map(chr, range(0x4E00, 0x4E20))), Place("x.md", 3))]
    told = [problem.message for problem in fonts.missing_glyphs((FACE,), text)]
    assert told[0].startswith(f"{NOTHING}`\u4e00` (U+4E00")
    assert told[9].startswith(f"{NOTHING}`\u4e09` (U+4E09")
    assert told[10:] == [f"{NOTHING}22 more characters of this file"]


def test_a_character_is_told_once_in_each_file() -> None:
    text = [("d", Place("x.md", 3)), ("dd", Place("x.md", 9)), ("d", Place("y.md", 1))]
    places = [problem.where for problem in fonts.missing_glyphs((FACE,), text)]
    assert places == [Place("x.md", 3), Place("y.md", 1)]


def test_a_family_that_is_not_there_is_told_with_its_line() -> None:
    styles = {"styles/a.css": 'p { font: 9pt "Sans One" }\nh1 { font-family: "Sans", serif }\n'}
    wanted = [("Sans", "serif"), ("sans one",), ("Gone", "Sans One"), ("serif",)]
    told = [str(problem) for problem in fonts.missing_families((FACE,), styles, wanted)]
    assert told == [
        "styles/a.css:2: warning[font-family]: "
        "there is no family `Sans` in `fonts/`: another is used\n"
        "  hint: did you mean `Sans One`?"
    ]


def test_a_family_of_the_stylesheets_own_is_there() -> None:
    styles = {"styles/a.css": "@font-face { src: url(x.ttf); font-family: 'My Own' }"}
    assert not fonts.missing_families((FACE,), styles, [("My Own",)])


def test_a_weight_that_the_family_lacks_is_told_at_its_line(publication: Publication) -> None:
    publication.write("styles/weights.css", "h1 { font-weight: 400 } b { font-weight: 600 }")
    publication.section("01-a.md", "# A\n\nPlain.\n\nWords <b>that are bold</b>.\n")
    publication.render()
    (publication.root / "fonts/source-serif-4/SourceSerif4-Semibold.ttf").unlink()
    done = publication.run("render", "2024", "--edition", "screen", "--quiet")
    assert done.returncode == 0
    assert done.stderr == (
        "report/2024/01-a.md:5: warning[font-face]: "
        "`Source Serif 4` has no face 600: another is used\n"
        "  hint: add it to fonts/, or ask for one of 400, 400 italic, 600 italic\n"
    )


def test_bold_takes_any_bold_face() -> None:
    bold = replace(FACE, weight=600)
    wanted = [fonts.Typeface(("Sans One",), w, False, Place("x.md", w)) for w in (500, 700, 900)]
    assert [found.where.line for found in fonts.missing_faces((bold,), wanted)] == [500]


def test_a_variable_face_has_every_weight() -> None:
    asked = fonts.Typeface(("Sans One",), 350, False, Place("x.md", 1))
    assert fonts.missing_faces((FACE,), [asked])
    assert not fonts.missing_faces((replace(FACE, variable=True),), [asked])


def test_a_web_font_is_a_problem(publication: Publication) -> None:
    publication.write("fonts/a.woff2", b"wOF2")
    _, (problem,) = fonts.read_faces(publication.root)
    assert str(problem).startswith("fonts/a.woff2: error[font]: `fonts/a.woff2` is neither TTF")


def test_the_engine_sees_the_faces_that_were_read_and_no_others(
    publication: Publication, tmp_path: Path
) -> None:
    face = next(publication.root.glob("fonts/ibm-plex-mono/*.ttf"))
    outside = tmp_path / "outside.ttf"
    outside.write_bytes(face.read_bytes())
    (publication.root / "fonts/link.ttf").symlink_to(outside)
    (publication.root / "fonts/folder").symlink_to(tmp_path)
    publication.write("fonts/extra.dat", face.read_bytes())
    conf = fonts.fontconfig(publication.root, tmp_path)
    assert f"<dir>{tmp_path}/faces</dir>" in conf
    shown = {link.resolve() for link in (tmp_path / "faces").iterdir()}
    faces, _ = fonts.read_faces(publication.root)
    assert shown == {(publication.root / face.path).resolve() for face in faces}
