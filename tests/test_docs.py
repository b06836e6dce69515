"""The examples that the docs show are true."""

import re
import shutil

from conftest import ROOT, Publication
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
