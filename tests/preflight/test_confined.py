"""A file is judged in a process of its own, and there is an answer whatever becomes of that."""

import os
import time
from hashlib import sha256
from pathlib import Path

import pytest
from files import press_file, saved, screen_file
from pikepdf import Array, Dictionary, Name

from ngen_pdf import preflight
from ngen_pdf.preflight import confined, profiles
from ngen_pdf.problems import NgenError, Severity


@pytest.fixture
def press(tmp_path: Path) -> Path:
    file = tmp_path / "a.pdf"
    file.write_bytes(saved(press_file(b"1 0 0 rg 0 0 99 99 re f")))
    return file


def test_the_verdict_is_that_of_check(press: Path) -> None:
    expected = preflight.check(press.read_bytes(), profiles.named("gwg-sheetfed"))
    judged = confined.judge(press, "gwg-sheetfed", None)
    assert judged.verdict == expected
    assert "color-space" in {finding.code for finding in expected.findings}
    assert (judged.trims, judged.thumbnails) == (((612, 792), (612, 792)), ())


def test_a_profile_may_be_left_to_the_file(press: Path, tmp_path: Path) -> None:
    screen = tmp_path / "b.pdf"
    screen.write_bytes(saved(screen_file()))
    told = [confined.judge(file, "", None).verdict.profile for file in (press, screen)]
    assert told == ["gwg-sheetfed", "screen"]


def test_pages_come_in_small_on_request(press: Path) -> None:
    thumbnails = confined.judge(press, "any", None, thumbnails=True).thumbnails
    assert [thumbnail.page for thumbnail in thumbnails] == [1, 2]
    assert thumbnails[0].trim == (0, 0, 612, 792)


@pytest.mark.parametrize("deep", [0, 60])
def test_labels_in_circles_do_not_keep_pages_from_being_drawn(deep: int, tmp_path: Path) -> None:
    pdf = press_file()
    labels = first = pdf.make_indirect(Dictionary())
    for _ in range(deep):  # each leads to the next twice
        first.Kids = Array([below := pdf.make_indirect(Dictionary())] * 2)
        first = below
    first.Kids = Array([labels] * 9)
    pdf.Root.PageLabels = labels
    file = tmp_path / "a.pdf"
    file.write_bytes(saved(pdf))
    assert len(confined.judge(file, "any", None, seconds=5, thumbnails=True).thumbnails) == 2


def test_no_more_of_a_fault_is_told_than_anybody_mends(tmp_path: Path) -> None:
    ramp = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 0, 0, 1], N=1)
    inks = {f"/I{n}": Array([Name.Separation, Name(f"/I{n}"), Name.DeviceCMYK, ramp])
            for n in range(1100)}  # fmt: skip
    painted = b"".join(b"%s cs 1 scn 99 99 9 9 re f " % name.encode() for name in inks)
    file = tmp_path / "a.pdf"
    file.write_bytes(saved(press_file(painted, pages=2, ColorSpace=Dictionary(inks))))
    verdict = confined.judge(file, "gwg-sheetfed", None, seconds=60).verdict
    told = [finding for finding in verdict.findings if finding.code == "spot-color"]
    assert len(told) == 1001
    assert "found more than 1,000 times" in told[0].message


def test_what_was_judged_is_told_even_if_it_ends_the_process_at_once(
    press: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends = "import os\nfrom ngen_pdf import preflight\npreflight.opened = lambda _pdf: os._exit(1)"
    (press.parent / "sitecustomize.py").write_text(ends)
    monkeypatch.setenv("PYTHONPATH", str(press.parent))
    judged = confined.judge(press, "gwg-sheetfed", None)
    assert judged.verdict.profile == "gwg-sheetfed"
    assert judged.sha256 == sha256(press.read_bytes()).hexdigest()


def test_a_profile_that_is_not_there_is_a_problem(press: Path) -> None:
    with pytest.raises(NgenError, match="there is no preflight profile `nothing`"):
        confined.judge(press, "nothing", None)


def test_what_is_no_file_is_a_problem(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with (tmp_path / "large.pdf").open("wb") as file:
        file.truncate(confined.LARGEST + 1)
    said = {
        "pipe": "is not a file", ".": "is a folder", "none.pdf": "cannot be read: No such file",
        "a\0b": "cannot be the name of a file", "large.pdf": "is larger than 400 MiB",
    }  # fmt: skip
    for name, message in said.items():
        with pytest.raises(NgenError, match=message):
            confined.judge(tmp_path / name, "any", None)


BROKEN = """
from dataclasses import replace
from ngen_pdf import preflight
def judge(document, terms):
    {fault}
    yield
preflight.RULES = tuple(
    replace(rule, judge=judge) if rule.code == "line-weight" else rule for rule in preflight.RULES
)
"""


def _break_a_rule(fault: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a rule do that in each process that is started from now on."""
    (folder / "sitecustomize.py").write_text(BROKEN.format(fault=fault))
    monkeypatch.setenv("PYTHONPATH", str(folder))


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("import time; time.sleep(99)", "takes more than 6 seconds"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", "takes more than 6 seconds"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "breaks what reads it"),
        ("import os; os._exit(0)", "breaks what reads it"),
    ],
)
def test_the_end_of_the_process_is_told(
    fault: str, said: str, press: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _break_a_rule(fault, press.parent, monkeypatch)
    start = time.monotonic()
    verdict = confined.judge(press, "gwg-sheetfed", None, seconds=6).verdict
    assert time.monotonic() - start < 6
    ends = [finding for finding in verdict.findings if finding.code == "syntax"]
    assert [finding.severity for finding in ends] == [Severity.ERROR]
    assert said in ends[0].message
    assert "rules from `line-weight` on were not applied" in ends[0].message
    assert "color-space" in {finding.code for finding in verdict.findings}  # found before
    assert "line-weight" not in verdict.checked


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("1 / 0", "this could not be judged: ZeroDivisionError: division by zero"),
        ("next(judge(document, terms))", "this could not be judged: RecursionError"),
        ("bytearray(1 << 31)", "takes more than 1 GiB of memory"),
    ],
)
def test_a_rule_that_breaks_takes_no_other_along(
    fault: str, said: str, press: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _break_a_rule(fault, press.parent, monkeypatch)
    verdict = confined.judge(press, "gwg-sheetfed", None).verdict
    told = {finding.code: finding for finding in verdict.findings}
    assert said in told["line-weight"].message
    assert "color-space" in told
    assert verdict.checked[-1] != "line-weight"  # those after it were applied
