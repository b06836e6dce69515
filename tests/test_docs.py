"""The examples that the docs show are true."""

import ast
import re
import shutil
from collections.abc import Iterator

from conftest import ROOT, Publication
from ngen_pdf import unsettled
from ngen_pdf.preflight import profiles
from ngen_pdf.preflight.rules import RULES
from ngen_pdf.problems import Severity
from ngen_pdf.sections.parts import PARTS

PAGE = (ROOT / "docs/parts.md").read_text("utf-8")
EXAMPLES = re.findall(r"```markdown\n(.*?)```\n\n!\[[^]]+\]\((.*?)\)", PAGE, re.DOTALL)


def test_every_part_has_an_entry_an_example_and_a_picture() -> None:
    named = set(re.findall(r"[\w-]+", " ".join(re.findall("^## (.*)", PAGE, re.MULTILINE))))
    shown = "".join(text for text, _ in EXAMPLES)
    for name in PARTS:
        assert name in named
        assert re.search(rf"::: \{{\.{name}\b", shown)
    pictures = {path for _, path in EXAMPLES}
    assert pictures == {f"images/parts/{p.name}" for p in (ROOT / "docs/images/parts").iterdir()}
    assert PAGE.count("```markdown") == len(EXAMPLES)  # each has its picture


def test_every_attribute_of_a_part_is_described() -> None:
    for name, part in PARTS.items():
        assert all(f"`{attribute}`" in PAGE for attribute in part.attributes), name


def test_the_examples_are_drawn_without_a_problem(styled: Publication) -> None:
    shutil.copytree(ROOT / "docs/examples", styled.root / "report/2024/images")
    figures = (ROOT / "docs/examples/figures.toml").read_bytes()
    styled.write("report/2024/data/figures.toml", figures)
    styled.section("99-sources.md", "# Sources\n\n[S2]{#s2} [S4]{#s4}\n")
    for number, (text, _) in enumerate(EXAMPLES):
        title = "" if re.search("^# ", text, re.MULTILINE) else f"# Example {number}\n\n"
        styled.section(f"{number:02}-a.md", title + text)
    styled.render()


CODE = re.compile(r"[a-z]+(?:-[a-z]+)*")
TELLERS = {
    "Problem": 0, "error": 0, "warning": 0, "Refusal": 0, "_Refused": 0, "_Rule": 1, "Fault": 3,
    "wrong": 3,
}  # fmt: skip
"""What tells of a problem, and which of its arguments is the code."""


def _codes(tree: ast.Module) -> Iterator[str]:
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else ast.unparse(call.func)
        if name not in TELLERS:
            continue
        place = TELLERS[name]
        named = (keyword.value for keyword in call.keywords if keyword.arg == "code")
        for argument in (*call.args[place : place + 1], *named):
            if isinstance(argument, ast.Constant) and CODE.fullmatch(str(argument.value)):
                yield str(argument.value)


def test_the_table_of_problems_has_every_code_in_order() -> None:
    page = (ROOT / "docs/authoring.md").read_text("utf-8")
    codes = page.partition("## Problems by code")[2]
    table = re.findall(r"^\| `([a-z-]+)` \|", codes, re.MULTILINE)
    trees = [ast.parse(file.read_text("utf-8")) for file in (ROOT / "src").rglob("*.py")]
    assert table == sorted({code for tree in trees for code in _codes(tree)} | {unsettled.CODE})


def test_the_tables_of_rules_have_every_rule_in_order() -> None:
    page = (ROOT / "docs/preflight.md").read_text("utf-8")
    rules = page.partition("\n## Rules\n")[2].partition("\n## ")[0]
    tables = [
        re.findall(r"^\| `([a-z-]+)` \|", part, re.MULTILINE) for part in rules.split("\n### ")
    ]
    assert all(table == sorted(table) for table in tables)
    assert sorted(code for table in tables for code in table) == sorted(r.code for r in RULES)


def test_the_table_of_layout_has_every_rule_in_order() -> None:
    page = (ROOT / "docs/preflight.md").read_text("utf-8")
    layout = page.partition("\n## Layout\n")[2].partition("\n## ")[0]
    assert re.findall(r"^\| `([a-z-]+)` \|", layout, re.M) == sorted(profiles.of_pages(None))


def test_the_options_of_preflight_are_described(publication: Publication) -> None:
    page = (ROOT / "docs/preflight.md").read_text("utf-8")
    told = set(re.findall("--[a-z-]+", publication.run("preflight", "--help").stdout))
    assert told - {"--help"} == set(re.findall(r"^\| `(--[a-z-]+)", page, re.MULTILINE))


def test_the_profiles_are_described() -> None:
    page = (ROOT / "docs/preflight.md").read_text("utf-8")
    profiled = page.partition("\n## Profiles\n")[2].partition("\n## ")[0]
    told = set(re.findall(r"^\| `([a-z-]+)` \| ", profiled, re.MULTILINE))
    assert told - {"severity", "clause"} == set(profiles.names())


def test_the_tables_of_rules_have_the_weights_and_numbers_of_profiles() -> None:
    page = (ROOT / "docs/preflight.md").read_text("utf-8")
    numbers = dict(re.findall(r"^\| `([a-z-]+)` \|.*\|(.*)\|.*\|$", page, re.MULTILINE))
    weighed = dict((*profiles.named("screen").terms, *profiles.named("gwg-sheetfed").terms))
    for code, terms in {**weighed, **profiles.of_pages(None)}.items():
        told = set(re.findall(r"[\d.]*\d|warning", numbers[code]))
        asked = {f"{value:g}" for _, value in terms.values if type(value) in {int, float}}
        assert asked <= told, code
        is_told = code not in weighed or "warning" in told  # those of layout all together
        assert terms.severity is Severity.ERROR or is_told, code
