"""What the press edition and preflight cost: `python tests/benchmark.py [YEAR] [--runs 5]`.

Renders the screen edition alone and both editions, in turns, each in a process of its own, and
prints the medians of CPU time and of peak memory with their ratios. Then it judges both editions,
and a file of 300 pages made of the press edition's, and prints the CPU time, its share of what
rendering without judging costs, and that of a page. It is no test: times are noisy.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from statistics import median

import pikepdf

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from ngen_pdf import build, preflight  # noqa: E402
from ngen_pdf.preflight import profiles  # noqa: E402

PAGES = 300
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


def judged(pdf: bytes, runs: int) -> float:
    """The median CPU time in s of reading a file and judging it by the profile that fits it."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        verdict = preflight.check(pdf)
        times.append(time.process_time() - start)
        assert verdict.profile in (profiles.PRESS, profiles.SCREEN)
    return median(times)


def lengthened(press: bytes) -> bytes:
    """A file of `PAGES` pages: those of a press edition over and over, each with its content."""
    whole = BytesIO()
    with pikepdf.open(BytesIO(press)) as pdf:
        while len(pdf.pages) < PAGES:
            with pikepdf.open(BytesIO(press)) as more:
                pdf.pages.extend(more.pages)
        del pdf.pages[PAGES:]
        pdf.save(whole)
    return whole.getvalue()


def measure_preflight(year: str, runs: int, rendering: float) -> None:
    """Judge what `render` makes, which took so many s of CPU, and a long file."""
    with tempfile.TemporaryDirectory() as folder:
        made = build.render(ROOT, year, folder=Path(folder))
        editions = [file.read_bytes() for file in made.files]
    both = sum(judged(pdf, runs) for pdf in editions)
    share = both / (rendering - both)
    sys.stdout.write(f"judging  {both:6.2f} s CPU  {share:6.0%} of rendering\n")
    page = judged(lengthened(editions[-1]), runs) / PAGES
    sys.stdout.write(f"a page   {page * 1000:6.2f} ms, of {PAGES}\n")


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
    measure_preflight(wanted.year, wanted.runs, medians["both"][0])


if __name__ == "__main__":
    main()
