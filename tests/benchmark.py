"""What the press edition costs: `python tests/benchmark.py [YEAR] [--runs 5]`.

Renders the screen edition alone and both editions, in turns, each in a process of its own, and
prints the medians of CPU time and of peak memory with their ratios. It is no test: times are noisy.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
CASES = {"screen": ("--edition", "screen"), "both": ("--edition", "screen", "--edition", "press")}


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU and wall time in s, and peak memory in MiB, of one run."""

    cpu: float
    wall: float
    memory: float


def measure(year: str, options: tuple[str, ...]) -> Cost:
    """Render once; the folder of the output is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "ngen_pdf", "render", year, "--quiet", *options]
        start = time.monotonic()
        child = subprocess.Popen(
            [*command, "--output", folder],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
            stdout=subprocess.DEVNULL,
        )
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(child.returncode)
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    wall = time.monotonic() - start
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / unit)


def main() -> None:
    """Measure in turns and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("year", nargs="?", default="2020-2021")
    parser.add_argument("--runs", type=int, default=5)
    wanted = parser.parse_args()
    costs: dict[str, list[Cost]] = {name: [] for name in CASES}
    for _ in range(wanted.runs):
        for name, options in CASES.items():
            costs[name].append(measure(wanted.year, options))
    medians = {
        name: [median(getattr(run, what) for run in runs) for what in ("cpu", "wall", "memory")]
        for name, runs in costs.items()
    }
    for name, (cpu, wall, memory) in medians.items():
        sys.stdout.write(f"{name:8} {cpu:6.2f} s CPU  {wall:6.2f} s  {memory:6.0f} MiB\n")
    ratios = [both / alone for alone, both in zip(*medians.values(), strict=True)]
    sys.stdout.write("ratio    {:6.2f}        {:6.2f}    {:6.2f}\n".format(*ratios))


if __name__ == "__main__":
    main()
