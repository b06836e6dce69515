"""Judges files of any kind, one after another, in processes that the system ends.

`python tests/preflight/fuzz.py --minutes 30 --seed 7` changes sound files at random and judges
them for so long, then says which of them broke something; `--more FILE ...` changes those, too.
`--number N` judges one of them in the open, and `--keep FILE` writes it down.
"""

import argparse
import json
import resource
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parents[1] / "src")]

from hostile import HOSTILE  # noqa: E402
from mutants import mutant  # noqa: E402

from ngen_pdf import preflight  # noqa: E402
from ngen_pdf.preflight import confined, profiles, thumbnails  # noqa: E402
from ngen_pdf.preflight.child import ROOM  # noqa: E402

import_module("hostile_circles")
import_module("hostile_types")

SLOW = 10  # seconds for a file, by all profiles
PROFILES = ("gwg-sheetfed", "screen")
BATCH = 500  # files to a process


@dataclass(frozen=True)
class Broken:
    """A file by its name, and what it broke."""

    name: str
    what: str


def made(name: str) -> bytes:
    """A file by its name: that of a hostile one, or the seed and the number of a mutant."""
    if name in HOSTILE:
        return HOSTILE[name]()
    seed, number, *more = name.split(" ")
    return mutant(int(seed), int(number), tuple(map(Path, more)))


def judge(data: bytes) -> None:
    """Judge a file by each profile, and draw it; raises what is raised there."""
    document = preflight.opened(data)
    if isinstance(document, preflight.Finding):
        return
    for name in PROFILES:
        verdict = preflight.judge(document, profiles.named(name))
    tuple(thumbnails.draw(data, verdict))


# --- in a process of its own ---------------------------------------------------


def child(copy: Path) -> None:
    """Judge the files that stdin names; tell what is begun, and what breaks.

    Each file is written to `copy`, for those that end the process.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM))
    for line in sys.stdin:
        name = json.loads(line)
        _tell(name, "made")
        data = made(name)
        copy.write_bytes(data)
        _tell(name, "judged")
        signal.alarm(SLOW)
        try:
            judge(data)
        except MemoryError:
            pass  # told by `confined`
        except Exception:
            _tell(name, "broken", traceback.format_exc(limit=-4))
        signal.alarm(0)


def _tell(name: str, step: str, what: str = "") -> None:
    sys.stdout.write(json.dumps([name, step, what]) + "\n")
    sys.stdout.flush()


# --- around it -------------------------------------------------------------------


def tried(names: Sequence[str]) -> Iterator[Broken]:
    """Judge files, and tell of those that break something.

    One that ends the process breaks nothing if it gets a verdict where the command judges it.
    """
    waiting = list(names)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "a.pdf")
        while waiting:
            told = _run(waiting, copy)
            yield from (Broken(name, what) for name, step, what in told if step == "broken")
            begun = [name for name, step, _ in told if step == "made"]
            assert begun, "the process ends before it judges anything"
            if len(begun) < len(waiting) and told[-1][1] == "judged":
                yield from _alone(begun[-1], copy)
            waiting = waiting[len(begun) :]


def _run(names: Iterable[str], copy: Path) -> list[tuple[str, str, str]]:
    lines = "".join(f"{json.dumps(name)}\n" for name in names)
    command = [sys.executable, str(HERE / "fuzz.py"), "--child", str(copy)]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=False)
    return [tuple(json.loads(line)) for line in done.stdout.splitlines()]


def _alone(name: str, file: Path) -> Iterator[Broken]:
    for profile in PROFILES:
        start = time.monotonic()
        verdict = confined.judge(file, profile, None, thumbnails=True).verdict
        took = time.monotonic() - start
        if took > confined.SECONDS:
            yield Broken(name, f"takes {took:.1f} seconds by {profile}")
        if not verdict.findings:
            yield Broken(name, f"ends the process without a word by {profile}")
        sys.stderr.write(f"{name} ends the process: {[f.message for f in verdict.findings][:2]}\n")


def main() -> None:
    """Do as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--more", nargs="*", default=[])
    parser.add_argument("--number", type=int)
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    more = [str(Path(path).absolute()) for path in asked.more]
    if asked.number is not None:
        data = made(" ".join([str(asked.seed), str(asked.number), *more]))
        if asked.keep:
            asked.keep.write_bytes(data)
        judge(data)
    else:
        sys.exit(_for_long(asked.minutes, asked.seed, more))


def _for_long(minutes: float, seed: int, more: list[str]) -> int:
    """The exit status after so many minutes: 1 where something broke."""
    end, number, broken = time.monotonic() + minutes * 60, 0, 0
    while time.monotonic() < end:
        names = [" ".join([str(seed), str(number + step), *more]) for step in range(BATCH)]
        for one in tried(names):
            broken += 1
            sys.stdout.write(f"{one.name}: {one.what}\n")
        number += BATCH
        sys.stderr.write(f"\r{number} files, {broken} broke something ")
    sys.stderr.write("\n")
    return 1 if broken else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(Path(sys.argv[2]))
    else:
        main()
