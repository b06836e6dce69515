"""How rules write numbers of pages and things.

In: numbers. Out: text for messages.
"""

from collections.abc import Sequence

LISTED = 8  # of runs of pages


def pages(numbers: Sequence[int]) -> str:
    """Page numbers, in order, as a message begins: `page 3`, `pages 2, 5 to 9`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    told = ", ".join(_run(run) for run in runs[:LISTED])
    if rest := sum(run[-1] - run[0] + 1 for run in runs[LISTED:]):
        told = f"{told} and {rest} more"
    return f"page {told}" if len(numbers) == 1 else f"pages {told}"


def _run(run: list[int]) -> str:
    first, last = run[0], run[-1]
    if last - first > 1:
        return f"{first} to {last}"
    return f"{first}, {last}" if last > first else f"{first}"


def plural(count: int, thing: str) -> str:
    """A number of things: `1 page`, `2 pages`."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"
