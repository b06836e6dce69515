"""What one run leaves to the next: JSON files in build/YEAR/.

In: the root, a year, the name of a file. Out: what was read; a file. They only save work, so
whatever is wrong with one is no problem: it is as if it were not there.
"""

import json
from pathlib import Path

from ngen_pdf import config, output
from ngen_pdf.problems import NgenError, Problem


def recall(root: Path, year: str, name: str, limit: int) -> object:
    """What the last run left in the file of that name, of `limit` bytes at most, or None."""
    data = config.read_bytes(root, _path(year, name), limit)
    if isinstance(data, Problem):
        return None
    try:
        return json.loads(data)
    except (ValueError, RecursionError):  # JSON that is none, or nested too deeply
        return None


def keep(root: Path, year: str, name: str, value: object) -> None:
    """Leave a value to the next run; where that cannot be, it begins without."""
    data = json.dumps(value, ensure_ascii=False, indent=0, sort_keys=True)
    try:
        output.replace(root / _path(year, name), data.encode())
    except (NgenError, OSError):
        return


def _path(year: str, name: str) -> str:
    return f"build/{year}/{name}"
