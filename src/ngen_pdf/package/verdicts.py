"""Writes down how the press files were judged: for machines and for people.

In: `Supplied` files by name, the press profile. Out: JSON and text, in English. What is judged
belongs to `editions.verdict`.
"""

import json
from collections.abc import Mapping
from hashlib import sha256

from ngen_pdf.editions.supply import Supplied
from ngen_pdf.editions.verdict import Check
from ngen_pdf.press import PressProfile

PARTIAL = (
    "These are the checks made so far. They are no full preflight: ink coverage, overprint,\n"
    "small type, thin lines and the bleed of what is painted are not judged.\n"
)


def as_json(supplied: Mapping[str, Supplied], press: PressProfile) -> bytes:
    """Each file with its checksum, and each check with what was asked and found."""
    verdict = {
        "profile": press.name,
        "standard": press.standard,
        "full_preflight": False,
        "files": [
            {
                "name": name,
                "sha256": sha256(file.pdf).hexdigest(),
                "pages": file.survey.pages,
                "checks": [
                    {"code": c.code, "asked": c.asked, "found": c.found, "passed": c.passed}
                    for c in file.checks
                ],
            }
            for name, file in supplied.items()
        ],
    }
    return (json.dumps(verdict, indent=2, ensure_ascii=False) + "\n").encode()


def as_text(supplied: Mapping[str, Supplied], press: PressProfile) -> bytes:
    """The same to read: a line for each check."""
    told = [f"Press profile {press.name}: {press.title}\n", PARTIAL]
    for name, file in supplied.items():
        lines = "".join(_line(check) for check in file.checks)
        told.append(f"{name}, {file.survey.pages} pages\n{lines}")
    return "\n".join(told).encode()


def _line(check: Check) -> str:
    outcome = "passed" if check.passed else "FAILED"
    return f"  {outcome}  {check.code}: asked {check.asked}; found {check.found}\n"
