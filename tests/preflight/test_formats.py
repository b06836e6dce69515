"""How a verdict is told as text and as JSON."""

import json
from dataclasses import replace

import pytest
from jsonschema_rs import Draft202012Validator
from verdicts import COARSE, INTENT, PASSED, VERDICT, thin

from conftest import ROOT
from ngen_pdf.preflight import Area, Finding
from ngen_pdf.preflight.formats import as_json, as_text
from ngen_pdf.problems import Severity

SCHEMA = json.loads((ROOT / "docs/verdict.schema.json").read_text("utf-8"))
SHA = "0" * 64
TOLD = """\
error[image-resolution] (GWG2015 4.29)
  page 14 (report/2024/06-portfolio.md:57): `plant.jpg` prints at 131 ppi; gwg-sheetfed asks 225
    hint: supply at least 942 px for this width, or print it 2.4 in wide

error[output-intent] (GWG2015 4.3)
  there is none

warning[line-weight]
  pages ii, 3-5, 7: a line is 0.1 pt wide
    hint: make it 0.25 pt

a.pdf: 20 pages, gwg-sheetfed: not ready for press, 2 errors, 5 warnings
"""


def test_findings_are_grouped_and_those_alike_folded() -> None:
    assert as_text(VERDICT, "a.pdf") == TOLD


def test_lines_that_say_something_else_stand_apart() -> None:
    other = replace(thin(3), hint="make it wider")
    told = as_text(replace(VERDICT, findings=(thin(2), other, thin(3))), "a.pdf")
    assert told.count("a line is 0.1 pt wide") == 2
    assert "  pages 2, 3: a line is 0.1 pt wide\n    hint: make it 0.25 pt\n  page 3: " in told


def test_a_hint_stands_once_below_the_lines_that_it_is_for() -> None:
    lines = tuple(replace(thin(page), message=f"line {page}") for page in (1, 2))
    told = as_text(replace(VERDICT, findings=(*lines, replace(thin(3), hint=""))), "a.pdf")
    assert told.splitlines()[1:5] == [
        "  page 1: line 1",
        "  page 2: line 2",
        "    hint: make it 0.25 pt",
        "  page 3: a line is 0.1 pt wide",
    ]


@pytest.mark.parametrize(
    ("profile", "findings", "strict", "told"),
    [
        ("gwg-sheetfed", (), False, "ready for press, no problems"),
        ("gwg-sheetfed", (thin(1),), False, "ready for press, 1 warning"),
        ("gwg-sheetfed", (thin(1),), True, "not ready for press, 1 warning"),
        ("a-shop", (INTENT,), False, "not ready for press, 1 error"),
        ("screen", (), True, "passed, no problems"),
        ("any", (INTENT,), False, "not passed, 1 error"),
    ],
)
def test_the_last_line_says_what_came_of_it(
    profile: str, findings: tuple[Finding, ...], strict: bool, told: str
) -> None:
    verdict = replace(PASSED, profile=profile, findings=findings)
    last = as_text(verdict, "a.pdf", strict).splitlines()[-1]
    assert last == f"a.pdf: 20 pages, {profile}: {told}"


def test_a_file_without_pages_has_none_to_count() -> None:
    broken = replace(PASSED, pages=0, findings=(INTENT,))
    assert as_text(broken, "a.pdf").endswith(
        "\na.pdf: gwg-sheetfed: not ready for press, 1 error\n"
    )


def test_of_many_findings_of_a_code_the_first_are_told() -> None:
    many = tuple(replace(thin(page), message=f"line {page}") for page in range(1, 81))
    told = as_text(replace(VERDICT, findings=many), "a.pdf")
    assert (told.count(": line "), told.count("hint: ")) == (50, 1)
    assert "\n    hint: make it 0.25 pt\n  and 30 more; JSON has them all\n" in told


def test_json_is_as_its_schema_says() -> None:
    told = json.loads(as_json(VERDICT, "a.pdf", SHA))
    Draft202012Validator(SCHEMA).validate(told)
    assert (told["passed"], told["count"]) == (False, {"error": 2, "warning": 5})
    assert told["findings"][0] == {
        "code": "image-resolution",
        "severity": "error",
        "message": COARSE.message,
        "hint": COARSE.hint,
        "clause": "GWG2015 4.29",
        "page": 16,
        "label": "14",
        "area": {"left": 72, "bottom": 400, "right": 372, "top": 650},
        "more": [],
        "source": {"file": "report/2024/06-portfolio.md", "line": 57},
    }
    whole = told["findings"][1]
    assert [whole[key] for key in ("page", "label", "area", "source")] == [None] * 4
    twice = replace(VERDICT, findings=(replace(COARSE, more=(Area(1, 2, 3, 4.005),)),))
    told = json.loads(as_json(twice, "a.pdf", SHA))
    Draft202012Validator(SCHEMA).validate(told)
    assert told["findings"][0]["more"] == [{"left": 1, "bottom": 2, "right": 3, "top": 4.0}]
    passed = json.loads(as_json(PASSED, "a.pdf", SHA))
    Draft202012Validator(SCHEMA).validate(passed)
    assert passed["passed"]


def test_the_schema_describes_every_key() -> None:
    told = json.loads(as_json(VERDICT, "a.pdf", SHA))
    assert list(told) == SCHEMA["required"] == list(SCHEMA["properties"])
    finding = SCHEMA["$defs"]["finding"]
    assert list(told["findings"][0]) == finding["required"] == list(finding["properties"])


def test_what_a_file_puts_into_its_names_does_no_harm() -> None:
    nasty = "\x1b[2J`a\u009b\ud800b`\r\n" + "x" * 5000
    area = Area(float("nan"), 0, float("inf"), 1e300)
    finding = Finding(
        "font-embedded", Severity.ERROR, nasty, nasty, 1, "\x1b]0;", area, more=(area,)
    )
    verdict = replace(PASSED, findings=(finding,))
    text, data = as_text(verdict, "a.pdf"), as_json(verdict, "a.pdf", SHA)
    assert not {"\x1b", "\u009b", "\ud800", "\r"} & set(text + data)
    assert len(text.splitlines()) == 5
    (told,) = json.loads(data)["findings"]
    assert (told["area"], told["more"]) == (None, [])
    assert len(told["message"]) < 1100
    Draft202012Validator(SCHEMA).validate(json.loads(data))
