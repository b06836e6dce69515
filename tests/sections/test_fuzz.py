"""Random Markdown from a fixed seed: never a traceback, sound HTML, no word lost."""

import random
import re

import pytest
from reading import assert_sound, filled, section, words

PARTS = (
    "# ", "## ", "### ", "\n", "\n\n", "\n\n", "\n\n", "    ", "  ", "- ", "1. ", "> ", "- [ ] ",
    "::: {.a}\n", "::: b\n", ":::\n", ":::\n", "{.c}\n", "{#i}", "{.x}", "{-}", "[", "]", "(", ")",
    "![", '](a.svg){alt="z"}', "](#t)", "](02-d.md)", "[^1]", "[^2]", "[^1]: ", "[^2]: ", "^[",
    "*", "**", "_", "~~", "`", "```\n", "| ", "|", "|---|---|\n", "| a | b |\n|---|---|\n| ",
    ": ", "Term\n: ", "@fig-a ", "<b>", "</b>", "<div>", "</div>", "<div>\n\n", "\n\n</div>\n\n",
    "<br>", "<!-- c -->", "<p>", "</p>", "<table>", "<tr>", "<td>", "</section>", "\\", "&amp;",
    "&#0;", "&", "<", "\t", "  \n", "---\n", "===\n", "***\n", "[r]: #x\n", "[r]", "[t][r]",
    "<https://a.b>", '"', "'", "{", "}", "=", "::: {.contents}\n:::\n",
    '::: {.figure .wide}\n', "::: logos\n", "::: contacts\n", "::: cards\n", "::: card\n",
    "::: stats\n",
    '::: {.stat value="5"}\n', '::: {.quote by="A" role="B"}\n', "::: timeline\n",
    '::: {.facing image="b.svg" alt="y"}\n', "![](b.svg){.full-bleed}\n",
    "[w]{.index}", "[]{.index term=t}", "{.index see=u}", "::: {.index term=u}\n",
)  # fmt: skip
HARMLESS = {"section-title", "heading-level", "image-alt", "empty-heading"}
WORD = re.compile(r"word\d+")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def _random_text(seed: int) -> str:
    source = random.Random(seed)
    length = source.choice((5, 15, 60))
    parts = []
    for index in range(length):
        parts.append(source.choice(PARTS))
        if source.random() < 0.6:
            parts.append(f"word{index}{source.choice(('', ' '))}")
    return "# Title\n\n" + "".join(parts)


@pytest.mark.parametrize("start", range(0, 1000, 100))
def test_random_markdown(start: int) -> None:
    for seed in range(start, start + 100):
        text = _random_text(seed)
        found = section(text)
        assert_sound(found)
        if {problem.code for problem in found.problems} <= HARMLESS:
            alternatives = " ".join(re.findall(r'alt="[^"]*"', filled(found)))
            printed = words(found) + alternatives
            lost = set(WORD.findall(COMMENT.sub("", text))) - set(WORD.findall(printed))
            assert not lost, f"{seed}: {text!r}"
