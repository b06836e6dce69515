"""Keeps the pages of the index's marks from one run to the next, in build/YEAR/.

In: the root and a year. Out: what the last run found, as a guess to begin with. A guess
that is wrong costs a layout and changes nothing, so whatever is wrong with the file is
no problem: it is as if it were not there.
"""

import json
from pathlib import Path

from ngen_pdf import config, output
from ngen_pdf.index import Leaf, Leaves
from ngen_pdf.problems import NgenError, Problem

MAX_BYTES = 4 << 20


def recall(root: Path, year: str) -> Leaves:
    """The pages that the last run found, or none."""
    data = config.read_bytes(root, _path(year), MAX_BYTES)
    if isinstance(data, Problem):
        return {}
    try:
        return _leaves(json.loads(data))
    except (ValueError, RecursionError):  # JSON that is none, or nested too deeply
        return {}


def keep(root: Path, year: str, leaves: Leaves) -> None:
    """Write them down for the next run; where that cannot be, it begins without."""
    data = json.dumps({"leaves": leaves}, ensure_ascii=False, indent=0, sort_keys=True)
    try:
        output.replace(root / _path(year), data.encode())
    except (NgenError, OSError):
        return


def _path(year: str) -> str:
    return f"build/{year}/index.json"


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
            return number, folio
        case _:
            raise ValueError("not a page")
