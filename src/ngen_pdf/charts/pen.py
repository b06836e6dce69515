"""Keeps the process that draws: starts it early, waits for it no longer than it may take.

In: a job for `draftsman`. Out: SVG, or what went wrong. A process that dies or takes too long is
ended, and another one takes its place.
"""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from ngen_pdf.charts.kept import digest, digest_of_faces

SECONDS = 10  # of the processor, for one drawing; to add up 100,000 rows takes half a second
PATIENCE = 120  # seconds in all, on a machine that has much else to do
DRAFTSMAN = Path(__file__).parent / "draftsman.py"
TOO_MUCH = f"it takes more than {SECONDS} seconds or too much memory"


class Undrawn(Exception):
    """Vega refuses the specification, or cannot cope with it; the message says why."""


class Pen:
    """Draws with the faces of `folder`, unless a drawing is among those `kept`.

    It is started when it is first needed, or before. `drawn` is what it has given. Left as a
    context it draws no more, whatever another thread is at.
    """

    def __init__(self, folder: Path, kept: Mapping[str, str]) -> None:
        self.drawn: dict[str, str] = {}
        self._folder = folder
        self._kept = kept
        self._process: subprocess.Popen[str] | None = None
        self._is_left = False

    def draw(self, job: Mapping[str, object]) -> str:
        """The SVG that Vega makes of a job; `Undrawn` where it makes none."""
        key = digest(self._faces, job)
        self.drawn[key] = self._kept.get(key) or self._draw(job)
        return self.drawn[key]

    @cached_property
    def _faces(self) -> str:
        return digest_of_faces(self._folder)

    def _draw(self, job: Mapping[str, object]) -> str:
        self.start()
        line = self._answer(json.dumps({**job, "seconds": SECONDS}, allow_nan=False))
        if not line.endswith("\n"):
            self.close()
            raise Undrawn(TOO_MUCH)
        answer: dict[str, str] = json.loads(line)
        if "error" in answer:
            raise Undrawn(_first_line(answer["error"]))
        return answer["svg"]

    def close(self) -> None:
        """End the process, whatever it is at."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def __enter__(self) -> "Pen":
        return self

    def __exit__(self, *_: object) -> None:
        self._is_left = True
        self.close()

    def start(self) -> None:
        """Begin to get ready, unless it has; that takes half a second."""
        if self._is_left:
            raise Undrawn("the run has ended")
        if self._process is not None:
            return
        self._process = subprocess.Popen(
            [sys.executable, "-P", str(DRAFTSMAN)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # where V8 tells how it died
            env={**os.environ, "TZ": "UTC"},  # Vega reads dates in the machine's time zone
            encoding="utf-8",
        )
        self._write(json.dumps(str(self._folder)))

    def _answer(self, line: str) -> str:
        """The answer to a line; "" or a part of one where the process ends before."""
        assert self._process is not None
        assert self._process.stdout is not None
        timer = threading.Timer(PATIENCE, self._process.kill)
        timer.start()
        try:
            self._write(line)
            return self._process.stdout.readline()
        finally:
            timer.cancel()

    def _write(self, line: str) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(f"{line}\n")
            self._process.stdin.flush()
        except BrokenPipeError:  # it has died; reading from it tells
            pass


def _first_line(message: str) -> str:
    """Vega's own words, without the stack of its calls."""
    lines = [line.strip() for line in message.split("\n")]
    told = next((line for line in lines[1:] if line), lines[0])
    return told.removeprefix("Error: ")
