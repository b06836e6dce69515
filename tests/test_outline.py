"""The outline of hand-made sections: numbers, anchors, links and what is wrong between them."""

from ngen_pdf import outline
from ngen_pdf.outline import Entry, Outline
from ngen_pdf.report import Source
from ngen_pdf.sections import parse


def _outline(**sections: str) -> Outline:
    sources = (Source(f"report/2024/{name}.md", text) for name, text in sections.items())
    return outline.build(tuple(parse(source) for source in sources))


def _drawn(entries: tuple[Entry, ...], depth: int = 0) -> str:
    lines = ""
    for entry in entries:
        lines += f"{'  ' * depth}{entry.number} {entry.title} #{entry.anchor}\n"
        lines += _drawn(entry.children, depth + 1)
    return lines


def _problems(made: Outline) -> list[str]:
    return [str(problem) for problem in made.problems]


def test_body_titles_and_their_second_level_are_numbered() -> None:
    made = _outline(
        a="---\nmatter: front\n---\n# Before\n## Not numbered\n",
        b="# One\n## First\n### Deep\n## Second\n",
        c="# Unnumbered {.unnumbered}\n## Also not\n",
        d="# Two\n## Only\n",
    )
    assert _drawn(made.entries) == (
        " Before #before\n"
        "   Not numbered #not-numbered\n"
        "1 One #one\n"
        "  1.1 First #first\n"
        "     Deep #deep\n"
        "  1.2 Second #second\n"
        " Unnumbered #unnumbered\n"
        "   Also not #also-not\n"
        "2 Two #two\n"
        "  2.1 Only #only\n"
    )
    assert not made.problems


def test_what_is_unlisted_gives_its_place_to_its_children() -> None:
    made = _outline(a="# Title {.unlisted}\n## Below\n### Hidden {.unlisted}\n## Next\n")
    assert _drawn(made.listed()) == "1.1 Below #below\n1.2 Next #next\n"


def test_headings_of_the_same_words_are_told_apart() -> None:
    made = _outline(a="# A\n## Overview\n", b="# B\n## Overview\n[up](#overview)\n")
    assert _drawn(made.entries) == (
        "1 A #a\n  1.1 Overview #overview\n2 B #b\n  2.1 Overview #b-overview\n"
    )
    target = made.resolve("report/2024/b.md", "#overview")
    assert target is not None
    assert target.anchor == "b-overview", "a link means the heading in its own section"


def test_two_sections_of_the_same_title_are_a_problem() -> None:
    made = _outline(a="# Same\n", b="# Same\n")
    assert _problems(made) == [
        "report/2024/b.md:1: error[anchor-duplicate]: the anchor `same` is already that of "
        "report/2024/a.md:1\n  hint: give this one its own, such as {#same-2}"
    ]


def test_an_authors_anchor_goes_before_one_made_of_words() -> None:
    made = _outline(a="# A\n## Costs\n", b="# B\n## Money {#costs}\n")
    assert _drawn(made.entries) == ("1 A #a\n  1.1 Costs #a-costs\n2 B #b\n  2.1 Money #costs\n")


def test_figures_and_tables_count_through_the_whole_publication() -> None:
    figure = '![Caption](x.svg){{#fig-{0} alt="x"}}\n'.format
    made = _outline(
        a=f"# A\n\n{figure('one')}\n| a |\n|---|\n| b |\n\n: Table {{#tbl-one}}\n",
        b=f"# B\n\n{figure('two')}\n@fig-two and @tbl-one\n",
    )
    assert made.names["", "fig-one"].number == "1"
    assert made.names["", "fig-two"].number == "2"
    assert made.names["", "tbl-one"].number == "1"
    assert not made.problems


def test_links_to_files_and_to_anchors_in_them() -> None:
    made = _outline(
        a="# A\n\n[b](b.md) [deep](b.md#deep) [no](c.md) [nor](b.md#dep)\n", b="# B\n## Deep\n"
    )
    assert _problems(made) == [
        "report/2024/a.md:3: error[link-target]: there is no section `c.md`\n"
        "  hint: did you mean `b.md`?",
        "report/2024/a.md:3: error[link-target]: nothing has the anchor `dep`\n"
        "  hint: did you mean `deep` in b.md?",
    ]
    target = made.resolve("report/2024/a.md", "b.md")
    assert target is not None
    assert target.anchor == "b"


def test_a_reference_must_lead_to_its_kind() -> None:
    made = _outline(a="# A {#fig-a}\n\n@fig-a\n@sec-b\n")
    assert _problems(made) == [
        "report/2024/a.md:3: error[reference]: `fig-a` is not the anchor of a figure\n"
        "  hint: it is set at report/2024/a.md:1",
        "report/2024/a.md:4: error[reference]: no section has the anchor `sec-b`",
    ]


def test_matter_follows_the_reading_order() -> None:
    made = _outline(a="# A\n", b="---\nmatter: front\n---\n# B\n")
    assert _problems(made) == [
        "report/2024/b.md:1: error[matter]: a section of the front matter follows one of the "
        "body matter\n  hint: the order is cover, front, body, back, back-cover; "
        "sections follow their file names"
    ]


def test_a_report_needs_a_body() -> None:
    made = _outline(a="---\nmatter: front\n---\n# A\n")
    assert str(made.problems[0]).startswith(
        "report/2024/a.md: error[matter]: no section is one of the body\n"
    )
