"""Judges a file in a process of its own, which the system ends when it takes too much.

In: a path, a profile's name, how long it may take. Out: `Judged`, whatever the file holds. What
the process does stands in `child`; how a verdict is shown belongs to the commands.

The process has 1 GiB of memory and so many seconds. macOS does not hold a process to its memory;
there the time alone is limited.
"""

import json
import os
import select
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path

from ngen_pdf.preflight.telling import Account, Judged, read
from ngen_pdf.preflight.verdict import Finding, in_order
from ngen_pdf.problems import NgenError, Problem, Severity, did_you_mean

__all__ = ["Judged", "judge"]

SECONDS = 10.0
"""How long a file may take, from the call to the answer."""

LARGEST = 400 << 20
"""Bytes of a file; with what is made of it, more would not have room."""

HEADROOM = 1.6  # seconds for what comes before and after the process, on a busy machine
WRITING = 0.8  # more, for a page with pictures
TOLD = 64 << 20  # bytes; a verdict with all of its thumbnails takes 10 MB
PIECE = 1 << 16
NAMES = 10_000  # files of a folder that are looked through for the one that was meant
PACKAGE = Path(__file__).parents[2]


def judge(
    file: Path, profile: str, root: Path | None, seconds: float = SECONDS, thumbnails: bool = False
) -> Judged:
    """How a file is judged by a profile, "" for the one that fits it.

    `root` is where a press profile of that name is looked for, None for nowhere. It takes no
    longer than `seconds`. A file that would take more, or that ends the process, gets a verdict
    that says so, with all that was found before. Raises `NgenError` where there is no such file
    or profile.
    """
    start = time.monotonic()
    with _opened(file) as number:
        job = {
            "file": number, "profile": profile, "root": str(root or ""), "seconds": seconds,
            "thumbnails": thumbnails,
        }  # fmt: skip
        kept = HEADROOM + (WRITING if thumbnails else 0)
        lines, end = _run(job, start + max(seconds - kept, seconds / 2))
    account = read(lines)
    if account.problems:
        raise NgenError(*account.problems)
    if account.whole:
        return account.judged
    return _cut_short(account, end, seconds)


@contextmanager
def _opened(file: Path) -> Iterator[int]:
    """The file, open; what is no file or too large is a problem, and nothing is waited for."""
    try:
        number = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        hint = _instead(file) if isinstance(error, FileNotFoundError) else ""
        problem = Problem("file", f"`{file}` cannot be read: {error.strerror}", hint=hint)
        raise NgenError(problem) from None
    except ValueError:  # a NUL, which no path may hold
        raise NgenError(Problem("file", f"`{file!a}` cannot be the name of a file")) from None
    try:
        if fault := _fault(file, os.fstat(number)):
            raise NgenError(fault)
        yield number
    finally:
        os.close(number)


def _instead(file: Path) -> str:
    """Which PDF of the same folder may have been meant, as a hint."""
    try:
        names = sorted(found.name for found in islice(file.parent.glob("*.[pP][dD][fF]"), NAMES))
    except OSError:
        names = []
    return did_you_mean(file.name, names) or "name a PDF; those of a report are in `build/YEAR/`"


def _fault(file: Path, about: os.stat_result) -> Problem | None:
    if not stat.S_ISREG(about.st_mode):
        if stat.S_ISDIR(about.st_mode):
            return Problem("file", f"`{file}` is a folder", hint="name a PDF in it")
        return Problem("file", f"`{file}` is not a file")
    if about.st_size > LARGEST:
        return Problem("too-large", f"`{file}` is larger than {LARGEST >> 20} MiB")
    return None


def _run(job: dict[str, object], deadline: float) -> tuple[list[bytes], int | None]:
    """What the process told, line by line, and how it ended: None where it was ended here."""
    paths = os.pathsep.join(filter(None, (str(PACKAGE), os.environ.get("PYTHONPATH"))))
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "ngen_pdf.preflight.child", json.dumps(job)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # where libraries tell how they died
        pass_fds=[int(str(job["file"]))],
        env={**os.environ, "PYTHONPATH": paths},
    )
    assert process.stdout is not None
    with process.stdout:
        try:
            told = b"".join(_pieces(process.stdout.fileno(), deadline))
            code = process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            code = None
        finally:
            process.kill()
            process.wait()
    return told.splitlines(), code


def _pieces(pipe: int, deadline: float) -> Iterator[bytes]:
    """What comes out of a pipe until it is closed; no more after the deadline."""
    size = 0
    while size < TOLD:
        wait = max(0.0, deadline - time.monotonic())
        if not select.select([pipe], [], [], wait)[0]:
            return
        piece = os.read(pipe, PIECE)
        if not piece:
            return
        size += len(piece)
        yield piece


def _cut_short(account: Account, end: int | None, seconds: float) -> Judged:
    """What was found before the process ended, and that it did."""
    if end is None or end == -signal.SIGXCPU:
        what = f"the file takes more than {seconds:g} seconds to judge, as few sound ones do"
        hint = "`--time-limit` gives it more"
    else:
        what, hint = "the file breaks what reads it, as no sound one does", "make it again"
    if account.at:
        what += f"; rules from `{account.at}` on were not applied"
    verdict = account.judged.verdict
    findings = in_order((*verdict.findings, Finding("syntax", Severity.ERROR, what, hint)))
    checked = tuple(dict.fromkeys(("syntax", *verdict.checked)))
    return replace(account.judged, verdict=replace(verdict, findings=findings, checked=checked))
