"""No rule is without a file or a publication that breaks just it, and its mended twin."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import FunctionType

from cases import Case
from paint_cases import CASES
from test_makeup import BROKEN, MENDED

from ngen_pdf.preflight import makeup
from ngen_pdf.preflight.rules import RULES

HERE = Path(__file__).parent


def _cases() -> Iterator[str]:
    """The codes of all `Case`s of the tests beside this one."""
    for file in sorted(HERE.glob("test_*.py")):
        tests = vars(import_module(file.stem)).values()
        for test in (test for test in tests if isinstance(test, FunctionType)):
            for mark in getattr(test, "pytestmark", ()):
                values = mark.args[1] if mark.name == "parametrize" else ()
                yield from (value.code for value in values if isinstance(value, Case))


def test_each_rule_on_files_has_one() -> None:
    proved = {*_cases(), *(pair.code for pair in CASES)}
    assert {rule.code for rule in RULES} - proved == set()


def test_each_rule_on_pages_has_one() -> None:
    assert BROKEN.keys() == MENDED.keys()
    proved = {*BROKEN, "overflow", "dropped-content"}  # of these two there are several, `LOST`
    assert {rule.code for rule in makeup.RULES} == proved
