"""What a div may be called, and the templates of the parts."""

from decimal import Decimal

import pytest
from reading import PATH, hint, section, shown

from ngen_pdf.data import Data, Figure
from ngen_pdf.problems import Place
from ngen_pdf.sections import Material, Section, Source, parse
from ngen_pdf.sections.part_frames import Slot, frame
from ngen_pdf.sections.parts import PARTS

CLASSES = frozenset({"opener", "margin", "wide"})


def _told(text: str) -> list[tuple[int, str, str]]:
    found = parse(Source(PATH, f"# Title\n\n{text}"), Material(classes=CLASSES))
    return [(p.where.line, p.message, p.hint) for p in found.problems if p.code == "div"]


@pytest.mark.parametrize("name", ["callout", "quote", "opener", "margin", "wide .callout"])
def test_a_div_is_a_part_or_a_class_that_a_stylesheet_names(name: str) -> None:
    assert _told(f"::: {{.{name}}}\nText.\n:::\n") == []


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("calout", "callout"),
        ("pullquote", "pull-quote"),
        ("openr", "opener"),
        ("content", "contents"),
    ],
)
def test_an_unknown_div_is_told_with_the_nearest_name(name: str, meant: str) -> None:
    message = f"there is no part or class `{name}`"
    assert _told(f"::: {{.{name}}}\nText.\n:::\n") == [(3, message, f"did you mean `{meant}`?")]


def test_an_unknown_class_beside_a_part_is_told() -> None:
    ((_, message, _),) = _told("::: {.callout .widee}\nText.\n:::\n")
    assert message == "there is no part or class `widee`"


def test_where_no_name_is_near_the_parts_are_listed() -> None:
    ((_, _, listed),) = _told("::: {.xyz}\nText.\n:::\n")
    assert all(name in listed for name in PARTS)


def test_classes_of_other_things_are_free() -> None:
    text = "{.any}\nText [span]{.thing}.\n\n## Head {.at}\n\n{.all}\n- item\n"
    assert _told(text) == []


def test_an_attribute_is_suggested_from_those_of_the_part() -> None:
    assert "`value`" in hint("# T\n\n::: stats\n::: {.stat valeu=1}\none\n:::\n:::\n")
    assert "`title`" in hint('# T\n\n::: {.callout titel="A"}\none\n:::\n')


def test_what_attributes_print_is_among_the_words_in_printed_order() -> None:
    found = section('# T\n\n::: {.quote by="Ann \u4e2d" role="Chair"}\nWords.\n:::\n')
    assert [(mention.name, mention.line) for mention in found.text] == [
        ("T", 1), ("Words.", 4), ("Ann \u4e2d", 3), ("Chair", 3),
    ]  # fmt: skip


def test_the_image_of_a_spread_is_among_the_images() -> None:
    found = section('::: {.facing image="images/x.svg" alt="A"}\n# T\n:::\n')
    assert [(m.name, m.line) for m in found.images] == [("report/2024/images/x.svg", 1)]


def _stat(attributes: str, language: str = "en-CA") -> Section:
    figures = {
        name: Figure(name, Decimal(value), unit, "2021", ("S1",), "", "", Place())
        for name, value, unit in (
            ("members.result", "3334", "members"),
            ("portfolio.ngen", "154.5", "million CAD"),
        )
    }
    text = f"# T\n\n:::: stats\n::: {{.stat {attributes}}}\nMeaning\n:::\n::::\n"
    return parse(Source(PATH, text), Material(language, Data(figures)))


@pytest.mark.parametrize(
    ("attributes", "language", "printed"),
    [
        ("figure=members.result", "en-CA", ["3,334"]),
        ("figure=members.result unit=companies", "en-CA", ["3,334", "companies"]),
        ("figure=portfolio.ngen", "en-CA", ["$154.5", "million"]),
        ("figure=portfolio.ngen", "fr-CA", ["154,5", "millions de dollars"]),
        ('value="{{ figures.members.result }}"', "en-CA", ["3,334"]),
        ('value="{{ figures.members.result }}" lang=fr', "en-CA", ["3\u202f334"]),
        ("figure=portfolio.ngen lang=fr", "en-CA", ["154,5", "millions de dollars canadiens"]),
        ("figure=members.result lang=fr", "en-CA", ["3\u202f334"]),
    ],
)
def test_a_stat_takes_its_numeral_from_data(
    attributes: str, language: str, printed: list[str]
) -> None:
    found = _stat(attributes, language)
    assert not found.problems
    assert [mention.name for mention in found.text] == ["T", *printed, "Meaning"]
    (use,) = found.uses
    assert use.text.startswith(printed[0])
    assert (use.line, use.expression) == (4, f"figures.{use.names[0]}")
    html = "".join(map(shown, found.pieces))
    assert f'<span class="numeral"><data value="{use.names[0]}">{printed[0]}</data></span>' in html


@pytest.mark.parametrize(
    ("attributes", "told"),
    [
        ("figure=members.reslt", ("figure", "did you mean `members.result`?")),
        ("figure=members.reslt unit=x", ("figure", "did you mean `members.result`?")),
        ("figure=xyz", ("figure", "figures stand in `data/figures.toml`")),
        ("figure=members.result value=7", ("attribute", "")),
    ],
)
def test_a_figure_that_is_not_there_is_told(attributes: str, told: tuple[str, str]) -> None:
    (problem,) = _stat(attributes).problems
    assert (problem.code, problem.hint, problem.where.line) == (*told, 4)


@pytest.mark.parametrize("name", PARTS)
def test_every_template_has_a_slot_for_all_that_its_part_takes(name: str) -> None:
    given = frozenset(PARTS[name].attributes)
    before, after = frame(name, given)
    slots = {piece.name for piece in (*before, *after) if isinstance(piece, Slot)}
    assert slots | {"figure"} == {"attributes", "figure", *given}  # which becomes value and unit


def test_parts_nest_as_deep_as_divs_may() -> None:
    deep = "::: callout\n" * 16 + "Text.\n" + ":::\n" * 16
    assert not section(f"# T\n\n{deep}").problems
    deeper = f"# T\n\n::: callout\n{deep}:::\n"
    assert [problem.code for problem in section(deeper).problems] == ["nesting"]
