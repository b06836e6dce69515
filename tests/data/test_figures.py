"""figures.toml: what is read, what is told and where; formulas are reckoned again."""

from decimal import Decimal
from pathlib import Path

from ngen_pdf import data

GOOD = """\
[members.result]
value = 3334
unit = "members"
period = "31 March 2021"
source = "S2"

[portfolio]
total = { value = 349.0, unit = "million CAD", period = "2021", source = ["S2", "S4"] }

[portfolio.ngen]
value = 154.5
unit = "million  CAD"
period = "2021"
source = "S4"
note = "FP5"

[portfolio.share]
value = 44.3
unit = "%"
period = "2021"
source = "S4"
formula = "portfolio.ngen / portfolio.total * 100"
"""


def _load(root: Path, text: str) -> data.Data:
    file = root / "report/2024/data/figures.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return data.load(root, "report/2024")


def _told(root: Path, text: str) -> list[str]:
    return [
        f"{problem.where.line} {problem.severity}[{problem.code}] {problem.message}"
        for problem in _load(root, text).problems
    ]


def test_figures(tmp_path: Path) -> None:
    found = _load(tmp_path, GOOD)
    assert found.problems == ()
    assert list(found.figures) == [
        "members.result", "portfolio.total", "portfolio.ngen", "portfolio.share",
    ]  # fmt: skip
    total = found.figures["portfolio.total"]
    assert (str(total.value), total.unit, total.source) == ("349.0", "million CAD", ("S2", "S4"))
    assert (total.scale, total.measure) == ("million", "CAD")
    assert total.amount == Decimal(349_000_000)
    assert total.place.line == 8
    assert found.figures["portfolio.ngen"].place.line == 10


def test_a_report_without_data_has_none(tmp_path: Path) -> None:
    assert data.load(tmp_path, "report/2024") == data.Data()


def test_the_parts_of_a_large_figure(tmp_path: Path) -> None:
    figures = _load(tmp_path, GOOD).figures
    assert figures["portfolio.total"].parts("en-CA") == ("$349.0", "million")
    assert figures["portfolio.total"].parts("fr-CA") == ("349,0", "millions de dollars")
    assert figures["members.result"].parts("en-CA") == ("3,334", "")
    assert figures["portfolio.share"].parts("fr-CA") == ("44,3\u00a0%", "")


def test_a_formula_that_comes_to_another_value(tmp_path: Path) -> None:
    assert _told(tmp_path, GOOD.replace("44.3", "44.4")) == [
        "17 warning[figure-sum] `portfolio.share` is 44.4, its formula comes to 44.3"
    ]


def test_a_formula_that_fails(tmp_path: Path) -> None:
    assert _told(tmp_path, GOOD.replace("/ portfolio.total", "/ portfolio.toal")) == [
        "17 error[figure] the formula of `portfolio.share` fails: there is no figure"
        " `portfolio.toal`"
    ]


def test_every_fault_is_told_with_its_line(tmp_path: Path) -> None:
    text = """\
[a]
value = "12"
unit = "m"
period = 2021
source = []

[Bad-name.b]
value = 1

[c]
value = 1
vlaue = 2
unit = ""
period = "2021"
source = "S1"

[d]
value = true
unit = "%"
period = "x"

[e]

[f]
g = 3
value = nan
"""
    assert _told(tmp_path, text) == [
        "2 error[figure] the value of `a` is not a number",
        "4 error[figure] `period` of `a` must be text",
        "5 error[figure] `source` must be text",
        "7 error[figure] `Bad-name.b` cannot name a figure",
        "12 error[figure] the figure `c` has no key `vlaue`",
        "17 error[figure] `d` has no source",
        "18 error[figure] the value of `d` is not a number",
        "22 error[figure] `e` has no value",
        "22 error[figure] `e` has no unit",
        "22 error[figure] `e` has no period",
        "22 error[figure] `e` has no source",
        "25 error[figure] the figure `f` has no key `g`",
        "24 error[figure] `f` has no unit",
        "24 error[figure] `f` has no period",
        "24 error[figure] `f` has no source",
        "26 error[figure] the value of `f` has more than 30 digits",
    ]


def test_limits(tmp_path: Path) -> None:
    head = 'unit = "m"\nperiod = "x"\nsource = "S1"\n'
    assert "more than 30 digits" in _told(tmp_path, f"[a]\nvalue = {'9' * 31}\n{head}")[0]
    assert "more than 30 digits" in _told(tmp_path, f"[a]\nvalue = 1e99\n{head}")[0]
    assert _told(tmp_path, f"[a]\nvalue = 1e999999999999999999999\n{head}")
    deep = ".".join("abcdefghijklmnopqrstuvwxyz")
    assert "has no key `j`" in _told(tmp_path, f"{deep} = 1\n")[0]
