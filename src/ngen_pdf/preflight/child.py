"""The process in which a file is judged: `confined` starts it, and hears what it tells.

In: a job, as JSON in the first argument; the file, open under the number that the job names.
Out: lines on stdout, as `telling` writes them, each as soon as it is known. When it is
started and given up belongs to `confined`.
"""

import json
import os
import resource
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from itertools import islice
from math import ceil
from pathlib import Path

from ngen_pdf import preflight, press
from ngen_pdf.preflight import profiles, telling, thumbnails
from ngen_pdf.preflight.facts import Document
from ngen_pdf.preflight.profiles import Profile
from ngen_pdf.preflight.verdict import Finding, Verdict
from ngen_pdf.problems import NgenError, Severity

ROOM = 1 << 30
"""Bytes of memory, all told."""

MOST = 1000
"""Findings of one rule; nobody mends more by hand."""

TOO_LARGE = f"takes more than {ROOM >> 30} GiB of memory, as no sound file of its size does"


def main() -> None:
    """Judge a file, whatever it holds."""
    job = json.loads(sys.argv[1])
    _confine(ceil(job["seconds"]))
    try:
        profile = named(job["profile"], job["root"])
    except NgenError as error:
        tell(telling.of_problems(error.problems))
        return
    with os.fdopen(job["file"], "rb") as file:
        pdf = file.read()
    verdict = _judge(pdf, profile)
    tell(telling.WHOLE)
    if job["thumbnails"]:
        for thumbnail in thumbnails.draw(pdf, verdict):
            tell(telling.of_thumbnail(thumbnail))


def named(name: str, root: str) -> Profile | None:
    """The profile of that name, also one of a press below the root; None for the one that fits.

    Raises `NgenError` where there is none.
    """
    if not name:
        return None
    if root and name not in profiles.names() and name in press.names(Path(root)):
        return profiles.for_press(press.read_press(Path(root), name))
    return profiles.named(name)


def tell(said: Mapping[str, object]) -> None:
    """Write a line, and let it be read at once."""
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


def _confine(seconds: int) -> None:
    """Let the system end this process when it takes more, and leave no image of its memory."""
    for limit, wanted in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, ROOM),
    ):
        _, hard = resource.getrlimit(limit)
        most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        with suppress(ValueError, OSError):  # macOS may refuse a limit on memory
            resource.setrlimit(limit, (most, hard))


def _judge(pdf: bytes, profile: Profile | None) -> Verdict:
    """The verdict, told bit by bit as it comes about."""
    first = profile or profiles.named(profiles.ANY)
    tell(telling.of_bytes(sha256(pdf).hexdigest()))
    tell(telling.of_file(first, (), ()))
    trims: tuple[telling.Size, ...]
    labels: tuple[str, ...]
    document = _read(pdf)
    if isinstance(document, Finding):
        judged = first
        told = iter([(document.code, iter([document]))])
        trims, labels = (), ()
    else:
        judged = profile or profiles.fitting(document)
        told = preflight.applied(document, judged)
        trims = tuple((page.visible.width, page.visible.height) for page in document.pages)
        labels = tuple(page.label for page in document.pages)
    tell(telling.of_file(judged, trims, labels))
    findings: list[Finding] = []
    for code, found in told:
        tell(telling.of_rule(code))
        findings += (these := _applied(code, found))
        tell(telling.of_findings(code, these))
    return Verdict(judged.name, judged.title, len(trims), (), tuple(findings))


def _read(pdf: bytes) -> Document | Finding:
    """The file as it is read, or why it cannot be."""
    try:
        return preflight.opened(pdf)
    except MemoryError:
        return Finding("syntax", Severity.ERROR, f"the file {TOO_LARGE}", "make it again")
    except Exception as error:
        return _broken("syntax", "the file cannot be read", error)


def _applied(code: str, found: Iterator[Finding]) -> list[Finding]:
    """What a rule finds; where the file breaks it, that."""
    these: list[Finding] = []
    try:
        these += islice(found, MOST)
        if next(found, None):
            what = f"this is found more than {MOST:,} times; the rest are not told"
            these.append(
                replace(these[-1], message=what, hint="", page=0, area=None, more=(), label="")
            )
    except MemoryError:
        these.append(Finding(code, Severity.ERROR, f"to judge this {TOO_LARGE}", "make it again"))
    except Exception as error:
        these.append(_broken(code, "this could not be judged", error))
    return these


def _broken(code: str, what: str, error: Exception) -> Finding:
    why = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return Finding(code, Severity.ERROR, f"{what}: {why}", "make the file again, by another way")


if __name__ == "__main__":
    main()
