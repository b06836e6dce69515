"""What the process tells comes across as it was; what is no such thing is not heard."""

import json

from ngen_pdf.preflight import profiles, telling
from ngen_pdf.preflight.facts import Area
from ngen_pdf.preflight.thumbnails import Thumbnail
from ngen_pdf.preflight.verdict import Finding, Verdict
from ngen_pdf.problems import Place, Problem, Severity

FOUND = Finding(
    "bleed",
    Severity.WARNING,
    "é",
    "mend it",
    2,
    "ii",
    Area(0, 1, 2.5, 3),
    clause="4",
    more=(Area(5, 6, 7, 8),),
)
SMALL = Thumbnail(2, b"\x89PNG", "png", Area(0, 0, 9, 9), 90, None)
STRANGE = (
    b"", b"{", b"[]", b"5", b"null", b'{"trims": 5}', b'{"trims": [[1]]}', b'{"findings": [{}]}',
    b'{"checked": "a", "findings": [{"code": "a", "severity": "none"}]}', b"[" * 100_000,
    b'{"checked": "a", "findings": [{"code": "a", "severity": "error", "message": "", "hint": "",'
    b' "page": Infinity, "label": "", "area": null, "clause": "", "more": []}]}',
    b'{"thumbnail": {"area": null}}', b'{"problems": [{"where": {"root": 1}}]}', b"\xff\xfe",
)  # fmt: skip


def lines(*said: object) -> list[bytes]:
    return [json.dumps(one).encode() for one in said]


def test_all_comes_across() -> None:
    profile = profiles.named("any")
    account = telling.read(lines(
        telling.of_bytes("00"), telling.of_file(profile, [(9, 8)], ["ii"]),
        telling.of_rule("bleed"), telling.of_findings("bleed", [FOUND]), telling.WHOLE,
        telling.of_thumbnail(SMALL),
    ))  # fmt: skip
    assert account.whole
    verdict = Verdict("any", profile.title, 1, ("bleed",), (FOUND,), ("ii",))
    assert account.judged.verdict == verdict
    assert account.judged.thumbnails == (SMALL,)
    assert (account.judged.trims, account.judged.sha256) == (((9, 8),), "00")


def test_problems_come_across() -> None:
    problem = Problem("file", "it is not there", Place("a.pdf", 3), "look", Severity.WARNING)
    assert telling.read(lines(telling.of_problems([problem]))).problems == (problem,)


def test_what_was_at_work_is_known() -> None:
    account = telling.read([*lines(telling.of_rule("bleed")), b'{"checked": "bleed", "find'])
    assert (account.whole, account.at) == (False, "bleed")


def test_what_is_no_such_line_is_not_heard() -> None:
    account = telling.read([*STRANGE, *lines(telling.of_findings("bleed", [FOUND]))])
    assert account.judged.verdict.findings == (FOUND,)
