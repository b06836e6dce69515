"""Makes the ICC profiles of this folder again, byte for byte, out of characterization data.

In: the folder with the data files (README.md says where they come from). Out: ICC profiles
beside this file. It needs `colprof` of ArgyllCMS 2.3.1.
"""

import shutil
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
MADE = datetime(2026, 1, 1)  # written into the headers, in place of the clock's

INK_LIMIT = "-l300"
# no K in the lightest third, so that it does not show as grain there
BLACK = ("-kp", "0", "0.3", "0.94", "0.94", "0.48")
# from the press a medium grid, to the press a fine one: README.md has the measurements
GRIDS = ("-qm", "-bh")
NO_SOURCE_DATA = "-nc"


class Recipe(NamedTuple):
    """A profile to be made: the data file, and what the profile says of itself."""

    data: str
    description: str
    source: str


RECIPES = {
    "gracol-coated.icc": Recipe(
        "TR006.ti3",
        "GRACoL 2006 coated, from CGATS TR 006",
        "Characterization data: ANSI CGATS/GRACoL TR 006-2007, Copyright 2007 NPES",
    ),
    "fogra39-coated.icc": Recipe(
        "FOGRA39L.ti3",
        "Offset on coated paper, from FOGRA39L",
        "Characterization data: FOGRA39L, December 2006, Fogra",
    ),
    "fogra29-uncoated.icc": Recipe(
        "FOGRA29L.ti3",
        "Offset on uncoated paper, from FOGRA29L",
        "Characterization data: FOGRA29L, September 2003, Fogra",
    ),
}


def make(name: str, recipe: Recipe, data: Path) -> None:
    """One profile; an error of `colprof` ends it."""
    with tempfile.TemporaryDirectory() as folder:
        base, made = Path(folder) / "data", Path(folder) / name
        shutil.copyfile(data / recipe.data, base.with_suffix(".ti3"))
        says = ("-A", "ngen-pdf", "-D", recipe.description, "-C", recipe.source)
        command = ("colprof", *GRIDS, INK_LIMIT, *BLACK, NO_SOURCE_DATA, *says, "-O", made, base)
        subprocess.run(command, check=True)
        (HERE / name).write_bytes(_dated(made.read_bytes()))


def _dated(profile: bytes) -> bytes:
    """The profile with the date of creation set: ICC.1:2001-04, 6.1.5, six numbers of 16 bits."""
    date = b"".join(part.to_bytes(2) for part in MADE.timetuple()[:6])
    return profile[:24] + date + profile[36:]


if __name__ == "__main__":
    for name, recipe in RECIPES.items():
        make(name, recipe, Path(sys.argv[1]))
