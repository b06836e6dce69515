"""Expressions over figures: what they come to, and that nothing else can be done in them."""

from decimal import Decimal

import pytest

from ngen_pdf.data.expressions import evaluate
from ngen_pdf.data.figures import Figure
from ngen_pdf.data.operands import Fault
from ngen_pdf.problems import Place


def _figure(name: str, value: str, unit: str) -> Figure:
    return Figure(name, Decimal(value), unit, "31 March 2021", ("S2", "S4"), "", "", Place())


FIGURES = {
    figure.name: figure
    for figure in (
        _figure("members.result", "3334", "members"),
        _figure("members.share", "36", "%"),
        _figure("portfolio.total", "349.0", "million CAD"),
        _figure("portfolio.ngen", "154.5", "million CAD"),
        _figure("bursary", "10000", "CAD"),
        _figure("year", "3", ""),
    )
}


def _text(expression: str, language: str = "en-CA") -> str:
    found = evaluate(expression, FIGURES, language)
    return found.message if isinstance(found, Fault) else found.text(language)


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("figures.members.result", "3,334"),
        ("figures['members']['result']", "3,334"),
        ("figures.portfolio.total", "$349.0 million"),
        ("figures.bursary", "$10,000"),
        ("figures.members.share", "36%"),
        ("figures.members.result.period", "31 March 2021"),
        ("figures.members.result.source", "S2, S4"),
        ("figures.portfolio.total.value", "349.0"),
        ("figures.portfolio.total.amount", "349,000,000"),
        ("figures.portfolio.total - figures.portfolio.ngen", "194.5"),
        ("(figures.portfolio.ngen / figures.portfolio.total) | percent", "44%"),
        ("(figures.portfolio.ngen / figures.portfolio.total) | percent(1)", "44.3%"),
        ("figures.portfolio.total | currency", "$349,000,000"),
        ("figures.members.result | currency('CAD')", "$3,334"),
        ("figures.portfolio.ngen | compact", "$154.5M"),
        ("figures.members.result | compact", "3.3K"),
        ("figures.year | ordinal", "3rd"),
        ("figures.members.share | percent(1)", "36.0%"),
        ("figures.portfolio.ngen | number", "154.5"),
        ("(figures.portfolio.total / figures.portfolio.ngen) | round(2)", "2.26"),
        ("-figures.year | abs", "3"),
        ("0.1 + 0.2", "0.3"),
        ("'about ' ~ figures.members.share.value", "about 36"),
    ],
)
def test_values(expression: str, text: str) -> None:
    assert _text(expression).replace("\u00a0", " ") == text


def test_the_language_is_that_of_the_text() -> None:
    assert _text("figures.portfolio.ngen", "fr-CA") == "154,5\u00a0millions de dollars"
    assert _text("figures.portfolio.ngen | number", "fr-CA") == "154,5"


def test_figures_used_are_named_once_in_order() -> None:
    found = evaluate("figures.year + figures.bursary + figures.year", FIGURES, "en")
    assert not isinstance(found, Fault)
    assert found.names == ("year", "bursary")


@pytest.mark.parametrize(
    ("expression", "message", "hint"),
    [
        ("figures.members.reslut", "there is no figure `members.reslut`", "`members.result`?"),
        ("figures.members", "`figures.members` is a group of figures", "figures.members.result"),
        ("figures", "`figures` is a group of figures", "figures.members.result"),
        ("members.result", "`members` is not known here", "figures.members"),
        ("figures.members.result.sorce", "a figure has no `sorce`", "source"),
        ("figures.members.result | percnt", "there is no filter `percnt`", "`percent`?"),
        ("figures.members.result |", "cannot be read: unexpected end", ""),
        ("", "cannot be read: ", ""),
        ("a b", "`b` cannot stand there", ""),
        ("figures.members.share / 0", "the result is not a number", "zero"),
        ("figures.portfolio.total / figures.portfolio.ngen", "not round", "round(2)"),
        ("figures.year | round(99)", "`99` cannot be a number of decimals", "0 to 6"),
        ("figures.year | currency", "which currency?", "CAD"),
        ("figures.bursary | currency('ZZZ')", "`ZZZ` is not a currency", "CAD"),
        ("0.5 | ordinal", "0.5 has no rank", "whole number"),
        ("none", "`None` is not a number", ""),
        ("[1]", "`[1]` is not a number", ""),
    ],
)
def test_faults(expression: str, message: str, hint: str) -> None:
    found = evaluate(expression, FIGURES, "en-CA")
    assert isinstance(found, Fault)
    assert message in found.message
    assert hint in found.hint


@pytest.mark.parametrize(
    "expression",
    [
        "figures.__class__",
        "figures.members.result.__class__.__mro__",
        "''.__class__",
        "().__class__.__bases__[0].__subclasses__()",
        "figures.members.result.value.__init__",
        "range(10)",
        "lipsum()",
        "cycler",
        "self",
        "config",
        "figures.members.result.text('en')",
        "'x'.join('ab')",
        "'a' * 1000000000",
        "'%999999999d' % 1",
        "'a' | center(999999999)",
        "9 ** 9 ** 9",
        "2 ** 1000000",
        "1e999",
        "1e300 * 1e300",
        "9" * 499,
        "(" * 240 + "1" + ")" * 240 + "+" * 10,
        "-" * 250 + "1",
        "-" * 499,
        "1" + "+1" * 300,
        "figures.members.result is defined",
        "{% for x in range(9) %}",
    ],
)
def test_nothing_else_can_be_done(expression: str) -> None:
    assert isinstance(evaluate(expression, FIGURES, "en"), Fault)


def test_an_expression_has_a_limit() -> None:
    assert "longer than 500" in _text("1 +" * 200)
