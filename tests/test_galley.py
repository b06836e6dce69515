"""The galley as text: what every hole is filled with."""

from dataclasses import replace
from pathlib import Path

import pytest
import weasyprint

from conftest import Publication
from inspector import Inspector
from ngen_pdf import build, galley


def _body(publication: Publication) -> str:
    """The HTML between <body> and </body>, without the lines' numbers."""
    checked = build.check(publication.root, "2024")
    assert not checked.problems
    html = build.assemble(checked).html
    return html.partition("<body")[2].partition(">")[2].partition("</body>")[0]


def test_a_report_of_one_section_gets_a_cover_and_contents(publication: Publication) -> None:
    publication.section("01-one.md", "# One & only\n\nWords.\n")
    title = '<span class="number">1</span> <span class="title">One &amp; only</span>'
    assert (
        _body(publication)
        == f"""
<section class="cover default">
<p class="organization">Test Organization</p>
<p class="title">Annual Report 2024</p>
</section>
<section class="front contents-page">
<h1 class="unlisted" data-label="Contents"><span class="title">Contents</span></h1>
<nav class="contents" aria-label="Contents">
<ol>
<li class="level-1 body"><a href="#one-only">{title}</a>
</li>
</ol>
</nav>
</section>
<main class="matter" id="/body">
<section class="body" data-source="report/2024/01-one.md" data-number="1">
<h1 id="one-only" data-label="One &amp; only" data-line="1">{title}</h1>
<p data-line="3">Words.</p>

</section>
</main>
"""
    )


def test_references_print_name_and_number(publication: Publication) -> None:
    publication.section(
        "01-one.md", "# One {#sec-one}\n\n@tbl-a, @sec-one\n\n| a |\n|---|\n| b |\n\n: T {#tbl-a}\n"
    )
    body = _body(publication)
    assert '<a class="ref body" href="#tbl-a" data-page="page">Table\u00a01</a>' in body
    assert '<a class="ref body" href="#sec-one" data-page="page">Section\u00a01</a>' in body


def test_words_follow_the_language(publication: Publication) -> None:
    publication.section("01-one.md", "# Un {#sec-un}\n\n@sec-un\n")
    toml = publication.root / "report/2024/report.toml"
    toml.write_text(toml.read_text().replace("en-CA", "fr-CA"))
    assert "Table des matières" in _body(publication)


def test_words_are_those_of_the_language_they_stand_in(publication: Publication) -> None:
    table = "| a |\n|---|\n| b |\n\n: T {#tbl-a}\n"
    french = f"---\nlanguage: fr-CA\n---\n# Un {{#sec-un}}\n\n@tbl-a\n\n{table}"
    publication.section("01-un.md", french)
    publication.section("02-two.md", "# Two\n\n@tbl-a [@sec-un]{lang=de}\n\n::: {.contents}\n:::\n")
    body = _body(publication)
    assert '<span class="label">Tableau 1</span>' in body
    assert 'data-page="page">Tableau\u00a01</a></p>' in body
    assert 'data-page="page">Table\u00a01</a>' in body
    assert 'data-page="Seite">Abschnitt\u00a01</a>' in body
    assert '<nav class="contents" aria-label="Contents">' in body


def test_contents_in_a_section_are_named_in_its_language(publication: Publication) -> None:
    contents = "---\nmatter: front\nlanguage: fr\n---\n# Ici\n\n::: {.contents}\n:::\n"
    publication.section("00-ici.md", contents)
    publication.section("01-one.md", "# One\n")
    assert '<nav class="contents" aria-label="Table des matières">' in _body(publication)


def test_words_of_every_language_are_looked_for_in_the_faces(publication: Publication) -> None:
    publication.section("01-one.md", "# One {#sec-one}\n\n[@sec-one]{lang=pt}\n")
    checked = build.check(publication.root, "2024")
    text = galley.printed_text(checked.report, checked.sections, checked.words, {})
    assert any("Seção" in words and place.path.endswith("01-one.md") for words, place in text)


def test_contents_bookmarks_and_heads_have_the_marks_of_print(publication: Publication) -> None:
    publication.section("01-one.md", '# "One" [« a » ?]{lang=fr}\n')
    printed = "“One” «\u202fa\u202f»\u202f?"
    body = _body(publication)
    assert f'data-label="{printed}"' in body
    assert f'<span class="title">{printed}</span></a>' in body
    assert build.check(publication.root, "2024").outline.entries[0].title == printed


def test_an_unknown_language_is_a_warning(publication: Publication) -> None:
    publication.section("01-one.md", "# One\n")
    toml = publication.root / "report/2024/report.toml"
    toml.write_text(toml.read_text().replace("en-CA", "tlh"))
    checked = build.check(publication.root, "2024")
    assert [problem.code for problem in checked.problems] == ["language"]


def test_contents_stand_where_the_author_puts_them(publication: Publication) -> None:
    front = "---\nmatter: front\n---\n# Inside {.unlisted}\n\n::: {.contents}\n:::\n"
    publication.section("00-contents.md", front)
    publication.section("01-one.md", "# One\n")
    body = _body(publication)
    assert body.count('<nav class="contents"') == 1
    assert body.index("Inside") < body.index("<nav")


def test_the_exported_galley_leads_to_its_files(publication: Publication, tmp_path: Path) -> None:
    publication.section("01-one.md", "# One\n")
    file = tmp_path / "galley.html"
    done = publication.run("galley", "2024", "--output", str(file))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    html = file.read_text()
    assert 'href="a%20publication/styles/page.css"' in html
    assert 'src: url("a%20publication/fonts/' in html
    printed = publication.run("galley", "2024").stdout
    assert publication.run("galley", "2024", "-o", "-").stdout == printed
    assert f'href="{publication.root.as_uri()}/styles/page.css"' in printed


def _words_by_page(file: Path) -> list[list[str]]:
    inspector = Inspector(file)
    return [inspector.text(page).split() for page in range(len(inspector.labels))]


def test_the_exported_galley_has_the_words_of_the_pdf_page_by_page(
    publication: Publication, tmp_path: Path
) -> None:
    publication.section("01-one.md", "# One {#sec-one}\n\nA call.^[A note.]\n")
    publication.section("02-two.md", "# Two\n\n" + "As in @sec-one. " * 300 + "\n")
    galley = tmp_path / "galley.html"
    assert publication.run("galley", "2024", "--output", str(galley)).stderr == ""
    plain = tmp_path / "plain.pdf"
    weasyprint.HTML(filename=galley).write_pdf(plain)
    words = _words_by_page(plain)
    assert len(words) > 4
    assert words == _words_by_page(publication.render())


@pytest.mark.parametrize(
    ("family", "written"),
    [
        ("Font & Co", "Font & Co"),
        ('A "B"', r"A \22 B\22 "),
        ("A</style>B", r"A<\2f style>B"),
        ("A\\\n", r"A\5c \a "),
    ],
)
def test_a_family_stands_in_its_rule_as_css_has_it(
    family: str, written: str, publication: Publication
) -> None:
    publication.section("01-one.md", "# One\n")
    checked = build.check(publication.root, "2024")
    html = build.assemble(checked, (replace(checked.faces[0], family=family),)).html
    assert f'font-family: "{written}";' in html
    assert html.count("</style>") == 2
