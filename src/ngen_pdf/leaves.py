"""Keeps the pages of the index's marks from one run to the next, in build/YEAR/.

In: the root and a year. Out: what the last run found, as a guess to begin with. A guess
that is wrong costs a layout and changes nothing.
"""

from pathlib import Path

from ngen_pdf import keeping
from ngen_pdf.index import Leaf, Leaves

FILE = "index.json"
MAX_BYTES = 4 << 20


def recall(root: Path, year: str) -> Leaves:
    """The pages that the last run found, or none."""
    try:
        return _leaves(keeping.recall(root, year, FILE, MAX_BYTES))
    except ValueError:
        return {}


def keep(root: Path, year: str, leaves: Leaves) -> None:
    """Write them down for the next run."""
    keeping.keep(root, year, FILE, {"leaves": leaves})


def _leaves(read: object) -> Leaves:
    """The pages as they were written down; `ValueError` where it is anything else."""
    known = read.get("leaves") if isinstance(read, dict) else None
    if not isinstance(known, dict):
        raise ValueError("no pages")
    lists = {str(name): pages for name, pages in known.items() if isinstance(pages, list)}
    return {name: tuple(map(_leaf, pages)) for name, pages in lists.items()}


def _leaf(read: object) -> Leaf:
    match read:
        case [int(number), str(folio)]:
            folio.encode()  # a `ValueError` where it is half a character
            return number, folio
        case _:
            raise ValueError("not a page")
