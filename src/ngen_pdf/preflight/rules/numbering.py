"""How rules write numbers of pages.

In: numbers. Out: text for messages. Findings alike on several pages are put together by `formats`.
"""

from collections.abc import Sequence

from ngen_pdf.preflight.facts import Page

LISTED = 8  # of runs of pages


def pages(numbers: Sequence[int], of: Sequence[Page] = ()) -> str:
    """Pages, in order, as a message begins: `page iv`, `pages 2, 5-9`.

    They are named by the labels `of` the pages, without them by their numbers in the file.
    """
    labels = {page.number: page.label for page in of}
    names = {number: labels.get(number) or str(number) for number in numbers}
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    told = ", ".join(_run([names[number] for number in run]) for run in runs[:LISTED])
    if rest := sum(map(len, runs[LISTED:])):
        told = f"{told} and {rest} more"
    return f"page {told}" if len(numbers) == 1 else f"pages {told}"


def here(numbers: Sequence[int], of: Sequence[Page]) -> str:
    """The page on which something is told, the first, and others: `the page and pages 5-9`."""
    others = numbers[1:]
    return f"the page and {pages(others, of)}" if others else "the page"


def _run(names: list[str]) -> str:
    return ", ".join(names) if len(names) < 3 else f"{names[0]}-{names[-1]}"
